import SQLite
import Testing

@Suite struct SQLTests {
  @Test func interpolation() {
    let id = 7
    let name = "it's"
    let condition: SQL = "b = \(name)"
    let sql: SQL = "select * from \(identifier: "a\"b") where id = \(id) and \(condition)"
    #expect(sql.text == "select * from \"a\"\"b\" where id = ? and b = ?")
    #expect(sql.bindings == [7, "it's"])
  }

  @Test func listsAndRawText() throws {
    let sql: SQL = "x in (\(list: [1, 2, 3])) \(raw: "-- '?'")"
    #expect(sql.text == "x in (?, ?, ?) -- '?'")
    #expect(sql.bindings == [1, 2, 3])
    let none: [Int] = []
    let connection = try Connection.memory()
    #expect(try connection.value("select 1 in (\(list: none))") == 0)
    #expect(try connection.value("select 2 in (\(list: [1, 2]))") == 1)
  }

  @Test func appending() {
    var sql: SQL = "select \(1)"
    sql += " union select \(2)"
    sql.append(SQL(" limit ?", [3]))
    #expect((sql + " ").text == "select ? union select ? limit ? ")
    #expect(sql.bindings == [1, 2, 3])
  }

  @Test func optionalsBindNull() {
    let missing: String? = nil
    let sql: SQL = "\(missing), \("a" as String?)"
    #expect(sql.bindings == [nil, "a"])
  }
}
