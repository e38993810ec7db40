import SQLite
import Storage

extension EntityKind {
  /// What is named by code or name, and completed from the file.
  public static let completed: [EntityKind] = [
    .province, .unit, .field, .committee, .source, .model, .directive, .fund, .figure, .measure,
    .programme, .task, .release, .profile,
  ]

  /// Selects code, name and key; a record may stand there under several names.
  fileprivate var candidates: SQL {
    switch self {
    case .province: today("u.level = 'province'")
    case .unit: today("1")
    case .committee:
      """
      SELECT code, name_vi, search_key FROM committee UNION ALL
      SELECT c.code, a.name, a.search_key
        FROM committee_alias AS a JOIN committee AS c ON c.id = a.committee
      """
    case .source: "SELECT code, title, search_key FROM source"
    case .model: "SELECT code, title, search_key FROM model"
    case .directive:
      "SELECT code, title_vi, \(raw: Vietnamese.folded)(title_vi) FROM directive"
    case .figure:
      "SELECT f.code, m.name_vi, '' FROM figure AS f JOIN measure AS m ON m.id = f.measure"
    case .task: "SELECT code, title, '' FROM task"
    case .release: "SELECT name, coalesce(as_of, ''), '' FROM release"
    case .profile: "SELECT code, replace(meanings, char(10), ', '), '' FROM profile"
    case .programme: "SELECT code, name_vi, search_key FROM task_programme"
    case .field, .fund, .measure: "SELECT code, name_vi, search_key FROM \(raw: table)"
    default: "SELECT '', '', ''"
    }
  }

  private func today(_ condition: String) -> SQL {
    """
    SELECT v.code, v.name_vi, v.search_key FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
     WHERE \(raw: condition) AND (v.valid_from IS NULL OR v.valid_from <= \(Day.today))
       AND (v.valid_to IS NULL OR v.valid_to > \(Day.today))
    """
  }
}

extension Reader {
  /// Codes and names that begin with what was typed, accents and case optional; codes alone where
  /// nothing was.
  public func completions(of entityKind: EntityKind, _ typed: String) throws(SQLiteError)
    -> [(code: String, name: String)]
  {
    let key = typed.searchKey
    let end = key + "\u{10FFFF}"
    return try connection.all(
      """
      WITH candidate (code, name, key) AS (\(entityKind.candidates))
      SELECT DISTINCT code, name FROM candidate
       WHERE substr(code, 1, length(\(typed))) = \(typed) COLLATE NOCASE
          OR (\(key) <> '' AND key >= \(key) AND key < \(end))
       ORDER BY code LIMIT 300
      """
    ) { row throws(SQLiteError) in (try row[0], try row[1]) }
  }
}
