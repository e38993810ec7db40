import Testing

/// A rate stands where one account says both of its numbers, each once.
@Suite("What one source says of one thing")
struct AccountTests {
  /// What stands beside 250 registered in one account, and whether there is a number then.
  static let seconds: [(String, isOne: Bool)] = [
    ("260 =", false), ("260 <", false), ("300 >", false), ("250 ~", false), ("250 =", true),
  ]

  @Test(arguments: seconds.indices)
  func `Two numbers of one thing are none, with both of them in the reason`(_ index: Int) throws {
    let (second, isOne) = Self.seconds[index]
    let folder = try Folder.reporting([
      "22 registered 250 = 2024 - stock B1", "22 registered \(second) 2024 - stock B1",
      "22 recognized 100 = 2024 - stock B1",
    ])
    let row = try folder.reportedRow()
    #expect(row["registered"] == (isOne ? "250" : "") && row["recognized"] == "100")
    #expect(row["rate"] == (isOne ? "0.400000" : ""))
    #expect(row["reason"]?.contains("250; ") == !isOne)
    #expect(row["reason"]?.contains("one source says two numbers") == !isOne, "\(row)")
    let why = try folder.done("why", "rate", "22", "--basis", "reported", "--format", "json")
      .object()
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
    #expect(why.list("left_out").map { $0.text("code") } == (isOne ? ["F1"] : ["F0", "F1"]))
    let found = try folder.danvan("check", "figures-differ", "--format", "csv").records()
    #expect(found.map { $0["codes"] } == (isOne ? [] : ["F0 F1"]))
    let listed = try folder.report("contradictions", columns: "rule", "code", "other")
    #expect(listed == (isOne ? [] : ["differs F0 F1"]))
    let sum = try folder.danvan("figure", "sum", "F0", "F1")
    #expect(sum.code == 65)
    #expect(sum.stderr.contains(isOne ? "reported twice" : "one source says two numbers"))
    let compared = try folder.danvan("rates", "--compare", "--format", "csv").records()
    let there = try #require(compared.first { $0["province_code"] == "22" })
    #expect(there["period"] == "2024" && there["registered_reported"] == (isOne ? "250" : ""))
    #expect(there["recognized_reported"] == "100")
    #expect((there["reason"] ?? "") == (row["reason"] ?? "?"))
  }

  @Test func `What is recognized is said twice too, and in a merged row`() throws {
    let merged = [
      "35 registered 10 = 2024 - flow B1", "35 recognized 5 = 2024 - flow B1",
      "36 registered 10 = 2024 - flow B1", "36 recognized 5 = 2024 - flow B1",
      "37 registered 10 = 2024 - flow B1", "37 recognized 5 = 2024 - flow B1",
    ]
    let twice = try Folder.reporting(merged + ["37 recognized 6 <= 2024 - flow B1"])
      .reportedRow("--territory", "now")
    #expect(twice["registered"] == "30" && twice["recognized"] == "" && twice["rate"] == "")
    #expect(twice["reason"]?.contains("one source says two numbers") == true, "\(twice)")
    let same = try Folder.reporting(merged + ["37 recognized 5 = 2024 - flow B1"])
      .reportedRow("--territory", "now")
    #expect(same["recognized"] == "15" && same["rate"] == "0.500000")
    let mended = try Folder.reporting(
      merged + [
        "37 recognized 6 = 2024 - flow B1", "37 registered 12 = 2024 - flow B2",
        "37 recognized 7 = 2024 - flow B2",
      ]
    ).reportedRow("--territory", "now")
    #expect(mended["registered"] == "32" && mended["recognized"] == "17", "\(mended)")
  }

  private static let three = ["35", "36", "37"].flatMap { code in
    ["\(code) registered 10 = 2024 - flow B1", "\(code) recognized 5 = 2024 - flow B1"]
  }

