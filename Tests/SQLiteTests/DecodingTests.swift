import SQLite
import Testing

@Suite struct DecodingTests {
  let connection: Connection

  init() throws { connection = try Connection.memory() }

  private func read<T: ColumnDecodable>(_ sql: SQL, as type: T.Type) throws -> T? {
    try connection.first(sql) { row in try row.get(0, as: T.self) }
  }

  private func kind<T: ColumnDecodable>(_ sql: SQL, as type: T.Type) -> SQLiteError.Kind? {
    failure { _ = try read(sql, as: T.self) }?.kind
  }

  @Test func whatFits() throws {
    #expect(try read("select 7", as: Int.self) == 7)
    #expect(try read("select -9223372036854775808", as: Int64.self) == .min)
    #expect(try read("select 1", as: Bool.self) == true)
    #expect(try read("select 0.5", as: Double.self) == 0.5)
    #expect(try read("select 3", as: Double.self) == 3)
    #expect(try read("select 'a'", as: String.self) == "a")
    #expect(try read("select x'00ff'", as: [UInt8].self) == [0, 255])
    #expect(try read("select x''", as: [UInt8].self) == [])
    #expect(try read("select ''", as: String.self) == "")
    #expect(try read("select null", as: Int?.self) == .some(nil))
    #expect(try read("select null", as: Value.self) == .null)
    #expect(try read("select 1 where false", as: Int.self) == nil)
  }

