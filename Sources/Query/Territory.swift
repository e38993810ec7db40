import SQLite
import Storage

/// Which units an answer is about.
public struct Territory: Sendable {
  private let units: [Id<Unit>]?

  public static let everywhere = Territory(units: nil)

  /// One unit alone: a province as it was on a day.
  public static func only(_ unit: Id<Unit>) -> Territory { Territory(units: [unit]) }

  /// A unit and all it was formed from, so that what was reported before a merger is found too.
  public static func of(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) -> Territory {
    Territory(units: try reader.lineage(of: unit))
  }

  /// The condition that a column names one of the units.
  func contains(_ column: String) -> SQL {
    guard let units else { return "1" }
    return "\(raw: column) IN (\(list: units))"
  }

  func contains(_ unit: Id<Unit>) -> Bool { units?.contains(unit) ?? true }
}
