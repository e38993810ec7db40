/// A thread of its own on which one actor runs: what blocks there, as every call of SQLite does,
/// holds none of the few threads that tasks share. Its jobs run in the order in which they came.
package final class ThreadExecutor: SerialExecutor {
  private let jobs = Jobs()

  /// `nil` where the machine allows no further thread.
  package init?() {
    // The thread holds the jobs and not the executor, which so can end.
    guard Worker<Void>({ [jobs] in jobs.run() }) != nil else { return nil }
  }

  deinit { jobs.add(nil) }

  package func enqueue(_ job: consuming ExecutorJob) {
    jobs.add((UnownedJob(job), asUnownedSerialExecutor()))
  }

  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }
}

/// What a thread has to do. The end stands in its turn as the jobs do.
private final class Jobs: Sendable {
  typealias Job = (job: UnownedJob, executor: UnownedSerialExecutor)

  private let waiting = Lock<[Job?]>([])
  private let ready = Semaphore(0)

  func add(_ job: Job?) {
    waiting.withLock { $0.append(job) }
    ready.post()
  }

  func run() {
    while true {
      ready.wait()
      guard let (job, executor) = waiting.withLock({ $0.removeFirst() }) else { return }
      job.runSynchronously(on: executor)
    }
  }
}
