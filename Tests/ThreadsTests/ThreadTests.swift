import Glibc
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct ThreadTests {
  @Test func `A worker makes its value on a thread of its own`() throws {
    let here = pthread_self()
    let worker = try #require(Worker { pthread_self() })
    #expect(worker.value != here)
  }

  @Test func `The value of a worker is there for whoever asks again`() throws {
    let worker = try #require(Worker { 7 })
    #expect([worker.value, worker.value] == [7, 7])
  }

  @Test func `A worker that nobody asks goes on`() throws {
    let done = Semaphore(0)
    _ = Worker { done.post() }
    done.wait()
  }

  @Test func `Many workers at once each make their own`() throws {
    let workers = try (0..<64).map { number in try #require(Worker { number * number }) }
    #expect(workers.map(\.value) == (0..<64).map { $0 * $0 })
  }

  @Test func `Who waits for a semaphore goes on as often as it is told to`() throws {
    let (gate, passed) = (Semaphore(2), Counter())
    let worker = try #require(
      Worker {
        for _ in 0..<5 {
          gate.wait()
          _ = passed.next()
        }
      })
    for _ in 0..<3 { gate.post() }
    worker.value
    #expect(passed.count == 5)
  }

  @Test func `Pieces come in the order they were made, and then the end`() throws {
    let pieces = try #require(ReadAhead(upTo: 1000))
    for number in 0..<1000 { #expect(try pieces.next() == number) }
    #expect(try pieces.next() == nil)
    pieces.stop()
  }

  @Test func `An error comes in its turn, after what was made before it`() throws {
    let pieces = try #require(ReadAhead(upTo: 3, thenThrow: true))
    defer { pieces.stop() }
    #expect(try [pieces.next(), pieces.next(), pieces.next()] == [0, 1, 2])
    #expect(throws: Wrong()) { try pieces.next() }
  }

  @Test func `An error at once is no piece`() throws {
    let pieces = try #require(ReadAhead(upTo: 0, thenThrow: true))
    defer { pieces.stop() }
    #expect(throws: Wrong()) { try pieces.next() }
  }

  @Test func `It is stopped while it is full and nobody takes anything`() throws {
    let made = Counter()
    let pieces = try #require(ReadAhead { made.next() as Int? })
    // It makes a few pieces ahead, and then waits for room.
    made.wait(for: 24)
    pieces.stop()
    #expect(made.count <= 25)
  }

  @Test func `It is stopped while it waits for what it makes a piece of`() throws {
    let (begun, gate) = (Semaphore(0), Semaphore(0))
    let made = ReadAhead { () -> Int? in
      begun.post()
      gate.wait()
      return 1
    }
    let pieces = try #require(made)
    begun.wait()
    let stopping = try #require(Worker { pieces.stop() })
    // It may make a few more, as far as there is room, before it hears of it; all of them are lost.
    for _ in 0..<30 { gate.post() }
    stopping.value
  }

  @Test func `It is stopped after the end, and twice`() throws {
    let pieces = try #require(ReadAhead(upTo: 1))
    while try pieces.next() != nil {}
    pieces.stop()
    pieces.stop()
  }

  @Test func `A piece that is given back is freed by the thread that made it`() throws {
    let (freed, begun, gate) = (Freed(), Semaphore(0), Semaphore(0))
    let made = ReadAhead { () -> Piece? in
      begun.post()
      gate.wait()
      return Piece(freed)
    }
    let pieces = try #require(made)
    var last: Piece?
    for _ in 0..<100 {
      // While the next piece is made, so that the maker takes this one when it has made it.
      begun.wait()
      if let piece = last.take() { pieces.giveBack(piece) }
      gate.post()
      last = try pieces.next()
    }
    let maker = last?.maker
    for _ in 0..<30 { gate.post() }
    pieces.stop()
    #expect(freed.threads.withLock { $0 }.filter { $0 == maker }.count == 99)
  }

  @Test func `Many at once do not get into each other's pieces`() throws {
    let readers = try (0..<16).map { _ in
      try #require(
        Worker { () -> Int in
          guard let pieces = ReadAhead(upTo: 500) else { return -1 }
          defer { pieces.stop() }
          var sum = 0
          while let piece = try? pieces.next() { sum += piece }
          return sum
        })
    }
    #expect(readers.map(\.value) == Array(repeating: 499 * 500 / 2, count: 16))
  }
}

private struct Wrong: Error, Equatable {}

/// How often something was done.
private final class Counter: Sendable {
  private let value = Lock(0)
  private let reached = Semaphore(0)

  var count: Int { value.withLock { $0 } }

  func next() -> Int {
    defer { reached.post() }
    return value.withLock { value in
      value += 1
      return value
    }
  }

  func wait(for count: Int) { for _ in 0..<count { reached.wait() } }
}

/// The threads on which pieces were freed.
private final class Freed: Sendable {
  let threads = Lock<[pthread_t]>([])
}

private final class Piece: Sendable {
  let maker = pthread_self()
  private let freed: Freed

  init(_ freed: Freed) { self.freed = freed }

  deinit { freed.threads.withLock { $0.append(pthread_self()) } }
}

extension ReadAhead where Piece == Int {
  /// Numbers from 0, and then the end or an error.
  fileprivate convenience init?(upTo count: Int, thenThrow: Bool = false) {
    var next = 0
    self.init {
      guard next < count else {
        if thenThrow { throw Wrong() }
        return nil
      }
      defer { next += 1 }
      return next
    }
  }
}
