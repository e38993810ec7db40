/// Days as people and spreadsheets write them.
extension Day: Enterable {
  /// Which of day and month stands first where both are digits.
  public enum Order: String, Sendable, CaseIterable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
  }

  /// As ``parse(_:field:)``; nothing is looked up.
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Day {
    try Day.parse(text, field: field)
  }

  /// Reads `30/10/2024` (also with `-` or `.`), `30/10/24`, `2024-10-30`,
  /// `ngày 30 tháng 10 năm 2024`, `October 30, 2024`, a spreadsheet's `45595`, and any of them with
  /// a time after it. Month first only where `order` says that the column has it so.
  public static func parse(
    _ text: String, field: String, order: Order = .dayFirst
  ) throws(DomainError) -> Day {
    if order == .dayFirst, let day = Day(plain: text) ?? Day(iso: text), day.year > 0 { return day }
    let tidy = text.tidied.withoutTime.withoutZeroFraction
    if tidy.utf8.count == 5, let serial = Int(tidy), let day = Day(serial: serial) { return day }
    guard !text.hasForeignDigits,
      let (year, second, first) = inMarks(tidy.withoutDayWord) ?? inWords(tidy)
    else { throw ValueFault(text, .noDate).error(in: field) }
    let isTurned = order == .monthFirst && isTurned(tidy)
    let (month, day) = isTurned ? (first, second) : (second, first)
    if let day = Day(year: year, month: month, day: day) { return day }
    if order == .dayFirst, Day(year: year, month: day, day: month) != nil {
      throw ValueFault(text, .monthFirst(month)).error(in: field)
    }
    throw ValueFault(text, .noSuchDay).error(in: field)
  }

  /// Whether a text is a day only where the month stands first: `3/16/2026`.
  public static func hasMonthFirst(_ text: String) -> Bool {
    !text.isEmpty && (try? parse(text, field: "")) == nil && clue(of: text) == .only(.monthFirst)
  }

  /// What a cell tells of the order in its column: `16/3/2026` begins with the day, `3/16/2026`
  /// with the month, `3/5/2026` may be either; a day in words or ISO form is the same in both.
  public static func clue(of text: String) -> Clue<Order> {
    let readings = Order.allCases.compactMap { order in
      (try? parse(text, field: "", order: order)).map { (order, $0) }
    }
    guard let first = readings.first else { return .unreadable }
    if readings.count == 1 { return .only(first.0) }
    return Set(readings.map(\.1)).count > 1 ? .either : .same
  }

  /// Whether day and month would change places: a year that stands first fixes both.
  private static func isTurned(_ text: String) -> Bool {
    let marked = text.withoutDayWord
    return inMarks(marked) != nil && marked.prefix { $0.isNumber }.count <= 2
  }

  /// `30/10/2024`, as nearly all are written.
  private init?(plain text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/") else {
      return nil
    }
    var numbers = [0, 0, 0]
    for (index, byte) in bytes.enumerated() where index != 2 && index != 5 {
      guard (48...57).contains(byte) else { return nil }
      let part = index < 2 ? 0 : index < 5 ? 1 : 2
      numbers[part] = numbers[part] * 10 + Int(byte - 48)
    }
    self.init(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// Day, month and year, or year, month and day, with the same mark between them.
  private static func inMarks(_ text: String) -> (Int, Int, Int)? {
    guard let mark = text.first(where: { !$0.isNumber && $0 != " " }), "/-.".contains(mark) else {
      return nil
    }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map {
      String($0).tidied
    }
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    if parts[0].utf8.count == 4 { return (numbers[0], numbers[1], numbers[2]) }
    switch parts[2].utf8.count {
    case 4: return (numbers[2], numbers[1], numbers[0])
    // 24-10-30 may begin with the year.
    case 2 where mark != "-": return (2000 + numbers[2], numbers[1], numbers[0])
    default: return nil
    }
  }

  /// `ngày 30 tháng 10 năm 2024`, `30 October 2024`, `October 30, 2024`.
  private static func inWords(_ text: String) -> (Int, Int, Int)? {
    var words = text.searchKey.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    words.removeAll { ["ngay", "nam", "of", "the"].contains($0) }
    if words.count == 4, words[1] == "thang" {
      words.remove(at: 1)
    } else if words.count == 3, let month = month(words[1]) {
      words[1] = String(month)
    } else if words.count == 3, let month = month(words[0]) {
      words = [words[1], String(month), words[2]]
    } else {
      return nil
    }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    switch words[2].utf8.count {
    case 4: return (numbers[2], numbers[1], numbers[0])
    // `5-Mar-26`, as English spreadsheets show a day.
    case 2 where words[0].utf8.count <= 2: return (2000 + numbers[2], numbers[1], numbers[0])
    default: return nil
    }
  }

  /// By its English name or the first three letters of it.
  private static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return names.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }
}

extension String {
  /// `Ngày 5/3/2026` without the word.
  fileprivate var withoutDayWord: String {
    searchKey.hasPrefix("ngay ") ? String(drop { !$0.isWhitespace }).tidied : self
  }

  /// Without a time of day at its end, as spreadsheets add one.
  fileprivate var withoutTime: String {
    guard contains(":") else { return self }
    return String(prefix { $0 != " " && $0 != "T" })
  }
}
