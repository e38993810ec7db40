import Testing

/// A commune that is told with what it is in, and one of the own province that is gone.
@Suite("Names of places in a cell") struct NamedPlaceTests: TakesOfficeFiles {
  private func units(_ folder: Folder) throws -> [String?] {
    try folder.imported().map { $0["unit"] }
  }

  @Test(arguments: [
    "Xã Lê Lợi, tỉnh Quảng Ninh", "Xã Lê Lợi, Quảng Ninh", "Lê Lợi (Quảng Ninh)",
    "xã Lê Lợi (tỉnh Quảng Ninh)",
  ])
  func `A province behind a commune is where it is`(_ name: String) throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Xã\n1;Tổ một;\"\(name)\"\n".replacing(";", with: ",")
    #expect(try taking(text, ["--set", "year=2025"], in: folder).code == 0)
    #expect(try units(folder) == ["07001"])
    // What is set for the file holds for rows that do not say.
    let other = text.replacing("Tổ một", with: "Tổ hai")
    let set = ["--set", "year=2025", "--set", "province=04"]
    #expect(try taking(other, set, in: folder).code == 0)
    let registered = try folder.danvan(
      "model", "register", "--title", "Ba", "--field", "KT", "--owner-kind", "collective", "--unit",
      name, "--year", "2025")
    #expect(registered.code == 0, "\(registered.stderr)")
  }

  @Test func `With its district, and never another province than the one beside it`() throws {
    let folder = try folder()
    let text = """
      STT,Tên mô hình,Xã,Năm
      1,Tổ một,"Xã Quảng Tân, huyện Đầm Hà, tỉnh Quảng Ninh",2024
      2,Tổ hai,"Xã Quảng Tân, huyện Đầm Hà",2024

      """
    #expect(try taking(text, ["--set", "province=22"], in: folder).code == 0)
    #expect(try units(folder) == ["06913@2025-07-01", "06913@2025-07-01"])
    let beside = "STT,Tên mô hình,Xã,Tỉnh\n1,Tổ ba,\"Xã Lê Lợi, tỉnh Quảng Ninh\",Cao Bằng\n"
    #expect(try taking(beside, ["--set", "year=2025"], in: folder).code == 65)
  }

  @Test(arguments: [
    "INSERT INTO unit (id, level) VALUES (9080, 'commune');", "SELECT 1;",
  ])
  func `What was the own province's and is gone is told, though another is called so`(
    _ second: String
  ) throws {
    let folder = try folder()
    func commune(_ id: Int, _ code: String, _ province: String, _ days: String) -> String {
      """
      INSERT OR IGNORE INTO unit (id, level) VALUES (\(id), 'commune');
      INSERT INTO unit_version
        (id, unit, code, name_vi, type, parent, valid_from, valid_to, search_key)
      SELECT \(id), \(id), '\(code)', 'Tân Bình', 'Xã', unit, \(days),
             'tan binh' || char(10) || 'xa tan binh'
        FROM unit_version WHERE code = '\(province)' AND valid_to IS NULL;
      """
    }
    var sql = commune(9070, "06904", "22", "NULL, '2025-07-01'")
      + commune(9071, "99071", "04", "NULL, NULL")
    if second.hasPrefix("INSERT") { sql += commune(9080, "99080", "20", "NULL, NULL") }
    try folder.sqlite(sql)
    _ = try folder.done("settings", "--province", "22")
    try folder.write(Array("Tên mô hình;Xã\nTổ một;Xã Tân Bình\n".utf8), "tep.csv")
    let outcome = try folder.danvan("model", "import", "tep.csv", "--set", "year=2026")
    #expect(outcome.code == 65 && outcome.stderr.contains("06904"), "\(outcome.stderr)")
    // Its province tells another one.
    let there = ["--set", "year=2026", "--set", "province=04"]
    #expect(try folder.danvan(["model", "import", "tep.csv"] + there).code == 0)
    #expect(try units(folder) == ["99071"])
  }
}
