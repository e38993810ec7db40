import Testing

/// Rows of a wide table that stand for several units are sums of others, and never a unit's own.
@Suite("Groups of units") struct UnitGroupTests {
  private func taking(_ text: String) throws -> (Folder, Int32, Report) {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(text.utf8), "b.csv")
    let outcome = try folder.danvan(
      "figure", "import", "b.csv", "--set", "province=22", "--set", "period=2026", "--format",
      "json")
    return (folder, outcome.code, try outcome.report())
  }

  private func stored(_ folder: Folder) throws -> String {
    try folder.sqlite(
      """
      SELECT group_concat(v.code || ' ' || f.value, ', ') FROM figure AS f
        JOIN unit_version AS v ON v.unit = f.unit AND v.valid_to IS NULL
       WHERE f.period = '2026' ORDER BY f.id
      """)
  }

  @Test(arguments: [
    ("I", "Các xã"), ("", "Các xã"), ("A", "Khối xã"), ("1", "Các xã miền núi"),
    ("", "Các xã, phường, đặc khu"),
  ])
  func `A group with its sum is compared with its rows`(_ number: String, _ name: String) throws {
    let text = """
      STT;Đơn vị;Đăng ký
      \(number);\(name);12
      1.1;Quảng Tân;5
      1.2;Lê Lợi;7
      ;Tổng cộng;12

      """
    let (folder, code, report) = try taking(text)
    #expect(code == 0 && report.rows("skipped") == [2, 5] && report.rows("noted") == [])
    #expect(try stored(folder) == "06914 5, 07001 7")
    let (_, _, other) = try taking(text.replacing("\(name);12", with: "\(name);13"))
    #expect(other.rows("noted") == [2])
  }

  @Test func `A group without numbers is a heading`() throws {
    let text = "STT;Đơn vị;Đăng ký\nI;Các xã;\n1;Quảng Tân;5\nII;Các phường;-\n1;Lê Lợi;7\n"
    let (folder, code, report) = try taking(text)
    #expect(code == 0 && report.rows == 2)
    #expect(try stored(folder) == "06914 5, 07001 7")
  }

  @Test(arguments: ["Khối Đảng", "Các đoàn thể"])
  func `Those that are no units are refused`(_ name: String) throws {
    let (folder, code, report) = try taking("Đơn vị;Đăng ký\n\(name);4\nQuảng Tân;5\n")
    #expect(code == 65 && report.rows("refused") == [2])
    #expect(try stored(folder) == "")
  }
}
