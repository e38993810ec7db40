import Threads

/// One connection that writes and a few that read, for many tasks. A read sees one state of the
/// database, and neither waits for the writer nor holds it up. Each connection has a thread of its
/// own, so that nothing blocks the threads that tasks share; and who waits for one is served in
/// turn.
///
/// A task that is cancelled leaves its place, or is interrupted; what it wrote is rolled back
/// unless it was committed before. A statement looks for that every 1,000 steps; a body that runs
/// many short ones may ask `Task.isCancelled`, for it runs in its task.
public final class Pool: Sendable {
  /// How a pool behaves.
  public struct Options: Sendable {
    /// How many connections read, at the most at one time; they are opened as they are needed.
    public var readers: Int
    /// The options of every connection.
    public var connection: Connection.Options
    /// Readies each new connection: functions, collations, pragmas. It may be called on any thread.
    public var prepare: @Sendable (Connection) throws -> Void
    /// From how many frames of the write-ahead log on a write is followed by a checkpoint; a frame
    /// is one page. Readers that go on for long can delay it.
    public var checkpointFrames: Int

    /// The options, each with a safe default.
    public init(
      readers: Int = 4, connection: Connection.Options = Connection.Options(),
      checkpointFrames: Int = 1000,
      prepare: @escaping @Sendable (Connection) throws -> Void = { _ in }
    ) {
      self.readers = readers
      self.connection = connection
      self.checkpointFrames = checkpointFrames
      self.prepare = prepare
    }
  }

  private let readers: Lending<Lane>
  private let writer: Lending<Lane>
  private let options: Options

  /// Opens a file, which is made if it is missing, and puts it into WAL mode, without which readers
  /// and the writer would shut each other out. https://sqlite.org/wal.html
  ///
  /// - Throws: `notInWAL` where the file cannot be put into that mode: a database in memory, or a
  ///   file system that does not share memory; `noThread`; an error of SQLite's.
  public init(_ path: String, options: Options = Options()) async throws {
    let writer = try Lane {
      let connection = try Connection(path, mode: .create, options: options.connection)
      try connection.enterWAL()
      try options.prepare(connection)
      return connection
    }
    self.options = options
    self.writer = Lending([writer])
    readers = Lending(
      try (0..<max(1, options.readers)).map { _ in
        try Lane {
          let connection = try Connection(path, mode: .readOnly, options: options.connection)
          try options.prepare(connection)
          return connection
        }
      })
    // Readers open a file that is there, with the log and its index.
    _ = try await writer.run { $0.isOpen }
  }

  /// How many tasks wait to read, and to write.
  public var waiting: (readers: Int, writers: Int) { (readers.waitingCount, writer.waitingCount) }

  /// Reads, in a transaction: all queries of `body` see one state of the database, that of all
  /// writes that were done when it began. It cannot write.
  ///
  /// - Throws: what `body` throws; a `CancellationError` where the task is cancelled;
  ///   `poolClosed`.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await run(on: readers) { connection in
      try connection.readTransaction { try body(connection) }
    }
  }

  /// Writes, in a transaction that is committed when `body` returns, and undone if it throws or the
  /// task is cancelled before.
  ///
  /// - Throws: what `body` throws; a `CancellationError` where the task is cancelled;
  ///   `poolClosed`; as `Connection.transaction`.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await writeWithoutTransaction { connection in
      try connection.transaction {
        let result = try body(connection)
        try Task.checkCancellation()
        return result
      }
    }
  }

  /// Lends the connection that writes, for what cannot be done within a transaction: VACUUM,
  /// pragmas, several transactions one after another. One that is left open is undone.
  ///
  /// - Throws: what `body` throws; a `CancellationError` where the task is cancelled and `body`
  ///   was interrupted; `poolClosed`.
  @discardableResult
  public func writeWithoutTransaction<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await run(on: writer) { [checkpointFrames = options.checkpointFrames] connection in
      let result = try body(connection)
      // What was committed is kept, so that a checkpoint fails is no error of the write: the next
      // one tries again.
      if !connection.isInTransaction, connection.logFrames >= checkpointFrames {
        _ = try? connection.checkpoint(waiting: 0)
      }
      return result
    }
  }

  /// Waits for those that are reading or writing, turns away who waits for a turn, and closes the
  /// connections, the writer's last. A second call does nothing.
  public func close() async throws {
    for lanes in [readers, writer] {
      await lanes.close()
      for lane in lanes.things { try await lane.close() }
    }
  }

  private func run<T: Sendable>(
    on lanes: Lending<Lane>, _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    let result = try await lanes.lend { lane in try await lane.run(body) }
    guard let result else { throw SQLiteError(.poolClosed) }
    return result
  }
}

extension Connection {
  /// The answer is the mode that the file is in afterwards.
  fileprivate func enterWAL() throws {
    let mode = try value("PRAGMA journal_mode = WAL", as: String.self)
    guard mode == "wal" else { throw SQLiteError(.notInWAL) }
  }
}
