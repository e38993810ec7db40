import SQLite

extension Reader {
  /// Refuses a reference of a table to itself that would lead back to where it starts.
  ///
  /// - Parameters:
  ///   - column: holds the reference.
  ///   - target: what it is about to hold.
  func checkNoLoop<R: Coded>(_ record: R, _ column: String, _ target: Id<R>?) throws {
    guard let target, record.id != .unassigned else { return }
    let isLoop = try connection.value(
      """
      WITH RECURSIVE above (id) AS (
        SELECT \(target)
        UNION
        SELECT t.\(raw: column) FROM \(raw: R.table) AS t JOIN above AS a ON t.id = a.id
         WHERE t.\(raw: column) IS NOT NULL)
      SELECT count(*) FROM above WHERE id = \(record.id)
      """, as: Int.self)
    guard isLoop != 0 else { return }
    let code = try get(target)?.code ?? ""
    throw ReferenceFault.loop(target: code, on: record.code).error(in: column)
  }
}
