import Foundation
import SQLite
import Testing

@testable import Storage

/// A file as of an entry, where rows took over from each other what only one may have.
@Suite("Turned back") struct TurnBackTests {
  private func codes(_ office: Office, _ entry: Int64) throws -> [String] {
    try Store.read(
      office.store.path, knownOn: .entry(entry), keptIn: [office.folder.file("cache")], wait: 1000,
      begin: { _ in }
    ) { reader in
      try reader.connection.all("SELECT code FROM source ORDER BY id") { row in try row[0] }
    }
  }

  @Test func `Codes that changed places come back to theirs`() throws {
    let office = try Office()
    var sources = try ["A", "B", "C"].map { code in
      try office.write { writer in
        var source = Source()
        (source.code, source.title) = (code, "Title")
        return try writer.insert(source)
      }
    }
    var then = [["A"], ["A", "B"], ["A", "B", "C"]]
    for (index, code) in [(0, "Z"), (1, "A"), (2, "B"), (0, "C"), (1, "Y"), (2, "A"), (1, "B")] {
      sources[index].code = code
      _ = try office.write { try $0.update(sources[index]) }
      then.append(sources.map(\.code))
    }
    try office.write { try $0.delete(sources[0]) }
    for (index, codes) in then.enumerated() {
      #expect(try self.codes(office, Int64(index + 1)) == codes, "entry \(index + 1)")
    }
  }

  @Test func `The clock of SQL stands where it is stopped, and goes on afterwards`() throws {
    let day = try #require(Day(iso: "2024-02-29"))
    let now: SQL = "SELECT date('now', 'localtime')"
    try Clock.$stopped.withValue(Int64(day.end) * 1000 - 1) {
      #expect(Day.today == day)
      let connection = try Connection.memory()
      #expect(try connection.value(now, as: Day.self) == day)
      #expect(Day.byTheClock > day)
    }
    #expect(Day.today == Day.byTheClock)
    #expect(try Connection.memory().value(now, as: Day.self) == Day.today)
  }
}
