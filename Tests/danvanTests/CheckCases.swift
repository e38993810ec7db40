/// What breaks a rule, and what comes near it and does not.
struct CheckCase: Sendable {
  let rule: String
  /// SQL that breaks the rule, on the seeds.
  let wrong: String
  /// The codes of each finding then, a finding a text.
  let found: [String]
  /// SQL after which the rule finds nothing.
  let right: String

  init(_ rule: String, wrong: String, _ found: String..., right: String) {
    (self.rule, self.wrong, self.found, self.right) = (rule, wrong, found, right)
  }

  static let all = file + units + models + dates + figures + funds

  private static func unit(_ code: String, on day: String = "2025-06-30") -> String {
    """
    (SELECT v.unit FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
      WHERE v.code = '\(code)' AND u.level = 'province' AND coalesce(v.valid_from, '') <= '\(day)'
        AND coalesce(v.valid_to, '9999') > '\(day)')
    """
  }

  private static func model(_ code: String) -> String {
    "(SELECT id FROM model WHERE code = '\(code)')"
  }

  private static let one = "22-2025-0001"
  private static let haNam = unit("35")

  /// A commune of a code, under a province.
  private static func commune(_ parent: String, from: String, to: String = "NULL") -> String {
    """
    INSERT INTO unit (id, level) VALUES (900001, 'commune');
    INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from, valid_to,
                              search_key)
    VALUES (900001, 900001, '00001', 'Thử', 'Xã', \(parent), \(from), \(to), 'thu' || char(10) || 'xa thu');
    """
  }

  private static let file = [
    CheckCase(
      "integrity",
      wrong: """
        PRAGMA ignore_check_constraints = ON;
        UPDATE figure SET scale = 9 WHERE code = 'S1-6-pillars';
        """, "", right: "UPDATE figure SET scale = 1, value = 40 WHERE code = 'S1-6-pillars';"),
    CheckCase(
      "references", wrong: "DELETE FROM fund WHERE code = '04-CT';", "S2-26-ct",
      right:
        "DELETE FROM fund_entry WHERE code = 'S2-26-ct'; DELETE FROM fund WHERE code = '04-CT';"
    ),
    CheckCase(
      "references", wrong: "UPDATE registration SET unit = 900009 WHERE id = 1;", "registration:1",
      right: "UPDATE registration SET note = 'x' WHERE id = 1;"),
    CheckCase(
      "schema", wrong: "CREATE TRIGGER nosy AFTER INSERT ON model BEGIN DELETE FROM figure; END;",
      "nosy", right: "ANALYZE;"),
    CheckCase(
      "schema",
      wrong:
        "CREATE VIEW mine AS SELECT 1; CREATE TABLE yours (a); CREATE INDEX ours ON model (note);",
      "mine", "ours", "yours", right: "PRAGMA user_version;"),
    CheckCase(
      "schema",
      wrong: """
        DROP INDEX model_unit; DROP VIEW province; CREATE VIEW province AS SELECT 1 AS code;
        """, "model_unit", "province", right: "REINDEX;"),
    CheckCase(
      "migrations", wrong: "UPDATE migration SET sha256 = '0' WHERE number = 2;", "0002_units.sql",
      right: "UPDATE migration SET duration_ms = 5, applied_at = '' WHERE number = 2;"),
    CheckCase(
      "journal",
      wrong: """
        INSERT INTO journal (id, at, who, command, tool_version, schema_version)
        SELECT max(id) + 3, '2000-01-01T00:00:00Z', 'x', 'x', '0', schema_version FROM journal;
        UPDATE sequence SET last_id = last_id + 4 WHERE table_name = 'journal';
        """, "journal:4", "journal:5",
      right: "UPDATE journal SET reason = 'x';"),
    CheckCase(
      "journal", wrong: "UPDATE journal SET schema_version = 99;", "journal:1",
      right: "UPDATE journal SET schema_version = 1;"),
    CheckCase(
      "journal-changes", wrong: "UPDATE journal_change SET changeset = x'540200';", "journal:1",
      right: "UPDATE journal SET arguments = 'x';"),
    CheckCase(
      "journal-changes", wrong: "DELETE FROM journal_change WHERE piece = 1;", "journal:1",
      right: "VACUUM;"),
    CheckCase(
      "search-keys",
      wrong: """
        UPDATE model SET title = 'Tên khác' WHERE code = '\(one)';
        UPDATE unit_version SET search_key = '' WHERE code = '22';
        UPDATE committee_alias SET name = name || ' x' WHERE id = 1;
        """, one, "22", "DHDBTQ", right: "UPDATE model SET owner_name = 'Khác', note = 'x';"),
    CheckCase(
      "search-index",
      wrong: """
        DROP TRIGGER model_search_update;
        UPDATE model SET search_key = 'khac' WHERE code = '\(one)';
        """, one, right: "UPDATE model SET search_key = 'khac' WHERE code = '\(one)';"),
    CheckCase(
      "search-index",
      wrong: """
        DROP TRIGGER model_search_delete;
        DELETE FROM model WHERE code = '04-0005';
        """, "5", right: "DELETE FROM model WHERE code = '04-0005';"),
    CheckCase(
      "loops",
      wrong: """
        UPDATE committee SET parent = (SELECT id FROM committee WHERE code = 'BBT')
         WHERE code = 'DHDBTQ';
        UPDATE figure SET out_of = id WHERE code = 'S1-6-pillars';
        """, "BBT DHDBTQ TW", "S1-6-pillars",
      right: """
        UPDATE committee SET parent = (SELECT id FROM committee WHERE code = 'BBT')
         WHERE code = 'BTGDV-22';
        """),
  ]

