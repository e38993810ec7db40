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

  /// The id of the first row of each table of the seeds.
  static let first = -68_719_476_735

  /// Written by another tool, so that no journal entry brought it.
  private static func released(_ sha256: String) -> String {
    """
    INSERT INTO release (id, name, made_at, made_by, tool_version, journal)
    VALUES (1, 'T', '2026-01-01T00:00:00.000Z', 'x', '0', 1);
    INSERT INTO release_output (id, release, report, format, content, sha256)
    VALUES (1, 1, 'tasks', 'csv', x'', '\(sha256)');
    """
  }

  private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  private static let releases = [
    CheckCase("release-hash", wrong: released("e3"), "T/tasks.csv", right: released(empty)),
    CheckCase(
      "release-journal", wrong: released(empty), "T", "T/tasks.csv",
      right: "INSERT INTO sequence VALUES ('release', 7);"),
  ]

  private static let outside = [
    CheckCase(
      "outside", wrong: "UPDATE model SET note = 'x' WHERE code = '\(one)';", one,
      right: "UPDATE journal SET reason = 'x';"),
    CheckCase(
      "outside",
      wrong: """
        INSERT INTO committee (id, code, name_vi, kind) VALUES (900, 'QQ', 'Q', 'other');
        DELETE FROM figure WHERE code = 'S4-11-grdp';
        """, "QQ", "S4-11-grdp",
      right: "UPDATE model SET note = note;"),
  ]

  static let all = file + outside + releases + units + models + dates + figures + funds

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

  static let one = "22-2025-0001"
  private static let haNam = unit("35")

  /// A commune of a code, under a province.
  private static func commune(_ parent: String, from: String, to: String = "NULL") -> String {
    """
    INSERT INTO unit (id, level) VALUES (900001, 'commune');
    INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from, valid_to,
                              search_key)
    VALUES (900001, 900001, '00001', 'Thử', 'Xã', \(parent), \(from), \(to), \
    'thu' || char(10) || 'xa thu');
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
      "references", wrong: "UPDATE registration SET unit = 900009 WHERE id = \(first);",
      "registration:\(first)",
      right: "UPDATE registration SET note = 'x' WHERE id = \(first);"),
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
      "utf-8",
      wrong: """
        UPDATE model SET title = CAST(x'61ff' AS TEXT), note = CAST(x'e1bb' AS TEXT)
         WHERE code = '\(one)';
        UPDATE recognition SET note = CAST(x'eda080' AS TEXT) WHERE id = \(first);
        UPDATE journal SET reason = CAST(x'c0' AS TEXT);
        """, one, "recognition:\(first)", "journal:1",
      right: "UPDATE model SET title = 'Đường ' || char(65533), note = CAST(x'f09f9982' AS TEXT);"),
    CheckCase(
      "search-keys",
      wrong: """
        UPDATE model SET title = 'Tên khác' WHERE code = '\(one)';
        UPDATE unit_version SET search_key = '' WHERE code = '22';
        UPDATE committee_alias SET name = name || ' x' WHERE id = \(first);
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
        """, "\(first + 4)", right: "DELETE FROM model WHERE code = '04-0005';"),
    // Another tool may write to the totals themselves.
    CheckCase(
      "tallies",
      wrong: """
        UPDATE tally SET registrations = registrations + 1, standing_0 = standing_0 + 1
         WHERE (province, year) IN (
           SELECT province, year FROM registration
            WHERE model = (SELECT id FROM model WHERE code = '\(one)'));
        DELETE FROM tally_unregistered WHERE model = (SELECT id FROM model WHERE code = '04-0001');
        """, "04", "22",
      right: """
        UPDATE registration SET year = 2021
         WHERE model = (SELECT id FROM model WHERE code = '\(one)');
        DELETE FROM recognition WHERE id = \(first);
        """),
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
        INSERT INTO unit_version (id, unit, code, name_vi, type) \
        VALUES (900001, 900001, '22', 'Khác', 'Xã');
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
       SET title = 'KHÉO HUY DONG nguồn lực thực hiện công tác an sinh xã hội \
    trên địa bàn thành phố'
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
}
