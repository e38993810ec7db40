import Testing

/// Reports on figures, funds, tasks and documents, with facts added to the seeds.
@Suite("Reports on figures, funds, tasks and documents")
struct ReportFactTests {
  @Test func `Records stand beside reports, year by year`() throws {
    let data = Generated()
    let folder = try data.folder()
    try folder.addFigure("A", "models.registered", "38", 50, period: "2024/2025")
    let found = try folder.report(
      "reconciliation", columns: "province_code", "measure", "period", "reported",
      "reported_comparator", "recorded", "source")
    func count(
      _ code: String, _ years: ClosedRange<Int>, recognized: Bool = false,
      by day: String = ReportRateTests.day
    ) -> Int {
      data.known(by: day).count {
        $0.model.province == code && years.contains($0.year)
          && (!recognized || $0.isRecognized(by: day))
      }
    }
    // The source says so as of that day.
    let said = "2024-10-30"
    for line in [
      "04 models.registered  13268 = \(count("04", 0...2024, by: said)) S2",
      "04 models.recognized  10295 = \(count("04", 0...2024, recognized: true, by: said)) S2",
      "22 models.registered 2025 2500 < \(count("22", 2025...2025)) S3",
      "22 models.registered 2024   \(count("22", 2024...2024)) ",
      "22 models.recognized 2024   \(count("22", 2024...2024, recognized: true)) ",
      "38 models.registered 2024/2025 50 = \(count("38", 2024...2025)) S1",
      "38 models.registered 2023   \(count("38", 2023...2023)) ",
      "38 models.recognized 2024/2025   \(count("38", 2024...2025, recognized: true)) S1",
    ] { #expect(found.contains(line), "\(line) in \(found)") }
    #expect(!found.contains { $0.hasPrefix("38 models.registered 2024 ") })
  }

  @Test func `Who has neither figure nor registration has not reported`() throws {
    let data = Generated()
    let folder = try data.folder()
    try folder.addCommunes()
    try folder.addFigure("A", "models.registered", "48", 5, period: "2026-S1")
    let today = try folder.sqlite("SELECT code FROM province ORDER BY code").split(separator: "\n")
    let heard = Set(data.registrations.filter { $0.year == 2026 }.map(\.model.province)).union([
      "48"
    ])
    #expect(
      try folder.report("not-reported", ["year": "2026"], columns: "unit_code")
        == today.map(String.init).filter { !heard.contains($0) })
    let communes = try folder.report(
      "not-reported", ["year": "2026", "level": "commune"], columns: "unit_code", "above")
    #expect(communes == ["06001 Lạng Sơn", "06914 Quảng Ninh", "07001 Quảng Ninh"])
    try folder.register("Đường hoa", ["--unit": "Lê Lợi", "--on": "1/3/2026"])
    #expect(
      try folder.report(
        "not-reported", ["year": "2026", "level": "commune", "province": "22"], columns: "unit_code"
      )
        == ["06914"])
  }

  @Test func `A level that is none is told, and its name will do`() throws {
    let folder = try Folder.seeded()
    let asked = ["report", "run", "not-reported", "--format", "csv", "-p"]
    let named = try folder.danvan(asked + ["level=Cấp tỉnh"])
    #expect(try named.stdout == folder.danvan(asked + ["level=province"]).stdout && named.code == 0)
    let wrong = try folder.danvan(asked + ["level=xã"])
    #expect(wrong.code == 65 && wrong.stdout.isEmpty && wrong.stderr.contains("-p level"))
    #expect(wrong.stderr.contains("commune"))
  }

  @Test func `The tree of a document is that of directive tree`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      UPDATE model SET directive = 1 WHERE code IN ('04-0001', '22-2025-0002');
      UPDATE fund SET directive = 2 WHERE code = '04-VNN';
      UPDATE task_programme SET directive = (SELECT id FROM directive WHERE code = '37:19-CTr/TU');
      INSERT INTO directive_link (id, directive, kind, target) VALUES (99, 1, 'based_on', 2);
      """)
    let names = ["depth", "parent", "code", "link", "noun", "title"]
    for code in ["25-NQ/TW", "37:12-NQ/TU"] {
      let tree = try folder.done("directive", "tree", code, "--format", "csv").records()
      let found = try folder.report("directive-tree", ["directive": code]).records()
      #expect(found.count > 1)
      for (row, wanted) in zip(found, tree) {
        for name in names { #expect(row[name] == wanted[name], "\(code) \(name)") }
      }
      #expect(found.count == tree.count)
    }
  }

  @Test func `A statement of funds keeps comparators and adds no periods`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("fund", "add", "--code", "QX", "--name", "Quỹ X", "--province", "22")
    for (kind, amount, period) in [
      ("raised", "100", "2024"), ("raised", "20", "2024"), ("disbursed", "gần 50", "2024"),
      ("raised", "trên 100", "2025"), ("raised", "gần 5", "2025"), ("disbursed", "10", "2025"),
      ("target", "khoảng 300", "2025"), ("balance", "7", "2026"), ("raised", "90", "2026"),
      ("disbursed", "10", "2026"),
    ] {
      _ = try folder.done(
        "fund", "record", "QX", "--kind", kind, "--amount", amount + " đồng", "--period", period,
        "--source", "S1", "--format", "csv")
    }
    let found = try folder.report(
      "fund-statement", ["province": "22"], columns: "period", "target_comparator", "target",
      "raised_comparator", "raised", "disbursed_comparator", "disbursed", "left_comparator", "left")
    #expect(
      found == [
        "2024   >= 100 < 50 ~ 50", "2025 ~ 300 >= 100 = 10 ~ 90", "2026   = 90 = 10 = 7",
        "all ~ 300 >= 100 < 70 = 7",
      ])
  }

  @Test func `Housing of another province joins the table`() throws {
    let folder = try Folder.seeded()
    try folder.addFigure("N", "housing.households.need", "22", 400, period: "2025")
    try folder.addFigure(
      "H", "housing.households", "22", 100, period: "2025", more: ("out_of", "N"))
    #expect(
      try folder.report(
        "housing-progress", columns: "province_code", "period", "supported", "needed", "share")
        == [
          "04  8799 16627 0.5291994947976183", "04 2024 3206 7121 0.4502176660581379",
          "22 2025 100 400 0.250000",
        ])
  }

  @Test func `Tasks are counted by programme, kind and state`() throws {
    let folder = try Folder.seeded()
    let states = ["planned", "under_way", "done", "dropped", "unknown"]
    var sql = """
      INSERT INTO task_programme (id, code, name_vi, unit) \
      SELECT 90, 'A', 'Thử', unit FROM province WHERE code = '22';
      """
    var counts: [String: [String: Int]] = [:]
    for number in 1...60 {
      let (kind, state) = (number % 3 == 0 ? "common" : "member", states[number * number % 5])
      counts[kind, default: [:]][state, default: 0] += 1
      sql += """
        INSERT INTO task (id, code, programme, kind, state) \
        VALUES (\(900 + number), 'A\(number)', 90, '\(kind)', '\(state)');
        """
    }
    try folder.sqlite(sql)
    let found = try folder.report(
      "tasks", ["province": "22"], columns: "programme_code", "kind", "tasks", "done", "under_way",
      "planned", "dropped", "unknown")
    let wanted = ["common", "member"].map { kind in
      let own = counts[kind, default: [:]]
      let parts = ["done", "under_way", "planned", "dropped", "unknown"].map { "\(own[$0] ?? 0)" }
      return "A \(kind) \(own.values.reduce(0, +)) " + parts.joined(separator: " ")
    }
    #expect(found == wanted)
  }

  @Test func `Every kind of contradiction is found, and nearly is none`() throws {
    let folder = try Folder.seeded()
    try folder.addFigure("T", "models.built", "22", 10, period: "2024")
    for (code, part, value) in [("P1", "kind=model", 4), ("P2", "kind=typical", 5)] {
      try folder.addFigure(
        code, "models.built", "22", value, period: "2024", breakdown: part, more: ("part_of", "T"))
    }
    try folder.addFigure("R", "models.registered", "01", 10, period: "2024")
    try folder.addFigure("C", "models.recognized", "01", 11, period: "2024")
    try folder.addFigure("C2", "models.recognized", "01", 9, period: "2024")
    try folder.addFigure("W", "meetings.held", "01", 5, period: "2024", more: ("out_of", "R"))
    try folder.addFigure("V", "dialogues.held", "01", 12, period: "2024", more: ("out_of", "R"))
    try folder.addFigure(
      "S", "housing.households.rate", "01", 60, period: "2024", more: ("rate_of", "W"))
    try folder.addFigure("N", "models.registered", "22", 2400, period: "2025")
    let found = try folder.report(
      "contradictions", columns: "rule", "code", "value", "other", "other_value")
    #expect(
      found == [
        "above-whole V 12 R 10", "differs C 11 C2 9",
        "income-above-product S4-11-income 88000000 S4-11-grdp 81000000", "parts T 10 P1 P2 9.0",
        "percentage S 60 W 50.00", "recognized-above-registered C 11 R 10",
      ])
  }

  @Test func `What is missing is counted`() throws {
    let data = Generated()
    let folder = try data.folder()
    let found = try folder.report("data-quality", columns: "noun", "gap", "missing", "total")
    let models = Dictionary(grouping: data.registrations, by: \.model.number).values.map {
      $0[0].model
    }
    let all = data.registrations
    let decisions = all.flatMap(\.decisions)
    for line in [
      "model field \(models.count { $0.field == nil }) \(models.count)",
      "model owner_kind \(models.count { $0.owner == "unknown" }) \(models.count)",
      "model registration_year 0 \(models.count)", "model source \(models.count) \(models.count)",
      "registration day \(all.count { $0.on == nil }) \(all.count)",
      "recognition day 0 \(decisions.count)",
      "recognition level \(decisions.count { $0.level == "unknown" }) \(decisions.count)",
      "recognition decision_number \(decisions.count) \(decisions.count)",
    ] { #expect(found.contains(line), "\(line) in \(found)") }
    let old = all.filter { $0.model.province == "35" }
    let part = try folder.report(
      "data-quality", ["province": "35@30/6/2025"], columns: "noun", "gap", "missing", "total")
    #expect(part.contains("registration day \(old.count { $0.on == nil }) \(old.count)"))
  }
}

extension Folder {
  /// A figure of today's province, from source S1.
  func addFigure(
    _ code: String, _ measure: String, _ province: String, _ value: Int, period: String,
    breakdown: String = "", more: (column: String, code: String)? = nil
  ) throws {
    let years = period.split(separator: "/").map { $0.prefix(4) }
    let reference = more.map { ", (SELECT id FROM figure WHERE code = '\($0.code)')" } ?? ""
    try sqlite(
      """
      INSERT INTO figure (id, code, measure, unit, breakdown, value, comparator, verbatim, period,
        period_from, period_to, source, quote\(more.map { ", " + $0.column } ?? ""))
      SELECT (SELECT max(id) + 1 FROM figure), '\(code)', m.id, p.unit, '\(breakdown)', \(value), '=',
             '\(value)', '\(period)', '\(years[0])-01-01', '\(years[years.count - 1])-12-31',
             (SELECT id FROM source WHERE code = 'S1'), 'q'\(reference)
        FROM measure AS m JOIN province AS p ON p.code = '\(province)' WHERE m.code = '\(measure)';
      """)
  }
}
