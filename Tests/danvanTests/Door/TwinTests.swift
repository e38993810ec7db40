import Testing

/// Rows of one file that look alike are each a row: nobody entered them before.
@Suite("Like rows of a file") struct TwinTests {
  private func taking(
    _ text: String, _ entityKind: String, _ name: String, in folder: Folder
  ) throws -> [String: String] {
    try folder.write(Array(text.utf8), name)
    let outcome = try folder.danvan(entityKind, "import", name, "--format", "csv")
    return try #require(try outcome.records().first, "\(outcome.stderr)")
  }

  private static let payments = """
    Tên quỹ;Tỉnh;Khoản;Số tiền;Kỳ;Đã hỗ trợ;Ghi chú
    Quỹ A;22;raised;50 triệu;2025;;Công ty Một ủng hộ
    Quỹ A;22;raised;50 triệu;2025;;Công ty Hai
    Quỹ A;22;raised;50 triệu;2025;;Công ty Hai
    Quỹ A;22;raised;50 triệu;2025;12;Công ty Hai

    """

  private func notes(_ folder: Folder) throws -> String {
    try folder.sqlite(
      "SELECT group_concat(note || ifnull(beneficiaries, ''), '|') FROM fund_entry "
        + "WHERE fund = (SELECT id FROM fund WHERE name_vi = 'Quỹ A') ORDER BY id")
  }

  @Test func `Payments that differ in a note, or in nothing, are all stored`() throws {
    let folder = try Folder.seeded()
    let first = try taking(Self.payments, "fund", "tep.csv", in: folder)
    #expect(first["added"] == "4" && first["present"] == "0")
    #expect(try notes(folder) == "Công ty Một ủng hộ|Công ty Hai|Công ty Hai|Công ty Hai12")
    let again = try taking(Self.payments, "fund", "tep.csv", in: folder)
    #expect(again["added"] == "0" && again["present"] == "4")
  }

  @Test func `A longer list adds only what is new`() throws {
    let folder = try Folder.seeded()
    _ = try taking(Self.payments, "fund", "tep.csv", in: folder)
    let longer = Self.payments + "Quỹ A;22;spent;5 triệu;2025;;Công ty Ba\n"
    let second = try taking(longer, "fund", "dai.csv", in: folder)
    #expect(second["added"] == "1" && second["present"] == "4", "\(second)")
  }

  @Test func `A figure of another status is not there already`() throws {
    let folder = try Folder.seeded()
    let head = "Tỉnh;Chỉ tiêu;Số liệu;Kỳ;Trạng thái\n"
    let text = head + "22;models.registered;12;2024;E\n22;models.registered;12;2024;A\n"
    #expect(try taking(text, "figure", "tep.csv", in: folder)["added"] == "2")
    let other = head + "22;models.registered;12;2024;P\n"
    let held = try taking(other, "figure", "khac.csv", in: folder)
    #expect(held["held"] == "1" && held["added"] == "0")
  }

  @Test(arguments: [
    "Xã;Chỉ tiêu;Số liệu;Kỳ\nQuảng Tân;models.registered;12;2026\n"
      + "Xã Quảng Tân;models.registered;14;2026\n",
    "Xã;Mô hình đăng ký;Kỳ\nQuảng Tân;12;2026\n06914;14;2026\n",
  ])
  func `Two numbers of one thing in one file are refused, unless they are said to be two`(
    _ text: String
  ) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(text.utf8), "a.csv")
    let take = ["figure", "import", "a.csv", "--set", "province=22"]
    let outcome = try folder.danvan(take)
    #expect(outcome.code == 65 && outcome.stderr.contains("12"), "\(outcome.stderr)")
    let stored = "SELECT group_concat(value) FROM figure WHERE period = '2026'"
    #expect(try folder.sqlite(stored) == "")
    #expect(try folder.danvan(take + ["--allow-duplicates"]).code == 0)
    #expect(try folder.sqlite(stored) == "12,14")
  }

  /// What the second of two rows says otherwise.
  @Test(arguments: [
    "22;models.registered;14;2024;stock;Một;x", "22;models.registered;14;2024;cumulative;Một;x",
    "22;models.registered;14;2024;flow;Hai;x", "22;models.registered;14;2024;flow;Một;y",
  ])
  func `Figures that differ in nature, note or words are both stored, and come back`(
    _ row: String
  ) throws {
    let folder = try Folder.seeded()
    let text =
      "province;measure;value;period;nature;note;quote\n"
      + "22;models.registered;14;2024;flow;Một;x\n\(row)\n"
    let first = try taking(text, "figure", "tep.csv", in: folder)
    #expect(first["added"] == "2" && first["present"] == "0", "\(first)")
    let again = try taking(text, "figure", "tep.csv", in: folder)
    #expect(again["added"] == "0" && again["present"] == "2", "\(again)")
    _ = try folder.done("export", "figure", "-o", "ra.csv")
    let other = try Folder.seeded()
    let sent = String(decoding: try folder.read("ra.csv"), as: UTF8.self)
    #expect(try taking(sent, "figure", "vao.csv", in: other)["added"] == "2")
    let stored = """
      SELECT nature || ' ' || ifnull(note, '') || ' ' || ifnull(quote, '') FROM figure
       WHERE value = 14 AND period = '2024' ORDER BY id
      """
    #expect(try other.sqlite(stored) == folder.sqlite(stored))
  }

  @Test func `Payments that differ in the words alone are stored, and none is lost on its way`()
    throws
  {
    let folder = try Folder.seeded()
    let head = "Tên quỹ;Tỉnh;Khoản;Số tiền;Kỳ;Trích nguyên văn\n"
    let rows = ["Một", "Hai"].map { "Quỹ A;22;raised;50 triệu;2025;\($0)\n" }.joined()
    let quoted = try taking(head + rows, "fund", "tep.csv", in: folder)
    #expect(quoted["added"] == "2" && quoted["present"] == "0", "\(quoted)")
    let sender = try Folder.seeded()
    _ = try taking(Self.payments, "fund", "tep.csv", in: sender)
    _ = try sender.done("export", "fund", "-o", "ra.csv")
    let other = try Folder.seeded()
    let sent = String(decoding: try sender.read("ra.csv"), as: UTF8.self)
    #expect(try taking(sent, "fund", "vao.csv", in: other)["added"] == "4")
    #expect(try notes(other) == notes(sender))
  }
}
