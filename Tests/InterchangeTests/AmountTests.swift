import Storage
import Testing

@testable import Interchange

@Suite("Amounts as people write them")
struct AmountTests {
  @Test(
    "a number with its qualifier and unit",
    arguments: [
      ("13268", "=", "13268"), ("13.268 mô", "", ""), ("gần 2.500", "<", "2500"),
      ("nearly 2,500", "<", "2500"), ("GAN 2.500", "<", "2500"),
      ("trên 130 tỷ đồng", ">", "130000000000"),
      ("over 153 billion VND", ">", "153000000000"), ("5,3 tỷ", "=", "5300000000"),
      ("5.3 billion", "=", "5300000000"), ("341.113 triệu", "=", "341113000000"),
      ("341,113 million VND", "=", "341113000000"), ("3.600.000.000", "=", "3600000000"),
      ("1.234,5", "=", "1234.5"), ("1,234.5", "=", "1234.5"), ("95.1 %", "=", "95.1"),
      ("95,1%", "=", "95.1"), ("khoảng 25", "~", "25"), ("about 25", "~", "25"),
      ("ít nhất 3", ">=", "3"), ("không quá 4", "<=", "4"), ("130tỷ", "=", "130000000000"),
      ("0.500", "=", "0.500"), ("2 500", "=", "2500"), ("1,5", "=", "1.5"),
      ("1 234 567", "=", "1234567"), ("1 234,5", "=", "1234.5"), ("１２", "=", "12"),
      ("13268.0", "=", "13268"), ("2026,0", "=", "2026"), ("95.0 %", "=", "95.0"),
      ("< 12", "<", "12"), ("<12", "<", "12"), ("> 56.0 %", ">", "56.0"), ("≥ 5", ">=", "5"),
      ("≤5", "<=", "5"), (">=5", ">=", "5"), ("<= 5", "<=", "5"), ("~ 25", "~", "25"),
      ("dưới 100", "<", "100"), ("chưa đến 100", "<", "100"), ("không quá 2.500", "<=", "2500"),
      ("tối thiểu 3", ">=", "3"), ("100 trở lên", ">=", "100"),
      ("5 tỷ trở lên", ">=", "5000000000"),
      ("less than 2,500", "<", "2500"), ("500 tr", "=", "500000000"), ("500trđ", "=", "500000000"),
    ])
  func reads(_ text: String, _ comparator: String, _ value: String) throws {
    guard !value.isEmpty else {
      #expect(throws: DomainError.self) { try Amount(text, field: "--value") }
      return
    }
    let quantity = try Amount(text, field: "--value").quantity
    #expect(quantity.comparator.rawValue == comparator)
    #expect(quantity.value.description == value)
    #expect(quantity.verbatim == text)
  }

