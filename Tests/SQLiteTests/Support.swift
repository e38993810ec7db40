import Foundation
import SQLite

/// A directory that is removed when the test lets go of it.
final class TemporaryDirectory {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("sqlite-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// Runs a program; answers its exit status, and what it wrote to both outputs.
@discardableResult
func launch(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// The SQLiteError `body` throws; nil if it throws none.
func failure<T>(_ body: () throws -> T) -> SQLiteError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? SQLiteError
  }
}

extension Connection {
  func integer(_ sql: SQL) throws -> Int { try value(sql, as: Int.self) ?? -1 }
  func texts(_ sql: SQL) throws -> [String] { try all(sql) { row in try row[0] } }
}

/// Does something a little later, on a thread of its own: a statement that runs without end holds
/// one of the few threads that tasks share.
func after(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
  Thread.detachNewThread {
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    body()
  }
}