  static let apart: [(rows: [String], arguments: [String], registered: String, reason: String)] = [
    // One place was corrected by a source that is silent on what was recognized.
    (three + ["35 registered 12 = 2024 - flow B2"], ["--territory", "now"], "32", "other sources"),
    // Registered by the nation, recognized by a province of another source.
    (
      ["VN registered 105000 = 2024 - flow B2", "VN recognized 91716 = 2024 - flow B1"],
      ["--by", "country"], "105000", "91,716 by B1"
    ),
    // Of one source, on two days.
    (
      ["VN registered 10 = 2024 2024-06-30 stock B1", "VN recognized 5 = 2024 2024-12-31 stock B1"],
      ["--by", "country"], "10", "another day"
    ),
    // The same two sources, each of another of the two numbers.
    (
      [
        "35 registered 10 = 2024 - flow B1", "35 recognized 5 = 2024 - flow B2",
        "36 registered 10 = 2024 - flow B2", "36 recognized 5 = 2024 - flow B1",
        "37 registered 10 = 2024 - flow B1", "37 recognized 5 = 2024 - flow B1",
      ], ["--territory", "now"], "30", "other places or sources"
    ),
  ]

  @Test(arguments: apart.indices)
  func `A merged row has its two numbers of the same accounts, or a reason`(_ index: Int) throws {
    let example = Self.apart[index]
    let folder = try Folder.reporting(example.rows)
    let outcome = try folder.danvan(
      ["rates", "--basis", "reported", "--format", "csv"] + example.arguments)
    let row = try #require(try outcome.records().first)
    #expect(row["registered"] == example.registered)
    #expect(row["recognized"] == "" && row["rate"] == "")
    #expect(row["reason"]?.contains(example.reason) == true, "\(row)")
    let why = try folder.danvan(
      ["why", "rate", row["province_code"] ?? "VN", "--basis", "reported", "--format", "json"]
        + example.arguments
    ).object()
    let codes = example.rows.indices.filter { example.rows[$0].contains("recognized") }.map {
      "F\($0)"
    }
    #expect(Set(why.list("left_out").map { $0.text("code") ?? "?" }).isSuperset(of: codes))
  }

  @Test func `Two reports of the nation on one day are not one of them`() throws {
    let row = try Folder.reporting([
      "VN registered 10 = 2024 - flow B1", "VN registered 12 = 2024 - flow B0",
    ]).reportedRow("--by", "country")
    #expect(row["registered"] == "")
    #expect(row["reason"]?.contains("reported twice") == true, "\(row)")
  }

  static let wholes = [
    ("registered 0 =", "recognized 0 =", "0 registered"),
    ("registered 0 =", "recognized 3 =", "0 registered"),
    ("registered 0 <=", "recognized 3 =", "0 registered"),
    ("registered 0 >=", "recognized 3 =", "about 0 or above"),
    ("registered 0 ~", "recognized 3 =", "about 0 or above"),
    ("registered 20 >", "recognized 10 >", "pull against each other"),
    ("registered 20 <", "recognized 10 <", "pull against each other"),
  ]

  @Test(arguments: wholes)
  func `A denominator of 0 has its own reason`(
    _ registered: String, _ recognized: String, _ reason: String
  ) throws {
    let row = try Folder.reporting([
      "22 \(registered) 2024 - stock B1", "22 \(recognized) 2024 - stock B1",
    ]).reportedRow()
    #expect(row["rate"] == "")
    #expect(row["reason"]?.contains(reason) == true, "\(row)")
  }

  static let times = [
    ("2024-S1 - stock", "2024 - stock", "overlap: 2024-S1, 2024"),
    ("2024-S1 - flow", "2024 - flow", "overlap: 2024-S1, 2024"),
    ("2024-S1 - cumulative", "2024 - cumulative", "overlap: 2024-S1, 2024"),
    ("2023 - stock", "2024 - stock", "at two times"),
    ("2024 2024-06-30 stock", "2024 2024-12-31 stock", "at two times"),
    ("2024 2024-06-30 flow", "2024 2024-12-31 flow", "of different days"),
    ("2024 - stock", "2024 - flow", "one source says two"),
    ("2023 - stock", "2024 - flow", "one is a stock"),
  ]

  @Test(arguments: times)
  func `Figures of one thing that are not added say what they share`(
    _ one: String, _ other: String, _ reason: String
  ) throws {
    let folder = try Folder.reporting([
      "22 registered 5 = \(one) B1", "22 registered 9 = \(other) B1",
    ])
    let sum = try folder.danvan("figure", "sum", "F0", "F1")
    #expect(sum.code == 65 && sum.stderr.contains(reason), "\(sum.stderr)")
  }

