import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct LendingTests {
  @Test func `A thing is lent to one task at a time`() async throws {
    let lending = Lending([Shared(0)])
    let most = Shared(0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          _ = try await lending.lend { holders in
            let count = holders.add(1)
            most.change { $0 = max($0, count) }
            await Task.yield()
            _ = holders.add(-1)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(most.value == 1)
  }

  @Test func `As many tasks as there are things have one each, and no more`() async throws {
    let (lending, gate) = (Lending([1, 2, 3]), Gate())
    let lent = Shared<[Int]>([])
    let tasks = (0..<5).map { _ in
      Task {
        try await lending.lend { thing in
          lent.change { $0.append(thing) }
          await gate.pass()
        }
      }
    }
    await until { lending.waitingCount == 2 }
    #expect(lent.value.sorted() == [1, 2, 3])
    gate.open()
    for task in tasks { try await task.value }
    #expect(lent.value.count == 5)
  }

  @Test func `Who has waited longest is next`() async throws {
    let (lending, gate) = (Lending([1]), Gate())
    let order = Shared<[Int]>([])
    var tasks = [Task { try await lending.lend { _ in await gate.pass() } }]
    await until { lending.idleCount == 0 }
    for number in 0..<50 {
      tasks.append(
        Task { try await lending.lend { _ in order.change { $0.append(number) } } })
      await until { lending.waitingCount == number + 1 }
    }
    gate.open()
    for task in tasks { _ = try await task.value }
    #expect(order.value == Array(0..<50))
  }

  @Test func `A task that is cancelled leaves its place; others keep theirs`() async throws {
    let (lending, gate) = (Lending([1]), Gate())
    let order = Shared<[Int]>([])
    let first = Task { try await lending.lend { _ in await gate.pass() } }
    await until { lending.idleCount == 0 }
    var tasks: [Task<Void?, any Error>] = []
    for number in 0..<6 {
      tasks.append(Task { try await lending.lend { _ in order.change { $0.append(number) } } })
      await until { lending.waitingCount == number + 1 }
    }
    for number in [0, 3, 5] {
      tasks[number].cancel()
      await #expect(throws: CancellationError.self) { try await tasks[number].value }
    }
    #expect(lending.waitingCount == 3)
    gate.open()
    _ = try await first.value
    for number in [1, 2, 4] { _ = try await tasks[number].value }
    #expect(order.value == [1, 2, 4])
  }

  @Test func `A task that was cancelled before is lent nothing, though there is something`() async {
    let (lending, gate) = (Lending([1]), Gate())
    let task = Task {
      await gate.pass()
      _ = try await lending.lend { _ in Issue.record("it was lent") }
    }
    task.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(lending.idleCount == 1)
  }

  @Test func `Ten thousand who wait may all be cancelled at once`() async throws {
    let (lending, gate) = (Lending([1]), Gate())
    let first = Task { try await lending.lend { _ in await gate.pass() } }
    await until { lending.idleCount == 0 }
    let tasks = (0..<10_000).map { _ in Task { try await lending.lend { _ in } } }
    await until { lending.waitingCount == 10_000 }
    for task in tasks { task.cancel() }
    await until { lending.waitingCount == 0 }
    gate.open()
    _ = try await first.value
    #expect(try await lending.lend { $0 } == 1)
  }

  @Test func `An error gives back what was lent`() async throws {
    let lending = Lending([1])
    await #expect(throws: Wrong.self) { try await lending.lend { _ in throw Wrong() } }
    #expect(try await lending.lend { $0 } == 1)
  }

  @Test func `Closing waits for what is lent, and turns away who waits`() async throws {
    let (lending, gate) = (Lending([1, 2]), Gate())
    let holders = (0..<2).map { _ in
      Task {
        try await lending.lend { thing in
          await gate.pass()
          return thing
        }
      }
    }
    await until { lending.idleCount == 0 }
    let waiting = Task { try await lending.lend { $0 } }
    await until { lending.waitingCount == 1 }
    let isClosed = Shared(false)
    let closing = (0..<2).map { _ in
      Task {
        await lending.close()
        isClosed.change { $0 = true }
      }
    }
    #expect(try await waiting.value == nil)
    #expect(!isClosed.value)
    gate.open()
    for task in closing { await task.value }
    for task in holders { #expect(try await task.value != nil) }
    #expect(try await lending.lend { $0 } == nil)
    await lending.close()
  }
}

private struct Wrong: Error {}

/// Waits until something holds; the suite's limit ends it if it never does.
func until(_ holds: () -> Bool) async {
  while !holds() { try? await Task.sleep(for: .milliseconds(1)) }
}

/// A value that tasks share.
final class Shared<Value: Sendable>: Sendable {
  private let lock: Lock<Value>

  init(_ value: Value) { lock = Lock(value) }

  var value: Value { lock.withLock { $0 } }

  @discardableResult
  func change<T: Sendable>(_ change: @Sendable (inout Value) -> T) -> T {
    lock.withLock { change(&$0) }
  }
}

extension Shared where Value == Int {
  func add(_ number: Int) -> Int {
    change { value in
      value += number
      return value
    }
  }
}

/// Lets tasks pass once it is open. It does not hear of cancellation.
final class Gate: Sendable {
  private let isOpen = Shared(false)

  func open() { isOpen.change { $0 = true } }

  func pass() async { while !isOpen.value { await Task.yield() } }
}
