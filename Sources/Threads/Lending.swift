/// A few things, each lent to one task at a time: to who has waited longest first.
package final class Lending<Thing: Sendable>: Sendable {
  private typealias Borrower = CheckedContinuation<Thing?, any Error>
  private typealias Closer = CheckedContinuation<Void, Never>

  private struct State {
    var idle: [Thing]
    var isClosed = false
    var line = Line<Borrower>()
    /// Who waits for all things to be back.
    var closing: [Closer] = []
  }

  /// All of them, those that are lent too.
  package let things: [Thing]
  private let state: Lock<State>

  /// - Parameter things: they are lent in this order, those that came back last first.
  package init(_ things: [Thing]) {
    self.things = things
    state = Lock(State(idle: things.reversed()))
  }

  /// How many tasks wait.
  package var waitingCount: Int { state.withLock { $0.line.count } }

  /// How many of the things are not lent.
  package var idleCount: Int { state.withLock { $0.idle.count } }

  /// Lends `body` a thing; waits for one in turn. `nil` once it is closed.
  ///
  /// - Throws: a `CancellationError` where the task is cancelled before its turn.
  package func lend<T>(_ body: (Thing) async throws -> T) async throws -> T? {
    try Task.checkCancellation()
    guard let thing = try await take() else { return nil }
    defer { giveBack(thing) }
    return try await body(thing)
  }

  /// Lends nothing any more, lets go who waits, and waits for what is lent to come back.
  package func close() async {
    let waiting = state.withLock { state in
      state.isClosed = true
      return state.line.removeAll()
    }
    for task in waiting { task.resume(returning: nil) }
    await withCheckedContinuation { (caller: Closer) in
      let isWhole = state.withLock { state in
        let isWhole = state.idle.count == things.count
        if !isWhole { state.closing.append(caller) }
        return isWhole
      }
      if isWhole { caller.resume() }
    }
  }

  private func take() async throws -> Thing? {
    let place = state.withLock { $0.line.place() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { task in
        // A task is cancelled before its handlers run: who stands in line is found there by the
        // handler, and who does not yet sees it here.
        let answer = state.withLock { state -> Result<Thing?, any Error>? in
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.isClosed { return .success(nil) }
          if let thing = state.idle.popLast() { return .success(thing) }
          state.line.stand(task, at: place)
          return nil
        }
        if let answer { task.resume(with: answer) }
      }
    } onCancel: {
      let task = state.withLock { $0.line.leave(place) }
      task?.resume(throwing: CancellationError())
    }
  }

  private func giveBack(_ thing: Thing) {
    let (next, closing) = state.withLock { state -> (Borrower?, [Closer]) in
      if let next = state.line.next() { return (next, []) }
      state.idle.append(thing)
      guard state.idle.count == things.count else { return (nil, []) }
      defer { state.closing = [] }
      return (nil, state.closing)
    }
    next?.resume(returning: thing)
    for task in closing { task.resume() }
  }
}

/// Who waits, in the order in which they came. Whoever leaves does so in constant time: of ten
/// thousand, all may be cancelled at once.
private struct Line<Waiter> {
  private var waiters: [Int: Waiter] = [:]
  private var order: [Int] = []
  /// Where in `order` the longest waiting stands.
  private var first = 0
  private var places = 0

  var count: Int { waiters.count }

  /// A place that nobody else has.
  mutating func place() -> Int {
    places += 1
    return places
  }

  mutating func stand(_ waiter: Waiter, at place: Int) {
    waiters[place] = waiter
    order.append(place)
  }

  mutating func leave(_ place: Int) -> Waiter? { waiters.removeValue(forKey: place) }

  /// The longest waiting; places of those who left are passed over.
  mutating func next() -> Waiter? {
    while first < order.count {
      let waiter = waiters.removeValue(forKey: order[first])
      first += 1
      if let waiter { return waiter }
    }
    (order, first) = ([], 0)
    return nil
  }

  mutating func removeAll() -> [Waiter] {
    defer { self = Line(places: places) }
    return Array(waiters.values)
  }

  init(places: Int = 0) { self.places = places }
}
