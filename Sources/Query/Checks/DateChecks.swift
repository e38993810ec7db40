import SQLite
import Storage

extension Check {
  static let dates = [
    decisions, registrationYear, committees, sources, periods, figureAfterSource, links, mentions,
  ]

  private static let ofModel = LocalizedText(
    vi: "Sửa ngày gõ nhầm: danvan model edit MÃ --on NGÀY, hoặc model edit-decision MÃ",
    en: "Correct the slip: danvan model edit CODE --on DAY, or model edit-decision CODE")

  /// Without a day, a registration is no earlier than the first of its year.
  private static let decisions = Check(
    "decision-before-registration",
    LocalizedText(vi: "Quyết định trước khi đăng ký", en: "Decided before it was registered"),
    about: .model, advice: ofModel,
    """
    SELECT m.code, r.year, r.registered_on, n.known_by
      FROM recognition AS n JOIN registration AS r ON r.id = n.registration
      JOIN model AS m ON m.id = r.model
     WHERE n.known_by < coalesce(r.registered_on, r.year || '-01-01')
     ORDER BY m.code, r.year, n.known_by
    """
  ) { row throws(SQLiteError) in
    let (year, day): (Int, Day?) = (try row[1], try row[2])
    let decided: Day = try row[3]
    return LocalizedText(
      vi: """
        Quyết định \(Language.vietnamese.written(decided)), đăng ký \
        \(day.map { Language.vietnamese.written($0) } ?? String(year))
        """,
      en: "Decided \(decided.iso), registered \(day?.iso ?? String(year))")
  }

  private static let registrationYear = Check(
    "registration-year",
    LocalizedText(vi: "Ngày đăng ký không thuộc năm đăng ký", en: "Registered on a day of another year"),
    about: .model, advice: ofModel,
    """
    SELECT m.code, r.year, r.registered_on
      FROM registration AS r JOIN model AS m ON m.id = r.model
     WHERE CAST(substr(r.registered_on, 1, 4) AS INTEGER) <> r.year ORDER BY m.code, r.year
    """
  ) { row throws(SQLiteError) in
    let (year, day): (Int, Day) = (try row[1], try row[2])
    return LocalizedText(
      vi: "Năm đăng ký \(year), ngày đăng ký \(Language.vietnamese.written(day))",
      en: "Registered for \(year), on \(day.iso)")
  }

  private static let committees = Check(
    "committee-dates",
    LocalizedText(vi: "Cơ quan hết hiệu lực trước khi có", en: "A committee ends before it begins"),
    about: .committee,
    advice: LocalizedText(
      vi: "Sửa: danvan committee edit MÃ --from NGÀY --to NGÀY",
      en: "Correct it: danvan committee edit CODE --from DAY --to DAY"),
    """
    SELECT code, valid_from, valid_to FROM committee WHERE valid_to <= valid_from ORDER BY code
    """
  ) { row throws(SQLiteError) in .span(try row[1], try row[2]) }

  private static let sources = Check(
    "source-dates",
    LocalizedText(
      vi: "Ngày của nguồn không theo thứ tự", en: "Days of a source out of order"),
    about: .source,
    advice: LocalizedText(
      vi: "Xem lại ngày đăng, ngày diễn ra: danvan source edit MÃ",
      en: "Look again at the days of publication and event: danvan source edit CODE"),
    """
    SELECT code, published_from, published_to FROM source WHERE published_from > published_to
    UNION ALL
    SELECT code, published_from, published_on FROM source WHERE published_from > published_on
    UNION ALL
    SELECT code, published_on, published_to FROM source WHERE published_on > published_to
    UNION ALL
    SELECT code, event_on, coalesce(published_on, published_to) FROM source
     WHERE event_on > coalesce(published_on, published_to)
     ORDER BY 1
    """
  ) { row throws(SQLiteError) in .span(try row[1], try row[2]) }

