import Foundation
import Testing

/// Logs as they lie there when the programs are killed, at any moment of a random run of writers,
/// readers that hold checkpoints back, and checkpoints: beside their own file they are read, and
/// beside an older copy of it hardly any is taken for its own. `soak.sh logs` runs thousands.
@Suite(.startsProcesses) struct LeftLogTests {
  private struct Kept {
    let file, log: [UInt8]
    /// What the `sqlite3` shell finds in both, on a copy.
    let titles: String
  }

  private static let question = """
    SELECT group_concat(title || ifnull(note, ''), '|') AS t FROM (SELECT * FROM model ORDER BY id)
    """

  @Test func `Its own is always read, and hardly ever another's`() throws {
    let rounds = ProcessInfo.processInfo.environment["DANVAN_SOAK_LOGS"].flatMap(Int.init) ?? 2
    var (pairs, foreign, believed) = (0, 0, 0)
    for round in 0..<rounds {
      let kept = try run(round)
      let place = try Folder()
      for (index, moment) in kept.enumerated() {
        pairs += 1
        let told = try ask(place, moment.file, moment.log)
        #expect(told == moment.titles, "round \(round), moment \(index)")
      }
      for (index, old) in kept.enumerated() {
        for new in kept.dropFirst(index + 1) where new.file != old.file && new.log != old.log {
          // The log may hold all that the copy lacks: that is no mixture.
          let both = try shell(place, old.file, new.log)
          guard both != old.titles, both != new.titles else { continue }
          foreign += 1
          if try ask(place, old.file, new.log) != nil { believed += 1 }
        }
      }
    }
    #expect(pairs >= 10 * rounds)
    // docs/reliability.md says which cannot be told.
    #expect(believed * 20 <= foreign, "\(believed) of \(foreign)")
    print("left logs: \(pairs) of their own, \(foreign) of others, \(believed) of these believed")
  }

  /// A run, and the file with its log at some moments of it.
  private func run(_ round: Int) throws -> [Kept] {
    var random = SeededRandom(UInt64(round))
    let (folder, place) = (try Folder.seeded(), try Folder())
    let opener = try LockTests.Holder(folder, "SELECT count(*) FROM model;")
    defer { opener.letGo() }
    var reader: LockTests.Holder?
    var kept: [Kept] = []
    for step in 0..<16 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        reader?.letGo()
        reader = try LockTests.Holder(folder, "BEGIN; SELECT count(*) FROM model;")
      case 1:
        reader?.letGo()
        reader = nil
      case 2: try folder.sqlite("PRAGMA wal_checkpoint(PASSIVE);")
      case 3: try folder.sqlite("UPDATE model SET note = 'lần \(step)' WHERE id % 3 = \(step % 3);")
      default: try folder.register("Mô hình \(round)-\(step)")
      }
      let (file, log) = (try folder.read("danvan.db"), try folder.read("danvan.db-wal"))
      if kept.last?.file != file || kept.last?.log != log {
        kept.append(Kept(file: file, log: log, titles: try shell(place, file, log)))
      }
    }
    reader?.letGo()
    return kept
  }

  private func put(_ place: Folder, _ file: [UInt8], _ log: [UInt8]) throws {
    try? FileManager.default.removeItem(atPath: place / "danvan.db-shm")
    try place.write(file, "danvan.db")
    try place.write(log, "danvan.db-wal")
  }

  private func shell(_ place: Folder, _ file: [UInt8], _ log: [UInt8]) throws -> String {
    try put(place, file, log)
    let outcome = try place.run("/usr/bin/env", ["sqlite3", place.db, Self.question])
    return outcome.stdout.trimmingCharacters(in: .newlines)
  }

  /// What danvan answers; `nil` where it refuses. It changes neither.
  private func ask(_ place: Folder, _ file: [UInt8], _ log: [UInt8]) throws -> String? {
    try put(place, file, log)
    let outcome = try place.danvan("sql", Self.question, "--format", "csv")
    #expect(try place.read("danvan.db") == file && place.read("danvan.db-wal") == log)
    guard outcome.code == 0 else {
      #expect(outcome.code == 65, "\(outcome.stderr)")
      return nil
    }
    return try outcome.records().first?["t"]
  }
}
