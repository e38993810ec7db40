import Testing

/// A figure of the whole nation: typed, corrected, imported, and never added to its parts.
@Suite("Figures of the nation")
struct NationalFigureTests {
  private func folder() throws -> Folder {
    let folder = try Folder.seeded()
    for code in ["BC", "BC2"] {
      _ = try folder.done("source", "add", "--code", code, "--title", code, "--on", "2026-07-10")
    }
    return folder
  }

  @discardableResult
  private func add(
    _ folder: Folder, _ province: String, _ measure: String, _ value: String, _ source: String
  ) throws -> Outcome {
    let outcome = try folder.danvan([
      "figure", "add", "--measure", "models.\(measure)", "--province", province, "--value", value,
      "--period", "2026-S1", "--nature", "flow", "--source", source, "--locator", "1", "--quote",
      value, "--format", "csv",
    ])
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return outcome
  }

  private func level(_ folder: Folder, _ code: String) throws -> String {
    try folder.sqlite(
      "SELECT u.level FROM figure AS f JOIN unit AS u ON u.id = f.unit WHERE f.code = '\(code)'")
  }

  @Test(arguments: ["VN", "vn", "Việt Nam", "viet nam", "cả nước", "Toàn quốc"])
  func `It is typed by code or name`(_ name: String) throws {
    let folder = try folder()
    let code = try add(folder, name, "registered", "105000", "BC").written().code
    #expect(try level(folder, code) == "country")
  }

  @Test func `It is corrected from and to a province`() throws {
    let folder = try folder()
    let code = try add(folder, "04", "registered", "5", "BC").written().code
    _ = try folder.done("figure", "edit", code, "--province", "VN")
    #expect(try level(folder, code) == "country")
    _ = try folder.done("figure", "edit", code, "--province", "37@2024-01-01")
    #expect(try level(folder, code) == "province")
  }

  @Test func `It is imported by the column of provinces`() throws {
    let folder = try folder()
    let text = """
      province;measure;value;period;nature
      VN;models.registered;105000;2026-S1;flow
      Cả nước;models.recognized;90000;2026-S1;flow
      04;models.registered;70;2026-S1;flow

      """
    try folder.write(Array(text.utf8), "so-lieu.csv")
    let outcome = try folder.danvan("figure", "import", "so-lieu.csv", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    let row = try #require(
      try folder.done("rates", "--by", "country", "--period", "2026-S1", "--format", "csv")
        .records().first)
    #expect(row["registered"] == "105000" && row["recognized"] == "90000")
  }

  @Test(arguments: Tongue.allCases)
  func `Elsewhere a province is wanted`(_ tongue: Tongue) throws {
    let folder = try folder()
    let registering = try folder.registering("Một", ["--province": "VN"], tongue)
    expectMessage(registering, 65, tongue, contains: ["VN"])
    let figure = try folder.danvan(
      [
        "figure", "add", "--measure", "models.registered", "--province", "Atlantis", "--value", "1",
        "--source", "BC",
      ], tongue)
    expectMessage(figure, 65, tongue, contains: ["--province", "Atlantis"])
  }

  @Test func `It is never added to what its provinces reported`() throws {
    let folder = try folder()
    let nation = try add(folder, "VN", "registered", "100", "BC").written().code
    try add(folder, "VN", "recognized", "60", "BC")
    let province = try add(folder, "04", "registered", "7", "BC2").written().code
    try add(folder, "04", "recognized", "3", "BC2")
    try add(folder, "22", "registered", "9", "BC2")
    func registered(_ by: String) throws -> [String] {
      try folder.done(
        "rates", "--basis", "reported", "--by", by, "--period", "2026-S1", "--format", "csv"
      ).records().map { $0["registered"] ?? "?" }
    }
    #expect(try registered("country") == ["100"])
    #expect(try registered("period") == ["100"])
    #expect(try registered("province") == ["7", "9"])
    let sum = try folder.danvan("figure", "sum", nation, province)
    #expect(sum.code != 0 && sum.stdout == "", "\(sum.stdout)")
    // However the provinces hang in the tree.
    try folder.sqlite("UPDATE unit_version SET parent = NULL")
    #expect(try folder.danvan("figure", "sum", nation, province).code != 0)
    #expect(try registered("country") == ["100"])
    // Reports of provinces pass over it.
    let rows = try folder.report("reconciliation").records()
    #expect(!rows.contains { $0["reported"] == "100" })
  }

  /// 105,000 registered by the nation in one report, 91,716 recognized by its provinces in another.
  @Test func `Its number and the sum of its provinces' make no rate`() throws {
    let folder = try folder()
    try add(folder, "VN", "registered", "105000", "BC")
    let codes = try folder.sqlite("SELECT code FROM province ORDER BY code").split(separator: "\n")
    try #require(codes.count == 34)
    for (index, code) in codes.enumerated() {
      try add(folder, "\(code)", "recognized", index == 0 ? "2715" : "2697", "BC2")
    }
    let asked = ["--period", "2026-S1", "--format", "csv"]
    for by in ["country", "period"] {
      let rows = try folder.danvan(["rates", "--basis", "reported", "--by", by] + asked).records()
      try #require(rows.count == 1, "\(by) \(rows)")
      #expect(rows[0]["registered"] == "105000" && rows[0]["recognized"] == "", "\(by)")
      #expect(rows[0]["rate"] == "" && rows[0]["sources"] == "BC", "\(by)")
      #expect(rows[0]["reason"]?.contains("recognized 91,716 by BC2") == true, "\(rows)")
    }
    let compared = try #require(
      try folder.danvan(["rates", "--compare", "--by", "country"] + asked).records().first)
    #expect(compared["registered_reported"] == "105000")
    #expect(compared["recognized_reported"] == "" && compared["rate_reported"] == "")
    #expect(compared["reason"]?.contains("91,716 by BC2") == true, "\(compared)")
    let below = try #require(
      try folder.danvan(["rates", "--basis", "below", "--by", "country"] + asked).records().first)
    #expect(below["registered"] == "" && below["recognized"] == "91716" && below["rate"] == "")
    #expect(below["reporting"] == "34" && below["reporting_both"] == "0")
    let why = try folder.danvan(
      "why", "rate", "VN", "--by", "country", "--basis", "reported", "--period", "2026-S1",
      "--format", "json"
    ).object()
    #expect(why.list("inputs").count == 1 && why.list("left_out").count == 34)
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
  }
}
