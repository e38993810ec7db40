import Foundation
import Testing

/// Nothing but SQLite opens the database: closing it once would let go of SQLite's locks on it.
@Suite struct OwnDatabaseTests {
  /// Counts how often a file is opened, by whatever name.
  private final class Watcher {
    private let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))

    init(_ path: String) throws {
      let watch = inotify_add_watch(descriptor, path, UInt32(IN_OPEN))
      try #require(descriptor >= 0 && watch >= 0)
    }

    /// How often since the last time.
    func count() -> Int {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let size = read(descriptor, &bytes, bytes.count)
      // An event of a file that is watched itself has no name.
      return max(0, size) / MemoryLayout<inotify_event>.size
    }

    deinit { close(descriptor) }
  }

  /// Names of the database other than its own: a hard link, a link to that, and ways about.
  private func otherNames(_ folder: Folder) throws -> [String] {
    let files = FileManager.default
    try files.linkItem(atPath: folder.db, toPath: folder / "hard.csv")
    try files.createSymbolicLink(
      atPath: folder / "soft.csv", withDestinationPath: "hard.csv")
    try files.createSymbolicLink(atPath: folder / "way", withDestinationPath: ".")
    return ["danvan.db", "./danvan.db", folder.db, "way/danvan.db", "hard.csv", "soft.csv"]
  }

  @Test(arguments: [
    ["rates"], ["model", "list"], ["model", "show", "22-2025-0001"], ["search", "khéo"], ["check"],
    ["sql", "select 1"], ["report", "run", "tasks"], ["release", "list"], ["export", "model"],
    ["province", "list"], ["migrate", "status"],
    ["model", "recognize", "22-2025-0001", "--level", "province", "--on", "2026-01-01"],
  ])
  func `It is not opened to be written as an answer`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    let names = try otherNames(folder)
    let watcher = try Watcher(folder.db)
    let isWriting = command.contains("recognize")
    if !isWriting { _ = try folder.danvan(command + ["-o", "out.csv"]) }
    let usual = watcher.count()
    try? FileManager.default.removeItem(atPath: folder / "out.csv")
    for tongue in Tongue.allCases {
      for name in names {
        let outcome = try folder.danvan(command + ["-o", name, "--format", "csv"], tongue)
        if outcome.code == 64, command.first == "migrate" { continue }
        let words = tongue == .vi ? "không ghi đè" : "not overwritten"
        expectMessage(outcome, 73, tongue, contains: [name, words])
        let opened = watcher.count()
        #expect(opened <= usual, "\(name): opened \(opened) times, by SQLite \(usual)")
      }
    }
    try folder.expectUntouched(besides: ["hard.csv", "soft.csv", "way"])
  }

  /// What SQLite keeps beside the database may not be there yet when its name is taken.
  @Test(arguments: ["-wal", "-shm", "-journal"])
  func `Nor what SQLite keeps beside it`(_ ending: String) throws {
    let folder = try Folder.seeded()
    try FileManager.default.createSymbolicLink(
      atPath: folder / "way", withDestinationPath: ".")
    let register = [
      "model", "recognize", "22-2025-0001", "--level", "province", "--on", "2026-01-01",
    ]
    for command in [["rates"], register] {
      for name in ["danvan.db" + ending, folder.db + ending, "way/danvan.db" + ending] {
        let outcome = try folder.danvan(command + ["-o", name, "--format", "csv"])
        expectMessage(outcome, 73, .en, contains: [name, "not overwritten"])
      }
    }
    try folder.expectUntouched(besides: ["way"])
    // Under a link the files lie beside what it leads to.
    try FileManager.default.createDirectory(
      atPath: folder / "sub", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder / "sub/link.db", withDestinationPath: "../danvan.db")
    let outcome = try folder.danvan(
      ["rates", "-o", "danvan.db" + ending, "--format", "csv", "--db", "sub/link.db"])
    expectMessage(outcome, 73, .en, contains: ["not overwritten"])
    try folder.expectUntouched(besides: ["sub", "way"])
  }

  @Test(arguments: Tongue.allCases)
  func `It is not opened to be read as a file`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let names = try otherNames(folder)
    let release = ["release", "make", "R", "--report", "tasks"]
    _ = try folder.danvan(release)
    try FileManager.default.createDirectory(
      atPath: folder / "own", withIntermediateDirectories: false)
    try FileManager.default.linkItem(atPath: folder.db, toPath: folder / "own/mine.sql")
    let watcher = try Watcher(folder.db)
    var commands = [["report", "run", "mine", "--reports", "own"]]
    for name in names {
      commands += [
        ["model", "import", name], ["unit", "import", name, "--valid-on", "2026-01-01"],
        ["sql", "--file", name], ["release", "verify", "R", "--file", name],
      ]
    }
    for command in commands {
      _ = watcher.count()
      let outcome = try folder.danvan(command, tongue)
      expectMessage(
        outcome, 64, tongue, contains: [tongue == .vi ? "đang dùng" : "the database in use"])
      #expect(watcher.count() == 0, "\(command)")
    }
    // What a good row would go to is named as the place for bad ones.
    try folder.write(Array("Tên mô hình\n".utf8), "in.csv")
    for name in names {
      let outcome = try folder.danvan(["model", "import", "in.csv", "--skip-bad", name], tongue)
      expectMessage(outcome, 73, tongue, contains: [name])
    }
  }
}
