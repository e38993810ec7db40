import SQLite
import Storage

extension Check {
  static let journal = [entries, changes]

  /// Ids are given one after the other, to every office its own, and never again.
  private static let entries = Check(
    .journal,
    LocalizedText(
      vi: "Nhật ký thiếu mục hoặc sai thứ tự", en: "The journal has gaps or is out of order")
  ) { reader in
    var findings = try reader.connection.all(
      """
      WITH e AS (
        SELECT id, at, schema_version,
               lag(id, 1, (id >> 36) << 36) OVER w AS before,
               lag(at) OVER w AS earlier, lag(schema_version) OVER w AS version
          FROM journal WINDOW w AS (PARTITION BY id >> 36 ORDER BY id))
      SELECT id, id - before - 1, at < earlier,
             schema_version < version OR schema_version NOT BETWEEN 1 AND \(Migration.latest)
        FROM e WHERE id - before > 1 OR at < earlier OR schema_version < version
                  OR schema_version NOT BETWEEN 1 AND \(Migration.latest)
       ORDER BY id
      """
    ) { row throws(SQLiteError) in
      let (id, gap): (Int64, Int64) = (try row[0], try row[1])
      let isEarlier = (try row[2] as Bool?) ?? false
      let what: JournalFlaw =
        gap > 0 ? .missing(count: gap) : isEarlier ? .outOfOrder : .schemaVersion
      return Finding(.file, ["journal:\(id)"], .journal(what))
    }
    findings += try reader.connection.all(
      """
      SELECT s.last_id FROM sequence AS s
       WHERE s.table_name = 'journal'
         AND s.last_id > coalesce((SELECT max(id) FROM journal AS j
                                    WHERE j.id >> 36 = s.last_id >> 36), 0)
      """
    ) { row throws(SQLiteError) in
      let last: Int64 = try row[0]
      return Finding(.file, ["journal:\(last)"], .journal(.noEnd))
    }
    return findings
  }

  /// What cannot be read cannot be undone. A restoration changes no row of the file it is entered
  /// in.
  private static let changes = Check(
    .journalChanges,
    LocalizedText(
      vi: "Nội dung thay đổi trong nhật ký không đọc được",
      en: "Changes in the journal that cannot be read")
  ) { reader in
    var findings = try reader.connection.all(
      """
      SELECT j.id FROM journal AS j LEFT JOIN journal_change AS c ON c.journal = j.id
       WHERE j.changes IS NOT 0
       GROUP BY j.id HAVING count(c.piece) = 0 OR min(c.piece) <> 1 OR max(c.piece) <> count(*)
       ORDER BY j.id
      """
    ) { row throws(SQLiteError) in
      Finding(.file, ["journal:\(try row[0] as Int64)"], .journal(.noChanges))
    }
    try reader.connection.forEach(
      "SELECT journal, piece, changeset FROM journal_change ORDER BY journal, piece"
    ) { row throws(SQLiteError) in
      let (id, piece): (Int64, Int64) = (try row[0], try row[1])
      guard try !Changeset(bytes: row[2]).isReadable() else { return }
      findings.append(Finding(.file, ["journal:\(id)"], .journal(.damaged(piece: piece))))
    }
    return findings
  }
}

extension Changeset {
  /// Whether it can be walked from end to end. That memory ran out says nothing about it.
  fileprivate func isReadable() throws(SQLiteError) -> Bool {
    do {
      try forEach { _ throws(SQLiteError) in }
      return !isEmpty
    } catch  where error.code != .outOfMemory { return false }
  }
}
