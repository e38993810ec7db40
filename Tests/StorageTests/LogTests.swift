import Foundation
import SQLite
import Testing

@testable import Storage

/// The write-ahead log of programs that overlap.
@Suite("Log")
struct LogTests {
  private func logSize(_ office: Office) throws -> Int {
    let path = office.store.path + "-wal"
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  private func write(_ office: Office, _ number: Int) throws {
    try office.write { writer in
      var source = Source()
      source.code = "S\(number)"
      source.title = "Nguồn \(number)"
      source.note = String(repeating: "x", count: 20_000)
      try writer.insert(source)
    }
  }

  @Test("it stays short while somebody else has the file open")
  func staysShort() throws {
    let office = try Office()
    let other = try Store.open(office.store.path, .read)
    var written = 0
    for number in 1...300 {
      try write(office, number)
      _ = try other.read { try $0.connection.value("SELECT count(*) FROM source", as: Int.self) }
      written += 80_000
    }
    #expect(try logSize(office) < 6 << 20 && written > 20 << 20)
    #expect(try office.count("source") == 300)
  }

  @Test("a reader that stays keeps it, and then it is short again")
  func keptByReader() throws {
    let office = try Office()
    let other = try Store.open(office.store.path, .read)
    try other.read { reader in
      _ = try reader.connection.value("SELECT count(*) FROM source", as: Int.self)
      for number in 1...150 { try write(office, number) }
      #expect(try reader.connection.value("SELECT count(*) FROM source", as: Int.self) == 0)
    }
    let long = try logSize(office)
    for number in 151...300 { try write(office, number) }
    #expect(try logSize(office) < long + 200_000, "it is written anew from its start")
    #expect(try office.count("source") == 300)
  }

  @Test("a file that lost its log mode gets it back at the next write")
  func modeComesBack() throws {
    let office = try Office()
    try office.store.close()
    let path = office.store.path
    let shell = try Connection(path)
    _ = try shell.value("PRAGMA journal_mode = DELETE", as: String.self)
    try shell.close()
    let store = try Store.open(path, .write)
    #expect(try store.connection.value("PRAGMA journal_mode", as: String.self) == "wal")
  }

  @Test("a writer who opened a file that was replaced is told, and writes nothing")
  func replaced() throws {
    let office = try Office()
    let path = office.store.path
    try office.store.close()
    let present = try Present(path, alone: true, wait: 0)
    try present.setAside(as: path + ".old")
    present.close()
    let late = try Store.open(path, .write)
    // In the mode that the file is left in, not the one the opening gave back.
    _ = try late.connection.value("PRAGMA journal_mode = DELETE", as: String.self)
    try FileManager.default.removeItem(atPath: path)
    try Store.create(path, office: 1) { _ in }
    let error = #expect(throws: SQLiteError.self) {
      try late.write(JournalEntry(who: "t", command: "t")) { writer in
        var source = Source()
        source.code = "S"
        source.title = "Muộn"
        try writer.insert(source)
      }
    }
    #expect(error?.code == .readOnlyMoved)
    #expect(error.map { DomainError($0, in: path) } == .file(path, .replaced))
  }
}
