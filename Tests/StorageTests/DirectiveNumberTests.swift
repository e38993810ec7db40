import Testing

@testable import Storage

@Suite("Numbers of documents as they are typed")
struct DirectiveNumberTests {
  /// What was typed, and its number, kind, issuer and citation.
  static let readable: [(typed: String, number: Int, type: String, issuer: String, cited: String)] =
    [
      ("25-NQ/TW", 25, "NQ", "TW", "25-NQ/TW"),
      ("12 - NQ/TU", 12, "NQ", "TU", "12-NQ/TU"),
      ("12-NQ / TU", 12, "NQ", "TU", "12-NQ/TU"),
      ("12 – NQ/TU", 12, "NQ", "TU", "12-NQ/TU"),
      ("05-CT/TU", 5, "CT", "TU", "05-CT/TU"),
      ("5-CT/TU", 5, "CT", "TU", "05-CT/TU"),
      ("11-QÐi/TW", 11, "QĐi", "TW", "11-QĐi/TW"),
      ("249/MTTQ-BTT", 249, "", "MTTQ-BTT", "249/MTTQ-BTT"),
      ("30/2026/QH16", 30, "", "QH16", "30/2026/QH16"),
      ("06/2025/NĐ-CP", 6, "NĐ", "CP", "06/2025/NĐ-CP"),
      ("82/KH-UBND", 82, "KH", "UBND", "82/KH-UBND"),
      ("1318/NQ-UBTVQH15", 1318, "NQ", "UBTVQH15", "1318/NQ-UBTVQH15"),
      ("01-HD/BDVTU", 1, "HD", "BDVTU", "01-HD/BDVTU"),
      ("147-CTHĐ/TU", 147, "CTHĐ", "TU", "147-CTHĐ/TU"),
      ("19-CTr/TU", 19, "CTr", "TU", "19-CTr/TU"),
      ("1587-KL/TU", 1587, "KL", "TU", "1587-KL/TU"),
      ("Số 25-NQ/TW", 25, "NQ", "TW", "25-NQ/TW"),
      ("số: 25-NQ/TW", 25, "NQ", "TW", "25-NQ/TW"),
      ("Nghị quyết số 25-NQ/TW ngày 03/6/2013", 25, "NQ", "TW", "25-NQ/TW"),
      ("Nghị quyết 25", 25, "NQ", "", "25-NQ"),
      ("Quy định số 144-QĐ/TW", 144, "QĐ", "TW", "144-QĐ/TW"),
      ("23-QD/TW", 23, "QĐ", "TW", "23-QĐ/TW"),
      ("152-BC/DU", 152, "BC", "ĐU", "152-BC/ĐU"),
      ("25-nq/tw", 25, "NQ", "TW", "25-NQ/TW"),
      ("99-XYZ/ABC", 99, "XYZ", "ABC", "99-XYZ/ABC"),
      ("59-CV/BCĐ", 59, "CV", "BCĐ", "59-CV/BCĐ"),
      ("12/XX/NQ", 12, "XX", "NQ", "12/XX/NQ"),
      ("25-NQ/TƯ", 25, "NQ", "TW", "25-NQ/TW"),
      ("25-nq/tư", 25, "NQ", "TW", "25-NQ/TW"),
      ("01-HD/BDVTƯ", 1, "HD", "BDVTW", "01-HD/BDVTW"),
      ("25-NQ/TU", 25, "NQ", "TU", "25-NQ/TU"),
      ("01-KL/TW, ngày 18/5/2021", 1, "KL", "TW", "01-KL/TW"),
      ("01-KL/TW (18/5/2021)", 1, "KL", "TW", "01-KL/TW"),
      ("15-QĐ/ĐU ngày 20 tháng 10 năm 2026", 15, "QĐ", "ĐU", "15-QĐ/ĐU"),
      ("12-QĐ/TU; ký ngày 1/2/2024.", 12, "QĐ", "TU", "12-QĐ/TU"),
    ]

  @Test(arguments: readable.indices)
  func `It is taken apart, however it was typed`(_ index: Int) throws {
    let wanted = Self.readable[index]
    for text in [wanted.typed, wanted.typed.nfd, "  \(wanted.typed) "] {
      let read = try #require(DirectiveNumber(text), "\(text)")
      #expect(read.number == wanted.number, "\(text)")
      #expect(read.typeCode == wanted.type, "\(text)")
      #expect(read.issuerCode == wanted.issuer, "\(text)")
      #expect(read.citation == wanted.cited, "\(text)")
      // What is cited reads as the same number.
      #expect(DirectiveNumber(read.citation)?.citation == wanted.cited)
    }
  }

  @Test func `A letter after the number is its suffix`() throws {
    let read = try #require(DirectiveNumber("12a-KH/TU"))
    #expect(read.suffix == "a" && read.citation == "12a-KH/TU")
  }

  @Test func `The words around it tell the kind and the day`() throws {
    let read = try #require(DirectiveNumber("Quy định số 144-QĐ/TW ngày 9/5/2024"))
    #expect(read.typeName == "Quy định")
    #expect(read.issuedOn?.iso == "2024-05-09")
    #expect(read.typed == "144-QĐ/TW")
    #expect(DirectiveNumber("30/2026/QH16")?.year == 2026)
    for text in ["01-KL/TW, ngày 18/5/2021", "01-KL/TW (18/5/2021)", "01-KL/TW ký ngày 18/5/2021"] {
      #expect(DirectiveNumber(text)?.issuedOn?.iso == "2021-05-18", "\(text)")
      #expect(DirectiveNumber(text)?.typed == "01-KL/TW", "\(text)")
    }
    let number = try #require(DirectiveNumber("01-KL/TW ngày 18/5/2021"))
    #expect(number.doubts(statedOn: Day(iso: "2021-05-19")).count == 1)
    #expect(number.doubts(statedOn: Day(iso: "2021-05-18")).isEmpty)
    #expect(number.doubts(statedOn: nil).isEmpty)
  }

  @Test(arguments: [
    ("23-QD/TW", 1), ("99-XYZ/ABC", 2), ("25-NQ/TW", 0), ("25-nq/tw", 0), ("1-NQ/QH16", 0),
    ("01-QD/DU", 2), ("25-NQ/TƯ", 1),
  ])
  func `What was read otherwise or is not known is told`(_ typed: String, _ doubts: Int) {
    #expect(DirectiveNumber(typed)?.doubts.count == doubts)
  }

  @Test(arguments: [
    "", "abc", "25", "123456-NQ/TW", "25-NQ/TW/XX/YY", "25-", "25-/TW", "25-NQ/", "năm 2024",
    "25-NQ/TW ngày 30/2/2013", "25-NQ/TW hôm nay", "25_NQ_TW", "/-", "25-N*Q/TW",
    "124/NĐ-", "12/-NQ", "25/05/2021", "8/33", "12-05", "5/2021", "12-NQ/2021", "25-NQ¹/TW",
    "25-NQ/TW¹", "25²-NQ/TW", "２５-NQ/TW", "25-NQ/TW (abc)", "25-NQ/TW, 45595",
  ])
  func `What is no number is not taken for one`(_ typed: String) {
    #expect(DirectiveNumber(typed) == nil)
  }
}
