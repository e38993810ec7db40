import Testing

/// Selection as typical: a dated decision on a model that is recognized, with a way back.
@Suite struct SelectionTests {
  private static let code = "22-2026-0001"

  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try #require(try folder.register("Một", ["--on": "2026-03-01"]).code == code)
    let recognized = try folder.decide("recognize", code, "commune", on: "2026-05-01")
    try #require(recognized.code == 0)
    return folder
  }

  /// A folder with one model, recognized by its commune on 1 May 2026.
  private func recognized() throws -> Folder { try Self.prepared.folder() }

  private func expectRefusal(
    _ folder: Folder, _ words: [String], _ command: String...,
    place: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.dump()
    for tongue in Tongue.allCases {
      expectMessage(
        try folder.danvan(command, tongue), 65, tongue, contains: words, place)
    }
    let isSame = try folder.dump() == before
    #expect(isSame, "the content changed", sourceLocation: place)
  }

  private func select(_ level: String, on day: String, _ verb: String = "select") -> [String] {
    ["model", verb, Self.code, "--level", level, "--on", day]
  }

  private func typical(_ folder: Folder, _ day: String) throws -> String {
    try folder.report(
      "funnel", ["as_of": day, "year": "2026"], columns: "typical", "typical_comparator"
    ).joined()
  }

  @Test func `A selection is stored as it was told, and shown apart from the recognitions`() throws
  {
    let folder = try recognized()
    let outcome = try folder.decide(
      "select", Self.code, "province", on: "10/11/2026", "--decision", "9-QĐ/TU", "--deciding",
      "TU-22", "--source", "S3", "--note", "hội nghị")
    #expect(outcome.stdout.contains("selected as typical at province level on 2026-11-10"))
    let row = """
      SELECT s.level, s.outcome, s.decided_on, s.known_by, s.decision, c.code, o.code, s.note,
             r.year
        FROM selection AS s JOIN registration AS r ON r.id = s.registration
        JOIN committee AS c ON c.id = s.committee JOIN source AS o ON o.id = s.source
      """
    #expect(
      try folder.sqlite(row)
        == "province|selected|2026-11-10|2026-11-10|9-QĐ/TU|TU-22|S3|hội nghị|2026")
    let shown = try folder.done("model", "show", Self.code, "--format", "json").object()
    #expect(shown.list("decisions").count == 1)
    let selection = try #require(shown.list("selections").first)
    #expect(selection.text("outcome") == "selected" && selection.text("source") == "S3")
    #expect(selection.text("decided_on") == "2026-11-10")
    let history = try folder.done("history", "model", Self.code, "--format", "tsv").stdout
    #expect(history.contains("outcome\t\tselected") && history.contains("9-QĐ/TU"))
    #expect(try folder.danvan("check", "decision-order", "outside").code == 0)
  }

  @Test func `Only what is recognized that day is selected`() throws {
    let folder = try recognized()
    let words = [Self.code, "danvan model show \(Self.code)"]
    try expectRefusal(
      folder, words, "model", "select", Self.code, "--level", "commune", "--on", "2026-04-30")
    _ = try folder.decide("withdraw", Self.code, "commune", on: "2026-06-01")
    try expectRefusal(
      folder, words, "model", "select", Self.code, "--level", "commune", "--on", "2026-06-01")
    #expect(try folder.danvan(select("commune", on: "2026-05-31")).code == 0)
    // One that was declined, and one on which nothing was decided.
    for verb in ["decline", nil] {
      let other = try folder.register("Hai \(verb ?? "")", ["--on": "2026-03-01"]).code
      if let verb { _ = try folder.decide(verb, other, "commune", on: "2026-05-01") }
      try expectRefusal(
        folder, [other], "model", "select", other, "--level", "commune", "--on", "2026-06-02")
    }
  }

  @Test func `Where a day is not known, what may have been is not refused`() throws {
    let folder = try recognized()
    try folder.sqlite("UPDATE recognition SET decided_on = NULL WHERE known_by = '2026-05-01'")
    #expect(try folder.danvan(select("commune", on: "2026-04-30")).code == 0)
    _ = try folder.decide("withdraw", Self.code, "commune", on: "2026-06-01")
    let late = [
      "model", "select", Self.code, "--level", "province", "--known-by", "2026-07-01",
    ]
    let outcome = try folder.danvan(late)
    #expect(outcome.stdout.contains("by 2026-07-01"), "\(outcome.stderr)")
    #expect(
      try folder.sqlite("SELECT ifnull(decided_on, '-') || known_by FROM selection WHERE id = 2")
        == "-2026-07-01")
    #expect(try folder.danvan("check", "decision-order").code == 0)
    for days in [["--on", "2026-07-01", "--known-by", "2026-07-01"], []] {
      let wrong = ["model", "select", Self.code, "--level", "district"] + days
      for tongue in Tongue.allCases {
        expectMisuse(try folder.danvan(wrong, tongue), 64, tongue, "--on")
      }
    }
  }

  @Test func `Nothing is selected twice at a level, and only what is selected is taken back`()
    throws
  {
    let folder = try recognized()
    let words = [Self.code, "unselect"]
    try expectRefusal(
      folder, [Self.code], "model", "unselect", Self.code, "--level", "province", "--on",
      "2026-06-01")
    #expect(try folder.danvan(select("province", on: "2026-06-01")).code == 0)
    try expectRefusal(
      folder, words, "model", "select", Self.code, "--level", "province", "--on", "2026-07-01")
    try expectRefusal(
      folder, ["05"], "model", "unselect", Self.code, "--level", "province", "--on", "2026-05-31")
    #expect(try folder.danvan(select("commune", on: "2026-06-01")).code == 0)
    #expect(try folder.danvan(select("province", on: "2026-08-01", "unselect")).code == 0)
    try expectRefusal(
      folder, [Self.code], "model", "unselect", Self.code, "--level", "province", "--on",
      "2026-09-01")
    #expect(try folder.danvan(select("province", on: "2026-09-01")).code == 0)
    #expect(try folder.sqlite("SELECT count(*) FROM selection") == "4")
  }

  @Test func `A recognition on which a selection rests stays`() throws {
    let folder = try recognized()
    #expect(try folder.danvan(select("province", on: "2026-06-01")).code == 0)
    let words = [Self.code]
    try expectRefusal(
      folder, words, "model", "withdraw", Self.code, "--level", "commune", "--on", "2026-06-01")
    try expectRefusal(
      folder, words, "model", "edit-decision", Self.code, "--level", "commune", "--on",
      "2026-06-02")
    try expectRefusal(
      folder, words, "model", "edit-decision", Self.code, "--level", "commune", "--to-outcome",
      "declined")
    try expectRefusal(
      folder, words, "model", "remove", Self.code, "--level", "commune", "--reason", "x")
    try expectRefusal(
      folder, words, "model", "remove", Self.code, "--year", "2026", "--reason", "x")
    try expectRefusal(folder, words + ["danvan history model"], "undo", "--entry", "3")
    try expectRefusal(folder, ["--on"], "model", "edit", Self.code, "--on", "2026-06-02")
    #expect(try folder.decide("withdraw", Self.code, "commune", on: "2026-06-02").code == 0)
    // Together, and in the order in which they came.
    _ = try folder.done("undo", "3", notes: true)
    #expect(try folder.sqlite("SELECT count(*) FROM selection") == "0")
  }

  @Test func `An undo leaves no order of selections that nobody could have typed`() throws {
    let folder = try recognized()
    for (verb, month) in [("select", 6), ("unselect", 7), ("select", 8)] {
      #expect(try folder.danvan(select("commune", on: "2026-0\(month)-01", verb)).code == 0)
    }
    try expectRefusal(folder, [Self.code, "danvan history model"], "undo", "--entry", "5")
    #expect(try folder.danvan("check", "decision-order").code == 0)
    let before = try folder.dump()
    _ = try folder.done("undo", notes: true)
    #expect(try typical(folder, "2026-08-02") == "0 =")
    _ = try folder.done("undo", "--entry", "7", notes: true)
    #expect(try typical(folder, "2026-08-02") == "1 =")
    #expect(try folder.sqlite("SELECT count(*) FROM selection") == "3" && !before.isEmpty)
  }

  @Test func `What another tool wrote in an impossible order is found`() throws {
    let first = "(SELECT min(id) FROM registration)"
    let wrong = [
      "(90, \(first), 'commune', 'selected', '2026-06-01'), "
        + "(91, \(first), 'commune', 'selected', '2026-07-01')",
      "(90, \(first), 'commune', 'unselected', '2026-06-01')",
      "(90, \(first) + 1, 'commune', 'selected', '2024-06-01')",
    ]
    for rows in wrong {
      let folder = try Folder.seeded()
      try folder.sqlite(
        "INSERT INTO selection (id, registration, level, outcome, known_by) VALUES \(rows)")
      let found = try folder.danvan("check", "decision-order", "decision-before-registration")
      #expect(found.code == 1 && found.stdout.contains("22-2025-000"), "\(rows)")
    }
  }

  @Test func `A selection is corrected and removed as other decisions are`() throws {
    let folder = try recognized()
    #expect(try folder.danvan(select("commune", on: "2026-06-01")).code == 0)
    let edit = ["model", "edit-decision", Self.code, "--level", "commune"]
    #expect(
      try folder.danvan(edit + ["--outcome", "selected", "--decision", "7-QĐ"]).stdout
        .contains("7-QĐ"))
    #expect(
      try folder.danvan(edit + ["--outcome", "selected", "--to-level", "province"]).code == 0)
    try expectRefusal(
      folder, ["--outcome", "selected", "recognized"], "model", "edit-decision", Self.code,
      "--level", "province", "--outcome", "y", "--note", "x")
    try expectRefusal(
      folder, [Self.code], "model", "edit-decision", Self.code, "--level", "province", "--outcome",
      "selected", "--on", "2026-04-01")
    let row = "SELECT level || ' ' || decision || ' ' || known_by FROM selection"
    #expect(try folder.sqlite(row) == "province 7-QĐ 2026-06-01")
    #expect(try folder.sqlite("SELECT count(*) FROM recognition WHERE decision = '7-QĐ'") == "0")
    let removed = try folder.danvan(
      "model", "remove", Self.code, "--level", "province", "--outcome", "selected", "--reason", "x")
    #expect(removed.code == 0 && removed.stdout.contains("selected as typical"))
    #expect(try folder.sqlite("SELECT count(*) FROM selection") == "0")
    #expect(try folder.sqlite("SELECT count(*) FROM recognition WHERE registration > 0") == "1")
  }

  @Test func `The list keeps what is selected and recognized today`() throws {
    let folder = try recognized()
    func listed(_ more: String...) throws -> [String?] {
      try folder.danvan(["model", "list", "--typical", "--format", "csv"] + more).records()
        .map { $0["code"] }
    }
    #expect(try listed().isEmpty)
    _ = try folder.done("model", "edit", Self.code, "--kind", "typical")
    #expect(try listed().isEmpty, "a sort of model is no selection")
    #expect(try folder.danvan(select("province", on: "2026-06-01")).code == 0)
    #expect(try listed() == [Self.code])
    #expect(try listed("--level", "province") == [Self.code])
    #expect(try listed("--level", "commune").isEmpty)
    #expect(try listed("--year", "2025").isEmpty)
    #expect(try folder.decide("withdraw", Self.code, "commune", on: "2026-07-01").code == 0)
    #expect(try listed().isEmpty)
  }
}
