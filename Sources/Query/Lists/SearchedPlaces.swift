import SQLite
import Storage

extension EntityKind {
  /// The texts that are looked through. Keys are made on the way: a row that another tool wrote
  /// without a search key is found too.
  var places: [SearchedPlace] {
    switch self {
    case .unit:
      // As it is typed: `37@2025-06-30` where another unit has the code today.
      places(
        """
        v.unit AS id, v.code || coalesce('@' || date(v.valid_to, '-1 day'), '') AS code,
        v.type || ' ' || v.name_vi AS name, v.unit
        """, "unit_version AS v",
        (.code, "v.code"), (.name, "v.name_vi"), (.name, "v.type || ' ' || v.name_vi"),
        (.name, "v.name_en"))
    case .committee:
      places(
        "c.id, c.code, c.name_vi AS name, c.unit", "committee AS c", (.code, "c.code"),
        (.name, "c.name_vi"), (.name, "c.name_en"), (.note, "c.note"))
        + places(
          "c.id, c.code, c.name_vi AS name, c.unit",
          "committee_alias AS a JOIN committee AS c ON c.id = a.committee", (.alias, "a.name"))
    case .field:
      places(
        "f.id, f.code, f.name_vi AS name, f.unit", "field AS f", (.code, "f.code"),
        (.name, "f.name_vi"),
        (.name, "f.name_en"))
    case .model:
      places(
        "m.id, m.code, m.title AS name, m.unit", "model AS m", (.code, "m.code"),
        (.name, "m.title"), (.name, "m.title_en"), (.owner, "m.owner_name"), (.quote, "m.quote"),
        (.note, "m.note"))
    case .directive:
      places(
        "d.id, d.code, d.title_vi AS name, d.unit", "directive AS d", (.code, "d.code"),
        (.name, "d.title_vi"), (.name, "d.title_en"), (.note, "d.note"))
        + places(
          "d.id, d.code, d.title_vi AS name, d.unit",
          "directive_mention AS m JOIN directive AS d ON d.id = m.directive",
          (.verbatim, "m.number_printed"), (.quote, "m.quote"))
    case .fund:
      places(
        "f.id, f.code, f.name_vi AS name, f.unit", "fund AS f", (.code, "f.code"),
        (.name, "f.name_vi"),
        (.name, "f.name_en"), (.note, "f.note"))
        + places(
          "f.id, f.code, f.name_vi AS name, f.unit",
          "fund_entry AS e JOIN fund AS f ON f.id = e.fund",
          (.code, "e.code"), (.verbatim, "e.verbatim"), (.quote, "e.quote"), (.note, "e.note"))
    case .figure:
      places(
        "f.id, f.code, m.name_vi AS name, coalesce(f.unit, c.unit) AS unit",
        """
        figure AS f JOIN measure AS m ON m.id = f.measure
          LEFT JOIN committee AS c ON c.id = f.committee
        """,
        (.code, "f.code"), (.measure, "m.name_vi"), (.measure, "m.name_en"), (.measure, "m.code"),
        (.verbatim, "f.verbatim"), (.breakdown, "f.breakdown"), (.quote, "f.quote"),
        (.note, "f.note"))
    case .task:
      places(
        "t.id, t.code, coalesce(nullif(t.title, ''), p.name_vi) AS name, p.unit",
        "task AS t JOIN task_programme AS p ON p.id = t.programme", (.code, "t.code"),
        (.name, "t.title"), (.note, "t.note"))
        + places(
          "-p.id AS id, p.code, p.name_vi AS name, p.unit", "task_programme AS p",
          (.code, "p.code"),
          (.name, "p.name_vi"), (.name, "p.name_en"), (.quote, "p.quote"), (.note, "p.note"))
    case .source:
      places(
        "s.id, s.code, s.title AS name, NULL AS unit", "source AS s", (.code, "s.code"),
        (.name, "s.title"),
        (.publisher, "s.publisher"), (.note, "s.note"))
    default: []
    }
  }

  private func places(_ record: String, _ from: String, _ texts: (MatchedIn, String)...)
    -> [SearchedPlace]
  {
    texts.map { matched, text in
      SearchedPlace(matched: matched, record: record, from: from, text: text)
    }
  }
}

/// One text of a kind of record.
struct SearchedPlace {
  let matched: MatchedIn
  /// Columns of the record: id, code, name, unit.
  let record: String
  let from: String
  let text: String

  /// Selects the records whose text has the words.
  ///
  /// - Parameter condition: which records are looked at.
  func hits(
    _ search: Search, _ entityKind: EntityKind, in territory: Territory, where condition: SQL
  ) -> SQL {
    let rank = EntityKind.searched.firstIndex(of: entityKind)
    return """
    SELECT * FROM (
      SELECT \(entityKind) AS noun, \(rank) AS noun_rank, \(raw: record), \(matched) AS matched,
             \(matched.rank) AS place_rank, \(raw: text) AS words, \(search.score(text)) AS score
        FROM \(raw: from)
       WHERE \(condition) AND score > 0)
     WHERE \(territory.contains("unit"))
    """
  }
}
