import SQLite

/// Changes of units, each as what it leaves behind: the change, who went over into whom, and
/// versions that end and begin on the day.
extension Writer {
  /// Records a change under the next free code of its day and unit, e.g. `2025-07-01/08`; in the
  /// file of office 7 `2025-07-01/08/7`.
  ///
  /// - Parameter shared: its id, of one that comes with danvan; it carries no office then.
  public func change(
    _ kind: UnitChangeKind, of unit: UnitVersion, on day: Day, act: String?,
    as shared: Id<UnitChange>? = nil
  ) throws -> UnitChange {
    if let shared, let known = try reader.shared(shared) { return known }
    var change = UnitChange()
    change.kind = kind
    change.effectiveOn = day
    change.act = act
    let plain = "\(day)/\(unit.code)"
    let first = shared == nil ? ofOffice(plain, "/") : plain
    change.code = first
    var number = 1
    while try reader.find(UnitChange.self, code: change.code) != nil {
      number += 1
      change.code = "\(first)-\(number)"
    }
    return try shared.map { try insert(change, as: $0) } ?? insert(change)
  }

  /// Records that by a change one unit went over into another, whole or in part.
  ///
  /// - Parameter shared: its id, of one that comes with danvan.
  public func succeed(
    _ change: UnitChange, _ predecessor: Id<Unit>, _ successor: Id<Unit>, _ extent: Extent,
    as shared: Id<UnitSuccession>? = nil
  ) throws {
    var succession = UnitSuccession()
    succession.change = change.id
    succession.predecessor = predecessor
    succession.successor = successor
    succession.extent = extent
    if let shared { try insert(succession, as: shared) } else { try insert(succession) }
  }

  /// Ends a version on a day.
  @discardableResult
  public func end(_ version: UnitVersion, on day: Day) throws -> UnitVersion {
    var ended = version
    ended.validTo = day
    try update(ended)
    return ended
  }

  /// Ends a version on a day and goes on with what it is from then.
  @discardableResult
  public func alter(
    _ version: UnitVersion, on day: Day, _ change: (inout UnitVersion) throws -> Void
  ) throws -> UnitVersion {
    var next = version
    next.validFrom = day
    try change(&next)
    try end(version, on: day)
    return try insert(next)
  }

  /// A unit of another time: a unit that merged is not the one before, whatever it is called.
  public func newUnit(_ level: UnitLevel) throws -> Id<Unit> {
    var unit = Unit()
    unit.level = level
    return try insert(unit).id
  }
}

extension Reader {
  /// Units that records other than units name.
  public func unitsInUse() throws(SQLiteError) -> Set<Id<Unit>> {
    let columns = try connection.all(
      """
      SELECT m.name, f."from" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
       WHERE m.type = 'table' AND f."table" = 'unit' AND m.name NOT LIKE 'unit%'
      """
    ) { row throws(SQLiteError) in
      (table: try row.get(0, as: String.self), column: try row.get(1, as: String.self))
    }
    var units: Set<Id<Unit>> = []
    for (table, column) in columns {
      let used = try connection.all(
        "SELECT DISTINCT \(raw: column) FROM \(raw: table) WHERE \(raw: column) IS NOT NULL"
      ) { row throws(SQLiteError) in try row.get(0, as: Id<Unit>.self) }
      units.formUnion(used)
    }
    return units
  }

  /// The units under one on a day.
  public func children(of unit: Id<Unit>, on day: Day) throws(SQLiteError) -> [UnitVersion] {
    try list(UnitVersion.self, where: "parent = \(unit) ORDER BY code").filter {
      $0.holds(on: day)
    }
  }
}
