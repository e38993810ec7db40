import Testing

/// Headings of groups that say something of each row below them.
@Suite struct ImportGroupTests {
  private let text = """
    STT;Tên mô hình;Lĩnh vực;Chủ thể;Năm
    I;Xã Lê Lợi;;;
    1;Một;KT;Tập thể;2026
    A. Lĩnh vực kinh tế;;;;
    2;Hai;;Tập thể;2026
    II;Xã Quảng Tân;;;
    3;Ba;;Tập thể;26
    III;Các mô hình khác;;;
    4;Bốn;;Tập thể;2026

    """

  @Test func `A group's commune and field hold for its rows until the next one`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(text.replacing(";26\n", with: ";2026\n").utf8), "tep.csv")
    let report = try folder.importing("tep.csv", ["--set", "province=22"]).report()
    #expect(report.added == 4 && report.refused == 0)
    #expect(report.rows("skipped") == [2, 4, 6, 8])
    let stored = try folder.imported().map { row in
      ["title", "unit", "field"].map { row[$0] ?? "" }.joined(separator: "|")
    }
    #expect(
      stored == [
        "Một|07001|economy", "Hai|07001|economy", "Ba|06914|", "Bốn||",
      ])
  }

  @Test func `Refused rows take their groups along`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(text.utf8), "tep.csv")
    let options = ["--set", "province=22", "--skip-bad", "sai.csv"]
    #expect(try folder.importing("tep.csv", options).code == 1)
    let bad = String(decoding: try folder.read("sai.csv"), as: UTF8.self)
    try folder.write(Array(bad.replacing(";26;", with: ";2026;").utf8), "sai.csv")
    #expect(try folder.importing("sai.csv", ["--set", "province=22"]).code == 0)
    let stored = try folder.imported().map { row in
      ["title", "unit", "field"].map { row[$0] ?? "" }.joined(separator: "|")
    }
    #expect(stored.contains("Ba|06914|"))
  }

  @Test func `A commune that is not known is no heading to be passed over`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let unknown = text.replacing("Xã Lê Lợi", with: "Xã Không Có")
      .replacing(";26\n", with: ";2026\n")
    try folder.write(Array(unknown.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", ["--set", "province=22"])
    #expect(outcome.code == 65)
    let refused = try outcome.report().remarks.filter { $0.outcome == "refused" }
    #expect(refused.map(\.row) == [3, 5])
    #expect(refused.allSatisfy { $0.error == "foreign-key" && $0.what.contains("Xã Không Có") })
  }

  @Test func `Where no communes are stored, a commune's name is a heading only`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array(text.replacing(";26\n", with: ";2026\n").utf8), "tep.csv")
    let report = try folder.importing("tep.csv", ["--set", "province=22"]).report()
    #expect(report.added == 4)
    #expect(try folder.imported().allSatisfy { $0["unit"] == "" })
  }
}
