import Testing

@Suite struct DecisionTests {
  /// A folder with one model registered on 1 March 2026.
  private func registered() throws -> (folder: Folder, code: String) {
    (try Self.prepared.folder(), "22-2026-0001")
  }

  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try #require(try folder.register("Một", ["--on": "2026-03-01"]).code == "22-2026-0001")
    return folder
  }

  /// Registered and recognized by the records of Quảng Ninh.
  private func records(_ folder: Folder) throws -> [Double?] {
    let rows = try folder.done(
      "rates", "--basis", "records", "--province", "22", "--format", "json"
    ).objects()
    return [rows.first?.number("registered"), rows.first?.number("recognized")]
  }

  /// A refusal that leaves everything as it was.
  private func expectRefusal(
    _ folder: Folder, _ tongue: Tongue, _ words: [String],
    _ place: SourceLocation = #_sourceLocation,
    _ decide: () throws -> Outcome
  ) throws {
    let before = try folder.dump()
    expectMessage(try decide(), 65, tongue, contains: words, place)
    let isSame = try folder.dump() == before
    #expect(isSame, "the content changed", sourceLocation: place)
  }

  @Test func `A recognition is stored as it was told`() throws {
    let (folder, code) = try registered()
    let outcome = try folder.decide(
      "recognize", code, "province", on: "10/11/2026", "--decision", "125-QĐ/TU", "--deciding",
      "TU-22", "--source", "S3")
    #expect(try outcome.written().code == code)
    let shown = try folder.done("model", "show", code, "--format", "json").object()
    let decision = try #require(shown.list("decisions").first)
    #expect(decision.text("level") == "province")
    #expect(decision.text("outcome") == "recognized")
    #expect(decision.text("decided_on") == "2026-11-10")
    #expect(decision.text("decision") == "125-QĐ/TU")
    #expect(decision.text("committee") == "TU-22")
    #expect(decision.text("source") == "S3")
  }

  @Test func `The rates follow every step`() throws {
    let (folder, code) = try registered()
    #expect(try records(folder) == [6, 5])
    _ = try folder.decide("recognize", code, "commune", on: "2026-04-01")
    #expect(try records(folder) == [6, 6])
    _ = try folder.decide("recognize", code, "province", on: "2026-05-01")
    #expect(try records(folder) == [6, 6], "one model counts once")
    _ = try folder.decide("withdraw", code, "province", on: "2026-06-01")
    #expect(try records(folder) == [6, 6], "the recognition of the commune stands")
    _ = try folder.decide("withdraw", code, "commune", on: "2026-06-01")
    #expect(try records(folder) == [6, 5])
    _ = try folder.decide("recognize", code, "province", on: "2026-07-01")
    #expect(try records(folder) == [6, 6])
    #expect(try folder.sqlite("SELECT count(*) FROM recognition") == "10")
  }

  @Test func `A model that was declined can be recognized later`() throws {
    let (folder, code) = try registered()
    #expect(try folder.decide("decline", code, "province", on: "2026-04-01").code == 0)
    #expect(try records(folder) == [6, 5])
    #expect(try folder.decide("recognize", code, "province", on: "2026-05-01").code == 0)
    #expect(try records(folder) == [6, 6])
  }

  @Test func `A decision belongs to the year that is named`() throws {
    let (folder, code) = try registered()
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2027",
      notes: true)
    let outcome = try folder.decide(
      "recognize", code, "province", on: "2026-11-20", "--year", "2026")
    #expect(outcome.code == 0)
    let year = "SELECT year FROM registration WHERE id = (SELECT max(registration) FROM recognition"
    #expect(try folder.sqlite(year + " WHERE decided_on = '2026-11-20')") == "2026")
  }

  @Test(arguments: Tongue.allCases, ["recognize", "decline", "withdraw"])
  func `Nothing is decided on what was not registered`(_ tongue: Tongue, _ verb: String) throws {
    let folder = try Folder.seeded()
    let words = ["04-0001", tongue == .vi ? "chưa đăng ký" : "is not registered"]
    try expectRefusal(folder, tongue, words) {
      try folder.decide(verb, "04-0001", "province", on: "2026-05-01", in: tongue)
    }
  }

  @Test(arguments: Tongue.allCases, ["recognize", "decline"])
  func `Nothing is decided before the registration`(_ tongue: Tongue, _ verb: String) throws {
    let (folder, code) = try registered()
    let words = ["--on", tongue == .vi ? "trước khi đăng ký" : "before the registration"]
    try expectRefusal(folder, tongue, words) {
      try folder.decide(verb, code, "province", on: "2026-02-28", in: tongue)
    }
    #expect(try folder.decide(verb, code, "province", on: "2026-03-01").code == 0)
  }

  @Test(arguments: Tongue.allCases)
  func `Without a day of registration the year is the bound`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một").code
    try expectRefusal(folder, tongue, ["--on"]) {
      try folder.decide("recognize", code, "province", on: "2025-12-31", in: tongue)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A model is recognized once at one level, and again at another`(_ tongue: Tongue) throws {
    let (folder, code) = try registered()
    #expect(try folder.decide("recognize", code, "province", on: "2026-04-01").code == 0)
    let words = [code, tongue == .vi ? "công nhận" : "recognized", "withdraw"]
    try expectRefusal(folder, tongue, words) {
      try folder.decide("recognize", code, "province", on: "2026-05-01", in: tongue)
    }
    try expectRefusal(folder, tongue, words) {
      try folder.decide("decline", code, "province", on: "2026-05-01", in: tongue)
    }
    for level in ["commune", "district"] {
      #expect(try folder.decide("recognize", code, level, on: "2026-05-01").code == 0)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `Only a recognition that stands is withdrawn`(_ tongue: Tongue) throws {
    let (folder, code) = try registered()
    let words = [code, tongue == .vi ? "thu hồi" : "withdraw"]
    func withdraw(_ level: String) throws -> Outcome {
      try folder.decide("withdraw", code, level, on: "2026-06-01", in: tongue)
    }
    try expectRefusal(folder, tongue, words) { try withdraw("province") }
    #expect(try folder.decide("recognize", code, "province", on: "2026-04-01").code == 0)
    try expectRefusal(folder, tongue, words) { try withdraw("commune") }
    #expect(try withdraw("province").code == 0)
    try expectRefusal(folder, tongue, words) { try withdraw("province") }
  }

  @Test(arguments: Tongue.allCases)
  func `A decision is not dated before the last one at its level`(_ tongue: Tongue) throws {
    let (folder, code) = try registered()
    #expect(try folder.decide("recognize", code, "province", on: "2026-05-01").code == 0)
    try expectRefusal(folder, tongue, ["--on", "05"]) {
      try folder.decide("withdraw", code, "province", on: "2026-04-01", in: tongue)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `With several years the year must be told`(_ tongue: Tongue) throws {
    let (folder, code) = try registered()
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2027",
      notes: true)
    try expectRefusal(folder, tongue, ["2026, 2027", "--year"]) {
      try folder.decide("recognize", code, "province", on: "2026-05-01", in: tongue)
    }
    try expectRefusal(folder, tongue, ["2028"]) {
      try folder.decide(
        "recognize", code, "province", on: "2026-05-02", "--year", "2028", in: tongue)
    }
  }
}
