import SQLite
import Testing

/// Columns by name: as SQLite compares names, once a statement, and never a guess.
@Suite struct NamedColumnTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table t (id integer primary key, Title text, day text);
      insert into t values (1, 'một', '2026-01-01'), (2, 'hai', null), (3, 'ba', '2026-03-01');
      """)
  }

  private func kind(_ sql: SQL, _ read: (borrowing Row) throws -> Void) -> SQLiteError.Kind? {
    failure { try connection.forEach(sql, read) }?.kind
  }

  @Test func `A name gives what the position gives, in every row and in any order`() throws {
    var rows = 0
    try connection.forEach("select id, day, title from t order by id") { row in
      rows += 1
      let day: String? = try row["day"]
      // Now in one order, now in the other.
      let early: Int = try rows.isMultiple(of: 2) ? row["id"] : rows
      let title: String = try row["title"]
      let id: Int = try row["id"]
      let atPlaces: (Int, String?, String) = (try row[0], try row[1], try row[2])
      #expect(early == rows && id == rows && atPlaces.0 == rows)
      #expect(day == atPlaces.1 && title == atPlaces.2)
      let (got, column) = (try row.get("title", as: String.self), try row.column("title"))
      let length = try row.withText(column) { $0.count }
      #expect(got == title && length == title.utf8.count)
    }
    #expect(rows == 3)
  }

  @Test(arguments: ["id", "Title", "TITLE", "day"])
  func `A name that is not in the program is found as well`(_ name: String) throws {
    let column = try #require(["id", "title", "day"].firstIndex(of: name.lowercased()))
    try connection.forEach("select * from t") { row in
      let (found, value) = (try row.column(name), try row.get(name, as: Value.self))
      let wanted = try row.value(column)
      #expect(found == column && value == wanted)
    }
  }

  @Test(arguments: ["titel", "", "titl", "titles", "t.title", "title\0", "tïtle"])
  func `A name that no column has is told, with those there are`(_ name: String) {
    let wanted = SQLiteError.Kind.noColumnNamed(name, among: ["id", "Title"])
    #expect(kind("select id, title from t") { _ = try $0.column(name) } == wanted)
    #expect(kind("select id, title from t") { _ = try $0.get(name, as: Value.self) } == wanted)
  }

  @Test func `Every way of asking for a name that is not there says so`() {
    let wanted = SQLiteError.Kind.noColumnNamed("titel", among: ["id"])
    #expect(kind("select id from t") { _ = try $0["titel"] as String? } == wanted)
    #expect(kind("select id from t") { _ = try $0.get("titel", as: Int.self) } == wanted)
    #expect(kind("select id from t") { _ = try $0.column("titel") } == wanted)
    let error = failure {
      try connection.forEach("select id, day from t") { row in _ = try row["titel"] as Int }
    }
    #expect(error?.message == "there is no column titel among id, day")
    #expect(error?.sql == "select id, day from t")
  }

  @Test(arguments: [
    "select id, id from t", "select id, 1 as ID from t",
    "select a.id, b.id from t as a join t as b on a.id = b.id",
  ])
  func `A name that two columns bear is an error for who asks for it`(_ sql: String) {
    let wanted = SQLiteError.Kind.ambiguousColumn("id", columns: [0, 1])
    #expect(kind(SQL(sql)) { _ = try $0["id"] as Int } == wanted)
    #expect(kind(SQL(sql)) { _ = try $0.column("id" as String) } == wanted)
    #expect(kind(SQL(sql)) { _ = try $0[0] as Int } == nil, "by position there is no doubt")
  }

  @Test func `Names are bytes, not what looks alike`() throws {
    let (one, two) = ("\u{e9}", "e\u{301}")
    #expect(one == two)
    let sql: SQL = "select 1 as \(identifier: one), 2 as \(identifier: two), 3 as É"
    try connection.forEach(sql) { row in
      let columns = [try row.column(one), try row.column(two), try row.column("É")]
      #expect(columns == [0, 1, 2])
      let values: [Int] = [try row["\u{e9}"], try row["e\u{301}"]]
      #expect(values == [1, 2])
    }
  }

  @Test func `What holds another type names the column`() {
    let wanted = SQLiteError.Kind.decoding(
      column: 0, name: "Title", wanted: "Int", found: .text)
    #expect(kind("select title from t") { _ = try $0["title"] as Int } == wanted)
    let null = SQLiteError.Kind.decoding(column: 0, name: "n", wanted: "String", found: .null)
    #expect(kind("select null as n") { _ = try $0["n"] as String } == null)
  }

  /// A statement is compiled anew when the schema has changed: its columns stand elsewhere.
  @Test func `A column that has moved is found where it is now`() throws {
    try connection.run("create table u (a)")
    try connection.run("insert into u values (1)")
    let select = try connection.prepare("select * from u")
    func read() throws -> [Int]? {
      try select.first { row in try [row["a"], row.get("b" as String)] }
    }
    #expect(failure { try read() }?.kind == .noColumnNamed("b", among: ["a"]))
    try connection.executeScript(
      "drop table u; create table u (b, a); insert into u values (20, 10)")
    #expect(try read() == [10, 20])
    try connection.executeScript("drop table u; create table u (b); insert into u values (3)")
    #expect(failure { try read() }?.kind == .noColumnNamed("a", among: ["b"]))
  }

  @Test func `Rows within rows keep their names apart`() throws {
    var pairs: [[Int]] = []
    let inner = try connection.prepare("select title, id from t where id = ?")
    try connection.forEach("select id, title from t order by id") { row in
      try inner.bindAll(try row["id"] as Int)
      let id = try inner.first { other in try other["id"] as Int }
      pairs.append([try row["id"], try #require(id)])
    }
    #expect(pairs == [[1, 1], [2, 2], [3, 3]])
  }

  @Test func `What RETURNING gives has names as well`() throws {
    let sql: SQL = "insert into t (title) values ('bốn') returning id, title as named"
    let row = try connection.first(sql) { row in [try row["id"], try row["named"]] as [Value] }
    #expect(row == [4, "bốn"])
  }
}