  private static let units = [
    CheckCase(
      "unit-versions",
      wrong: """
        INSERT INTO unit_version (id, unit, code, name_vi, type, valid_from)
        VALUES (900001, \(unit("22")), '22', 'Mới', 'Tỉnh', '2026-01-01');
        INSERT INTO unit (id, level) VALUES (900002, 'commune');
        """, "22", "900002",
      right: """
        UPDATE unit_version SET valid_to = '2026-01-01' WHERE code = '22';
        INSERT INTO unit_version (id, unit, code, name_vi, type, valid_from)
        VALUES (900001, \(unit("22")), '22', 'Mới', 'Tỉnh', '2026-01-01');
        """),
    CheckCase(
      "unit-codes",
      wrong: """
        INSERT INTO unit (id, level) VALUES (900001, 'province');
        INSERT INTO unit_version (id, unit, code, name_vi, type, valid_to)
        VALUES (900001, 900001, '22', 'Khác', 'Tỉnh', '2000-01-01');
        """, "22",
      right: """
        INSERT INTO unit (id, level) VALUES (900001, 'commune');
        INSERT INTO unit_version (id, unit, code, name_vi, type) VALUES (900001, 900001, '22', 'Khác', 'Xã');
        """),
    CheckCase(
      "unit-parent", wrong: commune(haNam, from: "'2025-07-01'"), "00001",
      right: commune(haNam, from: "'2025-06-30'")),
    CheckCase(
      "successions",
      wrong: "UPDATE unit_change SET effective_on = '2025-07-02' WHERE code = '2025-07-01/37';",
      "2025-07-01/37", "2025-07-01/37", "2025-07-01/37",
      right: "UPDATE unit_change SET act = 'x' WHERE code = '2025-07-01/37';"),
    CheckCase(
      "successions",
      wrong: "UPDATE unit_version SET valid_to = NULL WHERE unit = \(haNam);", "2025-07-01/37",
      right: """
        UPDATE unit_succession SET extent = 'partial' WHERE predecessor = \(haNam);
        UPDATE unit_version SET valid_to = NULL WHERE unit = \(haNam);
        """),
    CheckCase(
      "unit-without-successor",
      wrong: """
        INSERT INTO registration (id, model, year, unit, province)
        VALUES (900001, \(model(one)), 2024, \(haNam), \(haNam));
        DELETE FROM unit_succession WHERE predecessor = \(haNam);
        """, "35", right: "DELETE FROM unit_succession WHERE predecessor = \(haNam);"),
  ]

  private static let alike = """
    UPDATE model
       SET title = 'KHÉO HUY DONG nguồn lực thực hiện công tác an sinh xã hội trên địa bàn thành phố'
     WHERE code = '\(one)';
    """

  private static let models = [
    CheckCase(
      "look-alikes", wrong: alike, "\(one) 22-2025-0003",
      right: alike + "UPDATE registration SET year = 2024 WHERE model = \(model(one));"),
    CheckCase(
      "look-alikes", wrong: alike, "\(one) 22-2025-0003",
      right: alike + "DELETE FROM registration WHERE model = \(model(one));"),
    CheckCase(
      "registration-unit",
      wrong: """
        UPDATE registration SET unit = \(haNam), registered_on = '2025-07-01'
         WHERE model = \(model(one));
        """, one, right: "UPDATE registration SET unit = \(haNam) WHERE model = \(model(one));"),
    CheckCase(
      "model-unit",
      wrong: """
        UPDATE model SET unit = \(haNam) WHERE code = '\(one)';
        UPDATE registration SET year = 2026 WHERE model = \(model(one));
        """, one,
      right: """
        UPDATE model SET unit = \(haNam) WHERE code = '\(one)' OR code = '04-0001';
        """),
    CheckCase(
      "registration-province",
      wrong: commune(unit("22"), from: "NULL") + """
        UPDATE registration SET unit = 900001, province = \(unit("04")) WHERE model = \(model(one));
        """, one,
      right: commune(unit("22"), from: "NULL") + """
        UPDATE registration SET unit = 900001 WHERE model = \(model(one));
        """),
    CheckCase(
      "registration-province",
      wrong: commune(haNam, from: "NULL", to: "'2025-07-01'") + """
        UPDATE registration SET unit = 900001 WHERE model = \(model(one));
        """, one,
      // Which province is over a unit nobody placed is not known.
      right: commune("NULL", from: "NULL") + """
        UPDATE registration SET unit = 900001 WHERE model = \(model(one));
        """),
  ]

