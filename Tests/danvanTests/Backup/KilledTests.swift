import Foundation
import Testing

/// `kill -9` at any moment of a backup or a restoration.
@Suite("Killed", .startsProcesses) struct KilledTests {
  /// Moments spread over what the command takes, each a little off.
  private func moments(_ count: Int, over seconds: Double) -> [String] {
    (0..<count).map { number in
      let share = (Double(number) + Double.random(in: 0..<1)) / Double(count)
      return String(format: "%.4f", max(0.001, share * seconds))
    }
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private func killed(_ folder: Folder, after moment: String, _ arguments: String...) throws {
    let tool = try Product.danvan()
    _ = try folder.run(
      "/usr/bin/timeout", ["-s", "KILL", moment, tool, "--db", "danvan.db"] + arguments)
  }

  @Test func `A backup that is killed is whole or not there`() throws {
    let folder = try Folder.seeded()
    let length = try seconds { _ = try folder.done("backup", "first.db") }
    var whole = 0
    for (number, moment) in moments(16, over: length * 1.2).enumerated() {
      let name = "copy\(number).db"
      try killed(folder, after: moment, "backup", name)
      guard try folder.names().contains(name) else { continue }
      whole += 1
      let isSame = try folder.dump(name) == Seeded.shared.get().dump
      #expect(isSame, "\(moment)")
    }
    #expect(whole < 16, "none was killed in time")
    let isSame = try folder.dump() == Seeded.shared.get().dump
    #expect(isSame)
    _ = try folder.done("backup", "last.db")
  }

  @Test func `A restoration that is killed leaves one whole file or the other`() throws {
    let start = try Folder.seeded()
    _ = try start.done("backup", "copy.db")
    try start.register("Sau bản sao")
    let (file, copy) = (try start.read("danvan.db"), try start.read("copy.db"))
    let length = try seconds { _ = try start.danvan("restore", "copy.db") }
    for moment in moments(24, over: length * 1.2) {
      let folder = try Folder()
      try folder.write(file, "danvan.db")
      try folder.write(copy, "copy.db")
      try killed(folder, after: moment, "restore", "copy.db")
      #expect(
        try folder.danvan("check", "integrity", "references", "schema").code == 0, "\(moment)")
      let models = try folder.sqlite("SELECT count(*) FROM model")
      #expect(["10", "11"].contains(models))
      // The way back, where the file was replaced.
      let kept = try folder.names().filter { $0.contains(".replaced-") && $0.hasSuffix(".bak") }
      if models == "10" { #expect(kept.count == 1) }
      for name in kept {
        #expect(try folder.sqlite("SELECT count(*) FROM model", name) == "11")
      }
      // And it goes on: somebody writes, and restores once more.
      try folder.register("Về sau")
      #expect(try folder.sqlite("PRAGMA journal_mode") == "wal")
      #expect(try folder.danvan("restore", "copy.db").code == 0)
      #expect(try folder.sqlite("SELECT count(*) FROM model") == "10")
      #expect(try folder.danvan("check", "journal", "journal-changes", "integrity").code == 0)
    }
  }
}
