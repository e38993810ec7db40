import Foundation
import Testing

/// Who is written into the journal where nobody says it.
@Suite struct UserTests {
  @Test(.enabled(if: geteuid() == 0 && Folder.canBeBound, "only root can be somebody else"))
  func `Somebody the machine has no name for is written as a number`() throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], .en)
    chmod(folder.path, 0o777)
    chmod(folder.db, 0o666)
    let outcome = try folder.run(
      "/usr/bin/setpriv",
      ["--reuid=65533", "--regid=65533", "--clear-groups", folder / "tool", "--db", folder.db]
        + ["source", "add", "--code", "X", "--title", "T"],
      env: ["DANVAN_USER": ""])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try folder.sqlite("SELECT who FROM journal ORDER BY id DESC LIMIT 1") == "65533")
  }

  /// Who may write into the folder and not the file would leave SQLite's files where the owner
  /// cannot write them.
  @Test(
    .enabled(if: geteuid() == 0 && Folder.canBeBound, "only root can be somebody else"),
    arguments: Tongue.allCases)
  func `Who may not write the file leaves nothing in the way of its owner`(_ tongue: Tongue) throws
  {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], .en)
    chmod(folder.path, 0o777)
    chmod(folder.db, 0o644)
    chown(folder.db, 65533, 65533)
    let add = ["--db", folder.db, "source", "add", "--code", "X", "--title", "T"]
    let owner = ["--reuid=65533", "--regid=65533", "--clear-groups", folder / "tool"]
    let refused = try folder.bound(add, tongue)
    expectMessage(refused, 77, tongue, contains: ["danvan.db"])
    #expect(!FileManager.default.fileExists(atPath: folder.db + "-shm"))
    let own = try folder.run("/usr/bin/setpriv", owner + add, tongue)
    #expect(own.code == 0, "\(own.stderr)")
    // Left there by an earlier danvan, or another tool.
    for (ending, bytes) in [("-wal", 0), ("-shm", 32768)] {
      try folder.write(Array(repeating: 0, count: bytes), "danvan.db" + ending)
      chown(folder.db + ending, 65534, 65534)
      chmod(folder.db + ending, 0o644)
    }
    let blocked = try folder.run(
      "/usr/bin/setpriv", owner + add + ["--again"], tongue)
    expectMessage(blocked, 77, tongue, contains: ["danvan.db-", "chown"])
  }

  @Test func `Somebody the machine knows is written by name`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.run(
      try Product.danvan(),
      ["--db", folder.db, "source", "add", "--code", "X", "--title", "T"],
      env: ["DANVAN_USER": ""])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(
      try folder.sqlite("SELECT who FROM journal ORDER BY id DESC LIMIT 1") == NSUserName())
  }
}
