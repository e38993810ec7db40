import Foundation
import SQLite
import Testing
import Threads

/// A file that pools open, and what another program finds in it.
struct PoolFile {
  private let directory: TemporaryDirectory
  let path: String

  var folder: String { directory.url.path }

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("a.db")
  }

  func pool(readers: Int = 2, _ options: Connection.Options = .init()) async throws -> Pool {
    let pool = try await Pool(path, options: .init(readers: readers, connection: options))
    try await pool.write { try $0.run("CREATE TABLE t (n INTEGER) STRICT") }
    return pool
  }

  func stored(_ sql: String = "SELECT count(*) FROM t") throws -> String {
    try launch("sqlite3", [path, sql]).output.trimmingCharacters(in: .newlines)
  }
}

/// Waits until something holds; the suite's limit ends it if it never does.
func until(_ holds: () -> Bool) async {
  while !holds() { try? await Task.sleep(for: .milliseconds(1)) }
}

/// A task that stands within a body of a pool until it is let go.
struct Held<T: Sendable>: Sendable {
  private let gate = Signal(0)
  private let task: Task<T, any Error>

  /// Returns when the body stands where it calls what it is given.
  init(_ body: @escaping @Sendable (@escaping @Sendable () -> Void) async throws -> T) async {
    let begun = Signal(0)
    task = Task { [gate] in
      try await body {
        begun.post()
        gate.wait()
      }
    }
    await begun.waiting()
  }

  var value: T { get async throws { try await task.value } }

  func letGo() { gate.post() }

  func cancel() { task.cancel() }
}

/// Foundation has a `Semaphore` too.
typealias Signal = Threads.Semaphore

extension Signal {
  /// Waits as a task does.
  func waiting() async {
    await withCheckedContinuation { task in
      Thread.detachNewThread {
        self.wait()
        task.resume()
      }
    }
  }
}
