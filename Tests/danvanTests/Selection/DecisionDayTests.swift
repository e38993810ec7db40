import Testing

/// A decision whose day is not known has a day by which it was taken, and is spoken of so.
@Suite("Days of decisions")
struct DecisionDayTests {
  /// A model that was registered on 1/3/2026 and recognized by 1/5/2026.
  private func recognized() throws -> (folder: Folder, code: String) {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-03-01"]).code
    _ = try folder.done(
      "model", "recognize", code, "--level", "province", "--known-by", "2026-05-01")
    return (folder, code)
  }

  private func stored(_ folder: Folder) throws -> String {
    try folder.sqlite(
      """
      SELECT coalesce(c.decided_on, '-'), c.known_by FROM recognition AS c
        JOIN registration AS r ON r.id = c.registration JOIN model AS m ON m.id = r.model
       WHERE m.title = 'Một' ORDER BY c.id
      """)
  }

  @Test(arguments: ["recognize", "decline"], Tongue.allCases)
  func `A day that is too early is told by the option it was given with`(
    _ verb: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-03-01"]).code
    for option in ["--known-by", "--on"] {
      let outcome = try folder.danvan(
        ["model", verb, code, "--level", "province", option, "2026-02-01"], tongue)
      expectMessage(outcome, 65, tongue, contains: ["\(option): "])
    }
  }

  @Test(arguments: Tongue.allCases)
  func `So is a withdrawal before what it withdraws`(_ tongue: Tongue) throws {
    let (folder, code) = try recognized()
    let outcome = try folder.danvan(
      ["model", "withdraw", code, "--level", "province", "--known-by", "2026-04-01"], tongue)
    expectMessage(outcome, 65, tongue, contains: ["--known-by: "])
    #expect(try stored(folder) == "-|2026-05-01")
  }

  @Test(arguments: Tongue.allCases)
  func `What is known by a day was not on that day`(_ tongue: Tongue) throws {
    let (folder, code) = try recognized()
    let again = try folder.decide("recognize", code, "province", on: "2026-06-01", in: tongue)
    let words = tongue == .vi ? "chậm nhất ngày 01/05/2026" : "by 2026-05-01"
    expectMessage(again, 65, tongue, contains: [words])
    _ = try folder.done(
      "model", "select", code, "--level", "province", "--known-by", "2026-06-01")
    let twice = try folder.decide("select", code, "province", on: "2026-07-01", in: tongue)
    let later = tongue == .vi ? "chậm nhất ngày 01/06/2026" : "by 2026-06-01"
    expectMessage(twice, 65, tongue, contains: [later])
  }

  @Test func `It is corrected, taken back and seen in the history`() throws {
    let (folder, code) = try recognized()
    let edit = ["model", "edit-decision", code, "--level", "province"]
    _ = try folder.danvan(edit + ["--known-by", "2026-04-15"])
    #expect(try stored(folder) == "-|2026-04-15")
    let history = try folder.done("history", "model", code, "--format", "csv").stdout
    #expect(history.contains("2026-04-15"))
    _ = try folder.danvan(edit + ["--on", "2026-04-10"])
    #expect(try stored(folder) == "2026-04-10|2026-04-10")
    _ = try folder.danvan(edit + ["--known-by", "2026-04-20"])
    #expect(try stored(folder) == "-|2026-04-20")
    #expect(try folder.danvan("undo").code == 0)
    #expect(try stored(folder) == "2026-04-10|2026-04-10")
  }

  @Test(arguments: Tongue.allCases)
  func `It has one day, and not one before the registration`(_ tongue: Tongue) throws {
    let (folder, code) = try recognized()
    let edit = ["model", "edit-decision", code, "--level", "province"]
    let two = try folder.danvan(
      edit + ["--on", "2026-04-10", "--known-by", "2026-04-20"], tongue)
    expectMessage(two, 64, tongue, contains: ["--known-by"])
    let early = try folder.danvan(edit + ["--known-by", "2026-02-01"], tongue)
    expectMessage(early, 65, tongue, contains: ["--known-by: "])
    #expect(try stored(folder) == "-|2026-05-01")
  }

  @Test(arguments: Tongue.allCases)
  func `A file without days is told of the column for them`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let text = "title;province;year;level;outcome\nHai;22;2026;tỉnh;công nhận\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", [], tongue)
    #expect((outcome.stdout + outcome.stderr).contains("known_by"), "\(outcome.stdout)")
  }

  /// Nobody could have typed it: a registration after the decision on it is refused.
  @Test(arguments: Tongue.allCases)
  func `An undo leaves no decision before its registration`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-03-01"]).code
    _ = try folder.danvan("model", "edit", code, "--year", "2026", "--on", "2026-02-01")
    #expect(try folder.decide("recognize", code, "commune", on: "2026-02-15").code == 0)
    let typed = try folder.danvan(
      "model", "edit", code, "--year", "2026", "--on", "2026-03-01", in: tongue)
    expectMessage(typed, 65, tongue, contains: ["--on"])
    let outcome = try folder.danvan("undo", "--entry", "3", in: tongue)
    expectMessage(outcome, 65, tongue, contains: [code])
    #expect(try folder.danvan("check", "decision-before-registration").code == 0)
    // Together with the decision it is taken back.
    _ = try folder.done("undo", "2", notes: true)
    #expect(try folder.danvan("check", "decision-before-registration").code == 0)
  }
}
