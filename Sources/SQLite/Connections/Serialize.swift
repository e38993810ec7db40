import CSQLite

extension Connection {
  /// The database as the bytes of its file, those of the log included: what `backup` writes. All of
  /// it lies in memory. An empty database has none.
  ///
  /// - Parameter schema: `main`, or the name it was attached by; an unknown one is an error.
  ///
  /// The corresponding C function is `sqlite3_serialize`.
  public func serialize(_ schema: String = "main") throws(SQLiteError) -> [UInt8] {
    let database = try database
    // SQLite would say nothing of a name that is not there.
    guard !schema.utf8.contains(0), sqlite3_db_readonly(database.raw, schema) >= 0 else {
      throw SQLiteError(.error, message: "unknown database \(schema)")
    }
    var count: Int64 = 0
    guard let start = sqlite3_serialize(database.raw, schema, &count, 0) else {
      if count == 0 { return [] }
      throw database.errorCode & 0xff == SQLITE_OK
        ? SQLiteError(.outOfMemory) : SQLiteError(database.errorCode, in: database)
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }

  /// Opens a database in memory that begins as these bytes, as `serialize` or a file has them; they
  /// are copied, and what is changed stays in memory, 1 GiB at most. Bytes that are no database are
  /// an error here, damage within at first use.
  ///
  /// A file in WAL mode has its log apart: what is only there is not in the bytes of the file.
  ///
  /// The corresponding C function is `sqlite3_deserialize`.
  public static func memory(
    holding bytes: [UInt8], options: Options = Options()
  ) throws(SQLiteError) -> Connection {
    let connection = try memory(options: options)
    if !bytes.isEmpty { try connection.fill(with: bytes) }
    return connection
  }

  private func fill(with bytes: [UInt8]) throws(SQLiteError) {
    let database = try database
    let count = Int64(bytes.count)
    guard let raw = sqlite3_malloc64(UInt64(count)) else { throw SQLiteError(.outOfMemory) }
    let start = raw.assumingMemoryBound(to: UInt8.self)
    start.update(from: bytes, count: bytes.count)
    // Memory has no log beside it, and SQLite could not open what says that it has one.
    // https://sqlite.org/c3ref/deserialize.html
    if bytes.count > 19, start[18] == 2, start[19] == 2 { (start[18], start[19]) = (1, 1) }
    // SQLite owns the memory from here on, also when this fails.
    try database.check(
      sqlite3_deserialize(
        database.raw, "main", start, count, count,
        UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)))
    _ = try value("PRAGMA schema_version", as: Int.self)
  }
}
