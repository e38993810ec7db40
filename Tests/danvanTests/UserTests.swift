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
