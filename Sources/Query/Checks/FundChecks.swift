import SQLite
import Storage

extension Check {
  static let funds = [overspent, beneficiaries]

  /// The most that one source says was paid in a period is held against all that was raised by its
  /// end, and only where no bound of either is unknown. What a source says of a period more than
  /// once may be parts of one another, so it is not added: the view fund_amount does not either.
  private static let overspent = Check(
    .paidAboveRaised,
    LocalizedText(vi: "Chi, giải ngân lớn hơn số huy động", en: "More paid out than was raised"),
    .doubt, about: FundEntry.entityKind,
    """
    WITH paid AS (
      SELECT fund, kind, period, max(period_to) AS period_to,
             group_concat(code, char(10)) AS codes,
             max(CASE WHEN comparator IN ('=', '>', '>=') THEN value
                      ELSE coalesce(lower, 0) END) AS least
        FROM (SELECT * FROM fund_entry WHERE kind IN ('disbursed', 'spent') ORDER BY code)
       GROUP BY fund, kind, period, source),
    compared AS (
      SELECT p.fund, p.codes, p.least,
             (SELECT CASE WHEN count(*) = count(CASE WHEN r.comparator IN ('=', '<', '<=')
                                                     THEN r.value ELSE r.upper END)
                          AND count(*) > 0
                     THEN total(CASE WHEN r.comparator IN ('=', '<', '<=')
                                     THEN r.value ELSE r.upper END) END
                FROM fund_entry AS r
               WHERE r.fund = p.fund AND r.kind IN ('raised', 'balance')
                 AND (p.period_to IS NULL OR r.period_from IS NULL
                      OR r.period_from <= p.period_to)) AS most
        FROM paid AS p)
    SELECT c.codes, f.code, f.name_vi, CAST(c.least AS INTEGER), CAST(c.most AS INTEGER)
      FROM compared AS c JOIN fund AS f ON f.id = c.fund
     WHERE c.least > c.most ORDER BY f.code, c.codes
    """
  ) { row throws(SQLiteError) in
    .fund(
      .overspent(
        fund: try row[1], name: try row[2], paid: try row[3], raised: try row[4]))
  }

  private static let beneficiaries = Check(
    .reachedAboveTarget,
    LocalizedText(
      vi: "Số được hỗ trợ lớn hơn số cần hỗ trợ", en: "More reached than were to be reached"),
    .doubt, about: FundEntry.entityKind,
    """
    SELECT code, beneficiaries, target_beneficiaries FROM fund_entry
     WHERE beneficiaries > target_beneficiaries ORDER BY code
    """
  ) { row throws(SQLiteError) in
    .fund(.reached(try row[1], of: try row[2]))
  }
}
