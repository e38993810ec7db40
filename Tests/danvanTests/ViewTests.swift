import Testing

/// The views are recounted: from the rows as they are stored, and by the commands.
@Suite struct ViewTests {
  /// Registrations all over the provinces with decisions at random, by the plain shell.
  private func generated() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 400),
      place(k, unit) AS (
        SELECT row_number() OVER (ORDER BY v.id) - 1, v.unit
          FROM unit_version AS v JOIN unit AS u ON u.id = v.unit WHERE u.level = 'province')
      INSERT INTO model (code, title, unit, field, owner_kind)
      SELECT 'G' || i, 'Mô hình ' || i, unit,
             (SELECT min(f.id) FROM field AS f WHERE f.id > (SELECT min(id) FROM field) + i % 4 - 1),
             CASE i % 3 WHEN 0 THEN 'collective' WHEN 1 THEN 'individual' ELSE 'unknown' END
        FROM n JOIN place ON k = i % 80;
      INSERT INTO registration (model, year, registered_on, unit, province)
      SELECT m.id, y.value,
             CASE WHEN abs(random()) % 2 THEN y.value || '-0' || (1 + abs(random()) % 9) || '-11' END,
             m.unit, m.unit
        FROM model AS m, json_each('[2019, 2024, 2026, 2027]') AS y
       WHERE m.code LIKE 'G%' AND abs(random()) % 3;
      CREATE TEMP TABLE decided AS
      SELECT r.id AS registration, l.value AS level, o.value AS outcome,
             date(r.year || '-06-01', (abs(random()) % 900) || ' days') AS day,
             abs(random()) % 2 AS is_known
        FROM registration AS r, json_each('["commune", "district", "province", "unknown"]') AS l,
             json_each('["recognized", "declined", "withdrawn", "recognized"]') AS o
       WHERE abs(random()) % 5 = 0;
      INSERT INTO recognition (registration, level, outcome, decided_on, known_by)
      SELECT registration, level, outcome, iif(is_known, day, NULL), day FROM decided;
      """)
    return folder
  }

  private struct Decision {
    let id: Int
    let level, outcome, decidedOn, knownBy: String
  }

  /// The decisions up to today on each registration, as stored.
  private func decisions(_ folder: Folder) throws -> [Int: [Decision]] {
    let rows = try folder.sqlite(
      """
      SELECT registration, id, level, outcome, ifnull(decided_on, ''), known_by FROM recognition
       WHERE known_by <= date('now', '+7 hours')
      """)
    var decisions: [Int: [Decision]] = [:]
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let decision = Decision(
        id: try #require(Int(cells[1])), level: cells[2], outcome: cells[3], decidedOn: cells[4],
        knownBy: cells[5])
      decisions[try #require(Int(cells[0])), default: []].append(decision)
    }
    return decisions
  }

  private static let ranks = ["unknown": 0, "commune": 1, "district": 2, "province": 3]

  /// The highest recognition that was not withdrawn, the slow way.
  private func standing(_ decisions: [Decision]) -> Decision? {
    decisions.filter { one in
      one.outcome == "recognized"
        && !decisions.contains {
          $0.outcome == "withdrawn" && $0.level == one.level
            && ($0.knownBy, $0.id) > (one.knownBy, one.id)
        }
    }.max {
      (Self.ranks[$0.level] ?? -1, $0.knownBy, $0.id) < (
        Self.ranks[$1.level] ?? -1, $1.knownBy, $1.id
      )
    }
  }

  @Test(arguments: [false, true])
  func `rate_base and model_status are what the decisions say`(_ isGenerated: Bool) throws {
    let folder = try isGenerated ? generated() : Folder.seeded()
    let decisions = try decisions(folder)
    let base = try folder.done("sql", "select * from rate_base", "--format", "csv").records()
    let status = try folder.done("sql", "select * from model_status", "--format", "csv").records()
    let count = try folder.sqlite("SELECT count(*) FROM registration")
    #expect(String(status.count) == count)
    #expect(
      isGenerated ? base.count > 300 && base.count < status.count : base.count == status.count)
    for row in base {
      let id = try #require(row["registration"].flatMap(Int.init))
      let standing = standing(decisions[id] ?? [])
      #expect(row["recognized"] == (standing == nil ? "0" : "1"))
      #expect(row["level"] == standing?.level ?? "")
      #expect(row["recognized_by"] == standing?.knownBy ?? "")
    }
    for row in status {
      let id = try #require(row["registration"].flatMap(Int.init))
      let all = decisions[id] ?? []
      let last = all.max { ($0.knownBy, $0.id) < ($1.knownBy, $1.id) }
      let shown = standing(all) ?? last
      #expect(row["state"] == shown?.outcome ?? "registered")
      #expect(row["level"] == shown?.level ?? "")
      #expect(row["decided_on"] == shown?.decidedOn ?? "")
    }
  }

  @Test(arguments: [false, true])
  func `A rate from rate_base is the rate that danvan prints`(_ isGenerated: Bool) throws {
    let folder = try isGenerated ? generated() : Folder.seeded()
    let rates = try folder.done("rates", "--basis", "records", "--format", "csv").records()
    let rows = try folder.done(
      "sql",
      """
      select b.province, count(*) as registered, sum(recognized) as recognized,
             printf('%.6f', sum(recognized) * 1.0 / count(*)) as rate
        from rate_base as b join registration as r on r.id = b.registration group by r.province
      """, "--format", "csv"
    ).records()
    let printed = rates.filter { $0["registered"] != "0" }
    #expect(printed.count == rows.count)
    // What a decision without a day makes uncertain, the view counts when it is known for certain.
    let certain = printed.filter { $0["recognized_comparator"] == "=" }
    #expect(certain.count > printed.count / 3)
    for rate in certain {
      let row = rows.first {
        $0["province"] == rate["province"] && $0["registered"] == rate["registered"]
          && $0["recognized"] == rate["recognized"]
      }
      let ours = row?["rate"].flatMap(Double.init) ?? -1
      let theirs = rate["rate"].flatMap(Double.init) ?? -2
      #expect(abs(ours - theirs) < 0.000_001, "\(rate)")
    }
  }

  /// Old Hà Nam and Ninh Bình are what they were in the year of the registration.
  @Test func `A place is called what it was called then`() throws {
    let folder = try Folder.seeded()
    try folder.register(
      "Trước", ["--province": "Hà Nam@2024-05-01", "--year": "2024", "--on": "2024-05-01"])
    try folder.register("Sau", ["--province": "37", "--on": "2026-05-01"])
    try folder.register("Chỉ có năm", ["--province": "Hà Nam@2023-12-31", "--year": "2023"])
    for view in ["model_status", "rate_base"] {
      let rows = try folder.done(
        "sql",
        """
        select s.year, province_code, province from \(view) as s join model using (code) \
        where model.id > 0 order by 1
        """,
        "--format", "csv")
      #expect(rows.lines.dropFirst() == ["2023,35,Hà Nam", "2024,35,Hà Nam", "2026,37,Ninh Bình"])
    }
  }

  /// Entries of a fund as `kind value comparator period_from period_to as_of`, and what is left.
  static let funds: [(entries: String, balance: String)] = [
    ("raised 100 =", "100|=|||||||"),
    ("raised 100 =;spent 30 =;disbursed 20 =", "100|=|30|=|20|=|50|=|computed"),
    ("raised 100 =;spent 30 =", "100|=|30|=|||70|<=|computed"),
    ("raised 100 <;spent 30 >;disbursed 0 =", "100|<|30|>|0|=|70|<|computed"),
    ("raised 100 >;spent 30 =;disbursed 0 =", "100|>|30|=|0|=|70|>|computed"),
    ("raised 100 >;spent 30 =", "100|>|30|=|||70|~|computed"),
    ("raised 100 =;spent 30 <=;disbursed 0 =", "100|=|30|<=|0|=|70|>=|computed"),
    ("raised 100 <;spent 30 <;disbursed 0 =", "100|<|30|<|0|=|70|~|computed"),
    ("raised 100 ~;spent 30 =;disbursed 0 =", "100|~|30|=|0|=|70|~|computed"),
    ("spent 30 =", "||30|=|||||"),
    (
      "raised 100 =;spent 30 =;balance 60 > - - 2024-06-30;balance 55 = - - 2024-12-31",
      "100|=|30|=|||55|=|stated"
    ),
    ("raised 10 = 2023-01-01 2023-12-31;raised 20 < 2024-01-01 2024-12-31", "30|<|||||||"),
    ("raised 10 > 2023-01-01 2023-12-31;raised 20 < 2024-01-01 2024-12-31", "30|~|||||||"),
    ("raised 10 >= 2023-01-01 2023-12-31;raised 20 = 2024-01-01 2024-12-31", "30|>=|||||||"),
    // To date, and the year within it: the greater holds at least.
    ("raised 50 = 2021-01-01 2024-12-31;raised 20 = 2024-01-01 2024-12-31", "50|>=|||||||"),
    ("raised 50 =;raised 20 = 2024-01-01 2024-12-31", "50|>=|||||||"),
    ("raised 50 <;raised 20 =", "50|~|||||||"),
    ("raised 10 = 2023-01-01 2023-12-31;raised 10 = 2023-12-31 2024-12-31", "10|>=|||||||"),
  ]

  @Test(arguments: funds.indices)
  func `fund_balance says what is known, and how well`(_ index: Int) throws {
    let (entries, balance) = Self.funds[index]
    let folder = try Folder.seeded()
    var script = "INSERT INTO fund (id, code, unit, name_vi) VALUES (1, 'Q', 4, 'Quỹ');"
    for (number, entry) in entries.split(separator: ";").enumerated() {
      let cells = entry.split(separator: " ").map(String.init) + ["-", "-", "-"]
      let days = cells[3...5].map { $0 == "-" ? "NULL" : "'\($0)'" }.joined(separator: ", ")
      script += """
        INSERT INTO fund_entry \
        (code, fund, kind, value, comparator, verbatim, period_from, period_to, as_of)
        VALUES ('Q-\(number)', 1, '\(cells[0])', \(cells[1]), '\(cells[2])', 'x', \(days));
        """
    }
    try folder.sqlite(
      script.replacing("(1, 'Q'", with: "(999, 'Q'").replacing(", 1, '", with: ", 999, '"))
    let row = try folder.sqlite(
      """
      SELECT raised, raised_comparator, spent, spent_comparator, disbursed, disbursed_comparator,
             left, left_comparator, left_basis FROM fund_balance WHERE code = 'Q'
      """)
    #expect(row == balance, "\(entries)")
  }

  @Test func `fund_balance has every fund of the seeds once, and adds nothing up that may overlap`()
    throws
  {
    let folder = try Folder.seeded()
    #expect(
      try folder.sqlite("SELECT count(*), count(DISTINCT code) FROM fund_balance")
        == folder.sqlite("SELECT count(*), count(*) FROM fund"))
    #expect(
      try folder.sqlite(
        "SELECT raised, raised_comparator, left FROM fund_balance WHERE code = '04-NTM'")
        == "29000000000|<|")
    #expect(
      try folder.sqlite(
        "SELECT disbursed, disbursed_comparator FROM fund_balance WHERE code = '04-NHA'")
        == "341113000000|>=")
  }

  @Test func `directive_tree is what directive tree prints, of every document`() throws {
    let folder = try Folder.seeded()
    // Deeper, on two ways, in a circle, and with all that hangs on documents.
    try folder.sqlite(
      """
      INSERT INTO directive_link (directive, kind, target)
      SELECT a.id, 'reviews', b.id FROM directive AS a, directive AS b
       WHERE (a.code, b.code) IN (VALUES ('25-NQ/TW', '43-KL/TW'), \
      ('37:19-CTr/TU', '43-KL/TW'), ('05-CT/TW', '25-NQ/TW'));
      UPDATE model SET directive = (SELECT id FROM directive WHERE code = '43-KL/TW') WHERE id % 2;
      UPDATE fund SET directive = (SELECT id FROM directive WHERE code = '37:19-CTr/TU');
      UPDATE task_programme SET directive = (SELECT id FROM directive WHERE code = '05-CT/TW');
      """)
    let all = try folder.done(
      "sql",
      """
      select root, depth, parent, code, link, noun, title from directive_tree \
      order by root, path, depth
      """,
      "--format", "csv"
    ).records()
    let codes = try folder.sqlite("SELECT code FROM directive").split(separator: "\n").map(
      String.init)
    for code in codes {
      let printed = try folder.done("directive", "tree", code, "--format", "csv").records()
      let ours = all.filter { $0["root"] == code }.map { row in
        row.filter { $0.key != "root" }
      }
      #expect(ours == printed, "\(code)")
    }
    #expect(all.contains { $0["noun"] == "task" })
  }

  @Test func `The plain shell reads the views`() throws {
    let folder = try Folder.seeded()
    for view in [
      "province", "model_status", "rate_base", "fund_balance", "fund_amount", "directive_tree",
      "standing_recognition", "decision_span",
    ] {
      #expect(try folder.sqlite("SELECT count(*) > 0 FROM \(view)") == "1", "\(view)")
    }
    try folder.expectUntouched()
  }
}
