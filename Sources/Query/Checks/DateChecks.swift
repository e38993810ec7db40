import SQLite
import Storage

extension Check {
  static let dates = [
    decisions, decisionOrder, registrationYear, committees, sources, periods, figureAfterSource,
    links, mentions, ahead,
  ]

  private static let decisions = Check(
    .decisionBeforeRegistration,
    LocalizedText(vi: "Quyết định trước khi đăng ký", en: "Decided before it was registered"),
    about: .model,
    """
    SELECT m.code, n.year, n.registered_on, n.known_by
      FROM (\(Registration.decidedEarly)) AS n
      JOIN registration AS r ON r.id = n.registration
      JOIN model AS m ON m.id = r.model
     ORDER BY m.code, n.year, n.known_by
    """
  ) { row throws(SQLiteError) in
    let (year, day): (Int, Day?) = (try row[1], try row[2])
    let decided: Day = try row[3]
    return .days(.decidedEarly(decided: decided, registered: day, year: year))
  }

  /// Two things said at once; which of them stands is anybody's guess.
  private static let decisionOrder = Check(
    .decisionOrder,
    LocalizedText(
      vi: "Quyết định không thể nối tiếp nhau", en: "Decisions that cannot follow one another"),
    about: .model,
    """
    SELECT m.code, r.year, d.level, d.before, d.outcome, d.known_by
      FROM (SELECT 1 AS sort, id, registration, level, before, outcome, NULL AS known_by
              FROM decision_disorder
            UNION ALL
            SELECT 2, d.id, d.registration, d.level, d.before, d.outcome,
                   iif(d.outcome IS NOT d.before AND d.recognized = 0, c.known_by, NULL)
              FROM selection_disorder AS d JOIN selection AS c ON c.id = d.id) AS d
      JOIN registration AS r ON r.id = d.registration
      JOIN model AS m ON m.id = r.model
     ORDER BY m.code, r.year, d.level, d.sort, d.id
    """
  ) { row throws(SQLiteError) in
    let (year, level): (Int, RecognitionLevel) = (try row[1], try row[2])
    if let day = try row[5] as Day? { return .model(.unrecognized(year: year, level, day)) }
    let (before, word): (String?, String) = (try row[3], try row[4])
    let outcome = AnyOutcome.label(of: word) ?? LocalizedText(word)
    return .model(
      .outOfOrder(year: year, level, before: before.flatMap(AnyOutcome.label(of:)), outcome))
  }

  private static let registrationYear = Check(
    .registrationYear,
    LocalizedText(
      vi: "Ngày đăng ký không thuộc năm đăng ký", en: "Registered on a day of another year"),
    about: .model,
    """
    SELECT m.code, r.year, r.registered_on
      FROM registration AS r JOIN model AS m ON m.id = r.model
     WHERE r.registered_on NOT BETWEEN (r.year - 1) || \(Registration.opening)
                                   AND r.year || '-12-31'
     ORDER BY m.code, r.year
    """
  ) { row throws(SQLiteError) in
    .days(.registeredIn(year: try row[1], day: try row[2]))
  }

  private static let committees = Check(
    .committeeDates,
    LocalizedText(vi: "Cơ quan hết hiệu lực trước khi có", en: "A committee ends before it begins"),
    about: .committee,
    """
    SELECT code, valid_from, valid_to FROM committee WHERE valid_to <= valid_from ORDER BY code
    """
  ) { row throws(SQLiteError) in .days(.span(try row[1], try row[2])) }

  private static let sources = Check(
    .sourceDates,
    LocalizedText(
      vi: "Ngày của nguồn không theo thứ tự", en: "Days of a source out of order"),
    about: .source,
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
  ) { row throws(SQLiteError) in .days(.span(try row[1], try row[2])) }

  private static let periods = Check(
    .periodOrder,
    LocalizedText(vi: "Kỳ kết thúc trước khi bắt đầu", en: "A period ends before it begins"),
  ) { reader in
    try [("figure", EntityKind.figure), ("fund_entry", FundEntry.entityKind)].flatMap {
      table, entityKind in
      try reader.connection.all(
        """
        SELECT code, period_from, period_to FROM \(raw: table) WHERE period_from > period_to
         ORDER BY code
        """
      ) { row throws(SQLiteError) in
        Finding(entityKind, codes: try row[0], .days(.span(try row[1], try row[2])))
      }
    }
  }

