/// Periods as people write them.
extension Period {
  /// Reads a stored form, or `năm 2024`, `6 tháng đầu năm 2024`, `quý III/2024`, `Q1/2025`,
  /// `tháng 7/2024`, `7/2024`, `9 tháng năm 2024`, `2020-2024`, `giai đoạn 2021–2025`,
  /// `10 năm 2013-2023`, `từ tháng 1 đến tháng 9 năm 2025`, `từ 2017 đến nay`.
  init?(written text: String) {
    let tidy = text.tidied.withoutZeroFraction
    if let stored = Period(tidy) {
      self = stored
      return
    }
    guard !text.hasForeignDigits else { return nil }
    let words = tidy.searchKey.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter {
        !["nam", "giai", "doan", "period", "the", "of", "year", "nhiem", "ky"].contains($0)
      }
    guard let form = Period.stored(words), let period = Period(form) else { return nil }
    self = period
  }

  /// The stored form of what is said in those words.
  private static func stored(_ words: [String]) -> String? {
    let years = words.filter { $0.utf8.count == 4 && Int($0) != nil }
    let rest = words.filter { !years.contains($0) }
    switch (rest, years.count) {
    case ([], 1): return years[0]
    case ([], 2), (["tu", "den"], 2), (["from", "to"], 2): return "\(years[0])/\(years[1])"
    case (["tu", "den", "nay"], 1), (["from", "to", "present"], 1), (["from", "to", "date"], 1):
      return "\(years[0])/.."
    case (["6", "thang", "cuoi"], 1), (["last", "6", "months"], 1): return "\(years[0])-S2"
    case (_, 1): return part(rest, of: years[0])
    case (_, 2) where rest.count == 1: return whole(rest[0], years)
    default: return nil
    }
  }

  /// `10 năm 2013-2023`: the number of years must be that of the span, both ends counted or not.
  private static func whole(_ count: String, _ years: [String]) -> String? {
    guard let count = Int(count), let first = Int(years[0]), let last = Int(years[1]),
      [last - first, last - first + 1].contains(count)
    else { return nil }
    return "\(first)/\(last)"
  }

  /// A part of one year.
  private static func part(_ rest: [String], of year: String) -> String? {
    let numbers = rest.compactMap(number)
    let words = rest.map { number($0) == nil ? $0 : "#" }.joined(separator: " ")
    switch words {
    case "tu thang # den thang #", "thang # den thang #", "tu thang # den #", "thang # den #":
      return span(numbers[0], numbers[1], year)
    case "# thang dau", "# thang", "# months", "first # months": return span(1, numbers[0], year)
    case "quy #", "quarter #": return quarter(numbers[0], year)
    // `Q1` and `T7`.
    case _ where rest.count == 1 && words.first == "q": return quarter(Int(words.dropFirst()), year)
    case _ where rest.count == 1 && words.first == "t": return month(Int(words.dropFirst()), year)
    case "thang #": return month(numbers[0], year)
    // `3/2025`; `III/2025` may be a quarter.
    case "#": return month(Int(rest[0]), year)
    default: return nil
    }
  }

  private static func quarter(_ number: Int?, _ year: String) -> String? {
    number.flatMap { (1...4).contains($0) ? "\(year)-Q\($0)" : nil }
  }

  private static func month(_ number: Int?, _ year: String) -> String? {
    number.flatMap { (1...12).contains($0) ? "\(year)-\($0.padded(2))" : nil }
  }

  /// Months of one year, in the shortest of the stored forms: one period has one text.
  private static func span(_ first: Int, _ last: Int, _ year: String) -> String? {
    guard 1 <= first, first <= last, last <= 12 else { return nil }
    switch (first, last) {
    case (1, 12): return year
    case (1, 6): return "\(year)-S1"
    case (7, 12): return "\(year)-S2"
    case (let first, let last) where first == last: return month(first, year)
    case (let first, let last) where last - first == 2 && last % 3 == 0:
      return quarter(last / 3, year)
    default: return "\(year)-\(first.padded(2))/\(year)-\(last.padded(2))"
    }
  }

  /// In digits, or Roman from I to IV.
  private static func number(_ word: String) -> Int? {
    Int(word) ?? ["i", "ii", "iii", "iv"].firstIndex(of: word).map { $0 + 1 }
  }
}