  private static let dates = [
    CheckCase(
      "decision-before-registration",
      wrong: "UPDATE recognition SET known_by = '2024-12-31' WHERE id = 1;", one,
      right: "UPDATE recognition SET known_by = '2025-01-01' WHERE id = 1;"),
    CheckCase(
      "registration-year",
      wrong: "UPDATE registration SET registered_on = '2024-05-01' WHERE id = 1;", one,
      right: "UPDATE registration SET registered_on = '2025-12-31' WHERE id = 1;"),
    CheckCase(
      "committee-dates",
      wrong: """
        UPDATE committee SET valid_from = '2025-01-01', valid_to = '2025-01-01'
         WHERE code = 'BTGDV-22';
        """, "BTGDV-22",
      right: "UPDATE committee SET valid_from = NULL, valid_to = '1950-01-01' WHERE code = 'TW';"),
    CheckCase(
      "source-dates",
      wrong: """
        UPDATE source SET event_on = '2024-10-31' WHERE code = 'S2';
        UPDATE source SET published_from = '2025-07-01' WHERE code = 'S3';
        """, "S2", "S3",
      right: """
        UPDATE source SET event_on = '2024-10-30' WHERE code = 'S2';
        UPDATE source SET published_to = NULL, published_from = '2030-01-01' WHERE code = 'S3';
        """),
    CheckCase(
      "period-order",
      wrong: """
        UPDATE figure SET period_from = '2025-01-02', period_to = '2025-01-01'
         WHERE code = 'S1-6-pillars';
        UPDATE fund_entry SET period_from = '2025-01-02', period_to = '2025-01-01'
         WHERE code = 'S2-26-ct';
        """, "S1-6-pillars", "S2-26-ct",
      right: """
        UPDATE figure SET period_from = '2025-01-01', period_to = '2025-01-01'
         WHERE code = 'S1-6-pillars';
        UPDATE fund_entry SET period_from = '2025-01-02', period_to = NULL WHERE code = 'S2-26-ct';
        """),
    CheckCase(
      "figure-after-source",
      wrong: "UPDATE figure SET as_of = '2024-10-31' WHERE code = 'S2-22-registered';",
      "S2-22-registered",
      right: """
        UPDATE figure SET as_of = '2025-12-31', role = 'target' WHERE code = 'S2-22-registered';
        UPDATE figure SET as_of = '2026-12-31' WHERE code = 'S1-6-pillars';
        """),
    CheckCase(
      "directive-order",
      wrong: "UPDATE directive SET issued_on = '2013-06-02' WHERE code = '43-KL/TW';",
      "43-KL/TW 25-NQ/TW",
      right: "UPDATE directive SET issued_on = NULL WHERE code = '25-NQ/TW';"),
    CheckCase(
      "mention-before-issue",
      wrong: "UPDATE directive SET issued_on = '2024-10-31' WHERE code = '43-KL/TW';", "43-KL/TW",
      right: "UPDATE directive SET issued_on = '2024-10-30' WHERE code = '43-KL/TW';"),
  ]

  private static func figure(_ code: String, _ change: String) -> String {
    "UPDATE figure SET \(change) WHERE code = '\(code)';"
  }

  private static let recognized =
    "S3-10-recognized S3-10-recognized-collective S3-10-recognized-individual"

