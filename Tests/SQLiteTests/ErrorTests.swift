import SQLite
import Testing

@Suite struct ErrorTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (x text unique not null check (x <> 'no')) strict")
  }

  @Test func extendedCodes() {
    let secret = "secret"
    let null = failure { try connection.run("insert into t values (null)") }
    #expect(null?.code == .constraintNotNull)
    let no = failure { try connection.run("insert into t values ('no')") }
    #expect(no?.code == .constraintCheck)
    let twice = failure {
      for _ in 0..<2 { try connection.run("insert into t values (\(secret))") }
    }
    #expect(twice?.code == .constraintUnique)
    #expect(twice?.description.contains("secret") == false)
    #expect(
      twice?.description
        == "UNIQUE constraint failed: t.x (SQLite code 2067) in: insert into t values (?)")
  }

  @Test func aPrimaryCodeMatchesItsExtendedCodes() {
    #expect(SQLiteError.Code.constraint ~= .constraintUnique)
    #expect(!(SQLiteError.Code.constraintUnique ~= .constraint))
    #expect(!(SQLiteError.Code.busy ~= .constraintUnique))
    do {
      try connection.run("insert into t values (null)")
    } catch SQLiteError.Code.constraint {
      return
    } catch { Issue.record(error) }
    Issue.record("nothing was thrown")
  }

  @Test func offsets() {
    let error = failure { _ = try connection.prepare("select 'ê', absent from t") }
    #expect(error?.offset == 13)
    #expect(error?.sql == "select 'ê', absent from t")
    #expect(error?.message == "no such column: absent")
    #expect(error?.description.contains("at byte 13") == true)
  }

  @Test func decodingErrorsHoldNoValues() {
    let error = failure { _ = try connection.value("select \("secret")", as: Int.self) }
    #expect(error?.description.contains("secret") == false)
    #expect(error?.sql == "select ?")
  }
}
