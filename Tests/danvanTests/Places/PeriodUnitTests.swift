import Foundation
import Testing

/// A number of an earlier period is of the unit of that time: codes and names were used again on
/// 1/7/2025.
@Suite("Units of a period")
struct PeriodUnitTests {
  private static let figure = ["figure", "add", "--measure", "models.registered", "--source", "S1"]

  private func add(
    _ folder: Folder, _ province: String, _ more: [String], _ tongue: Tongue = .en
  ) throws -> Outcome {
    try folder.danvan(
      Self.figure + ["--value", "5", "--format", "csv", "--province", province] + more, tongue)
  }

  /// Names of the units that what was added is of, each with the day on which it was gone.
  private func units(_ folder: Folder, of table: String) throws -> [String] {
    try folder.sqlite(
      """
      SELECT v.name_vi || ' ' || coalesce(max(v.valid_to), '')
        FROM \(table) AS t JOIN unit_version AS v ON v.unit = t.unit
       WHERE t.note = 'x' GROUP BY t.id ORDER BY t.id
      """
    ).split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [
      ("Ninh Bình", ["--period", "2023"], "Ninh Bình 2025-07-01"),
      ("37", ["--period", "2025-S1"], "Ninh Bình 2025-07-01"),
      ("Hà Nam", ["--period", "2023"], "Hà Nam 2025-07-01"),
      ("Ninh Bình", ["--period", "2025-S2"], "Ninh Bình "),
      ("Ninh Bình", ["--period", "2025", "--as-of", "31/12/2025"], "Ninh Bình "),
      ("Ninh Bình", ["--period", "2025", "--as-of", "30/6/2025"], "Ninh Bình 2025-07-01"),
      ("37@30/6/2025", ["--period", "2025"], "Ninh Bình 2025-07-01"),
      ("Quảng Ninh", ["--period", "2020/2025"], "Quảng Ninh "),
      ("Ninh Bình", [], "Ninh Bình "),
    ])
  func `A figure that is typed`(_ province: String, _ time: [String], _ unit: String) throws {
    let folder = try Folder.seeded()
    let outcome = try add(folder, province, time + ["--note", "x"])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try units(folder, of: "figure") == [unit])
  }

  @Test(
    arguments: [
      ("Ninh Bình", "2025"), ("37", "2020/2025"), ("Ninh Bình", "2017/.."),
    ], Tongue.allCases)
  func `A name of two units in the period is asked about`(
    _ asked: (String, String), _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let outcome = try add(folder, asked.0, ["--period", asked.1, "--note", "x"], tongue)
    let words = tongue == .vi ? "hai đơn vị khác nhau" : "two different units"
    expectMessage(outcome, 65, tongue, contains: ["--province", words, asked.1, "@"])
    #expect(try units(folder, of: "figure").isEmpty)
  }

  @Test func `Figures of a file`() throws {
    let folder = try Folder.seeded()
    let text = """
      province;measure;value;period;as_of;note
      Ninh Bình;models.registered;5;2023;;x
      Hà Nam;models.registered;6;2024;;x
      Ninh Bình;models.registered;7;2025;31/12/2025;x
      Quảng Ninh;models.registered;8;2025;;x

      """
    try folder.write(Array(text.utf8), "so.csv")
    let outcome = try folder.danvan("figure", "import", "so.csv", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    #expect(
      try units(folder, of: "figure") == [
        "Ninh Bình 2025-07-01", "Hà Nam 2025-07-01", "Ninh Bình ", "Quảng Ninh ",
      ])
    let asked = text.replacingOccurrences(of: "2025;31/12/2025", with: "2025;")
    try folder.write(Array(asked.utf8), "hoi.csv")
    let report = try folder.danvan("figure", "import", "hoi.csv", "--format", "json").report()
    #expect(report.rows("refused") == [4] && report.added == 0)
    #expect(report.remarks.first { $0.row == 4 }?.column == "province")
  }

  @Test func `A commune of before a merger`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = """
      province;unit;measure;value;period;note
      22;Quảng Tân;models.registered;5;2024;x
      22;Quảng Tân;models.registered;6;2026-S1;x

      """
    try folder.write(Array(text.utf8), "xa.csv")
    let outcome = try folder.danvan("figure", "import", "xa.csv", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    #expect(try units(folder, of: "figure") == ["Quảng Tân 2025-07-01", "Quảng Tân "])
  }

  @Test func `Funds of a file`() throws {
    let folder = try Folder.seeded()
    let text = """
      name_vi;province;kind;amount;period;as_of
      Quỹ Một;Ninh Bình;raised;5 tỷ;2023;
      Quỹ Hai;Hà Nam;raised;6 tỷ;2024;
      Quỹ Ba;Ninh Bình;raised;7 tỷ;2025;31/12/2025

      """
    try folder.write(Array(text.utf8), "quy.csv")
    let outcome = try folder.danvan("fund", "import", "quy.csv", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    try folder.sqlite(
      "UPDATE fund SET note = 'x' WHERE name_vi IN ('Quỹ Một', 'Quỹ Hai', 'Quỹ Ba')")
    #expect(
      try units(folder, of: "fund") == [
        "Ninh Bình 2025-07-01", "Hà Nam 2025-07-01", "Ninh Bình ",
      ])
    let asked = "name_vi;province;kind;amount;period\nQuỹ Bốn;Ninh Bình;raised;7 tỷ;2020/2025\n"
    try folder.write(Array(asked.utf8), "hoi.csv")
    let report = try folder.danvan("fund", "import", "hoi.csv", "--format", "json").report()
    #expect(report.rows("refused") == [2] && report.added == 0)
  }
}