  @Test func whatDoesNot() {
    #expect(
      kind("select 'abc' as title", as: Int.self)
        == .decoding(column: 0, name: "title", wanted: "Int", found: .text))
    #expect(
      kind("select null as n", as: String.self)
        == .decoding(column: 0, name: "n", wanted: "String", found: .null))
    #expect(
      kind("select 2 as b", as: Bool.self)
        == .decoding(column: 0, name: "b", wanted: "Bool (0 or 1)", found: .integer))
    #expect(
      kind("select x'ff' as s", as: String.self)
        == .decoding(column: 0, name: "s", wanted: "String", found: .blob))
    #expect(
      kind("select cast(x'ff41' as text) as s", as: String.self)
        == .decoding(column: 0, name: "s", wanted: "String (UTF-8)", found: .text))
    #expect(kind("select 1.0", as: Int.self) != nil)
    #expect(kind("select 9007199254740993", as: Double.self) != nil)
    #expect(kind("select 'a'", as: Double.self) != nil)
    #expect(kind("select 'a'", as: [UInt8].self) != nil)
    #expect(kind("select 4294967296", as: Int32.self) != nil)
    #expect(kind("select 'a'", as: Int?.self) != nil)
  }

  private func comesBack<T: FixedWidthInteger & ColumnDecodable & Bindable>(_: T.Type) throws {
    let largest = Int64(exactly: T.max).map { _ in T.max } ?? T(Int64.max)
    for value in [T.min, 0, 1, largest] {
      #expect(try read("select \(value)", as: T.self) == value)
      #expect(try connection.value("select typeof(\(value))") == "integer")
    }
    if let above = Int64(exactly: T.max)?.addingReportingOverflow(1), !above.overflow {
      #expect(kind("select \(above.partialValue)", as: T.self) != nil)
    }
    if let below = Int64(exactly: T.min)?.subtractingReportingOverflow(1), !below.overflow {
      let error = failure { try read("select \(below.partialValue) as n", as: T.self) }
      #expect(
        error?.kind == .decoding(column: 0, name: "n", wanted: "\(T.self)", found: .integer))
    }
    #expect(kind("select 1.0", as: T.self) != nil)
    #expect(kind("select '1'", as: T.self) != nil)
    #expect(kind("select null", as: T.self) != nil)
  }

  @Test func `Integers of every width come back, and what is too wide is no other number`() throws {
    try comesBack(Int.self)
    try comesBack(Int8.self)
    try comesBack(Int16.self)
    try comesBack(Int32.self)
    try comesBack(Int64.self)
    try comesBack(UInt.self)
    try comesBack(UInt8.self)
    try comesBack(UInt16.self)
    try comesBack(UInt32.self)
    try comesBack(UInt64.self)
  }

  @Test(arguments: [UInt64.max, 1 << 63])
  func `What no INTEGER holds is stored nowhere, however it is given`(_ large: UInt64) throws {
    try connection.run("create table t (x)")
    let insert = try connection.prepare("insert into t values (?)")
    #expect(failure { try insert.bindAll(large) }?.kind == .notStorable)
    #expect(failure { try insert.bind(1, UInt(large)) }?.kind == .notStorable)
    #expect(failure { try insert.bindAll(large as UInt64?) }?.kind == .notStorable)
    #expect(failure { try insert.bindAll([large.sqlValue]) }?.kind == .notStorable)
    #expect(
      failure { try connection.run("insert into t values (\(large))") }?.kind == .notStorable)
    #expect(
      failure { try connection.run("delete from t where x in (\(list: [large]))") }?.kind
        == .notStorable)
    var rows = RowBatch(width: 1)
    rows.append(large.sqlValue)
    #expect(failure { try connection.insert(rows, into: "t", ["x"]) }?.kind == .notStorable)
    try connection.createFunction("large", argumentCount: 0) { _ in large.sqlValue }
    let error = failure { try connection.run("insert into t values (large())") }
    #expect(
      error?.message
        == "a NaN, an integer above 2^63 - 1 or a Date outside 1582-10-15 to 9999-12-31 "
        + "cannot be stored")
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test func theMessageNamesColumnAndTypes() {
    let error = failure { _ = try read("select 'abc' as title", as: Int.self) }
    #expect(error?.message == "column 0 (title): wanted Int, found text")
    #expect(error?.code == .mismatch)
  }

  @Test func noSuchColumn() throws {
    try connection.forEach("select 1") { row in
      #expect(failure { _ = try row.get(1, as: Int?.self) }?.kind == .noSuchColumn(1, count: 1))
      #expect(failure { _ = try row.get(-1, as: Int.self) }?.kind == .noSuchColumn(-1, count: 1))
    }
  }

  @Test(arguments: ["", "a\0b", "\0", "đ", "\u{1EAD}", "a\u{323}\u{302}", "👩‍👩‍👧", "x\r\n"])
  func textKeepsItsBytes(_ text: String) throws {
    let back = try read("select \(text)", as: String.self)
    #expect(back.map { Array($0.utf8) } == Array(text.utf8))
    try connection.forEach("select \(text)") { row in
      let count = try row.withText(0) { $0.count }
      #expect(count == text.utf8.count)
      #expect(try row.value(0) == .text(text))
    }
  }

  @Test func lentBytes() throws {
    let bytes: [UInt8] = [1, 0, 2]
    try connection.forEach("select \(bytes), 1") { row in
      let sum = try row.withBlob(0) { span in (0..<span.count).reduce(0) { $0 + Int(span[$1]) } }
      #expect(sum == 3)
      #expect(failure { try row.withText(0) { _ in } } != nil)
      #expect(failure { try row.withBlob(1) { _ in } } != nil)
    }
  }

  @Test func bytesAreCountedWithoutACopy() throws {
    let counts = try connection.first("select 'đá', x'00ff00', '', x'', 12345, 0.5, null") { row in
      try (0..<row.count).map { try row.byteCount($0) }
    }
    #expect(counts == [4, 3, 0, 0, 0, 0, 0])
  }

  @Test func valuesRoundTrip() throws {
    let values: [Value] = [nil, 1, -0.25, "a", .blob([]), .blob([9]), .text(""), .integer(.max)]
    for value in values {
      #expect(try read("select \(value)", as: Value.self) == value)
    }
    #expect(try read("select \(true)", as: Int.self) == 1)
    #expect(try read("select \("abc".dropFirst())", as: String.self) == "bc")
  }

  private enum Level: String, Bindable, ColumnDecodable { case commune, province }

  @Test func enums() throws {
    #expect(try read("select \(Level.province)", as: Level.self) == .province)
    #expect(
      kind("select 'moon' as level", as: Level.self)
        == .decoding(column: 0, name: "level", wanted: "Level", found: .text))
  }

  @Test func aColumnAddedBetweenRunsIsSeen() throws {
    try connection.run("create table t (a)")
    try connection.run("insert into t values (1)")
    let select = try connection.prepare("select * from t")
    #expect(try select.first { row in row.count } == 1)
    try connection.run("alter table t add column b default 2")
    #expect(try select.first { row in try row.get(1, as: Int.self) } == 2)
  }
}
