import Foundation
import SQLite

@testable import Storage

/// A folder of a test's own, gone when the test is.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "danvan-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

/// An empty danvan file with a few units, and the door to it.
struct Office {
  let folder: Folder
  let store: Store

  init(number: Int = 0) throws {
    folder = try Folder()
    let path = folder.file("office.db")
    try Store.create(path, office: number) { _ in }
    store = try Store.open(path, .write)
  }

  func write<T>(
    _ command: String = "test", dryRun: Bool = false, _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    try store.write(
      JournalEntry(who: "tester", command: command, arguments: ["--x", "a b"], reason: "why",
        isRepeatable: true),
      dryRun: dryRun, body)
  }

  /// A province of today, or until a day.
  @discardableResult
  func province(
    _ code: String, _ name: String, from: String? = nil, until: String? = nil
  ) throws -> UnitVersion {
    try write("unit") { writer in
      var version = UnitVersion()
      version.unit = try writer.insert(Unit()).id
      version.code = code
      version.nameVi = name
      version.type = "Tỉnh"
      version.validFrom = from.flatMap(Day.init(iso:))
      version.validTo = until.flatMap(Day.init(iso:))
      return try writer.insert(version)
    }
  }

  func count(_ table: String) throws -> Int {
    try store.read { try $0.connection.value("SELECT count(*) FROM \(raw: table)") ?? 0 }
  }
}
