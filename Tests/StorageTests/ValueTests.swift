import Testing

@testable import Storage

@Suite("Days, periods and numbers")
struct ValueTests {
  @Test(
    "days are read as they are written here, never month first",
    arguments: [
      ("2024-10-30", "2024-10-30"), ("30/10/2024", "2024-10-30"), ("30-10-2024", "2024-10-30"),
      ("4/10/2023", "2023-10-04"), (" 04.10.2023 ", "2023-10-04"), ("29/2/2024", "2024-02-29"),
      ("2024-1-5", "2024-01-05"), ("30/10/24", "2024-10-30"), ("45595", "2024-10-30"),
      ("2024-10-30 00:00:00", "2024-10-30"), ("30/10/2024 07:30", "2024-10-30"),
      ("ngày 30 tháng 10 năm 2024", "2024-10-30"), ("Oct 30, 2024", "2024-10-30"),
      ("45595.0", "2024-10-30"),
    ])
  func day(_ text: String, _ iso: String) throws {
    #expect(try Day.parse(text, field: "--on").iso == iso)
  }

  @Test(
    "what is no day is refused",
    arguments: [
      "2024-02-30", "30/13/2024", "10/30/2024", "29/2/2023", "24-10-30", "", "hôm nay",
      "03/2026", "2026", "0/1/2024", "-1/1/2024", "30/10/2024¹", "ngày 3¹ tháng 10 năm 2024",
      "³/10/2024", "1 2/10/2024",
    ])
  func noDay(_ text: String) {
    #expect(throws: DomainError.self) { try Day.parse(text, field: "--on") }
  }

  @Test(
    "one cell tells of the order in its column",
    arguments: [
      ("16/3/2026", .only(.dayFirst)), ("3/16/2026", .only(.monthFirst)), ("3/5/2026", .either),
      ("5/5/2026", .same), ("2026-03-05", .same), ("ngày 3 tháng 5 năm 2026", .same),
      ("March 5, 2026", .same), ("45595", .same), ("ngày 4/9/2026", .either), ("4.9.26", .either),
      ("30/2/2026", .unreadable), ("16/16/2026", .unreadable), ("", .unreadable),
    ] as [(String, Clue<Day.Order>)])
  func clue(_ text: String, _ clue: Clue<Day.Order>) throws {
    #expect(Day.clue(of: text) == clue)
    guard clue == .either else { return }
    let turned = try Day.parse(text, field: "", order: .monthFirst)
    let usual = try Day.parse(text, field: "")
    #expect(turned.month == usual.day && turned.day == usual.month)
  }

  @Test(
    "periods as offices write them",
    arguments: [
      ("9 tháng đầu năm 2025", "2025-01/2025-09"), ("9 tháng năm 2025", "2025-01/2025-09"),
      ("3 tháng đầu năm 2025", "2025-Q1"), ("6 tháng đầu năm 2025", "2025-S1"),
      ("6 tháng cuối năm 2025", "2025-S2"), ("12 tháng năm 2025", "2025"), ("Q1/2025", "2025-Q1"),
      ("quý I/2025", "2025-Q1"), ("Quý IV năm 2025", "2025-Q4"), ("quý 2-2025", "2025-Q2"),
      ("3/2025", "2025-03"), ("tháng 3/2025", "2025-03"), ("T3/2025", "2025-03"),
      ("03-2025", "2025-03"), ("10 năm 2013-2023", "2013/2023"), ("5 năm 2021-2025", "2021/2025"),
      ("giai đoạn 2021–2025", "2021/2025"), ("2026.0", "2026"),
      ("từ tháng 1 đến tháng 9 năm 2025", "2025-01/2025-09"),
      ("tháng 4 đến tháng 6/2025", "2025-Q2"), ("từ 2017 đến nay", "2017/.."),
      ("first 6 months of 2025", "2025-S1"), ("first 9 months of 2025", "2025-01/2025-09"),
    ])
  func writtenPeriod(_ text: String, _ stored: String) {
    #expect(Period(written: text)?.text == stored)
  }

  @Test(
    "what may be another period is refused",
    arguments: [
      "III/2025", "13/2025", "0/2025", "Q5/2025", "13 tháng năm 2025", "7 năm 2013-2023",
      "quý ²/2025", "năm 2025¹", "1/1/2025", "năm học 2024-2025", "tháng 9 đến tháng 1/2025",
      "0 tháng đầu năm 2025", "T/2025", "Q/2025",
    ])
  func noWrittenPeriod(_ text: String) {
    #expect(Period(written: text) == nil)
  }

  @Test("the day before goes back over months and years")
  func before() throws {
    for (day, before) in [
      ("2025-07-01", "2025-06-30"), ("2024-03-01", "2024-02-29"), ("2025-01-01", "2024-12-31"),
    ] {
      #expect(Day(iso: day)?.before.iso == before)
    }
  }

  @Test(
    "periods know their first and last day",
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"), ("2024-S1", "2024-01-01", "2024-06-30"),
      ("2024-S2", "2024-07-01", "2024-12-31"), ("2024-Q3", "2024-07-01", "2024-09-30"),
      ("2024-02", "2024-02-01", "2024-02-29"), ("2020/2024", "2020-01-01", "2024-12-31"),
      ("2017/..", "2017-01-01", nil), ("2024-S1/2025-Q1", "2024-01-01", "2025-03-31"),
    ] as [(String, String, String?)])
  func period(_ text: String, _ first: String, _ last: String?) throws {
    let period = try #require(Period(text))
    #expect(period.first.iso == first)
    #expect(period.last?.iso == last)
  }

  @Test(
    "what is no period is refused",
    arguments: [
      "", "24", "2024-S3", "2024-Q0", "2024-13", "2024/2020", "../2024", "2024-", "2024-01-01",
      "2024-+7", "2024-S+1", "2024-Q01", "+202",
    ])
  func noPeriod(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test(
    "decimals are exact",
    arguments: [
      ("1635", 1635, 0), ("95.1", 951, 1), ("2.36", 236, 2), ("-3", -3, 0), ("0.000001", 1, 6),
      ("-922337203685477580.8", .min, 1),
    ])
  func decimal(_ text: String, _ units: Int64, _ scale: Int) throws {
    let decimal = try #require(Decimal(text))
    #expect(decimal == Decimal(units, scale: scale))
    #expect(decimal.description == text)
  }

  @Test(
    "what is no decimal is refused",
    arguments: [
      "", ".", "1.", ".5", "1,5", "1e3", "--1", "1.2.3", "0.1234567", "9223372036854775808",
    ])
  func noDecimal(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("numbers and dates are written as each language has them")
  func written() {
    let vi = Language.vietnamese
    let en = Language.english
    #expect(vi.written(Decimal(13268)) == "13.268")
    #expect(en.written(Decimal(13268)) == "13,268")
    #expect(vi.written(Decimal(-341_113_000_000)) == "-341.113.000.000")
    #expect(vi.written(Decimal(236, scale: 2)) == "2,36")
  }

  @Test("a repeated name is told with the rule it broke")
  func rules() throws {
    #expect(try Rule.line.apply("title", "  Khéo \"vận động\" 🌾 ") == "Khéo \"vận động\" 🌾")
    for bad in [
      "", "  ", "a\nb", "a\u{1B}[0m", "a\u{202E}b", "a\u{0}b", String(repeating: "x", count: 2001),
    ] {
      #expect(throws: DomainError.self) { try Rule.line.apply("title", bad) }
    }
    #expect(throws: DomainError.self) { try Rule.code.apply("code", "a b") }
  }
}
