import Testing

/// The rule of what stands is in one place: who changes it there changes every answer.
@Suite("One rule of what stands")
struct StandingRuleTests {
  /// Everything that says how many are recognized, or that one is, and where it says so.
  private static let consumers: [(name: String, question: [String], columns: [String])] = [
    ("rates", ["rates", "--basis", "records"], ["recognized"]),
    ("of a day", ["rates", "--basis", "records", "--as-of", "1/7/2026"], ["recognized"]),
    ("by level", ["rates", "--basis", "records", "--by", "level"], ["recognized"]),
    ("by commune", ["rates", "--basis", "records", "--by", "commune"], ["recognized"]),
    ("at a level", ["rates", "--basis", "records", "--level", "commune"], ["recognized"]),
    ("models", ["rates", "--basis", "records", "--count", "models"], ["recognized"]),
    ("compared", ["rates", "--compare"], ["recognized_records"]),
    ("list", ["rates", "--list", "recognized"], ["code"]),
    ("state", ["model", "list", "--state", "recognized"], ["code"]),
    ("model_status", ["sql", "SELECT code FROM model_status WHERE state = 'recognized'"], ["code"]),
    ("rate_base", ["sql", "SELECT sum(recognized) AS n FROM rate_base"], ["n"]),
    ("standing", ["sql", "SELECT count(*) AS n FROM standing_recognition"], ["n"]),
  ] + [
    "rates-by-province", "rates-by-field", "rates-by-owner-kind", "rates-by-level",
    "rates-by-year", "funnel", "cumulative",
  ].map { ("report \($0)", ["report", "run", $0], ["recognized"]) } + [
    ("same-period", ["report", "run", "same-period", "-p", "year=2026"], ["recognized"]),
    ("reconciliation", ["report", "run", "reconciliation"], ["recorded"]),
    ("typical-models", ["report", "run", "typical-models"], ["code"]),
    ("why", ["why", "rate", "22", "--basis", "records"], ["columns"]),
    ("why report", ["why", "report", "rates-by-province", "22"], ["columns"]),
  ]

  private func answer(
    _ folder: Folder, _ consumer: (name: String, question: [String], columns: [String])
  ) throws -> [String] {
    try folder.danvan(consumer.question + ["--format", "csv"]).records().map { row in
      consumer.columns.map { row[$0] ?? "?" }.joined(separator: " ")
    }
  }

  @Test func `A fault in the rule is seen by every answer that rests on it`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Khéo", ["--on": "1/2/2026"]).code
    _ = try folder.decide("recognize", code, "commune", on: "2026-03-01")
    _ = try folder.decide("select", code, "commune", on: "2026-04-01")
    _ = try folder.decide("withdraw", code, "commune", on: "2026-05-01")
    let before = try Self.consumers.map { try answer(folder, $0) }
    // As if no withdrawal ended anything.
    let rule = try folder.sqlite("SELECT sql FROM sqlite_schema WHERE name = 'decision_span'")
    let select = try #require(rule.firstRange(of: "SELECT")).lowerBound
    try folder.sqlite(
      """
      DROP VIEW decision_span;
      CREATE VIEW decision_span AS
      SELECT id, registration, level, outcome, may_start, starts, NULL AS may_end, NULL AS ends
        FROM (\(rule[select...]));
      INSERT OR IGNORE INTO tally_stale SELECT DISTINCT province, year FROM registration;
      """)
    for (consumer, before) in zip(Self.consumers, before) {
      #expect(try answer(folder, consumer) != before, "\(consumer.name)")
    }
  }
}