  /// A result cannot be known before its day; a target can.
  private static let figureAfterSource = Check(
    .figureAfterSource,
    LocalizedText(
      vi: "Số liệu của ngày sau ngày đăng nguồn",
      en: "A result of a day after its source appeared"),
    about: .figure,
    """
    SELECT f.code, coalesce(s.published_on, s.published_to), f.as_of, s.code
      FROM figure AS f JOIN source AS s ON s.id = f.source
     WHERE f.role = 'result' AND f.status <> 'F'
       AND f.as_of > coalesce(s.published_on, s.published_to)
     ORDER BY f.code
    """
  ) { row throws(SQLiteError) in
    .days(.afterSource(day: try row[2], source: try row[3], published: try row[1]))
  }

  private static let links = Check(
    .directiveOrder,
    LocalizedText(
      vi: "Văn bản ban hành trước văn bản nó dựa vào",
      en: "A document issued before the one it rests on"),
    about: .directive,
    """
    SELECT d.code || char(10) || t.code, d.issued_on, t.issued_on
      FROM directive_link AS l JOIN directive AS d ON d.id = l.directive
      JOIN directive AS t ON t.id = l.target
     WHERE d.issued_on < t.issued_on ORDER BY d.code, t.code
    """
  ) { row throws(SQLiteError) in
    .days(.beforeTarget(issued: try row[1], target: try row[2]))
  }

  private static let mentions = Check(
    .mentionBeforeIssue,
    LocalizedText(
      vi: "Nguồn nhắc văn bản trước khi ban hành", en: "A source names a document not yet issued"),
    about: .directive,
    """
    SELECT DISTINCT d.code, coalesce(s.published_on, s.published_to), d.issued_on, s.code
      FROM directive_mention AS n JOIN directive AS d ON d.id = n.directive
      JOIN source AS s ON s.id = n.source
     WHERE d.issued_on > coalesce(s.published_on, s.published_to) ORDER BY d.code, s.code
    """
  ) { row throws(SQLiteError) in
    .days(.namedEarly(issued: try row[2], source: try row[3], published: try row[1]))
  }

  /// As it is refused at the door: what happened is not of tomorrow, what is planned not of another
  /// century.
  private static let ahead = Check(
    .daysAhead, LocalizedText(vi: "Ngày còn chưa đến", en: "Days that are yet to come")
  ) { reader in
    let tomorrow: SQL = "date(\(Day.reached), '+1 day')"
    let planned = Day.lastPlanned
    let asked: [(EntityKind, SQL)] = [
      (
        .model,
        """
        SELECT m.code, n.day FROM registration AS r JOIN model AS m ON m.id = r.model
          JOIN (SELECT registration, known_by AS day FROM recognition
                UNION SELECT registration, known_by FROM selection
                UNION SELECT id, registered_on FROM registration) AS n ON n.registration = r.id
         WHERE n.day > \(tomorrow)
        UNION
        SELECT m.code, r.year || '-01-01' FROM registration AS r JOIN model AS m ON m.id = r.model
         WHERE r.year > \(Registration.years.upperBound)
         ORDER BY 1, 2
        """
      ),
      (
        .directive,
        "SELECT code, issued_on FROM directive WHERE issued_on > \(tomorrow) ORDER BY code"
      ),
      (.figure, "SELECT code, as_of FROM figure WHERE as_of > \(planned) ORDER BY code"),
      (
        FundEntry.entityKind,
        "SELECT code, as_of FROM fund_entry WHERE as_of > \(planned) ORDER BY code"
      ),
    ]
    return try asked.flatMap { entityKind, sql in
      try reader.connection.all(sql) { row throws(SQLiteError) in
        Finding(entityKind, codes: try row[0], .days(.ahead(try row[1])))
      }
    }
  }
}
