@testable import Storage

extension Entry {
  /// Days as people and spreadsheets write them.
  static let day = Entry(name: "day") { bytes in
    let text = bytes.text
    if let day = Day(iso: text) { try expectSame(day.iso, text, "a day in ISO form") }
    guard let day = try? Day.parse(text, field: "x") else { return }
    try expect((1000...9999).contains(day.year), "year \(day.year)")
    try expect((1...12).contains(day.month), "month \(day.month)")
    try expect((1...31).contains(day.day), "day \(day.day)")
    try expectSame(Day(iso: day.iso), day, "stored and read")
    for language in [Language.vietnamese, .english] {
      try expectSame(try? Day.parse(language.written(day), field: "x"), day, "printed and read")
    }
    try compareWithPlain(text, day)
  }

  /// Digits and one kind of mark are day, month and year, or year, month and day; nothing is
  /// guessed of two digits for a year where the dash may mean the year comes first.
  private static func compareWithPlain(_ text: String, _ day: Day) throws {
    // A spreadsheet's number, as some save it.
    guard !text.hasSuffix(".0"), let mark = text.utf8.first(where: { !(48...57).contains($0) }),
      "/-.".utf8.contains(mark),
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == mark })
    else { return }
    let parts = text.utf8.split(separator: mark, omittingEmptySubsequences: false).map {
      String($0) ?? ""
    }
    guard parts.count == 3 else { throw Violation(description: "\(text) was read as \(day)") }
    let wanted =
      parts[0].utf8.count == 4
      ? parts : parts[2].utf8.count == 4 ? parts.reversed() : ["20" + parts[2], parts[1], parts[0]]
    try expectSame([day.year, day.month, day.day], wanted.compactMap { Int($0) }, text)
  }

  /// Periods as people write them.
  static let period = Entry(name: "period") { bytes in
    let text = bytes.text
    for period in [Period(text), Period(written: text)].compactMap(\.self) {
      try expectSame(Period(period.text), period, "stored and read")
      try expectSame(Period(written: period.text), period, "stored and written again")
      try expect(isStoredForm(period.text), "“\(period.text)” is stored for a period")
      if let last = period.last { try expect(period.first <= last, "ends before it begins") }
    }
    if let stored = try? Period.stored(text), !stored.isEmpty {
      try expect(Period(stored) != nil, "“\(stored)” is stored for a period")
    }
  }

  /// Two texts of one period would be two periods for SQLite.
  private static func isStoredForm(_ text: String) -> Bool {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    return ends.count <= 2
      && ends.enumerated().allSatisfy { index, end in
        if index == 1, end == ".." { return true }
        let digits = Array(end.utf8)
        guard digits.count >= 4, digits[..<4].allSatisfy({ (48...57).contains($0) }) else {
          return false
        }
        let rest = String(end.dropFirst(4))
        let parts = ["", "-S1", "-S2", "-Q1", "-Q2", "-Q3", "-Q4"]
        return parts.contains(rest) || (1...12).contains { rest == "-" + $0.padded(2) }
      }
  }

  /// The numbers of documents.
  static let directive = Entry(name: "directive") { bytes in
    guard let number = DirectiveNumber(bytes.text) else { return }
    if let year = number.year { try expect((1000...9999).contains(year), "the year \(year)") }
    guard let again = DirectiveNumber(number.citation) else {
      throw Violation(description: "its citation “\(number.citation)” is no number")
    }
    try expectSame(again.citation, number.citation, "cited twice")
    try expectSame(again.number, number.number, "the number of \(number.citation)")
    try expectSame(again.year, number.year, "the year of \(number.citation)")
    try expectSame(again.issuerCode, number.issuerCode, "the issuer of \(number.citation)")
    try expectSame(again.typeCode, number.typeCode, "the kind of \(number.citation)")
    try expectSame(again.suffix, number.suffix, "the letter of \(number.citation)")
  }
}
