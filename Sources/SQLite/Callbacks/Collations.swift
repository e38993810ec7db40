import CSQLite

private typealias Comparison = (Span<UInt8>, Span<UInt8>) -> Int

extension Connection {
  /// Makes an order of texts usable as `COLLATE name`. It is given the UTF-8 of two texts and
  /// answers less than, equal to or more than 0; it must be a total order, and always the same one.
  /// A text is `bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }`.
  ///
  /// The corresponding C function is `sqlite3_create_collation_v2`.
  public func createCollation(
    _ name: String, _ compare: @escaping (Span<UInt8>, Span<UInt8>) -> Int
  ) throws(SQLiteError) {
    let database = try database
    let context = Box<Comparison>(compare).retainedContext()
    let code = sqlite3_create_collation_v2(
      database.raw, name, SQLITE_UTF8, context,
      { context, firstCount, first, secondCount, second in
        guard let compare = Box<Comparison>.content(of: context) else { return 0 }
        let order = compare(bytes(first, firstCount).span, bytes(second, secondCount).span)
        return Int32(order.signum())
      }, { Box<Comparison>.release($0) })
    // Unlike its kin, this function does not release the context when it fails.
    // https://sqlite.org/c3ref/create_collation.html
    if code != SQLITE_OK { Box<Comparison>.release(context) }
    try database.check(code)
  }

  /// Takes a collation away.
  ///
  /// The corresponding C function is `sqlite3_create_collation_v2`.
  public func removeCollation(_ name: String) throws(SQLiteError) {
    let database = try database
    try database.check(
      sqlite3_create_collation_v2(database.raw, name, SQLITE_UTF8, nil, nil, nil))
  }
}

private func bytes(
  _ start: UnsafeRawPointer?, _ count: Int32
) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: Int(count))
}
