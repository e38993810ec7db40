import SQLite
import Storage

extension Reader {
  /// The hash that stands for a whole release: its head, the bytes of every output, and the journal
  /// up to the entry it rests on. Printed on paper, it proves what no file can prove of itself.
  ///
  /// SHA-256 of these lines, each a JSON array as SQLite's `json_array` writes it, each with a line
  /// feed after it: the head; one with the hash of the journal; one for each output.
  public func seal(of release: Release) throws -> String {
    var digest = Digest()
    try connection.forEach(
      """
      SELECT json_array('danvan release 1', r.name, r.made_at, r.made_by, r.as_of, r.territory,
                        r.tool_version, r.journal, c.name, r.reason)
        FROM release AS r LEFT JOIN release AS c ON c.id = r.corrects WHERE r.id = \(release.id)
      """
    ) { row throws(SQLiteError) in digest.addLine(try row[0]) }
    let journal = try journalDigest(upTo: release.journal)
    digest.addLine("[\"journal\",\"\(journal)\"]")
    for output in try outputs(of: release.id) {
      let content = sha256(try content(of: output.id))
      digest.addLine(
        try connection.value(
          """
          SELECT json_array('output', report, parameters, format, \(content))
            FROM release_output WHERE id = \(output.id)
          """) ?? "")
    }
    return digest.finish()
  }

  /// Of every entry that one office made up to there, and of what each changed.
  private func journalDigest(upTo last: Int64) throws -> String {
    var digest = Digest()
    let first = (last >> 36) << 36
    try connection.forEach(
      """
      SELECT json_array(id, at, who, command, arguments, reason, tool_version, schema_version)
        FROM journal WHERE id BETWEEN \(first) AND \(last) ORDER BY id
      """
    ) { row throws(SQLiteError) in digest.addLine(try row[0]) }
    try connection.forEach(
      """
      SELECT json_array(journal, piece, length(changeset)), changeset
        FROM journal_change WHERE journal BETWEEN \(first) AND \(last) ORDER BY journal, piece
      """
    ) { row throws(SQLiteError) in
      digest.addLine(try row[0])
      digest.add(try row[1])
    }
    return digest.finish()
  }
}

extension Digest {
  fileprivate mutating func addLine(_ line: String) { add(Array((line + "\n").utf8)) }
}
