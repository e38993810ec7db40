import Threads

/// A connection of a pool, on a thread of its own.
actor Lane {
  private let thread: ThreadExecutor
  private let open: @Sendable () throws -> Connection
  /// Made when it is needed, and anew when it could not be used any more.
  private var connection: Connection?

  /// - Throws: `noThread` where the machine allows no further thread.
  init(_ open: @escaping @Sendable () throws -> Connection) throws(SQLiteError) {
    guard let thread = ThreadExecutor() else { throw SQLiteError(.noThread) }
    self.thread = thread
    self.open = open
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Runs `body`, and interrupts it when the task is cancelled.
  func run<T: Sendable>(_ body: @Sendable (Connection) throws -> T) async throws -> T {
    let connection = try self.connection ?? open()
    // What is left open, a transaction say, is undone at once, and not when somebody comes next.
    defer { self.connection = connection.isUsable ? connection : nil }
    return try await connection.interruptingOnCancel { try body(connection) }
  }

  /// Closes the connection. Nothing uses it: rows and statements do not leave a body.
  func close() throws {
    try connection?.close()
    connection = nil
  }
}

extension Connection {
  /// Whether the next task can use it: whoever had it before neither closed it, nor was failed by
  /// the disk, nor left a transaction open.
  fileprivate var isUsable: Bool { isOpen && !isFailed && !isInTransaction }
}
