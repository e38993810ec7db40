import SQLite

/// Rows that come with danvan have the same ids in every file: −2^36 and the number each was given
/// for good, as if of an office −1. Below all that offices give out, so that what people add still
/// goes to the end of each table, and order by id stays the order in which things came.
extension Id {
  /// The id of a row that comes with danvan.
  ///
  /// - Parameter number: what it was given for good, from 1 below 2^36.
  public static func shared(_ number: Int64) -> Id {
    Id(rawValue: OfficeRange.shared.first - 1 + number)
  }

  /// Whether it is one that files have in common.
  public var isShared: Bool { OfficeRange.shared.contains(rawValue) }
}

extension Reader {
  /// The record that files have in common under that id, also where it has another one here.
  public func shared<R: Record>(_ id: Id<R>) throws(SQLiteError) -> R? {
    if let found = try get(id) { return found }
    let own = try connection.value(
      "SELECT id FROM shared_id WHERE table_name = \(R.table) AND shared = \(id)", as: Id<R>.self)
    return try own.flatMap { id throws(SQLiteError) in try get(id) }
  }
}

extension Reader {
  /// The ids that files have in common of all records that have another one here.
  public func mapped<R: Record>(_: R.Type) throws(SQLiteError) -> Set<Id<R>> {
    Set(
      try connection.all("SELECT shared FROM shared_id WHERE table_name = \(R.table)") {
        row throws(SQLiteError) in try row.get(0, as: Id<R>.self)
      })
  }
}

extension Writer {
  /// Adds a record that files have in common under the id it has in all of them.
  @discardableResult
  public func insert<R: Record>(_ record: R, as id: Id<R>) throws -> R {
    try store(record) { _ in id }
  }

  /// Keeps which id a record that was here before has in other files. The first that is said of a
  /// record holds; one that has it already needs no keeping.
  public func share<R: Record>(_ own: Id<R>, as id: Id<R>) throws(SQLiteError) {
    guard !own.isShared else { return }
    try reader.connection.run(
      """
      INSERT INTO shared_id (table_name, id, shared) VALUES (\(R.table), \(own), \(id))
      ON CONFLICT (table_name, id) DO NOTHING
      """)
  }
}
