import Testing

/// What `why report` says of reports that count registrations, against the registrations.
@Suite("Why, on generated registrations")
struct WhyGeneratedTests {
  /// A report, and the columns whose values name a row.
  struct Asked: Sendable, CustomTestStringConvertible {
    let name: String
    let key: [String]
    let counts: [String]
    var takesYear = true

    var testDescription: String { name }
  }

  static let asked = [
    Asked(name: "rates-by-province", key: ["province_code"], counts: ["registered", "recognized"]),
    Asked(name: "rates-by-field", key: ["field"], counts: ["registered", "recognized"]),
    Asked(name: "rates-by-owner-kind", key: ["owner_kind"], counts: ["registered", "recognized"]),
    Asked(name: "rates-by-level", key: ["level"], counts: ["registered", "recognized"]),
    Asked(
      name: "rates-by-year", key: ["year"], counts: ["registered", "recognized"], takesYear: false),
    Asked(
      name: "funnel", key: ["province_code"], counts: ["registered", "recognized", "typical"]),
    Asked(
      name: "cumulative", key: ["year"],
      counts: [
        "registered", "recognized", "new_models", "registered_total", "recognized_total",
        "models_total",
      ], takesYear: false),
    Asked(
      name: "same-period", key: ["province_code"],
      counts: ["registered", "registered_before", "recognized", "recognized_before"]),
  ]

  static let questions = [
    ReportRateTests.questions[1], ReportRateTests.questions[3], ReportRateTests.questions[6],
    ReportRateTests.Question(day: "2025-03-31"),
  ]

  @Test(arguments: asked, questions)
  func `As many registrations are counted as the cell says`(
    _ asked: Asked, _ question: ReportRateTests.Question
  ) throws {
    var parameters = question.parameters
    if asked.takesYear == false { parameters["year"] = nil }
    let folder = try Generated().folder()
    for row in try folder.report(asked.name, parameters).records() {
      let inputs = try folder.why(asked.name, asked.key.compactMap { row[$0] }, parameters)
      for count in asked.counts {
        let counted = inputs.count {
          $0["noun"] == "registration" && $0["reason"] == "" && $0.enters(count)
        }
        #expect("\(counted)" == row[count], "\(asked.name) \(row)")
      }
    }
  }

  @Test(arguments: ReportRateTests.questions)
  func `What is left out is what the rule leaves out, and nothing else`(
    _ question: ReportRateTests.Question
  ) throws {
    let data = Generated()
    let folder = try data.folder()
    let all = data.registrations.enumerated().filter { _, registration in
      (question.year ?? registration.year) == registration.year
        && (question.provinces?.codes.contains(registration.model.province) ?? true)
    }
    for code in Set(question.known(data).map(\.model.province)) {
      let inputs = try folder.why("rates-by-province", [code], question.parameters)
      let own = all.filter { $0.element.model.province == code }
      var wanted: [String] = []
      for (index, registration) in own {
        let name = "registration \(index + 1)"
        guard registration.isKnown(by: question.day) else {
          wanted.append("\(name) registered recognized later")
          continue
        }
        let isRecognized = registration.isRecognized(by: question.day)
        wanted.append(name + (isRecognized ? " registered recognized " : " registered "))
        if !isRecognized { wanted.append("\(name) recognized \(registration.fate(question.day))") }
        for (order, decision) in registration.decisions.enumerated() {
          let reason = registration.reason(of: order, by: question.day)
          wanted.append("recognition \((index + 1) * 10 + order) recognized \(reason)")
          #expect(decision.outcome == "recognized" || reason != "")
        }
      }
      let found = inputs.map { input in
        ["noun", "id", "columns", "reason"].map { input[$0] ?? "?" }.joined(separator: " ")
      }
      #expect(found.sorted() == wanted.sorted(), "\(code)")
    }
  }

  @Test(
    arguments: [
      ("reconciliation", ["province_code", "measure", "period"]),
      ("data-quality", ["noun", "gap"]), ("typical-models", ["code"]),
      ("undecided", ["code", "year"]), ("not-reported", ["unit_code"]),
    ])
  func `Every row of other reports opens to inputs that make its cells`(
    _ name: String, _ key: [String]
  ) throws {
    let folder = try Generated(60).folder()
    let isOfADay = name != "data-quality" && name != "not-reported"
    let day = isOfADay ? ["as_of": ReportRateTests.day] : [:]
    for row in try folder.report(name, day).records() {
      let found = try folder.danvan(
        ["why", "report", name] + key.map { row[$0] ?? "" }
          + day.flatMap { ["-p", "\($0.key)=\($0.value)"] } + ["--format", "json"])
      try #require(found.code == 0, "\(row) \(found.stderr)")
      let why = try found.object()
      #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(row)")
      #expect(!(why.list("inputs") + why.list("left_out")).isEmpty, "\(row)")
      for (column, value) in row where key.contains(column) {
        let cell = why.list("row").first?[column].map { "\($0)" }
        #expect(cell == value, "\(column) of \(row)")
      }
    }
  }

