import Foundation
import Storage

@testable import Interchange

/// A file of the facts that come with danvan, made once and copied for every test.
enum SeededStore {
  private static let shelf =
    FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()

  private static let bytes = Result {
    let path = shelf + "danvan-seeds-" + UUID().uuidString + ".db"
    defer { remove(path) }
    _ = try Store.create(path, office: 0) { store in
      try store.loadSeeds(JournalEntry(who: "tester", command: "init --seed"))
    }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  static func read<T>(_ body: (Reader) throws -> T) throws -> T {
    let path = shelf + "danvan-seeded-" + UUID().uuidString + ".db"
    defer { remove(path) }
    try bytes.get().write(to: URL(fileURLWithPath: path))
    let store = try Store.open(path, .read)
    let result = try store.read(body)
    try store.close()
    return result
  }

  private static func remove(_ path: String) {
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
  }
}
