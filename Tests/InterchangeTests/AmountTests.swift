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
    ])
  func refused(_ text: String) {
    #expect(throws: DomainError.self) { try Amount(text, field: "--value") }
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
