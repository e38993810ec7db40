import SQLite
import Storage

extension Check {
  static let funds = [overspent, beneficiaries]

  private static let asRecorded = LocalizedText(
    vi: "So với nguồn. Gõ nhầm thì sửa: danvan fund entry edit MÃ",
    en: "Compare with the source. Correct a slip: danvan fund entry edit CODE")

  /// What one source says was paid in a period is held against all that was raised by its end, and
  /// only where no bound of either is unknown.
  private static let overspent = Check(
    "paid-above-raised",
    LocalizedText(vi: "Chi, giải ngân lớn hơn số huy động", en: "More paid out than was raised"),
    .doubt, about: FundEntry.entityKind, advice: asRecorded,
    """
    WITH paid AS (
      SELECT fund, kind, period, max(period_to) AS period_to,
             group_concat(code, char(10)) AS codes,
             total(CASE WHEN comparator IN ('=', '>', '>=') THEN value
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
    let (fund, name): (String, String) = (try row[1], try row[2])
    let (paid, raised) = (Decimal(try row[3] as Int64), Decimal(try row[4] as Int64))
    return LocalizedText(
      vi: """
        \(fund) «\(name.shownInMessage)»: chi \(Language.vietnamese.written(paid)) đồng, \
        mới huy động \(Language.vietnamese.written(raised)) đồng
        """,
      en: """
        \(fund) “\(name.shownInMessage)”: \(Language.english.written(paid)) đồng paid out, \
        \(Language.english.written(raised)) đồng raised
        """)
  }

  private static let beneficiaries = Check(
    "reached-above-target",
    LocalizedText(
      vi: "Số được hỗ trợ lớn hơn số cần hỗ trợ", en: "More reached than were to be reached"),
    .doubt, about: FundEntry.entityKind, advice: asRecorded,
    """
    SELECT code, beneficiaries, target_beneficiaries FROM fund_entry
     WHERE beneficiaries > target_beneficiaries ORDER BY code
    """
  ) { row throws(SQLiteError) in
    let (reached, target) = (Decimal(try row[1] as Int64), Decimal(try row[2] as Int64))
    return LocalizedText(
      vi: """
        Đã hỗ trợ \(Language.vietnamese.written(reached)), cần hỗ trợ \
        \(Language.vietnamese.written(target))
        """,
      en: """
        \(Language.english.written(reached)) reached, \(Language.english.written(target)) \
        to be reached
        """)
  }
}