  private static let periods = Check(
    "period-order",
    LocalizedText(vi: "Kỳ kết thúc trước khi bắt đầu", en: "A period ends before it begins"),
    advice: LocalizedText(
      vi: "Ghi lại kỳ: danvan figure edit MÃ --period KỲ, hoặc fund entry edit MÃ --period KỲ",
      en: "Set the period anew: danvan figure edit CODE --period PERIOD, or fund entry edit CODE")
  ) { reader in
    try [("figure", EntityKind.figure), ("fund_entry", FundEntry.entityKind)].flatMap { table, entityKind in
      try reader.connection.all(
        """
        SELECT code, period_from, period_to FROM \(raw: table) WHERE period_from > period_to
         ORDER BY code
        """
      ) { row throws(SQLiteError) in Finding(entityKind, codes: try row[0], .span(try row[1], try row[2]))
      }
    }
  }

  /// A result cannot be known before its day; a target can.
  private static let figureAfterSource = Check(
    "figure-after-source",
    LocalizedText(
      vi: "Số liệu của ngày sau ngày đăng nguồn", en: "A result of a day after its source appeared"),
    about: .figure,
    advice: LocalizedText(
      vi: "Xem lại ngày của số liệu và ngày đăng nguồn: danvan figure edit MÃ --as-of NGÀY",
      en: "Look again at both days: danvan figure edit CODE --as-of DAY"),
    """
    SELECT f.code, coalesce(s.published_on, s.published_to), f.as_of, s.code
      FROM figure AS f JOIN source AS s ON s.id = f.source
     WHERE f.role = 'result' AND f.status <> 'F'
       AND f.as_of > coalesce(s.published_on, s.published_to)
     ORDER BY f.code
    """
  ) { row throws(SQLiteError) in
    let (published, day): (Day, Day) = (try row[1], try row[2])
    let source: String = try row[3]
    return LocalizedText(
      vi: """
        Số liệu đến \(Language.vietnamese.written(day)), nguồn \(source) đăng \
        \(Language.vietnamese.written(published))
        """,
      en: "As of \(day.iso), source \(source) of \(published.iso)")
  }

  private static let links = Check(
    "directive-order",
    LocalizedText(
      vi: "Văn bản ban hành trước văn bản nó dựa vào",
      en: "A document issued before the one it rests on"),
    about: .directive,
    advice: LocalizedText(
      vi: "Xem lại ngày ban hành và mối nối: danvan directive show MÃ",
      en: "Look again at the days and at the link: danvan directive show CODE"),
    """
    SELECT d.code || char(10) || t.code, d.issued_on, t.issued_on
      FROM directive_link AS l JOIN directive AS d ON d.id = l.directive
      JOIN directive AS t ON t.id = l.target
     WHERE d.issued_on < t.issued_on ORDER BY d.code, t.code
    """
  ) { row throws(SQLiteError) in
    let (issued, target): (Day, Day) = (try row[1], try row[2])
    return LocalizedText(
      vi: """
        Ban hành \(Language.vietnamese.written(issued)), văn bản kia \
        \(Language.vietnamese.written(target))
        """,
      en: "Issued \(issued.iso), the other one \(target.iso)")
  }

  private static let mentions = Check(
    "mention-before-issue",
    LocalizedText(
      vi: "Nguồn nhắc văn bản trước khi ban hành", en: "A source names a document not yet issued"),
    about: .directive,
    advice: LocalizedText(
      vi: "Xem lại ngày ban hành hoặc ngày của nguồn: danvan directive show MÃ",
      en: "Look again at the day of issue or of the source: danvan directive show CODE"),
    """
    SELECT DISTINCT d.code, coalesce(s.published_on, s.published_to), d.issued_on, s.code
      FROM directive_mention AS n JOIN directive AS d ON d.id = n.directive
      JOIN source AS s ON s.id = n.source
     WHERE d.issued_on > coalesce(s.published_on, s.published_to) ORDER BY d.code, s.code
    """
  ) { row throws(SQLiteError) in
    let (published, issued): (Day, Day) = (try row[1], try row[2])
    let source: String = try row[3]
    return LocalizedText(
      vi: """
        Ban hành \(Language.vietnamese.written(issued)), nguồn \(source) đăng \
        \(Language.vietnamese.written(published))
        """,
      en: "Issued \(issued.iso), source \(source) of \(published.iso)")
  }
}

extension LocalizedText {
  /// Two days that stand the wrong way round.
  fileprivate static func span(_ first: Day, _ last: Day) -> LocalizedText {
    LocalizedText(
      vi: """
        Từ \(Language.vietnamese.written(first)) đến \(Language.vietnamese.written(last))
        """,
      en: "From \(first.iso) to \(last.iso)")
  }
}
