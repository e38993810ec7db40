import Testing

/// Every write leaves its entry, and a dry run leaves nothing.
@Suite struct JournalTests {
  private func last(_ folder: Folder) throws -> [String: String] {
    try #require(
      try folder.done(
        "sql",
        """
        select j.*, length(c.changeset) as bytes from journal as j
          left join journal_change as c on c.journal = j.id order by j.id desc limit 1
        """, "--format", "csv"
      ).records().first)
  }

  @Test func `An entry says who, when, with what command and why`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.registering(
      "Khéo 'vận động'", ["--by": "Văn phòng Tỉnh ủy", "--reason": "Công văn số 5"])
    #expect(outcome.code == 0)
    let entry = try last(folder)
    #expect(entry["who"] == "Văn phòng Tỉnh ủy")
    #expect(entry["command"] == "model register")
    #expect(entry["reason"] == "Công văn số 5")
    let arguments = try #require(entry["arguments"])
    #expect(arguments.contains("--province=22"))
    #expect(arguments.contains(#"'--title=Khéo '\''vận động'\'''"#))
    #expect(entry["at"]?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#) != nil)
    #expect(entry["tool_version"] == "0.1.0")
    #expect(Int(entry["bytes"] ?? "") ?? 0 > 50)
  }

  @Test func `Who comes from the option, else the environment, else the system`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    #expect(try last(folder)["who"] == "tester")
    try folder.register("Hai", ["--by": "người khác"])
    #expect(try last(folder)["who"] == "người khác")
    let unset = try folder.danvan(
      ["model", "recognize", "22-2026-0001", "--level", "province", "--on", "2026-05-01"],
      env: ["DANVAN_USER": ""])
    #expect(unset.code == 0)
    let system = try folder.run("/usr/bin/env", ["id", "-un"])
    #expect(try last(folder)["who"] == system.lines.first)
  }

  @Test func `Each writing command has its name in the journal`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một").code
    _ = try folder.decide("recognize", code, "province", on: "2026-04-01")
    _ = try folder.decide("withdraw", code, "province", on: "2026-05-01")
    _ = try folder.decide("decline", code, "commune", on: "2026-05-01")
    _ = try folder.done("committee", "add", "--code", "X", "--name", "Y", "--kind", "other")
    try folder.sqlite("DELETE FROM fund_entry WHERE code = 'S2-26-ct'")
    _ = try folder.done("seed")
    let commands = try folder.sqlite("SELECT command FROM journal ORDER BY id")
    #expect(
      commands.split(separator: "\n") == [
        "init --seed", "model register", "model recognize", "model withdraw", "model decline",
        "committee add", "seed",
      ])
    let bare = "SELECT count(*) FROM journal WHERE id NOT IN (SELECT journal FROM journal_change)"
    #expect(try folder.sqlite(bare) == "0")
  }

  @Test func `A refused command leaves no entry and uses up no number`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.registering("").code == 65)
    #expect(try folder.registering("Một", ["--code": "22-2025-0001"]).code == 65)
    try folder.expectUntouched()
    let model = try folder.register("Một")
    #expect(model.code == "22-2026-0001" && model.id == 1)
  }

  /// Who is told that it failed does it again.
  @Test(arguments: Tongue.allCases)
  func `A command that cannot print where it should has written nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.registering("Một", ["--output": "khong/co/out.csv"], tongue)
    expectMessage(outcome, 73, tongue, contains: ["khong/co/out.csv"])
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A dry run answers as the real run would, and writes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let dry = try folder.registering("Một", [:], tongue, "--dry-run")
    #expect(dry.code == 0)
    let note = tongue == .vi ? "Làm thử: chưa lưu gì.\n" : "Dry run: nothing was written.\n"
    #expect(dry.stderr == note)
    try folder.expectUntouched()
    let real = try folder.registering("Một", [:], tongue)
    #expect(real.stdout == dry.stdout)
    #expect(real.stderr == "")
  }

  @Test func `A dry run of a decision or a committee writes nothing`() throws {
    let folder = try Folder.seeded()
    for command in [
      ["model", "recognize", "22-2025-0001", "--level", "province", "--on", "2025-08-01"],
      ["model", "decline", "22-2025-0001", "--level", "province", "--on", "2025-08-01"],
      ["committee", "add", "--code", "X", "--name", "Y", "--kind", "other"],
    ] {
      let dry = try folder.danvan(command + ["--dry-run"])
      #expect(dry.code == 0 && !dry.lines.isEmpty, "\(dry.stderr)")
      try folder.expectUntouched()
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A dry run is refused what the real run is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let dry = try folder.registering("Một", ["--province": "Hà Nam"], tongue, "--dry-run")
    expectMessage(dry, 65, tongue, contains: ["Ninh Bình"])
    try folder.expectUntouched()
  }

  @Test func `A changeset holds the rows that were written, and not what SQLite derives`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một").code
    // The session of the write names the tables it touched.
    let touched = try folder.sqlite(
      """
      SELECT instr(changeset, CAST('model' AS BLOB)) > 0,
             instr(changeset, CAST('registration' AS BLOB)) > 0,
             instr(changeset, CAST('\(code)' AS BLOB)) > 0,
             instr(changeset, CAST('model_search' AS BLOB)) = 0
        FROM journal_change WHERE journal = (SELECT max(id) FROM journal)
      """)
    #expect(touched == "1|1|1|1")
  }
}