  private static let figures = [
    CheckCase(
      "parts-sum", wrong: figure("S3-10-recognized-individual", "value = 220"), recognized,
      right: figure("S3-10-recognized-individual", "value = 220, comparator = '~'")),
    CheckCase(
      "parts-sum", wrong: figure("S3-10-recognized-individual", "comparator = '>'"), recognized,
      right: figure("S3-10-recognized-individual", "comparator = '>=', value = 200")),
    CheckCase(
      "parts-sum",
      wrong: "DELETE FROM figure WHERE code = 'S3-10-recognized-individual';"
        + figure("S3-10-recognized", "value = 1178"),
      "S3-10-recognized S3-10-recognized-collective",
      // One part alone says nothing of the rest.
      right: "DELETE FROM figure WHERE code = 'S3-10-recognized-individual';"),
    CheckCase(
      "parts-sum", wrong: figure("S3-10-recognized", "value = 14001, scale = 1"), recognized,
      right: figure("S3-10-recognized", "value = 140000, scale = 2")),
    CheckCase(
      "parts-sum", wrong: figure("S3-10-recognized-individual", "value = 0"), recognized,
      right: figure("S3-10-recognized-individual", "value = 0, status = 'M'")),
    CheckCase(
      "above-whole", wrong: figure("S0-6-common-implemented", "value = 9"),
      "S0-6-common-implemented S0-6-common",
      right: figure("S0-6-common-implemented", "value = 9, comparator = '<'")),
    CheckCase(
      "recognized-above-registered", wrong: figure("S3-10-recognized", "value = 2500"),
      "S3-10-recognized S3-10-registered", right: figure("S3-10-recognized", "value = 2499")),
    CheckCase(
      "recognized-above-registered",
      wrong: figure("S2-22-recognized", "value = 13269, out_of = NULL"),
      "S2-22-recognized S2-22-registered",
      right: figure("S2-22-recognized", "value = 13269, out_of = NULL, period = '2024'")),
    CheckCase(
      "recognized-above-registered", wrong: figure("S2-22-registered", "value = 10294"),
      "S2-22-recognized S2-22-registered",
      right: figure("S2-22-registered", "value = 10294, comparator = '>'")),
    CheckCase(
      "percentage", wrong: figure("S4-25-certificates-rate", "value = 952"),
      "S4-25-certificates-rate S4-25-certificates S4-25-establishments",
      right: figure("S4-25-certificates-rate", "value = 95, scale = 0, comparator = '>'")),
    CheckCase(
      "percentage", wrong: figure("S2-24-households-rate-2024", "value = 46"),
      "S2-24-households-rate-2024 S2-24-households-2024 S2-24-households-need-2024",
      // 3,204 of fewer than 7,121 are more than 44.99 %.
      right: figure("S2-24-households-need-2024", "comparator = '<'")
        + figure("S2-24-households-rate-2024", "value = 46")),
    CheckCase(
      "percentage", wrong: figure("S2-24-households-rate-2024", "value = 4503, scale = 2"),
      "S2-24-households-rate-2024 S2-24-households-2024 S2-24-households-need-2024",
      right: figure("S2-24-households-rate-2024", "value = 4502, scale = 2")),
    CheckCase(
      "implausible-order", wrong: "", "S4-11-income S4-11-grdp",
      right: figure("S4-11-income", "value = 81000000")),
    CheckCase(
      "figure-words", wrong: figure("S1-6-pillars", "quote = ' '"), "S1-6-pillars",
      right: figure("S1-6-pillars", "quote = '4', locator = NULL")),
    CheckCase(
      "shares-left-over", wrong: "",
      "S0-6-member S0-6-member-completed S0-6-member-implementing",
      right: figure("S0-6-member-implementing", "value = 25")),
    CheckCase(
      "shares-overlap", wrong: "",
      "S4-11-communes S4-11-communes-advanced S4-11-communes-model S4-11-communes-new-rural",
      right: figure("S4-11-communes-model", "comparator = '~'")
        + figure("S4-11-communes-new-rural", "value = 89")),
    CheckCase(
      "rate-not-computable", wrong: "", "37",
      right: figure(
        "S4-35-built", "measure = (SELECT id FROM measure WHERE code = 'models.registered')")),
  ]

  private static func paid(_ fund: String, _ value: Int, _ more: String = "'', NULL") -> String {
    """
    INSERT INTO fund_entry (id, code, fund, kind, value, comparator, verbatim, period, period_to)
    SELECT 900001, 'X', id, 'disbursed', \(value), '=', '', \(more) FROM fund WHERE code = '\(fund)';
    """
  }

  private static let funds = [
    CheckCase(
      "paid-above-raised", wrong: paid("04-CT", 5_300_000_001), "X",
      right: paid("04-CT", 5_300_000_000)),
    CheckCase(
      "paid-above-raised", wrong: paid("04-NTM", 29_000_000_001), "X",
      // More than 153 billion may be any sum.
      right: paid("04-VNN", 900_000_000_000)),
    CheckCase(
      "reached-above-target",
      wrong: "UPDATE fund_entry SET beneficiaries = 16628 WHERE code = 'S2-24-houses';",
      "S2-24-houses",
      right: "UPDATE fund_entry SET target_beneficiaries = NULL WHERE code = 'S2-24-houses';"),
  ]
}
