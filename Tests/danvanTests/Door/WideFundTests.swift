import Testing

/// A row a fund of a unit, money raised, spent and left across.
@Suite("Wide tables of funds") struct WideFundTests {
  @Test func `Money raised and spent may stand across`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = """
      Đơn vị tính: triệu đồng
      STT;Đơn vị;Thu;Chi;Còn lại;Ghi chú
      1;Xã Quảng Tân;12,5;4;8,5;
      2;Xã Lê Lợi;8;-;;
      ;Tổng cộng;20,5;4;9;
      """
    try folder.write(Array(text.utf8), "quy.csv")
    let command =
      ["fund", "import", "quy.csv", "--set", "name_vi=Quỹ Vì người nghèo", "--format", "json"]
      + ["--set", "province=22", "--set", "period=2025", "--set", "as_of=31/12/2025"]
    let outcome = try folder.danvan(command)
    let report = try outcome.report()
    #expect(outcome.code == 0 && report.added == 2, "\(outcome.stdout)\(outcome.stderr)")
    #expect(report.rows("noted") == [5], "one balance is blank")
    let stored = """
      SELECT v.code || ' ' || e.kind || ' ' || e.value || ' ' || e.quote
        FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund
        JOIN unit_version AS v ON v.unit = f.unit
       WHERE f.name_vi = 'Quỹ Vì người nghèo' AND v.code IN ('06914', '07001') ORDER BY e.id
      """
    #expect(
      try folder.sqlite(stored).split(separator: "\n").map(String.init) == [
        "06914 raised 12500000 Thu: 12,5 triệu đồng", "06914 spent 4000000 Chi: 4 triệu đồng",
        "06914 balance 8500000 Còn lại: 8,5 triệu đồng", "07001 raised 8000000 Thu: 8 triệu đồng",
      ])
    let again = try folder.danvan(command).report()
    #expect(again.added == 0 && again.present == 2)
  }
}
