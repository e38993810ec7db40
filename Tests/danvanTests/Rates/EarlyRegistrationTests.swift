import Testing

/// Next year's models are registered in the last quarter of this one.
@Suite("Registered before the year begins")
struct EarlyRegistrationTests {
  @Test(arguments: ["2025-10-01", "2025-12-20", "2025-12-31", "2026-01-01", "2026-11-20"])
  func `The last quarter before is taken, typed, corrected and imported`(_ day: String) throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": day]).code
    #expect(code == "22-2026-0001")
    try folder.register("Hai", ["--code": "H"])
    _ = try folder.done("model", "edit", "H", "--on", day)
    try folder.takes("title;province;year;registered_on\nBa;22;2026;\(day)\n")
    let stored = try folder.sqlite(
      "SELECT year || ' ' || registered_on FROM registration WHERE year = 2026")
    #expect(stored.split(separator: "\n") == Array(repeating: "2026 \(day)", count: 3))
    #expect(try folder.danvan("check", "registration-year").stdout == "")
  }

  @Test(arguments: Tongue.allCases)
  func `What is earlier is a slip in the year, and so is what is later`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for day in ["2025-09-30", "2025-03-05", "2027-01-01", "2024-12-20"] {
      let outcome = try folder.registering("Một", ["--on": day], tongue)
      expectMessage(
        outcome, 65, tongue, contains: [tongue == .vi ? "01/10/2025" : "2025-10-01", "--on"])
    }
    try folder.expectUntouched()
    try folder.register("Hai", ["--code": "H"])
    #expect(try folder.danvan("model", "edit", "H", "--on", "30/9/2025").code == 65)
  }

  @Test func `A tool that writes what is too early is found`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một", ["--on": "2025-12-20", "--code": "M"])
    let day = "UPDATE registration SET registered_on ="
    try folder.sqlite("\(day) '2025-09-30' WHERE year = 2026")
    #expect(try folder.danvan("check", "registration-year").stdout.contains("M"))
    try folder.sqlite("\(day) '2025-10-01' WHERE year = 2026")
    #expect(try folder.danvan("check", "registration-year").stdout == "")
  }

  @Test func `It counts in the year it is for, and from its day on`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một", ["--province": "38", "--on": "2025-12-20", "--code": "M"])
    _ = try folder.decide("recognize", "M", "province", on: "2026-06-30")
    func rates(_ arguments: String...) throws -> [String] {
      try folder.danvan(
        ["rates", "--basis", "records", "--province", "38", "--format", "csv"] + arguments
      ).records().map { row in
        ["period", "registered", "recognized"].map { row[$0] ?? "?" }.joined(separator: " ")
      }
    }
    #expect(try rates("--by", "year") == ["2026 1 1"])
    #expect(try rates("--by", "period") == ["2026-S1 1 1"])
    #expect(try rates("--by", "quarter") == ["2026-Q1 1 1"])
    #expect(try rates("--period", "2025") == [] && rates("--period", "2025-S2") == [])
    #expect(try rates("--period", "2026-S1") == ["2026-S1 1 1"])
    #expect(try rates("--period", "2026-S2") == [])
    #expect(try rates("--as-of", "2025-12-19") == [])
    #expect(try rates("--as-of", "2025-12-20") == ["2026 1 0"])
    #expect(try rates("--as-of", "2025-12-31", "--by", "year") == ["2026 1 0"])
    #expect(try rates("--cohort", "decided", "--by", "period") == ["2026-S1 1 1"])
    // Reports say the same.
    func years(_ day: String) throws -> [String] {
      try folder.report(
        "rates-by-year", ["as_of": day, "province": "38"], columns: "year", "registered")
    }
    #expect(try years("2025-12-19") == [] && years("2025-12-20") == ["2026 1"])
    func same(_ year: String, _ day: String) throws -> [String] {
      try folder.report(
        "same-period", ["year": year, "as_of": day, "province": "38"], columns: "registered",
        "registered_before")
    }
    #expect(try same("2026", "2026-01-05") == ["1 0"])
    #expect(try same("2027", "2026-12-19") == [])
    #expect(try same("2027", "2026-12-20") == ["0 1"])
  }
}
