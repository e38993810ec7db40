import SQLite
import Testing

private struct Item: RowDecodable, Equatable {
  static let columns = ["id", "title", "day"]
  var id: Int64
  var title: String
  var day: String?

  init(id: Int64, title: String, day: String? = nil) {
    (self.id, self.title, self.day) = (id, title, day)
  }

  init(row: borrowing Row) throws(SQLiteError) {
    id = try row["id"]
    title = try row["title"]
    day = try row["day"]
  }
}

/// Says nothing of its columns beforehand.
private struct Pair: RowDecodable {
  let first: Int
  let second: Item

  init(row: borrowing Row) throws(SQLiteError) {
    first = try row["first"]
    second = try Item(row: row)
  }
}

@Suite struct RowDecodableTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table item (day text, title text not null, id integer primary key);
      insert into item values ('2026-01-01', 'một', 1), (null, 'hai', 2);
      """)
  }

  @Test func `Rows become values, whatever the order of their columns`() throws {
    let all = [Item(id: 1, title: "một", day: "2026-01-01"), Item(id: 2, title: "hai")]
    for sql: SQL in [
      "select * from item order by id", "select \(columns: Item.self) from item order by id",
      "select \(columns: Item.self, of: "i"), 7 as more from item as i order by id",
    ] {
      #expect(try connection.all(sql, as: Item.self) == all)
      #expect(try connection.first(sql) == all[0])
      let statement = try connection.prepare(sql.text)
      let (again, first) = (try statement.all(as: Item.self), try statement.first(as: Item.self))
      #expect(again == all && first == all[0])
    }
    let none: SQL = "select * from item where id > \(2)"
    #expect(try connection.all(none, as: Item.self) == [])
    #expect(try connection.first(none, as: Item.self) == nil)
    let odd: SQL = "\(columns: Item.self, of: "a\"b")"
    #expect(odd.text == #""a""b"."id", "a""b"."title", "a""b"."day""#)
  }

  @Test(arguments: ["", " where id > 2"])
  func `A column that is missing is told, though there be no row`(_ which: String) throws {
    let sql = SQL("select id, title from item" + which)
    let wanted = SQLiteError.Kind.noColumnNamed("day", among: ["id", "title"])
    #expect(failure { try connection.all(sql, as: Item.self) }?.kind == wanted)
    #expect(failure { try connection.first(sql, as: Item.self) }?.kind == wanted)
    let twice = SQL("select *, id from item" + which)
    let both = SQLiteError.Kind.ambiguousColumn("id", columns: [2, 3])
    #expect(failure { try connection.all(twice, as: Item.self) }?.kind == both)
    #expect(!connection.isInTransaction)
    #expect(try connection.run("delete from item") == 2, "no row is held any more")
  }

  @Test func `A type within a type`() throws {
    let sql: SQL = "select 5 as first, \(columns: Item.self) from item where id = 2"
    let pair = try connection.first(sql, as: Pair.self)
    #expect(pair?.first == 5 && pair?.second == Item(id: 2, title: "hai"))
    let lacking = failure { try connection.all("select * from item", as: Pair.self) }
    #expect(lacking?.kind == .noColumnNamed("first", among: ["day", "title", "id"]))
  }

  @Test func `A value of another type ends the reading, and names its column`() throws {
    try connection.run("update item set title = x'00' where id = 2")
    let error = failure { try connection.all("select * from item", as: Item.self) }
    #expect(
      error?.kind == .decoding(column: 1, name: "title", wanted: "String", found: .blob))
    #expect(try connection.first("select * from item where id = 1", as: Item.self)?.id == 1)
  }
}
