import CSQLite

/// The arguments of a function called from SQL, lent for the time of the call.
public struct Arguments: ~Copyable {
  private let values: UnsafeMutablePointer<OpaquePointer?>?

  /// How many there are.
  public let count: Int

  init(_ values: UnsafeMutablePointer<OpaquePointer?>?, count: Int32) {
    self.values = values
    self.count = Int(count)
  }

  /// An argument, counted from 0, copied. Text that is not UTF-8 has its bad bytes replaced. One
  /// that was not given is the error `noSuchArgument`.
  ///
  /// The corresponding C functions are `sqlite3_value_int64` and its kin.
  public subscript(_ index: Int) -> Value {
    get throws(SQLiteError) { try pointer(index)?.copy ?? .null }
  }

  /// How an argument is stored.
  ///
  /// The corresponding C function is `sqlite3_value_type`.
  public func type(_ index: Int) throws(SQLiteError) -> StorageClass {
    try pointer(index)?.storageClass ?? .null
  }

  /// Lends the bytes of a TEXT without copying them; nil if the argument is something else.
  ///
  /// The corresponding C function is `sqlite3_value_text`.
  public func withText<R>(_ index: Int, _ body: (Span<UInt8>) throws -> R) throws -> R? {
    guard let pointer = try pointer(index), pointer.storageClass == .text else { return nil }
    return try body(pointer.text.span)
  }

  private func pointer(_ index: Int) throws(SQLiteError) -> ValuePointer? {
    guard index >= 0, index < count else {
      throw SQLiteError(.noSuchArgument(index, count: count))
    }
    return values?[index].map { ValuePointer($0) }
  }
}

private typealias Function = (borrowing Arguments) throws -> Value

extension Connection {
  /// Makes a function callable from SQL. What it throws becomes the error of the statement, with
  /// its message; a NaN is the error `notStorable`. An `argumentCount` of nil takes any number.
  ///
  /// Unless `inSchema`, only a statement itself may call it, not a view, trigger, CHECK or index:
  /// those of a foreign file could call it with what they like. https://sqlite.org/appfunc.html
  ///
  /// The corresponding C function is `sqlite3_create_function_v2`.
  public func createFunction(
    _ name: String, argumentCount: Int? = nil, deterministic: Bool = false,
    inSchema: Bool = false, _ function: @escaping (borrowing Arguments) throws -> Value
  ) throws(SQLiteError) {
    let database = try database
    let (name, count) = try signature(name, argumentCount)
    let flags = functionFlags(deterministic: deterministic, inSchema: inSchema)
    // SQLite releases the closure, also when this call fails.
    try database.check(
      sqlite3_create_function_v2(
        database.raw, name, count, flags, Box<Function>(function).retainedContext(),
        { context, count, values in
          let function = Box<Function>.content(of: sqlite3_user_data(context))
          ResultPointer(context).set { try function?(Arguments(values, count: count)) ?? .null }
        }, nil, nil, { Box<Function>.release($0) }))
  }

  /// Takes a function away; `argumentCount` as when it was made.
  ///
  /// The corresponding C function is `sqlite3_create_function_v2`.
  public func removeFunction(_ name: String, argumentCount: Int? = nil) throws(SQLiteError) {
    let database = try database
    let (name, count) = try signature(name, argumentCount)
    try database.check(
      sqlite3_create_function_v2(
        database.raw, name, count, SQLITE_UTF8, nil, nil, nil, nil, nil))
  }

  /// The name and the number of arguments, -1 for any. SQLite would cut the name at a NUL, and take
  /// a number of -1 for any.
  func signature(_ name: String, _ count: Int?) throws(SQLiteError) -> (String, Int32) {
    if name.utf8.contains(0) { throw SQLiteError(.embeddedNUL) }
    guard let count else { return (name, -1) }
    guard count >= 0 else { throw SQLiteError(.misuse, message: "\(count) arguments") }
    return (name, Int32(clamping: count))
  }

  func functionFlags(deterministic: Bool, inSchema: Bool) -> Int32 {
    SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0)
      | (inSchema ? SQLITE_INNOCUOUS : SQLITE_DIRECTONLY)
  }
}

/// A `sqlite3_context *`: where a function puts its result.
struct ResultPointer {
  private let raw: OpaquePointer?

  init(_ raw: OpaquePointer?) { self.raw = raw }

  func set(_ result: () throws -> Value) {
    do {
      let value = try result()
      // SQLite would answer NULL.
      if case .real(let real) = value, real.isNaN { throw SQLiteError(.notStorable) }
      set(value)
    } catch {
      set(error)
    }
  }

  func set(_ error: any Error) {
    let known = error as? SQLiteError
    sqlite3_result_error(raw, known?.message ?? String(describing: error), -1)
    // As the code of a statement, these would say that all is well.
    if let code = known?.code, !code.isOfSuccess {
      sqlite3_result_error_code(raw, code.rawValue)
    }
  }

  private func set(_ value: Value) {
    switch value {
    case .null: sqlite3_result_null(raw)
    case .integer(let value): sqlite3_result_int64(raw, value)
    case .real(let value): sqlite3_result_double(raw, value)
    case .text(var text): text.withUTF8 { set(text: $0) }
    case .blob(let bytes): bytes.withUnsafeBytes { set(blob: $0) }
    }
  }

  private func set(text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return csqlite_result_text(raw, "", 0) }
    start.withMemoryRebound(to: CChar.self, capacity: text.count) {
      csqlite_result_text(raw, $0, UInt64(text.count))
    }
  }

  private func set(blob: UnsafeRawBufferPointer) {
    guard let start = blob.baseAddress else { return sqlite3_result_zeroblob(raw, 0) }
    csqlite_result_blob(raw, start, UInt64(blob.count))
  }
}

extension SQLiteError.Code {
  fileprivate var isOfSuccess: Bool {
    [SQLITE_OK, SQLITE_ROW, SQLITE_DONE].contains(primary.rawValue)
  }
}
