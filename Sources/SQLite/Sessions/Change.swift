import CSQLite

/// One change of a changeset, lent to a closure.
///
/// Columns count from 0, in the order of the table.
public struct Change: ~Copyable {
  private let raw: OpaquePointer

  /// What happened to the row.
  public let operation: Operation
  /// The table; empty for the report about foreign keys, which is about no one row.
  public let table: String
  /// How many columns the table has.
  public let columnCount: Int
  /// Whether a trigger or a foreign key made the change.
  public let isIndirect: Bool

  /// What happens to a row.
  public enum Operation: Sendable, Hashable {
    /// A new row.
    case insert
    /// Other values.
    case update
    /// The row is gone.
    case delete
    /// Nothing: the report about foreign keys at the end of an `apply`.
    case none

    init(code: Int32) {
      switch code {
      case SQLITE_INSERT: self = .insert
      case SQLITE_UPDATE: self = .update
      case SQLITE_DELETE: self = .delete
      default: self = .none
      }
    }
  }

  /// The change an iterator stands at.
  ///
  /// The corresponding C function is `sqlite3changeset_op`.
  init(_ raw: OpaquePointer) {
    var table: UnsafePointer<CChar>?
    var columns: Int32 = 0
    var operation: Int32 = 0
    var indirect: Int32 = 0
    sqlite3changeset_op(raw, &table, &columns, &operation, &indirect)
    self.raw = raw
    self.operation = Operation(code: operation)
    self.table = optionalString(table) ?? ""
    columnCount = table == nil ? 0 : Int(columns)
    isIndirect = indirect != 0
  }

  /// The columns of the primary key.
  ///
  /// The corresponding C function is `sqlite3changeset_pk`.
  public var primaryKey: [Int] {
    var flags: UnsafeMutablePointer<UInt8>?
    var count: Int32 = 0
    guard sqlite3changeset_pk(raw, &flags, &count) == SQLITE_OK, let flags else { return [] }
    return (0..<Int(count)).filter { flags[$0] != 0 }
  }

  /// The value before; nil for an insert, and for a column an update leaves alone.
  ///
  /// The corresponding C function is `sqlite3changeset_old`.
  public func old(_ column: Int) -> Value? {
    value(column, sqlite3changeset_old)?.copyOfChange
  }

  /// The value after; nil for a delete, and for a column an update leaves alone.
  ///
  /// The corresponding C function is `sqlite3changeset_new`.
  public func new(_ column: Int) -> Value? {
    value(column, sqlite3changeset_new)?.copyOfChange
  }

  /// The value of the row in the way; nil unless a conflict is being resolved.
  ///
  /// The corresponding C function is `sqlite3changeset_conflict`.
  public func conflicting(_ column: Int) -> Value? {
    value(column, sqlite3changeset_conflict)?.copy
  }

  /// How many foreign keys the applied changes would leave violated.
  ///
  /// The corresponding C function is `sqlite3changeset_fk_conflicts`.
  public var foreignKeyViolations: Int {
    var count: Int32 = 0
    return sqlite3changeset_fk_conflicts(raw, &count) == SQLITE_OK ? Int(count) : 0
  }

  private func value(
    _ column: Int,
    _ read: (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Int32
  ) -> ValuePointer? {
    var value: OpaquePointer?
    guard read(raw, Int32(clamping: column), &value) == SQLITE_OK else { return nil }
    return value.map { ValuePointer($0) }
  }
}
