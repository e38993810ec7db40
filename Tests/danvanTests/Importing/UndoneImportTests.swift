import Foundation
import Testing

/// `undo` of a long import.
@Suite struct UndoneImportTests {
  private func content(_ folder: Folder) throws -> String {
    try ["source", "model", "registration", "recognition", "tally", "tally_cell"].map {
      try folder.sqlite("SELECT * FROM \($0) ORDER BY 1, 2, 3;")
    }.joined(separator: "\n\n")
  }

  /// Several pieces of the journal.
  @Test func `A long import is taken back whole, and restored whole`() throws {
    let folder = try Folder.seeded()
    let before = try content(folder)
    let lines = (1...5400).map { number in
      "Mô hình \(number),22,2026,\(number % 3 == 0 ? "recognized,commune,2026-10-20" : ",,")\n"
    }
    let header = "title,province,year,outcome,level,recognized_on\n"
    try folder.takes(header + lines.joined())
    let after = try content(folder)
    let all = try folder.done("undo", notes: true)
    #expect(all.stderr.contains("removed 12601") && all.stderr.contains("models: 5400"))
    #expect(try content(folder) == before)
    #expect(try folder.danvan(["check", "search-index", "tallies", "outside"]).code == 0)
    _ = try folder.done("undo", "--entry", "3", notes: true)
    #expect(try content(folder) == after)
    #expect(try folder.danvan(["check", "search-index", "tallies", "outside"]).code == 0)
    // One row of them was changed by another tool.
    try folder.sqlite("UPDATE model SET note = 'x' WHERE title = 'Mô hình 5000'")
    let code = try folder.sqlite("SELECT code FROM model WHERE title = 'Mô hình 5000'")
    let changed = try folder.dump()
    let outcome = try folder.danvan("undo", "--entry", "4", in: .en)
    expectMessage(outcome, 65, .en, contains: [code, "check outside"])
    #expect(try folder.dump() == changed)
  }

  @Test(.startsProcesses, arguments: Tongue.allCases)
  func `Ctrl-C says that nothing was taken back`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    let before = try folder.dump()
    let holder = try LockTests.Holder(folder, "BEGIN IMMEDIATE;")
    try folder.write([], "err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Product.danvan())
    process.arguments = ["--db", folder.db, "--wait", "60", "undo"]
    process.environment = Folder.environment(tongue)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: folder / "err")
    try process.run()
    Thread.sleep(forTimeInterval: 1)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    holder.letGo()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    let told = String(decoding: try folder.read("err"), as: UTF8.self)
    #expect(
      told.hasSuffix(
        tongue == .vi
          ? "Đã dừng.\nChưa hoàn tác gì: tệp như trước.\n"
          : "Stopped.\nNothing was taken back: the file is as it was.\n"), "\(told)")
    #expect(try folder.dump() == before)
  }
}