  /// Rounded to a tenth they would be all, and none.
  @Test func `A percentage that is neither 0 nor 100 is not printed so`() throws {
    let folder = try Folder.reporting([
      "22 registered 10000 = 2024 - stock B1", "22 recognized 9996 = 2024 - stock B1",
      "04 registered 1000000 = 2024 - stock B1", "04 recognized 1 = 2024 - stock B1",
      "01 registered 5 = 2024 - stock B1", "01 recognized 0 = 2024 - stock B1",
    ])
    func printed(_ format: String, _ more: String...) throws -> String {
      try folder.danvan(["rates", "--basis", "reported", "--format", format] + more).stdout
    }
    for text in try [printed("table"), printed("table", "--chart")] {
      #expect(text.contains("> 99.9 %") && text.contains("< 0.1 %") && text.contains(" 0.0 %"))
      #expect(!text.contains("100.0 %"), "\(text)")
    }
    for text in try [printed("markdown"), printed("html"), printed("html", "--chart")] {
      #expect(text.contains("&gt; 99.9 %") && text.contains("&lt; 0.1 %"), "\(text)")
    }
    let rows = try folder.danvan("rates", "--basis", "reported", "--format", "csv").records()
    #expect(rows.map { $0["rate"] } == ["0.000000", "0.000001", "0.999600"])
    #expect(rows.allSatisfy { $0["rate_comparator"] == "=" })
    let why = try folder.done("why", "rate", "22", "--basis", "reported", "--format", "json")
      .object()
    #expect(
      why.list("cells").last?.text("formula")
        == "Rate = Recognized ÷ Registered = 9,996 ÷ 10,000 > 99.9 %")
    #expect(why.list("rules").contains { $0.text("rule")?.contains("rounds to 0 or 100") == true })
  }

  /// Of the province of old and of the one that has its code, machines read from when to when.
  @Test func `Units of one code are told apart by their days`() throws {
    let folder = try Folder.seeded()
    for (title, day) in [("Một", "2025-02-01"), ("Hai", "2025-09-01")] {
      _ = try folder.done(
        "model", "register", "--title", title, "--province", "37@\(day)", "--field", "economy",
        "--owner-kind", "collective", "--year", "2025", "--on", day, "--format", "csv")
    }
    func days(_ arguments: String...) throws -> [String] {
      let rows = try folder.danvan(arguments + ["--format", "csv"]).records()
      return rows.filter { $0["province_code"] == "37" }.map {
        "\($0["province_from"] ?? "?")/\($0["province_to"] ?? "?")"
      }.sorted()
    }
    let both = ["/2025-07-01", "2025-07-01/"]
    #expect(
      try days("rates", "--basis", "records", "--province", "37", "--year", "2025") == both)
    #expect(try days("rates", "--compare", "--province", "37", "--year", "2025") == both)
    for report in ["rates-by-province", "funnel", "same-period", "undecided"] {
      #expect(
        try days("report", "run", report, "-p", "province=37", "-p", "year=2025") == both,
        "\(report)")
    }
    let lines = try days("report", "run", "reconciliation", "-p", "province=37")
    #expect(Set(lines) == Set(both))
    let table = try folder.danvan("report", "run", "rates-by-province", "--format", "table").stdout
    #expect(!table.contains("Province since") && !table.contains("2025-07-01"))
  }

  @Test func `Two numbers of one thing are none in reports and other dimensions either`() throws {
    let folder = try Folder.reporting([
      "22 registered 250 = 2024 - stock B1", "22 registered 260 = 2024 - stock B1",
      "22 recognized 100 = 2024 - stock B1",
    ])
    let reconciled = try folder.report(
      "reconciliation", ["province": "22"], columns: "period", "measure", "reported", "coverage"
    ).filter { $0.hasPrefix("2024") }
    #expect(
      reconciled == ["2024 models.registered  ", "2024 models.recognized 100 0.000000"])
    let why = try folder.done(
      "why", "report", "reconciliation", "22", "registered", "2024", "--format", "json"
    ).object()
    #expect(why.list("cells").first?.text("formula") == "Reported = no number", "\(why)")
    #expect(why.list("left_out").map { $0.text("code") } == ["F0", "F1"])
    let row = try folder.reportedRow("--province", "22", "--by", "country")
    #expect(row["registered"] == "" && row["recognized"] == "100" && row["rate"] == "")
    #expect(row["reason"]?.contains("one source says two numbers") == true, "\(row)")
  }
}
