import Foundation
import Testing

/// Ctrl-C, TERM and HUP in any command: what is kept is said, and nothing half done is left.
@Suite("Stopped by a signal", .startsProcesses) struct StoppedTests {
  /// Starts danvan, waits until `isAt` says so, and sends the signal.
  private func stop(
    _ folder: Folder, _ arguments: [String], _ tongue: Tongue, by number: Int32,
    at isAt: () throws -> Bool
  ) throws -> (code: Int32, told: String) {
    try folder.write([], "err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Product.danvan())
    process.arguments = ["--db", folder.db] + arguments
    process.environment = Folder.environment(tongue)
    process.currentDirectoryURL = URL(fileURLWithPath: folder / "")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: folder / "err")
    try process.run()
    while process.isRunning, try !isAt() { usleep(2000) }
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    let told = String(decoding: try folder.read("err"), as: UTF8.self)
    return (process.terminationStatus, told)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], Tongue.allCases)
  func `What waits to write says that nothing was stored`(
    _ number: Int32, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let holder = try LockTests.Holder(folder, "BEGIN IMMEDIATE;")
    defer { holder.letGo() }
    let start = ContinuousClock.now
    let typed =
      "--wait 60 model register --title Một --province 22 --year 2026 --field economy "
      + "--owner-kind collective"
    let register = typed.split(separator: " ").map(String.init)
    let stopped = try stop(folder, register, tongue, by: number) {
      ContinuousClock.now - start > .seconds(1)
    }
    #expect(stopped.code == 128 + number)
    #expect(
      stopped.told
        == (tongue == .vi ? "Đã dừng. Chưa ghi gì.\n" : "Stopped. Nothing was stored.\n"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `A file in the making is taken away`(_ number: Int32) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60000)
      INSERT INTO model (id, code, title, unit)
      SELECT 1000 + i, 'Z-' || i, 'Mô hình ' || i, (SELECT unit FROM model LIMIT 1) FROM n;
      """)
    let before = Set(try folder.names())
    try folder.write(Array("cũ".utf8), "m.csv")
    let stopped = try stop(
      folder, ["model", "list", "--format", "csv", "-o", "m.csv"], .en, by: number
    ) { try folder.names().contains { $0.contains(".new-") } }
    #expect(stopped.code == 128 + number && stopped.told == "Stopped.\n")
    // What SQLite has beside a file that is open, the next one to open it takes away.
    let left = Set(try folder.names().filter { !$0.hasPrefix("danvan.db-") })
    #expect(left == before.union(["m.csv", "err"]))
    #expect(try folder.read("m.csv") == Array("cũ".utf8))
  }
}
