import Testing

/// A row names every source that its numbers may rest on.
@Suite("Sources of rates")
struct RateSourceTests {
  private func sources(_ folder: Folder, _ more: String...) throws -> [String] {
    try folder.danvan(
      ["rates", "--basis", "records", "--province", "11", "--format", "csv"] + more
    ).records().map { $0["sources"] ?? "?" }
  }

  @Test func `Of a decision that may have been taken by then, too`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register(
      "Một", ["--province": "11", "--year": "2025", "--on": "1/2/2025", "--source": "S1"]
    ).code
    _ = try folder.done(
      "model", "recognize", code, "--level", "province", "--known-by", "1/9/2025", "--source",
      "S2")
    #expect(try sources(folder, "--as-of", "30/6/2025") == ["S1 S2"])
    #expect(try sources(folder, "--as-of", "30/6/2025", "--by", "commune").first == "S1 S2")
    #expect(try sources(folder, "--as-of", "31/1/2025") == [])
    _ = try folder.done("model", "edit-decision", code, "--level", "province", "--on", "1/9/2025")
    #expect(try sources(folder, "--as-of", "30/6/2025") == ["S1"])
  }

  @Test func `Counting models, of the registration by which one is recognized`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register(
      "Một", ["--province": "11", "--year": "2024", "--on": "1/2/2024", "--source": "S1"]
    ).code
    _ = try folder.done(
      "model", "recognize", code, "--level", "province", "--on", "1/9/2024", "--source", "S2")
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2025", "--on",
      "1/2/2025", "--source", "S3")
    #expect(try sources(folder, "--count", "models") == ["S2 S3"])
    #expect(try sources(folder) == ["S1 S2 S3"])
  }

  @Test(arguments: ["reported", "below"], Tongue.allCases)
  func `What reports do not tell is refused, not passed over`(
    _ basis: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    for (option, value) in [("--count", "models"), ("--cohort", "decided")] {
      let outcome = try folder.danvan(["rates", "--basis", basis, option, value], tongue)
      expectMessage(outcome, 64, tongue, contains: ["\(option): ", "--basis records"])
      #expect(try folder.danvan(["rates", "--basis", "both", option, value]).code == 0)
    }
    #expect(try folder.danvan(["rates", "--basis", basis, "--count", "registrations"]).code == 0)
  }

  @Test(arguments: Tongue.allCases)
  func `An option that check has not is no name of a rule`(_ tongue: Tongue) throws {
    let outcome = try Folder.seeded().danvan(["check", "--known-on", "9"], tongue)
    expectMessage(outcome, 64, tongue, contains: ["--known-on"])
  }
}
