// `bindAll` of a parameter pack asks the protocol's table for each value, and copies it first, at
// run time. These say the same and are compiled for the types at hand: two values are bound for each
// row of an import, eight in the benchmark's insert. The pack serves for every other number.

extension Statement {
  /// Binds all the parameters, in order.
  @inlinable @inline(__always)
  public func bindAll(_ a: some Bindable, _ b: some Bindable) throws(SQLiteError) {
    try bindAnew { () throws(SQLiteError) in
      try a.bind(to: Parameter(pointer, 1, memory))
      try b.bind(to: Parameter(pointer, 2, memory))
      return 2
    }
  }

  /// Binds all the parameters, in order.
  @inlinable @inline(__always)
  public func bindAll(
    _ a: some Bindable, _ b: some Bindable, _ c: some Bindable, _ d: some Bindable,
    _ e: some Bindable, _ f: some Bindable, _ g: some Bindable, _ h: some Bindable
  ) throws(SQLiteError) {
    try bindAnew { () throws(SQLiteError) in
      try a.bind(to: Parameter(pointer, 1, memory))
      try b.bind(to: Parameter(pointer, 2, memory))
      try c.bind(to: Parameter(pointer, 3, memory))
      try d.bind(to: Parameter(pointer, 4, memory))
      try e.bind(to: Parameter(pointer, 5, memory))
      try f.bind(to: Parameter(pointer, 6, memory))
      try g.bind(to: Parameter(pointer, 7, memory))
      try h.bind(to: Parameter(pointer, 8, memory))
      return 8
    }
  }
}
