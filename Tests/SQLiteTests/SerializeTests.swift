import Foundation
import SQLite
import Testing

@Suite struct SerializeTests {
  private func filled(_ connection: Connection) throws -> Connection {
    try connection.executeScript(
      """
      create table t (id integer primary key, name text unique, parent references t);
      insert into t values (1, 'một', null), (2, 'hai', 1);
      """)
    return connection
  }

  private func names(_ connection: Connection) throws -> [String] {
    try connection.texts("select name from t order by id")
  }

  private func names(of bytes: [UInt8]) throws -> [String] {
    try names(Connection.memory(holding: bytes))
  }

  /// Read by another program, which knows nothing of where the bytes come from.
  private func shell(_ bytes: [UInt8], _ sql: String) throws -> String {
    let directory = try TemporaryDirectory()
    try Data(bytes).write(to: URL(fileURLWithPath: directory.path("copy.db")))
    return try withExtendedLifetime(directory) {
      try launch("sqlite3", [directory.path("copy.db"), sql]).output
    }
  }

  @Test func `The bytes are a file, and a file's bytes are a database`() throws {
    let bytes = try filled(Connection.memory()).serialize()
    let sql = "select name from t order by id; pragma integrity_check"
    #expect(try shell(bytes, sql) == "một\nhai\nok\n")
    let copy = try Connection.memory(holding: bytes)
    #expect(try names(copy) == ["một", "hai"])
    try copy.run("insert into t values (3, 'ba', 1)")
    #expect(failure { try copy.run("insert into t values (4, 'bốn', 9)") } != nil, "foreign keys")
    for number in 10..<2000 { try copy.run("insert into t values (\(number), \("\(number)"), 1)") }
    let (grown, before) = (try Connection.memory(holding: copy.serialize()), try names(of: bytes))
    #expect(try grown.integer("select count(*) from t") == 1993)
    #expect(before == ["một", "hai"], "the bytes are a copy")
  }

  @Test func `A file with a log is whole, and its bytes open without one`() throws {
    let directory = try TemporaryDirectory()
    let file = try Connection(directory.path("wal.db"), mode: .create)
    try file.run("PRAGMA journal_mode = wal")
    _ = try filled(file)
    let bytes = try file.serialize()
    #expect(bytes[18] == 2 && bytes[19] == 2)
    #expect(try names(Connection.memory(holding: bytes)) == ["một", "hai"])
    try file.transaction {
      try file.run("delete from t where id = 2")
      #expect(try names(Connection.memory(holding: file.serialize())) == ["một"])
    }
    let onDisk = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file.path)))
    let without = failure { try names(Connection.memory(holding: onDisk)) }
    #expect(onDisk.count < bytes.count && without?.message == "no such table: t")
  }

  @Test func `Nothing is nothing, and an attached one has its name`() throws {
    let connection = try Connection.memory()
    for bytes in [[], try connection.serialize()] {
      let empty = try Connection.memory(holding: bytes)
      #expect(try empty.integer("select count(*) from sqlite_schema") == 0)
    }
    try connection.executeScript(
      "attach ':memory:' as side; create table side.u (x); insert into side.u values (7)")
    let side = try Connection.memory(holding: connection.serialize("side"))
    #expect(try side.integer("select x from u") == 7)
    for name in ["sid", "", "side\0", "side "] {
      #expect(failure { try connection.serialize(name) }?.message == "unknown database \(name)")
    }
    try connection.close()
    #expect(failure { try connection.serialize() }?.kind == .connectionClosed)
  }

  @Test func `Bytes that are no database are refused, damage is met where it is`() throws {
    let good = try filled(Connection.memory()).serialize()
    for bad in [[7], [UInt8](repeating: 0x41, count: 8192), Array(good.dropFirst())] {
      #expect(failure { try Connection.memory(holding: bad) }?.code == .notADatabase)
    }
    var holed = good
    for place in 4096..<8192 { holed[place] = 0xa5 }
    let error = failure { try names(Connection.memory(holding: holed)) }
    #expect(error?.code == .corrupt)
    #expect(failure { try names(Connection.memory(holding: Array(good.prefix(4096)))) } != nil)
  }
}

@Suite struct BlobTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table t (id integer primary key, data, n integer unique);
      insert into t values (1, x'000102030405', 1), (2, 'đá', 2), (3, null, 3), (4, zeroblob(0), 4);
      """)
  }

  @Test func `A value is read and written in pieces`() throws {
    do {
      let blob = try connection.openBlob("t", "data", rowID: 1, writable: true)
      let (count, middle, none) = (blob.count, try blob.read(3, at: 2), try blob.read(0, at: 6))
      #expect(count == 6 && middle == [2, 3, 4] && none == [])
      try blob.write([9, 8], at: 4)
      try blob.write([], at: 6)
      let end = try blob.read(2, at: 4)
      #expect(end == [9, 8])
      #expect(failure { try connection.close() }?.kind == .connectionInUse)
    }
    #expect(try connection.value("select hex(data) from t where id = 1") == "000102030908")
    let text = try connection.openBlob("t", "data", rowID: 2)
    let bytes = try text.read(text.count, at: 0)
    #expect(bytes == Array("đá".utf8))
    let empty = try connection.openBlob("t", "data", rowID: 4).read(0, at: 0)
    #expect(empty == [])
  }

  @Test(arguments: [(1, 6), (7, 0), (-1, 0), (1, -1), (.max, 1), (1, .max), (1 << 32, 0)])
  func `Beyond its ends nothing is read or written`(_ count: Int, _ offset: Int) throws {
    let blob = try connection.openBlob("t", "data", rowID: 1, writable: true)
    let read = failure { try blob.read(count, at: offset) }
    #expect(read?.code == .error)
    let few = [UInt8](repeating: 7, count: min(max(count, 0), 10))
    let place = count == few.count ? offset : 6
    let written = failure { try blob.write(few.isEmpty ? [7] : few, at: place) }
    #expect(written?.code == .error)
    let all = try blob.read(6, at: 0)
    #expect(all == [0, 1, 2, 3, 4, 5])
  }

  @Test func `What cannot be opened or is no longer there says so`() throws {
    for (table, column, row): (String, String, Int64) in [
      ("t", "data", 3), ("t", "n", 1), ("t", "data", 9), ("t", "x", 1), ("u", "data", 1),
      ("t\0", "data", 1),
    ] {
      #expect(failure { try connection.openBlob(table, column, rowID: row).count } != nil)
    }
    #expect(
      failure { try connection.openBlob("t", "n", rowID: 1, writable: true).count } != nil)
    do {
      let blob = try connection.openBlob("t", "data", rowID: 1)
      let written = failure { try blob.write([1], at: 0) }
      #expect(written?.code == .readOnly)
    }
    let blob = try connection.openBlob("t", "data", rowID: 1, writable: true)
    try connection.run("update t set data = zeroblob(2) where id = 1")
    let stale = (failure { try blob.read(1, at: 0) }, failure { try blob.write([1], at: 0) })
    #expect(stale.0?.code == .abort && stale.1?.code == .abort)
    #expect(try connection.value("select hex(data) from t where id = 1") == "0000")
  }
}
