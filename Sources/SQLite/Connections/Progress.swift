import CSQLite

extension Connection {
  /// How many steps of SQLite's virtual machine lie between two looks at a task's cancellation.
  private static let cancellationInterval: Int32 = 1000

  /// Calls `handler` about every `interval` steps of SQLite's virtual machine; when it answers
  /// false, what is running fails with `interrupt`. It must not use the connection. It may be asked
  /// when a statement has just ended: one that was alone, without a transaction, is kept then.
  ///
  /// The corresponding C function is `sqlite3_progress_handler`.
  public func setProgressHandler(
    every interval: Int, _ handler: @escaping () -> Bool
  ) throws(SQLiteError) {
    let database = try database
    callbacks.progress = handler
    callbacks.progressInterval = Int32(clamping: max(1, interval))
    installProgressHandler(in: database)
  }

  /// Calls no progress handler any more.
  ///
  /// The corresponding C function is `sqlite3_progress_handler`.
  public func removeProgressHandler() throws(SQLiteError) {
    let database = try database
    callbacks.progress = nil
    installProgressHandler(in: database)
  }

  /// Runs `body`, and interrupts it when the task is cancelled; then the error is a
  /// `CancellationError`.
  ///
  /// The corresponding C functions are `sqlite3_interrupt` and `sqlite3_progress_handler`.
  @discardableResult
  public func interruptingOnCancel<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: () throws -> T
  ) async throws -> T {
    try Task.checkCancellation()
    // An interrupt that arrives just before a statement starts has no effect on it; the progress
    // handler catches what the interrupt missed. https://sqlite.org/c3ref/interrupt.html
    try watchCancellation(1)
    defer { try? watchCancellation(-1) }
    do {
      return try await withTaskCancellationHandler {
        // Only a closure that names the actor runs on it; another would leave the actor's thread.
        _ = isolation
        return try body()
      } onCancel: { [interruptHandle] in
        interruptHandle.interrupt()
      }
    } catch let error as SQLiteError where Task.isCancelled && error.code.isOfCancellation {
      throw CancellationError()
    }
  }

  private func watchCancellation(_ change: Int) throws(SQLiteError) {
    callbacks.cancellableDepth += change
    installProgressHandler(in: try database)
  }

  private func installProgressHandler(in database: DatabasePointer) {
    let isWatching = callbacks.cancellableDepth > 0
    guard callbacks.progress != nil || isWatching else {
      return sqlite3_progress_handler(database.raw, 0, nil, nil)
    }
    let interval =
      callbacks.progress == nil ? Self.cancellationInterval : callbacks.progressInterval
    sqlite3_progress_handler(
      database.raw, interval,
      { context in
        guard let callbacks = Callbacks.from(context), !callbacks.isEnding else { return 0 }
        if callbacks.cancellableDepth > 0, Task.isCancelled { return 1 }
        return callbacks.progress?() == false ? 1 : 0
      }, callbacks.context)
  }
}

extension SQLiteError.Code {
  /// How a statement ends that is interrupted while it runs, or while it waits for a lock.
  fileprivate var isOfCancellation: Bool { self == .interrupt || primary == .busy }
}
