import Testing

/// A model that is kept up after its commune became part of another.
@Suite("Kept up after a merger")
struct KeptUpTests {
  /// Y1 in 22201, Y4 in 22204; 22201 and 22202 become 22203; 22204 is split into 22205 and 22206.
  private func folder() throws -> Folder {
    let folder = try Folder.seeded()
    let province = "(SELECT unit FROM unit_version WHERE code = '22' AND valid_to IS NULL)"
    for (id, code) in [(9201, "22201"), (9202, "22202"), (9204, "22204")] {
      try folder.sqlite(
        """
        INSERT INTO unit (id, level) VALUES (\(id), 'commune');
        INSERT INTO unit_version (id, unit, code, name_vi, type, parent, search_key) VALUES
          (\(id), \(id), '\(code)', 'Xã số \(id)', 'Xã', \(province), 'xa so \(id)');
        """)
    }
    for (code, unit) in [("Y1", "22201"), ("Y4", "22204")] {
      try folder.register(
        "Mô hình \(code)", ["--code": code, "--unit": unit, "--year": "2025", "--on": "1/9/2025"])
    }
    _ = try folder.done(
      "unit", "merge", "22201", "22202", "--into", "Hoành La", "--code", "22203", "--on",
      "1/3/2026", "--act", "1/NQ")
    _ = try folder.done(
      "unit", "split", "22204", "--into", "Đông", "--code", "22205", "--into", "Tây", "--code",
      "22206", "--type", "Xã", "--on", "1/3/2026", "--act", "2/NQ")
    return folder
  }

  private func place(_ folder: Folder, _ code: String, _ year: Int = 2026) throws -> String {
    try folder.sqlite(
      """
      SELECT v.code FROM registration AS r JOIN model AS m ON m.id = r.model
        JOIN unit_version AS v ON v.unit = r.unit AND v.valid_to IS NULL
       WHERE m.code = '\(code)' AND r.year = \(year)
      """)
  }

  private static let keep = ["model", "register", "--mode", "maintained", "--year", "2026"]

