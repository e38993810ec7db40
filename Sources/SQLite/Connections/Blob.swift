import CSQLite

/// One BLOB or TEXT of a table, read and written in pieces, without the whole of it in memory.
/// Leaving scope closes it. When its row is changed by other means it is expired, and each use is
/// the error `abort`. https://sqlite.org/c3ref/blob_open.html
public struct Blob: ~Copyable {
  private let raw: OpaquePointer
  /// Kept so that the database outlives it.
  private let connection: Connection

  /// How many bytes it has, which stay as many.
  ///
  /// The corresponding C function is `sqlite3_blob_bytes`.
  public let count: Int

  fileprivate init(_ raw: OpaquePointer, of connection: Connection) {
    self.raw = raw
    self.connection = connection
    count = Int(sqlite3_blob_bytes(raw))
  }

  deinit { sqlite3_blob_close(raw) }

  /// The bytes from a place on. Beyond the end is the error `error`, and nothing is read.
  ///
  /// The corresponding C function is `sqlite3_blob_read`.
  public func read(_ count: Int, at offset: Int) throws(SQLiteError) -> [UInt8] {
    let (count32, offset32) = try range(count, offset)
    var code = SQLITE_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      code = sqlite3_blob_read(raw, buffer.baseAddress, count32, offset32)
      used = code == SQLITE_OK ? count : 0
    }
    try check(code)
    return bytes
  }

  /// Puts bytes in the place of those that are there. Beyond the end is the error `error`, and
  /// nothing is written.
  ///
  /// The corresponding C function is `sqlite3_blob_write`.
  public func write(_ bytes: [UInt8], at offset: Int) throws(SQLiteError) {
    let (count32, offset32) = try range(bytes.count, offset)
    try check(sqlite3_blob_write(raw, bytes, count32, offset32))
  }

  /// SQLite counts in 32 bits, and with less would read or write elsewhere.
  private func range(_ count: Int, _ offset: Int) throws(SQLiteError) -> (Int32, Int32) {
    guard count >= 0, offset >= 0, count <= self.count, offset <= self.count - count else {
      throw SQLiteError(
        .error, message: "there are no \(count) bytes at \(offset) among \(self.count)")
    }
    return (Int32(count), Int32(offset))
  }

  private func check(_ code: Int32) throws(SQLiteError) { try connection.database.check(code) }
}

extension Connection {
  /// Opens a value to be read in pieces, and written where `writable`. NULL and numbers cannot be
  /// opened. Outside of a transaction it holds one of its own until it is gone.
  ///
  /// The corresponding C function is `sqlite3_blob_open`.
  public func openBlob(
    _ table: String, _ column: String, rowID: Int64, writable: Bool = false,
    in schema: String = "main"
  ) throws(SQLiteError) -> Blob {
    let database = try database
    if [table, column, schema].contains(where: { $0.utf8.contains(0) }) {
      throw SQLiteError(.embeddedNUL)
    }
    var raw: OpaquePointer?
    try database.check(
      sqlite3_blob_open(database.raw, schema, table, column, rowID, writable ? 1 : 0, &raw))
    guard let raw else { throw SQLiteError(.error) }
    return Blob(raw, of: self)
  }
}