  @Test("what can be read two ways is asked about, until the style says which")
  func ambiguous() throws {
    for text in ["2.500", "2,500", "341.113"] {
      #expect(throws: DomainError.self) { try Amount(text, field: "--value") }
    }
    #expect(try Amount("2.500", field: "", style: .vietnamese).quantity.value == Decimal(2500))
    #expect(
      try Amount("2.500", field: "", style: .english).quantity.value == Decimal(2500, scale: 3))
    #expect(try Amount("2,500", field: "", style: .english).quantity.value == Decimal(2500))
    #expect(throws: DomainError.self) { try Amount("1,234.5", field: "", style: .vietnamese) }
  }

  @Test(
    "what is no number is refused",
    arguments: [
      "", "gần", "tỷ", "nhiều", "1.2.3", "12.34.567", "1,,5", "-5", "1e9", "5 3 x",
      "99999999999 tỷ",
      "1..5", ",5", "5,", ",123", ".123.456",
      "1400¹", "⁰⁴⁵", "12 15", "12\n15", "1 2", "1234 567", "12 3456", "0 500", "1.234 567",
      "½", "①", "٣", "12²", "5 tỷ 3", "< ", "1400 ¹",
    ])
  func refused(_ text: String) {
    #expect(throws: DomainError.self) { try Amount(text, field: "--value") }
  }

  @Test("a unit of the column multiplies, and says nothing of who typed the number")
  func columnUnit() throws {
    #expect(throws: DomainError.self) { try Amount("2,500", field: "", unit: "triệu đồng") }
    let read = try Amount("2,500", field: "", style: .english, unit: "triệu đồng").quantity
    #expect(read.value == Decimal(2_500_000_000) && read.verbatim == "2,500 triệu đồng")
    #expect(
      try Amount("gần 2.500", field: "", unit: "tr.đ").quantity.value == Decimal(2_500_000_000))
    #expect(
      try Amount("3,6 tỷ", field: "", unit: "tr.đ").quantity.value == Decimal(3_600_000_000))
    #expect(
      try Amount("3600000", field: "", unit: "1.000 đồng").quantity.value == Decimal(3_600_000_000))
    #expect(throws: DomainError.self) { try Amount("5", field: "", unit: "USD") }
    #expect(throws: DomainError.self) { try Amount("5", field: "", unit: "triệu đồng/người") }
  }

  @Test(
    "one cell tells of its column",
    arguments: [
      ("12,5", .only(.vietnamese)), ("12.5", .only(.english)), ("1.234.567", .only(.vietnamese)),
      ("1,234,567", .only(.english)), ("2.500", .either), ("2,500", .either), ("2500", .same),
      ("2 500", .same), ("13268.0", .same), ("gần 2.500", .only(.vietnamese)),
      ("gần 2500", .same), ("12 15", .unreadable), ("", .unreadable), ("1400¹", .unreadable),
    ] as [(String, Clue<Amount.Style>)])
  func clue(_ text: String, _ clue: Clue<Amount.Style>) {
    #expect(Amount.clue(of: text) == clue)
  }

  @Test(
    "units as they stand in headers and above tables",
    arguments: [
      ("đồng", 0), ("VNĐ", 0), ("1.000 đồng", 3), ("1000 đồng", 3), ("1,000đ", 3),
      ("1 000 đồng", 3),
      ("nghìn đồng", 3), ("ngàn đồng", 3), ("ngđ", 3), ("tr.đ", 6), ("trđ", 6), ("Tr. đồng", 6),
      ("triệu đồng", 6), ("TRIỆU ĐỒNG", 6), ("1.000.000 đồng", 6), ("tỷ đồng", 9), ("tỉ", 9),
      ("ĐVT: 1.000 đồng", 3), ("Đơn vị tính: triệu đồng", 6), ("Đvt : tr.đ", 6),
      ("Số tiền (triệu đồng)", 6), ("Số tiền (ĐVT: 1.000 đồng)", 3), ("Amount (million VND)", 6),
      ("Thực hiện [tỷ đồng] (đến 30/6)", 9),
    ])
  func unit(_ text: String, _ power: Int) {
    #expect(Amount.Unit(text) == .power(power))
  }

  @Test(arguments: [
    "triệu đồng/người/năm", "Thu nhập (triệu đồng/người/năm)", "USD", "triệu USD", "Số tiền (USD)",
    "ĐVT: hộ", "Đơn vị tính: 1.500 đồng", "(nghìn tỷ yên)",
  ])
  func `What is no plain unit of đồng is said`(_ text: String) {
    guard case .notUnderstood = Amount.Unit(text) else {
      Issue.record("\(text): \(String(describing: Amount.Unit(text)))")
      return
    }
  }

  @Test(arguments: [
    "Số tiền", "Số tiền (bằng số)", "Đồng chí phụ trách", "ĐVT", "Đơn vị", "", "Hội đồng", "(1)",
    "Tên mô hình (ghi rõ)", "Đơn vị thực hiện",
  ])
  func `Where no unit is stated there is none`(_ text: String) {
    #expect(Amount.Unit(text) == nil)
  }

  @Test("a written number is read back, in both styles")
  func roundTrip() throws {
    for _ in 0..<500 {
      let decimal = Decimal(Int64.random(in: 0...999_999_999_999), scale: Int.random(in: 0...2))
      for (language, style) in [
        (Language.vietnamese, Amount.Style.vietnamese), (.english, .english),
      ] {
        let text = language.written(decimal)
        let read = try Amount(text, field: "--value", style: style).quantity.value
        #expect(read.double == decimal.double, "\(text)")
      }
    }
  }
}
