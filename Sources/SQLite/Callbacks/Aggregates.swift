import CSQLite

extension Connection {
  /// Makes an aggregate function callable from SQL: `step` is called for each row of a group with
  /// the group's state, `final` makes the answer of it. A group without rows has the state as it
  /// begins. What either throws becomes the error of the statement, with its message, and then
  /// `final` is not called. Where a statement ends before its last row, `final` may be called for
  /// rows that it has, and its answer is not used.
  ///
  /// With `inverse`, which takes a row that `step` was given out of the state again, it is a window
  /// function too: `final` then answers for each row of the window, and the state goes on.
  ///
  ///     try connection.createAggregate("product", argumentCount: 1, initial: 1 as Int64) {
  ///       product, arguments in
  ///       if case .integer(let factor) = try arguments[0] { product *= factor }
  ///     } final: { .integer($0) }
  ///
  /// The rest is as for `createFunction`, and `removeFunction` takes it away.
  ///
  /// The corresponding C functions are `sqlite3_create_function_v2`, and
  /// `sqlite3_create_window_function` with `inverse`.
  public func createAggregate<State>(
    _ name: String, argumentCount: Int? = nil, deterministic: Bool = false,
    inSchema: Bool = false, initial: @autoclosure @escaping () -> State,
    step: @escaping (inout State, borrowing Arguments) throws -> Void,
    inverse: ((inout State, borrowing Arguments) throws -> Void)? = nil,
    final: @escaping (State) throws -> Value
  ) throws(SQLiteError) {
    let aggregate = Aggregate { Group(state: initial(), add: step, take: inverse, answer: final) }
    let (name, count) = try signature(name, argumentCount)
    let flags = functionFlags(deterministic: deterministic, inSchema: inSchema)
    let database = try database
    let context = Box(aggregate).retainedContext()
    // SQLite releases the closures, also when these fail.
    guard inverse != nil else {
      return try database.check(
        sqlite3_create_function_v2(
          database.raw, name, count, flags, context, nil, Aggregate.step, Aggregate.final,
          { Box<Aggregate>.release($0) }))
    }
    try database.check(
      sqlite3_create_window_function(
        database.raw, name, count, flags, context, Aggregate.step, Aggregate.final,
        Aggregate.value, Aggregate.inverse, { Box<Aggregate>.release($0) }))
  }
}

/// What an aggregate function is to SQLite.
private struct Aggregate {
  let begin: () -> any AnyGroup

  /// Where SQLite keeps the group of a context: its own memory, all zero at first.
  private typealias Place = UnsafeMutablePointer<UnsafeMutableRawPointer?>

  private static func place(_ context: OpaquePointer?, size: Int32) -> Place? {
    sqlite3_aggregate_context(context, size)?
      .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
  }

  private static func new(for context: OpaquePointer?) -> (any AnyGroup)? {
    Box<Aggregate>.content(of: sqlite3_user_data(context))?.begin()
  }

  /// The group of a context, begun where it is the first row; nil where there is no memory.
  private static func group(of context: OpaquePointer?) -> (any AnyGroup)? {
    let size = Int32(MemoryLayout<UnsafeMutableRawPointer?>.size)
    guard let place = place(context, size: size) else { return nil }
    if place.pointee == nil, let group = new(for: context) {
      place.pointee = Box(group).retainedContext()
    }
    return Box<any AnyGroup>.content(of: place.pointee)
  }

  private static func change(
    _ context: OpaquePointer?, _ change: (any AnyGroup) throws -> Void
  ) {
    guard let group = group(of: context) else { return sqlite3_result_error_nomem(context) }
    guard !group.hasFailed else { return }
    do {
      try change(group)
    } catch {
      group.hasFailed = true
      ResultPointer(context).set(error)
    }
  }

  typealias Call = @convention(c) (
    OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
  ) -> Void

  static let step: Call = { context, count, values in
    change(context) { try $0.add(Arguments(values, count: count)) }
  }

  static let inverse: Call = { context, count, values in
    change(context) { try $0.take(Arguments(values, count: count)) }
  }

  static let value: @convention(c) (OpaquePointer?) -> Void = { context in
    guard let group = group(of: context) else { return sqlite3_result_error_nomem(context) }
    answer(group, context)
  }

  /// Also called where a statement has failed or was interrupted, so that nothing is kept.
  static let final: @convention(c) (OpaquePointer?) -> Void = { context in
    // No size asks for what is there, and makes nothing.
    guard let place = place(context, size: 0), let begun = place.pointee else {
      if let group = new(for: context) { answer(group, context) }
      return
    }
    place.pointee = nil
    defer { Box<any AnyGroup>.release(begun) }
    if let group = Box<any AnyGroup>.content(of: begun) { answer(group, context) }
  }

  private static func answer(_ group: any AnyGroup, _ context: OpaquePointer?) {
    guard !group.hasFailed else { return }
    ResultPointer(context).set { try group.answer() }
  }
}

/// A group, whatever its state is.
private protocol AnyGroup: AnyObject {
  /// Whether adding a row or taking one away has thrown.
  var hasFailed: Bool { get set }

  func add(_ arguments: borrowing Arguments) throws
  func take(_ arguments: borrowing Arguments) throws
  func answer() throws -> Value
}

private final class Group<State>: AnyGroup {
  typealias Change = (inout State, borrowing Arguments) throws -> Void

  var hasFailed = false
  private var state: State
  private let adding: Change
  private let taking: Change?
  private let answering: (State) throws -> Value

  init(
    state: State, add: @escaping Change, take: Change?, answer: @escaping (State) throws -> Value
  ) {
    (self.state, adding, taking, answering) = (state, add, take, answer)
  }

  func add(_ arguments: borrowing Arguments) throws { try adding(&state, arguments) }

  func take(_ arguments: borrowing Arguments) throws { try taking?(&state, arguments) }

  func answer() throws -> Value { try answering(state) }
}
