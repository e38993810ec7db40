import Foundation
import SQLite
import Testing

@Suite struct PeerValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let value: Value
    /// What becomes of it in columns of TEXT, NUMERIC, INTEGER, REAL and BLOB.
    let stored: [Value]
    var testDescription: String { "\(value)" }
  }

  private static let affinities = ["text", "numeric", "integer", "real", "blob"]

  private static let cases = [
    Case(value: 1, stored: ["1", 1, 1, 1.0, 1]),
    Case(value: 1.0, stored: ["1.0", 1, 1, 1.0, 1.0]),
    Case(value: 0.5, stored: ["0.5", 0.5, 0.5, 0.5, 0.5]),
    Case(value: "3.0e+5", stored: ["3.0e+5", 300000, 300000, 300000.0, "3.0e+5"]),
    Case(value: "12", stored: ["12", 12, 12, 12.0, "12"]),
    Case(value: "0.5", stored: ["0.5", 0.5, 0.5, 0.5, "0.5"]),
    Case(value: "12a", stored: ["12a", "12a", "12a", "12a", "12a"]),
    Case(value: "", stored: ["", "", "", "", ""]),
    Case(value: .blob([49]), stored: Array(repeating: .blob([49]), count: 5)),
    Case(value: nil, stored: Array(repeating: .null, count: 5)),
    Case(
      value: .integer(.max),
      stored: [
        "9223372036854775807", .integer(.max), .integer(.max), 9223372036854775808.0,
        .integer(.max),
      ]),
  ]

  @Test(arguments: cases)
  func `What a column makes of a value is read as it is stored`(_ given: Case) throws {
    let connection = try Connection.memory()
    for (affinity, stored) in zip(Self.affinities, given.stored) {
      try connection.run("create table \(raw: affinity)s (x \(raw: affinity))")
      try connection.run("insert into \(raw: affinity)s values (\(given.value))")
      let read = try connection.value("select x from \(raw: affinity)s", as: Value.self)
      #expect(read == stored, "\(affinity)")
    }
  }

  @Test(arguments: [
    Int64.min, -9223372036854775807, -1, 0, 1, 2147483648, 9007199254740993, .max,
  ] as [Int64])
  func `Integers at the edges come back`(_ number: Int64) throws {
    let connection = try Connection.memory()
    #expect(try connection.value("select \(number)", as: Int64.self) == number)
    #expect(try connection.value("select quote(\(number))", as: String.self) == "\(number)")
  }

  @Test(arguments: [
    0.0, -0.5, .leastNonzeroMagnitude, 2.2250738585072014e-308, 1.7976931348623157e308,
    .infinity, -.infinity, 0.1, 9007199254740992,
  ] as [Double])
  func `Reals at the edges come back bit by bit`(_ number: Double) throws {
    let connection = try Connection.memory()
    try connection.run("create table t (x real)")
    try connection.run("insert into t values (\(number))")
    let read = try connection.value("select x from t", as: Double.self)
    #expect(read?.bitPattern == number.bitPattern)
  }

  @Test(arguments: [Double.nan, Double.signalingNaN])
  func `A NaN is stored nowhere`(_ number: Double) throws {
    let connection = try Connection.memory()
    try connection.run("create table t (x real)")
    let error = failure { try connection.run("insert into t values (\(number))") }
    #expect(error?.kind == .notStorable)
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test(arguments: ["UTF-8", "UTF-16le", "UTF-16be"])
  func `Text comes back in whatever encoding a file is`(_ encoding: String) throws {
    let directory = try TemporaryDirectory()
    let connection = try Connection(directory.path("a.db"), mode: .create)
    try connection.run("PRAGMA encoding = \(raw: SQL.quoted(encoding))")
    try connection.run("create table t (x text)")
    let texts = ["", "đá", "👩‍👩‍👧", "e\u{301}", "\u{10FFFF}", "a\u{FFFD}b"]
    for text in texts { try connection.run("insert into t values (\(text))") }
    #expect(try connection.texts("select x from t order by rowid").map { Array($0.utf8) }
      == texts.map { Array($0.utf8) })
    let shell = try launch("sqlite3", [connection.path, "PRAGMA encoding; select x from t"])
    #expect(shell.output == encoding + "\n" + texts.joined(separator: "\n") + "\n")
  }

  @Test(arguments: [1, 4095, 65536, 1 << 20, 5_000_000])
  func `Large texts and blobs come back whole`(_ count: Int) throws {
    let directory = try TemporaryDirectory()
    let connection = try Connection(directory.path("a.db"), mode: .create)
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let text = String(repeating: "ậ", count: count / 3)
    try connection.run("create table t (x, y)")
    try connection.run("insert into t values (\(bytes), \(text))")
    try connection.close()
    let again = try Connection(directory.path("a.db"))
    #expect(try again.value("select x from t", as: [UInt8].self) == bytes)
    #expect(try again.value("select y from t", as: String.self) == text)
  }

  @Test(arguments: ["7.5", "'7'", "x'37'", "9223372036854775808", "null", "1e3"])
  func `What is no INTEGER is not read as one`(_ sql: String) throws {
    let connection = try Connection.memory()
    #expect(failure { try connection.value("select \(raw: sql)", as: Int.self) }?.code == .mismatch)
  }

  @Test(arguments: ["2", "-1", "'true'", "0.0", "null"])
  func `What is neither 0 nor 1 is no Bool`(_ sql: String) throws {
    let connection = try Connection.memory()
    let error = failure { try connection.value("select \(raw: sql)", as: Bool.self) }
    #expect(error?.code == .mismatch)
    #expect(try connection.value("select true", as: Bool.self) == true)
  }

  @Test func `An empty text, an empty blob and NULL are three`() throws {
    let connection = try Connection.memory()
    let empty: [UInt8] = []
    let sql: SQL = "select typeof(\("")), typeof(\(empty)), typeof(\(nil as String?))"
    let read = try connection.first(sql) { row in
      [try row.get(0, as: String.self), try row.get(1), try row.get(2)]
    }
    #expect(read == ["text", "blob", "null"])
    #expect(try connection.value("select \(empty)", as: [UInt8]?.self) == .some([]))
    #expect(try connection.value("select zeroblob(3)", as: [UInt8].self) == [0, 0, 0])
  }
}