  @Test func `Changes are what came less what was there before`() throws {
    let folder = try Generated().folder()
    let row = try #require(
      try folder.report("same-period", ["year": "2025"]).records().first {
        $0["registered_before"] != "0" && $0["registered"] != "0"
      })
    let why = try folder.done(
      "why", "report", "same-period", row["province_code"] ?? "", "-p", "year=2025", "--column",
      "registered_change", "--format", "json"
    ).object()
    let formula = why.list("cells").first?.text("formula") ?? ""
    let (now, before) = (row["registered"] ?? "", row["registered_before"] ?? "")
    #expect(
      formula.contains("count of \(now) registration") && formula.contains(" − \(before) ")
        && formula.hasSuffix(" = \(row["registered_change"] ?? "")"), "\(formula)")
  }

  @Test func `In today's provinces an old one's registrations stand behind the new one's row`()
    throws
  {
    let data = Generated()
    let folder = try data.folder()
    let parameters = ["territory": "now", "as_of": ReportRateTests.day]
    let inputs = try folder.why("rates-by-province", ["37"], parameters)
    let wanted = data.known(by: ReportRateTests.day, in: ["35", "36", "37"]).count
    #expect(
      inputs.count {
        $0["noun"] == "registration" && $0["reason"] == "" && $0.enters("registered")
      } == wanted)
    let row = try folder.report("rates-by-province", parameters).records()
      .first { $0["province_code"] == "37" }
    #expect(row?["registered"] == "\(wanted)")
  }

  @Test func `The line of totals has the inputs of all rows`() throws {
    let data = Generated()
    let folder = try data.folder()
    let known = data.known(by: ReportRateTests.day)
    let why = try folder.done(
      "why", "report", "rates-by-field", "--total", "-p", "as_of=\(ReportRateTests.day)",
      "--column", "Registered", "--format", "json"
    ).object()
    #expect(why.list("inputs").count == known.count)
    #expect(
      why.list("cells").first?.text("formula")
        == (known.allSatisfy { $0.isCertain(by: ReportRateTests.day) }
          ? "Registered = count of \(known.count) registrations"
          : "Registered ≤ \(known.count)"))
  }

  @Test func `People see the first inputs and how to see all; machines see all`() throws {
    let folder = try Generated().folder()
    let key = ["why", "report", "rates-by-level", "commune", "--column", "registered"]
    let some = try folder.danvan(key + ["--format", "table"])
    let count = try folder.why("rates-by-level", ["commune"]).count {
      $0["reason"] == "" && $0["noun"] == "registration"
    }
    #expect(some.stdout.contains("Inputs: the first 30 of \(count) (to see all: add --all)"))
    let all = try folder.danvan(key + ["--format", "markdown", "--all"])
    #expect(!all.stdout.contains("--all"))
    #expect(all.lines.count { $0.contains("G-") } >= count)
  }
}

extension Generated.Registration {
  /// Why it is not recognized.
  fileprivate func fate(_ day: String) -> String {
    let known = decisions.filter { $0.day <= day }
    if known.contains(where: { $0.outcome != "declined" }) { return "withdrawn" }
    return !known.isEmpty ? "declined" : decisions.isEmpty ? "undecided" : "later"
  }

  /// Why a decision does not count; nothing where it does.
  fileprivate func reason(of order: Int, by day: String) -> String {
    let decision = decisions[order]
    if decision.day > day { return "later" }
    if decision.outcome == "withdrawn" { return "withdrawal" }
    if decision.outcome == "declined" { return "declined" }
    let isWithdrawn = decisions[(order + 1)...].contains {
      $0.outcome == "withdrawn" && $0.level == decision.level && $0.day <= day
    }
    return isWithdrawn ? "withdrawn" : ""
  }
}

extension Folder {
  /// The inputs of a row, as CSV has them.
  func why(
    _ name: String, _ key: [String], _ parameters: [String: String] = [:]
  ) throws -> [[String: String]] {
    let values = parameters.sorted { $0.key < $1.key }.flatMap { ["-p", "\($0.key)=\($0.value)"] }
    let outcome = try danvan(["why", "report", name] + key + values + ["--format", "csv"])
    try #require(outcome.code == 0, "\(name) \(key): \(outcome.stderr)")
    return try outcome.records()
  }
}

extension [String: String] {
  /// Whether an input enters a column.
  func enters(_ column: String) -> Bool {
    self["columns"]?.split(separator: " ").contains { $0 == column } ?? false
  }
}
