import CSQLite

/// A compiled statement. It cannot be copied; when it leaves scope it is reset, its bindings are
/// cleared, and it goes back to the connection's cache.
///
/// Parameters count from 1 and columns from 0, as in SQLite.
public struct Statement: ~Copyable {
  /// Kept so that the connection outlives its statements.
  @usableFromInline let connection: Connection
  @usableFromInline let pointer: StatementPointer
  /// Of this statement alone, and freed after its bindings are cleared.
  @usableFromInline let memory = BindingMemory()
  @usableFromInline let known = KnownColumns()
  /// What it is looked for by in the cache; SQLite's own text of it ends where the statement does.
  private let key: String?

  init(_ pointer: StatementPointer, of connection: Connection, cachedAs key: String?) {
    self.pointer = pointer
    self.connection = connection
    self.key = key
  }

  deinit {
    connection.take(back: pointer, cachedAs: key)
    memory.free()
    known.free()
  }

  /// Binds a value to a parameter. It stays bound until bound again or the statement leaves scope.
  ///
  /// The corresponding C functions are `sqlite3_bind_int64` and its kin.
  @inlinable
  public func bind(_ index: Int, _ value: some Bindable) throws(SQLiteError) {
    try value.bind(to: Parameter(pointer, index))
  }

  /// Binds a value to a named parameter; the name includes its `:`, `@` or `$`.
  ///
  /// The corresponding C function is `sqlite3_bind_parameter_index`.
  public func bind(_ name: String, _ value: some Bindable) throws(SQLiteError) {
    let index = sqlite3_bind_parameter_index(pointer.raw, name)
    guard index > 0 else { throw pointer.error(.noSuchParameter(name)) }
    try bind(Int(index), value)
  }

  /// Binds all the parameters, in order; after an error none is bound. It is not named `bind`, so
  /// that `bind(1, "a")` has one meaning.
  ///
  /// The corresponding C functions are `sqlite3_bind_int64` and its kin.
  @inlinable @inline(__always)
  public func bindAll<each V: Bindable>(_ values: repeat each V) throws(SQLiteError) {
    try bindAnew { () throws(SQLiteError) in
      var index = 0
      for value in repeat each values {
        index += 1
        try value.bind(to: Parameter(pointer, index, memory))
      }
      return index
    }
  }

  /// Binds all the parameters, in order, from a list; after an error none is bound.
  ///
  /// The corresponding C functions are `sqlite3_bind_int64` and its kin.
  public func bindAll(_ values: [Value]) throws(SQLiteError) {
    try bindAnew { () throws(SQLiteError) in
      try checkParameterCount(values.count)
      for (offset, value) in values.enumerated() {
        try value.bind(to: Parameter(pointer, offset + 1, memory))
      }
      return values.count
    }
  }

  /// Runs the statement to its end and resets it: bind, run, bind, run.
  ///
  /// The corresponding C functions are `sqlite3_step` and `sqlite3_reset`.
  @inlinable
  public func run() throws(SQLiteError) {
    if pointer.isBusy { throw pointer.inUse }
    defer { pointer.reset() }
    try pointer.run()
  }
}

extension Statement {
  /// Lets `bind` bind all the parameters; it answers how many it has bound.
  @inlinable @inline(__always)
  func bindAnew(_ bind: () throws(SQLiteError) -> Int) throws(SQLiteError) {
    if pointer.isBusy { throw pointer.inUse }
    memory.rewind()
    do throws(SQLiteError) {
      try checkParameterCount(try bind())
    } catch {
      // What is still bound from the last time lies in memory that is used anew.
      pointer.clearBindings()
      throw error
    }
  }

  /// A parameter nobody bound is NULL to SQLite: a value forgotten would never be missed.
  @inlinable
  func checkParameterCount(_ given: Int) throws(SQLiteError) {
    let expected = Int(sqlite3_bind_parameter_count(pointer.raw))
    if expected != given { throw pointer.parameterCount(expected, given) }
  }
}

extension StatementPointer {
  /// SQLite would reset a statement that is run while its rows are being read, and the memory of
  /// the lent row would go with it.
  @usableFromInline @inline(never)
  var inUse: SQLiteError { error(.statementInUse) }

  @usableFromInline @inline(never)
  func parameterCount(_ expected: Int, _ given: Int) -> SQLiteError {
    error(.parameterCount(expected: expected, given: given))
  }
}
