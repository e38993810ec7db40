/// What a thread of its own makes, a few pieces ahead of whoever takes them. What it throws is
/// thrown when its turn comes.
package final class ReadAhead<Piece: Sendable>: Sendable {
  private struct State {
    var made: [Result<Piece?, any Error>] = []
    /// What was taken and is not needed any more.
    var spent: [Piece] = []
    var isStopped = false
    var thread: Worker<Void>?
  }

  private let state = Lock(State())
  private let room = Semaphore(ReadAhead.most)
  private let ready = Semaphore(0)

  /// Pieces that wait to be taken: enough for the time that a full batch takes to be written.
  private static var most: UInt32 { 24 }

  /// `nil` where the machine allows no further thread.
  ///
  /// - Parameter make: the next piece; `nil` at the end.
  package init?(_ make: sending @escaping () throws -> Piece?) {
    guard let thread = Worker({ [self] in run(make) }) else { return nil }
    state.withLock { $0.thread = thread }
  }

  /// The next piece; `nil` at the end, and not to be asked for after it.
  package func next() throws -> Piece? {
    ready.wait()
    let piece = state.withLock { $0.made.removeFirst() }
    room.post()
    return try piece.get()
  }

  /// Leaves a piece to the thread that made it, to be freed there.
  package func giveBack(_ piece: consuming Piece) {
    state.withLock { [piece] in $0.spent.append(piece) }
  }

  /// Waits for the thread to end. Whatever it has made ahead is lost.
  package func stop() {
    let thread = state.withLock { state in
      state.isStopped = true
      return state.thread
    }
    room.post()
    thread?.value
  }

  private func run(_ make: () throws -> Piece?) {
    while true {
      room.wait()
      let (isStopped, spent) = state.withLock { state in
        defer { state.spent = [] }
        return (state.isStopped, state.spent)
      }
      if isStopped { return }
      _ = consume spent
      let piece = Result { try make() }
      state.withLock { $0.made.append(piece) }
      ready.post()
      guard case .success(.some) = piece else { return }
    }
  }
}
