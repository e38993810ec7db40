import CSQLite
import Threads

/// The connections on which a TEXT that is not UTF-8 reads with U+FFFD for its bad bytes. Asked
/// only when there is such a text, so that all others cost nothing.
enum DamagedText {
  private static let mending = Lock<Set<UInt>>([])

  /// Said of every connection when it opens: an address may have been another's.
  static func mend(_ mends: Bool, in database: DatabasePointer) {
    let address = UInt(bitPattern: database.raw)
    _ = mending.withLock { mends ? $0.insert(address).inserted : $0.remove(address) != nil }
  }

  static func isMended(in database: OpaquePointer?) -> Bool {
    let address = UInt(bitPattern: database)
    return mending.withLock { $0.contains(address) }
  }
}

extension Row {
  /// Whether a TEXT is what it says it is, on any connection; what is no TEXT is.
  public func isUTF8(_ column: Int) throws(SQLiteError) -> Bool {
    let value = try value(at: column)
    return value.type != SQLITE_TEXT || String(validating: value.text) != nil
  }

  /// Whether every TEXT of the row is.
  public var isUTF8: Bool {
    get throws(SQLiteError) {
      for column in 0..<count where try !isUTF8(column) { return false }
      return true
    }
  }

  /// A text that is not UTF-8, mended, where the connection says so.
  @inline(never) @usableFromInline
  func mendedText(_ column: Int) -> String? {
    guard DamagedText.isMended(in: sqlite3_db_handle(statement.raw)),
      case .text(let text) = uncheckedValue(at: column).copy
    else { return nil }
    return text
  }
}