  @Test(arguments: [["--on", "30/6/2026"], [], ["--on", "30/6/2026", "--province", "22"]])
  func `It is in the only one that its commune went over into`(_ more: [String]) throws {
    let folder = try folder()
    let outcome = try folder.danvan(Self.keep + ["--code", "Y1"] + more)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try place(folder, "Y1") == "22203")
    let rows = try folder.done(
      "rates", "--by", "commune", "--basis", "records", "--period", "2026", "--format", "csv"
    ).records()
    #expect(rows.map { $0["commune_code"] } == ["22203"])
    let silent = try folder.report(
      "not-reported", ["year": "2026", "level": "commune", "province": "22"], columns: "unit_code")
    #expect(silent == ["22205", "22206"])
    #expect(try folder.danvan("check", "--severity", "error").stdout == "")
  }

  @Test func `Before the merger it is where it was`() throws {
    let folder = try folder()
    _ = try folder.danvan(Self.keep + ["--code", "Y1", "--on", "28/2/2026"])
    #expect(
      try folder.sqlite("SELECT unit FROM registration WHERE registered_on = '2026-02-28'")
        == "9201")
  }

  @Test func `Through several mergers, and into another province where it is told`() throws {
    let folder = try folder()
    _ = try folder.done(
      "unit", "merge", "22203", "22205", "--into", "Hoành Đông", "--code", "22207", "--on",
      "1/9/2026", "--act", "3/NQ")
    #expect(try folder.danvan(Self.keep + ["--code", "Y1", "--on", "1/10/2026"]).code == 0)
    #expect(try place(folder, "Y1") == "22207")
    let other = ["--code", "Y4", "--on", "1/10/2026", "--province", "04", "--unit", "04"]
    #expect(try folder.danvan(Self.keep + other).code == 0)
    #expect(try place(folder, "Y4") == "04")
  }

  @Test(arguments: Tongue.allCases)
  func `Where its commune was split, the parts are named and nothing is stored`(_ tongue: Tongue)
    throws
  {
    let folder = try folder()
    let journal = try folder.sqlite("SELECT count(*) FROM journal")
    for more in [[], ["--province", "22"]] {
      let outcome = try folder.danvan(
        Self.keep + ["--code", "Y4", "--on", "30/6/2026"] + more, tongue)
      expectMessage(
        outcome, 65, tongue, contains: ["22204", "22205 Xã Đông", "22206 Xã Tây", "--unit"])
    }
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == journal)
    let told = ["--code", "Y4", "--on", "30/6/2026", "--unit", "22206"]
    #expect(try folder.danvan(Self.keep + told).code == 0)
    #expect(try place(folder, "Y4") == "22206")
  }

  @Test func `Before its commune was formed nobody says where it was`() throws {
    let folder = try folder()
    try folder.register("Mới", ["--code": "N", "--unit": "22203", "--on": "1/4/2026"])
    let outcome = try folder.danvan(
      "model", "register", "--code", "N", "--year", "2025", "--on", "1/4/2025")
    expectMessage(outcome, 65, .en, contains: ["22203", "--unit"])
  }

  @Test func `A model of a merged province is in the new one`() throws {
    let folder = try Folder.seeded()
    try folder.register(
      "Một", ["--code": "P", "--province": "36@2025-01-01", "--year": "2025", "--on": "1/3/2025"])
    #expect(try folder.danvan(Self.keep + ["--code", "P"]).code == 0)
    #expect(try place(folder, "P") == "37")
  }

  @Test(arguments: [
    "code;title;province;year;registered_on;mode\nY1;Mô hình Y1;22;2026;30/6/2026;maintained\n",
    "title;province;unit;year;registered_on;mode\nMô hình Y1;22;22203;2026;30/6/2026;maintained\n",
    "code;title;province;unit;year;mode\nY1;Mô hình Y1;22;22203;2026;maintained\n",
  ])
  func `A file places it likewise, and twice is nothing new`(_ text: String) throws {
    let folder = try folder()
    #expect(try folder.takes(text).added == 1)
    #expect(try place(folder, "Y1") == "22203")
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE title = 'Mô hình Y1'") == "1")
    #expect(try folder.takes(text + "\n").present == 1)
  }

  @Test func `A file that does not say which part is refused`() throws {
    let folder = try folder()
    let text = "code;title;province;year;registered_on;mode\nY4;Y4;22;2026;30/6/2026;maintained\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv")
    #expect(outcome.code != 0)
    #expect((outcome.stdout + outcome.stderr).contains("22206 Xã Tây"), "\(outcome.stdout)")
  }

  @Test func `Two of one title that merged are told apart by their code`() throws {
    let folder = try folder()
    try folder.register(
      "Mô hình Y1",
      ["--code": "Y2", "--unit": "22202", "--year": "2025", "--on": "1/9/2025"])
    let text =
      "title;province;unit;year;registered_on;mode\nMô hình Y1;22;22203;2026;30/6/2026;maintained\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let held = try folder.importing("tep.csv").report()
    #expect(held.held == 1 && held.remarks.allSatisfy { $0.what.contains("Y1") })
    #expect(try folder.sqlite("SELECT count(*) FROM registration WHERE year = 2026") == "0")
  }

  @Test func `The last year with data is also that of what a commune was formed from`() throws {
    let folder = try folder()
    func last(_ year: String, _ level: String = "commune") throws -> [String] {
      try folder.report(
        "not-reported", ["year": year, "level": level, "province": "22"], columns: "unit_code",
        "last_year")
    }
    // Of what came apart nobody knows whose it was.
    #expect(try last("2026") == ["22203 2025", "22205 ", "22206 "])
    try folder.sqlite(
      """
      INSERT INTO figure (id, code, measure, unit, value, comparator, verbatim, period, period_from,
                          period_to, source, quote)
      SELECT 900, 'T', id, 9202, 1, '=', '1', '2026-01', '2026-01-01', '2026-01-31', 1, 'x'
        FROM measure LIMIT 1
      """)
    #expect(try last("2026") == ["22203 2026", "22205 ", "22206 "])
    let why = try folder.done(
      "why", "report", "not-reported", "22203", "-p", "year=2026", "-p", "level=commune", "-p",
      "province=22", "--format", "json"
    ).object()
    #expect(why.list("inputs").map { $0.text("noun") }.contains("figure"), "\(why)")
  }

  /// Numbers that communes reported of 2026, from a file.
  private func say(_ folder: Folder, _ rows: String...) throws {
    let text = "province;unit;measure;value;period\n" + rows.map { "22;\($0)\n" }.joined()
    try folder.write(Array(text.utf8), "so-lieu.csv")
    let outcome = try folder.danvan("figure", "import", "so-lieu.csv", "--format", "csv")
    try #require(outcome.code == 0, "\(outcome.stderr)")
  }

  @Test func `A report of a merged commune is beside the records of all it was formed from`()
    throws
  {
    let folder = try folder()
    for (code, unit, day) in [
      ("Y5", "22201", "1/2/2026"), ("Y6", "22202", "1/2/2026"), ("Y7", "22203", "1/4/2026"),
    ] {
      try folder.register("Mới \(code)", ["--code": code, "--unit": unit, "--on": day])
    }
    try say(folder, "22203;models.registered;3;2026")
    for territory in ["then", "now"] {
      let rows = try folder.done(
        "rates", "--compare", "--by", "commune", "--province", "22", "--period", "2026",
        "--territory", territory, "--format", "csv"
      ).records().filter { $0["registered_reported"] != "" }
      let found = rows.map { row in
        ["commune_code", "registered_reported", "registered_records", "registered_gap"]
          .map { row[$0] ?? "?" }.joined(separator: " ")
      }
      #expect(found == ["22203 3 3 0"], "\(territory)")
    }
  }

  @Test func `The last year of a province with data is also that of what it was formed from`()
    throws
  {
    let folder = try Folder.seeded()
    try folder.register(
      "Một", ["--code": "P", "--province": "36@2024-12-31", "--year": "2024", "--on": "1/3/2024"])
    func silent() throws -> [String] {
      try folder.report(
        "not-reported", ["year": "2026", "province": "37"], columns: "unit_code", "last_year")
    }
    #expect(try silent() == ["37 2024"])
    #expect(try folder.danvan(Self.keep + ["--code", "P"]).code == 0)
    #expect(try silent() == [])
  }

  /// As provinces do: what Hà Nam reported of the year stays Hà Nam's.
  @Test func `What communes reported of the year in which they merged stays theirs`() throws {
    let folder = try folder()
    try say(
      folder, "22201@28/2/2026;models.registered;10;2026",
      "22202@28/2/2026;models.registered;20;2026", "22201@28/2/2026;models.recognized;5;2026",
      "22202@28/2/2026;models.recognized;6;2026")
    let asked = [
      "--basis", "reported", "--by", "commune", "--province", "22", "--period", "2026", "--format",
      "csv",
    ]
    let rows = try folder.danvan(["rates"] + asked).records()
    let found = rows.map { row in
      ["commune_code", "registered", "recognized", "commune_to"].map { row[$0] ?? "?" }
        .joined(separator: " ")
    }
    #expect(found == ["22201 10 5 2026-03-01", "22202 20 6 2026-03-01"])
    // Of the one they became nobody has reported, and there is no sum without it.
    let now = try folder.danvan(["rates", "--territory", "now"] + asked).records()
    #expect(now.map { $0["commune_code"] } == ["22203"])
    #expect(now.first?["registered"] == "" && now.first?["rate"] == "")
    #expect(now.first?["reason"]?.contains("22203") == true, "\(now)")
  }
}
