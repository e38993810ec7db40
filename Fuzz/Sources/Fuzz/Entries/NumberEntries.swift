import Query
import Storage

@testable import Interchange

extension Entry {
  /// Numbers as people write them.
  static let amount = Entry(name: "amount") { bytes in
    let text = bytes.text
    if let number = Decimal(text) {
      try expectSame(Decimal(number.description), number, "a decimal written out")
    }
    for style in [nil, .vietnamese, .english] as [Amount.Style?] {
      guard let quantity = (try? Amount(text, field: "x", style: style))?.quantity else { continue }
      try expect(quantity.value.units >= 0, "a negative amount")
      try expect((0...6).contains(quantity.value.scale), "a scale of \(quantity.value.scale)")
      try expectSame(quantity.verbatim, text.tidied, "what was said")
      try again(quantity)
      try compareWithPlain(text, style, quantity.value)
    }
  }

  /// Written out and read again it is the same, in both styles.
  private static func again(_ quantity: Quantity) throws {
    for (language, style) in [(Language.vietnamese, Amount.Style.vietnamese), (.english, .english)]
    {
      let written = language.written(quantity.value)
      let read = try Amount(word(quantity.comparator, language) + written, field: "x", style: style)
      try expectSame(read.quantity.value, quantity.value, "written as \(written)")
      try expectSame(read.quantity.comparator, quantity.comparator, "written as \(written)")
    }
    guard let printed = Interval(quantity.value, quantity.comparator).qualified else { return }
    try expectSame(printed.value, quantity.value, "as it is printed")
  }

  private static func word(_ comparator: Comparator, _ language: Language) -> String {
    let isEnglish = language == .english
    return switch comparator {
    case .equal: ""
    case .about: isEnglish ? "about " : "khoảng "
    case .below: isEnglish ? "nearly " : "gần "
    case .atMost: isEnglish ? "at most " : "không quá "
    case .above: isEnglish ? "over " : "trên "
    case .atLeast: isEnglish ? "at least " : "ít nhất "
    }
  }

  /// Digits and marks alone are judged by the plain rules: whole, or in groups of three, and
  /// perhaps a decimal mark between digits.
  private static func compareWithPlain(
    _ text: String, _ style: Amount.Style?, _ value: Decimal
  ) throws {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ (48...57).contains($0) || $0 == 44 || $0 == 46 })
    else { return }
    let readings = (style.map { [$0] } ?? Amount.Style.allCases).compactMap { plain(bytes, $0) }
    try expect(readings.contains(value), "\(text) was read as \(value), not as \(readings)")
    try expect(Set(readings).count == 1, "\(text) can be read as \(readings)")
  }

  private static func plain(_ bytes: [UInt8], _ style: Amount.Style) -> Decimal? {
    let (group, point): (UInt8, UInt8) = style == .vietnamese ? (46, 44) : (44, 46)
    let halves = bytes.split(separator: point, omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.allSatisfy({ !$0.isEmpty }) else { return nil }
    let groups = halves[0].split(separator: group, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups[0].first != 48,
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    let fraction = halves.dropFirst().first ?? []
    guard fraction.count <= 6, !fraction.contains(group) else { return nil }
    // `13268.0` is how some spreadsheets save a whole number.
    if groups.count == 1, fraction == [48] {
      return Int64(String(decoding: groups[0], as: UTF8.self)).map { Decimal($0) }
    }
    let digits = groups.flatMap { $0 } + fraction
    return Int64(String(decoding: digits, as: UTF8.self)).map { Decimal($0, scale: fraction.count) }
  }

  /// A sum of money in a column whose header or form says the unit.
  static let money = Entry(name: "money") { bytes in
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains(0x22), !parts[1].contains(0x22) else { return }
    let quoted = { (part: [UInt8]) in [0x22] + part + [0x22] }
    let head = Array("Tên quỹ;".utf8) + quoted(Array("Số tiền (".utf8) + Array(parts[0]) + [0x29])
    let file = head + Array("\nA;".utf8) + quoted(Array(parts[1])) + [0x0A]
    do {
      let (table, place) = try reader(of: file, moneyLabels, prefilled: [])
      while let row = try table.next() {
        guard case .data(let record, _) = row else { continue }
        let row = ImportRow(record, place.header, [:])
        guard let amount = try row.money("amount", ImportSettings()) else { continue }
        try compareWithUnit(amount.quantity, try row.text("amount") ?? "", place.header)
        try again(amount.quantity)
      }
    } catch is DomainError {}
  }

  private static let moneyLabels = FundSpec.labels

  /// The unit of the header multiplies what says none itself.
  private static func compareWithUnit(
    _ quantity: Quantity, _ text: String, _ header: TableHeader
  ) throws {
    guard !Amount.hasUnit(text), let unit = header.unit(of: "amount"),
      let zeros = ["triệu đồng": 6, "tỷ đồng": 9, "nghìn đồng": 3, "đồng": 0][unit],
      let bare = try? Amount(text, field: "amount", style: .vietnamese).quantity.value
    else { return }
    let product = (0..<zeros).reduce(Int128(bare.units)) { value, _ in value * 10 }
    let scaled = (0..<bare.scale).reduce(Int128(quantity.value.units)) { value, _ in value * 10 }
    let written = (0..<quantity.value.scale).reduce(product) { value, _ in value * 10 }
    try expectSame(scaled, written, "“\(text)” in \(unit)")
  }
}
