import SQLite
import Storage

/// Which units an answer is about: some, and all that ever stood under them.
public struct Territory: Sendable {
  private let units: Set<Id<Unit>>?

  private init(units: Set<Id<Unit>>?) { self.units = units }

  /// All units, and what has none.
  public static let everywhere = Territory(units: nil)

  /// A unit without what stood under it.
  static func alone(_ unit: Id<Unit>) -> Territory { Territory(units: [unit]) }

  /// A unit with what stood under it, and nothing of what it was formed from: a province as it was
  /// on a day.
  public static func only(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) -> Territory {
    Territory(units: try reader.under([unit]))
  }

  /// A unit and all it was formed from, so that what was reported before a merger is found too.
  public static func of(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) -> Territory {
    Territory(units: try reader.under(try reader.lineage(of: unit)))
  }

  /// A province of today with all it was formed from; one of another day, `37@2024-07-05`, alone.
  ///
  /// - Parameter name: `nil` = everywhere.
  public static func province(_ name: String?, _ reader: Reader) throws -> Territory {
    guard let name else { return .everywhere }
    return try named(name, try reader.unit(name, level: .province), reader)
  }

  /// Likewise a unit, of a province where that is named.
  public static func unit(
    _ name: String, in province: String?, _ reader: Reader
  ) throws -> Territory {
    let over = try province.map { try reader.unit($0, level: .province).unit }
    return try named(name, try reader.unit(name, within: over), reader)
  }

  private static func named(
    _ name: String, _ found: UnitVersion, _ reader: Reader
  ) throws -> Territory {
    name.contains("@") ? try only(found.unit, reader) : try of(found.unit, reader)
  }

  /// Units of a list as ``list`` writes it.
  init(list: String) {
    // What comes with danvan has ids below zero.
    let ids = list.split { !$0.isNumber && $0 != "-" }.compactMap { Int64($0) }
    units = Set(ids.map { Id(rawValue: $0) })
  }

  var isEverywhere: Bool { units == nil }

  /// The condition that a column names one of the units.
  func contains(_ column: String) -> SQL {
    guard let units else { return "1" }
    return "\(raw: column) IN (\(list: units))"
  }

  /// A JSON list of the units, for `:territory`; `nil` for everywhere.
  var list: String? {
    isEverywhere ? nil : "[\(ids.map { String($0.rawValue) }.joined(separator: ","))]"
  }

  /// In order; none for everywhere.
  var ids: [Id<Unit>] { units.map { $0.sorted { $0.rawValue < $1.rawValue } } ?? [] }

  func contains(_ unit: Id<Unit>) -> Bool { units?.contains(unit) ?? true }
}

extension Reader {
  /// The units, and every one that stood under them on any day.
  fileprivate func under(_ units: [Id<Unit>]) throws(SQLiteError) -> Set<Id<Unit>> {
    Set(
      try connection.all(
        """
        WITH RECURSIVE under (unit) AS (
          SELECT id FROM unit WHERE id IN (\(list: units))
          UNION
          SELECT v.unit FROM under AS a JOIN unit_version AS v ON v.parent = a.unit)
        SELECT unit FROM under
        """
      ) { row throws(SQLiteError) in try row[0] })
  }
}
