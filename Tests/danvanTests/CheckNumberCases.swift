/// Days, figures and money that cannot be so, and such as can.
extension CheckCase {
  static let dates = [
    CheckCase(
      "decision-before-registration",
      wrong: "UPDATE recognition SET known_by = '2024-12-31' WHERE id = \(first);", one,
      right: "UPDATE recognition SET known_by = '2025-01-01' WHERE id = \(first);"),
    CheckCase(
      "decision-order",
      wrong: """
        INSERT INTO recognition (id, registration, level, outcome, known_by)
        SELECT 90, registration, level, 'declined', '2026-02-01' FROM recognition
         WHERE id = \(first);
        """, one,
      right: """
        INSERT INTO recognition (id, registration, level, outcome, known_by)
        SELECT 90, registration, level, 'withdrawn', '2026-02-01' FROM recognition
         WHERE id = \(first)
        UNION ALL
        SELECT 91, registration, level, 'declined', '2026-03-01' FROM recognition
         WHERE id = \(first);
        """),
    CheckCase(
      "registration-year",
      wrong: "UPDATE registration SET registered_on = '2024-05-01' WHERE id = \(first);", one,
      right: "UPDATE registration SET registered_on = '2025-12-31' WHERE id = \(first);"),
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
    CheckCase(
      "days-ahead",
      wrong: """
        UPDATE recognition SET known_by = '2962-05-01' WHERE id = \(first);
        UPDATE directive SET issued_on = '2962-05-01' WHERE code = '43-KL/TW';
        UPDATE figure SET as_of = '2962-06-30' WHERE code = 'S2-22-registered';
        """, one, "43-KL/TW", "S2-22-registered",
      right: "UPDATE figure SET as_of = '2030-12-31' WHERE code = 'S2-22-registered';"),
    CheckCase(
      "days-ahead", wrong: "UPDATE registration SET year = 2162 WHERE id = \(first);", one,
      right: """
        UPDATE registration SET year = CAST(strftime('%Y', 'now') AS INTEGER) + 1
         WHERE id = \(first);
        """),
  ]

  private static func figure(_ code: String, _ change: String) -> String {
    "UPDATE figure SET \(change) WHERE code = '\(code)';"
  }

  private static let recognized =
    "S3-10-recognized S3-10-recognized-collective S3-10-recognized-individual"

  /// The figure once more as X, with another value and comparator, or period and day.
  private static func again(
    _ code: String, _ said: String, _ time: String = "period, as_of"
  ) -> String {
    """
    INSERT INTO figure (id, code, measure, unit, breakdown, value, comparator, verbatim, role,
                        period, as_of, nature, source, quote)
    SELECT 900001, 'X', measure, unit, breakdown, \(said), verbatim, role, \(time), nature, source,
           quote
      FROM figure WHERE code = '\(code)';
    """
  }

  static let figures = [
    CheckCase(
      "implausible-value",
      wrong: figure("S4-11-poverty", "value = 1236") + figure("S2-22-registered", "value = 1326800")
        + figure("S4-25-certificates-rate", "value = 2501"),
      "S2-22-registered", "S4-25-certificates-rate",
      right: figure("S4-11-poverty", "value = 10000") + figure("S4-11-grdp", "value = value + 1")),
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
      "figures-differ", wrong: again("S3-10-recognized", "value + 10, '='"), "S3-10-recognized X",
      right: again("S3-10-recognized", "value, '='")),
    CheckCase(
      "figures-differ", wrong: again("S3-10-registered", "2500, '='"), "S3-10-registered X",
      right: again("S3-10-registered", "2600, '<'", "'', as_of")),
    CheckCase(
      "figures-differ", wrong: again("S4-11-income", "89000000, '='"), "S4-11-income X",
      right: again("S4-11-income", "89000000, '='", "'2019', as_of")),
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
    // Of 4 pillars: more than at most, fewer than at least; "fewer than 4" are not at least 4.
    CheckCase(
      "bounds", wrong: figure("S1-6-pillars", "lower = 5"), "S1-6-pillars",
      right: figure("S1-6-pillars", "lower = 4, upper = 4")),
    CheckCase(
      "bounds", wrong: figure("S1-6-pillars", "comparator = '<', lower = 4"), "S1-6-pillars",
      right: figure("S1-6-pillars", "comparator = '<=', lower = 4")),
    CheckCase(
      "bounds",
      wrong: "UPDATE fund_entry SET upper = 152999999999 WHERE code = 'S2-26-vnn';"
        + "UPDATE fund_entry SET upper = value WHERE code = 'S4-13-dodn';",
      "S2-26-vnn", "S4-13-dodn",
      right: "UPDATE fund_entry SET upper = value + 1, lower = 0 WHERE code = 'S2-26-vnn';"),
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
    SELECT 900001, 'X', id, 'disbursed', \(value), '=', '', \(more) FROM fund \
    WHERE code = '\(fund)';
    """
  }

  static let funds = [
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
