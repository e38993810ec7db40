import Foundation
import Testing

/// A file that knows whose it is: what is said of no place is its province's, and said so.
@Suite("A file's own province") struct OwnProvinceTests {
  /// The seeds and the small country of `UnitFiles`, of Quảng Ninh.
  private func own(_ province: String = "22") throws -> Folder {
    let folder = try Folder.withUnits()
    _ = try folder.done("settings", "--province", province)
    return folder
  }

  private func registered(_ folder: Folder, _ outcome: Outcome) throws -> String {
    let code = try outcome.written().code
    return try folder.sqlite(
      """
      SELECT p.code, u.code FROM registration AS r JOIN model AS m ON m.id = r.model
        JOIN unit_version AS p ON p.unit = r.province JOIN unit_version AS u ON u.unit = r.unit
       WHERE m.code = '\(code)' LIMIT 1
      """)
  }

  @Test(arguments: ["22", "Quảng Ninh", "quang ninh", "tỉnh QUANG NINH"])
  func `settings says whose a file is, and the journal who said it`(_ name: String) throws {
    let folder = try Folder.seeded()
    let none = try folder.done("settings", "--format", "json").setting()
    #expect(none.isNull("province") && none.number("office") == 0)
    let set = try folder.done("settings", "--province", name, "--format", "json").setting()
    #expect(set.text("province") == "Quảng Ninh" && set.text("province_code") == "22")
    #expect(
      try folder.sqlite(
        "SELECT v.code FROM office AS o JOIN unit_version AS v ON v.unit = o.province") == "22")
    #expect(
      try folder.sqlite("SELECT command, who, changes FROM journal ORDER BY id DESC LIMIT 1")
        == "settings|tester|0")
    // Nothing new is no entry.
    let entries = try folder.sqlite("SELECT count(*) FROM journal")
    _ = try folder.done("settings", "--province", "22")
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == entries)
    #expect(try folder.done("check", "--severity", "error").lines.count <= 1)
  }

  @Test func `A dry run of settings sets nothing`() throws {
    let folder = try Folder.seeded()
    let dry = try folder.done(
      "settings", "--province", "04", "--dry-run", "--format", "json", notes: true)
    #expect(try dry.setting().text("province") == "Cao Bằng")
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A name of no province is refused, and so is the undo of a setting`(_ tongue: Tongue) throws
  {
    let folder = try own()
    expectMessage(
      try folder.danvan("settings", "--province", "Atlantis", in: tongue), 65, tongue,
      contains: ["--province", "Atlantis"])
    let last = try folder.sqlite("SELECT max(id) FROM journal")
    expectMessage(
      try folder.danvan("undo", "--entry", last, in: tongue), 65, tongue,
      contains: ["danvan settings --province"])
    // The last that changed a row is another.
    _ = try folder.register("Một")
    _ = try folder.done("settings", "--province", "04")
    let undone = try folder.done("undo", "--format", "csv", notes: true)
    #expect(undone.stderr.contains("model register"))
  }

  @Test(arguments: Tongue.allCases)
  func `A model of no place is the province's, and that is said`(_ tongue: Tongue) throws {
    let folder = try own()
    let outcome = try folder.registering("Một", ["--province": nil], tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("Tỉnh Quảng Ninh"))
    #expect(try registered(folder, outcome) == "22|22")
    // What is said wins, and nothing is said of it.
    let told = try folder.registering("Hai", ["--province": "04"], tongue)
    #expect(told.stderr == "")
    #expect(try registered(folder, told) == "04|04")
    let plain = try Folder.seeded()
    expectMessage(
      try plain.registering("Một", ["--province": nil], tongue), 64, tongue,
      contains: ["--province"])
  }

  @Test func `Of several communes of a name the province's own is meant`() throws {
    let (folder, plain) = (try own(), try Folder.withUnits())
    let options: [String: String?] = ["--province": nil, "--unit": "Lê Lợi", "--year": "2024"]
    #expect(try registered(folder, folder.registering("Một", options)) == "22|07066")
    #expect(try plain.registering("Một", options).code == 65)
    let other = try own("24")
    // Bắc Ninh of today is none of 2024, nor is it known which of its predecessors is meant.
    #expect(try registered(other, other.registering("Một", options)) == "24|07222")
    #expect(
      try other.registering("Hai", ["--province": nil, "--year": "2024"]).code == 64)
  }

  @Test(arguments: Tongue.allCases)
  func `A commune of elsewhere is said with its province, or by its code`(_ tongue: Tongue) throws {
    let folder = try own()
    let before = try folder.dump()
    let alone = try folder.registering("Một", ["--province": nil, "--unit": "Yên Thế"], tongue)
    expectMessage(alone, 65, tongue, contains: ["--unit", "Bắc Ninh", "Tỉnh Quảng Ninh"])
    let isSame = try folder.dump() == before
    #expect(isSame)
    let told = try folder.registering("Một", ["--province": "24", "--unit": "Yên Thế"])
    #expect(try registered(folder, told) == "24|07300")
    let coded = try folder.registering("Hai", ["--province": nil, "--unit": "07300"])
    #expect(try registered(folder, coded) == "24|07300")
  }

  @Test func `Funds, figures and bodies of no place`() throws {
    let folder = try own()
    let fund = try folder.done("fund", "add", "--code", "Q", "--name", "Quỹ", notes: true)
    #expect(fund.stderr.contains("Quảng Ninh"))
    let figure = try folder.done(
      "figure", "add", "--measure", "models.registered", "--value", "5", "--period", "2025",
      "--source", "S1", "--quote", "năm", "--code", "F", notes: true)
    #expect(figure.stderr.contains("Quảng Ninh"))
    let ofBody = try folder.done(
      "figure", "add", "--measure", "models.registered", "--value", "6", "--period", "2025",
      "--source", "S1", "--quote", "sáu", "--code", "F2", "--committee", "TW")
    #expect(ofBody.stderr == "")
    _ = try folder.done("committee", "add", "--code", "X1", "--name", "Ban X", "--kind", "other")
    _ = try folder.done(
      "committee", "add", "--code", "X2", "--name", "Ban Y", "--kind", "other", "--parent", "TW")
    let below = try folder.done(
      "committee", "add", "--code", "X3", "--name", "Ban Z", "--kind", "other", "--parent",
      "TU-22", notes: true)
    #expect(below.stderr.contains("Quảng Ninh"))
    _ = try folder.done("directive", "add", "99-CT/TW", "--title", "Thử")
    #expect(
      try folder.sqlite(
        """
        SELECT r.code, v.code FROM (
            SELECT code, unit FROM fund WHERE code = 'Q'
            UNION ALL SELECT code, unit FROM figure WHERE code IN ('F', 'F2')
            UNION ALL SELECT code, unit FROM committee WHERE code LIKE 'X_'
            UNION ALL SELECT code, unit FROM directive WHERE code = '99-CT/TW') AS r
          LEFT JOIN unit_version AS v ON v.unit = r.unit ORDER BY 1
        """) == "99-CT/TW|\nF|22\nF2|\nQ|22\nX1|\nX2|\nX3|22")
    let plain = try Folder.seeded()
    expectMessage(
      try plain.danvan("fund", "add", "--code", "Q", "--name", "Quỹ"), 64, .en,
      contains: ["--province"])
  }

  @Test(arguments: Tongue.allCases)
  func `Rows of no place are the province's, in every answer`(_ tongue: Tongue) throws {
    let folder = try own()
    try folder.write(
      Array("title,province,unit,year\nMột,,,2026\nHai,04,,2026\nBa,,Hoành Bồ,2026\n".utf8),
      "a.csv")
    let outcome = try folder.importing("a.csv", [], tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let rows = try folder.imported()
    #expect(rows.map { $0["province"] } == ["22", "04", "22"])
    #expect(rows.map { $0["unit"] } == ["", "", "07030"])
    let remarks = try outcome.object().list("remarks")
    #expect(remarks.map { $0.text("outcome") } == ["noted"])
    #expect(remarks.first?.text("what")?.contains("Quảng Ninh") == true)
    let plain = try folder.danvan(
      ["model", "import", "a.csv", "--set", "province=04", "--format", "tsv"], tongue)
    #expect(!plain.stderr.contains("Quảng Ninh"), "what is set wins")
    try folder.write(Array("title,year\nBốn,2026\n".utf8), "b.csv")
    let script = try folder.danvan(["model", "import", "b.csv", "--format", "tsv"], tongue)
    #expect(script.stderr.contains("Tỉnh Quảng Ninh"))
  }

  @Test func `Rows of figures and funds`() throws {
    let folder = try own()
    try folder.write(
      Array("unit,models.registered,period\n,12,2025\nHoành Bồ,3,2025-S2\n".utf8), "f.csv")
    let figures = try folder.danvan(["figure", "import", "f.csv", "--format", "tsv"])
    #expect(figures.code == 0, "\(figures.stderr)")
    try folder.write(
      Array("name_vi,kind,amount\nQuỹ A,raised,5 triệu\n".utf8), "q.csv")
    let funds = try folder.danvan(["fund", "import", "q.csv", "--format", "tsv"])
    #expect(funds.code == 0, "\(funds.stderr)")
    #expect(funds.stderr.contains("Quảng Ninh") && figures.stderr.contains("Quảng Ninh"))
    #expect(
      try folder.sqlite(
        """
        SELECT DISTINCT v.code FROM figure AS f JOIN source AS s ON s.id = f.source
          JOIN unit_version AS v ON v.unit = f.unit WHERE s.file = 'f.csv' ORDER BY f.id;
        SELECT v.code FROM fund AS f JOIN unit_version AS v ON v.unit = f.unit
         WHERE f.name_vi = 'Quỹ A';
        """) == "22\n07030\n22")
  }

  @Test func `Forms list the communes of the province`() throws {
    let folder = try own()
    let form = try folder.done("template", "model", "--format", "csv").stdout
    #expect(form.contains("Phường Hoành Bồ") && form.contains("Quảng Ninh"))
    #expect(!form.contains("Yên Thế"))
    #expect(
      try folder.done("template", "directive", "--format", "csv").stdout.contains("Quảng Ninh")
        == false)
  }

  @Test func `Lists and rates have all there is`() throws {
    let (folder, plain) = (try own(), try Folder.withUnits())
    for command in [["rates"], ["model", "list"], ["figure", "list"]] {
      let arguments = command + ["--format", "json"]
      #expect(try folder.danvan(arguments).stdout == plain.danvan(arguments).stdout)
    }
  }
}

extension Outcome {
  /// The one row of `settings`.
  func setting() throws -> [String: Any] { try #require(try objects().first) }
}
