import Foundation
import SQLite
import Testing

@Suite struct PeerErrorTests {
  private let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table p (
        id integer primary key, u text unique, n text not null, c integer check (c > 0)) strict;
      """)
  }

  @Test(arguments: [
    ("insert into p values (1, 'b', 'x', 1)", SQLiteError.Code.constraintPrimaryKey),
    ("insert into p values (2, 'a', 'x', 1)", .constraintUnique),
    ("insert into p values (2, 'b', null, 1)", .constraintNotNull),
    ("insert into p values (2, 'b', 'x', 0)", .constraintCheck),
    ("insert into p values (2, 'b', 'x', 'z')", .constraintDataType),
    ("insert into f values (9)", .constraintForeignKey),
    ("delete from p", .constraintTrigger),
    ("insert into r (rowid, x) values (1, 2)", .constraintRowID),
  ])
  func `Each constraint has its code, and is a constraint`(
    _ sql: String, _ code: SQLiteError.Code
  ) throws {
    try connection.executeScript(
      """
      insert into p values (1, 'a', 'x', 1);
      create table f (p references p); create table r (x); insert into r values (1);
      create trigger kept before delete on p begin select raise(abort, 'it stays'); end;
      """)
    let error = failure { try connection.run(SQL(sql)) }
    #expect(error?.code == code && error?.code.primary == .constraint && error?.sql == sql)
    if let error { #expect(SQLiteError.Code.constraint ~= error as any Error) }
    if code == .constraintTrigger { #expect(error?.message == "it stays") }
    #expect(try connection.integer("select count(*) from p") == 1)
  }

  @Test func `A full file is told, and goes on when there is room`() throws {
    let directory = try TemporaryDirectory()
    let file = try Connection(directory.path("a.db"), mode: .create)
    try file.run("create table t (x)")
    try file.run("PRAGMA max_page_count = 4")
    let error = failure {
      try file.transaction {
        try file.run("insert into t values (1)")
        try file.run("insert into t values (zeroblob(100000))")
      }
    }
    #expect(error?.code == .full && !file.isInTransaction)
    #expect(try file.integer("select count(*) from t") == 0)
    try file.run("PRAGMA max_page_count = 1000")
    try file.run("insert into t values (zeroblob(100000))")
    #expect(try launch("sqlite3", [file.path, "select length(x) from t"]).output == "100000\n")
  }

  @Test func `Who opened to read cannot write`() throws {
    let directory = try TemporaryDirectory()
    try Connection(directory.path("a.db"), mode: .create).run("create table t (x)")
    let reader = try Connection(directory.path("a.db"), mode: .readOnly)
    for sql in ["insert into t values (1)", "create table u (x)", "drop table t", "vacuum"] {
      #expect(failure { try reader.run(SQL(sql)) }?.code.primary == .readOnly)
    }
    try reader.run("create temp table v (x)")
    #expect(try reader.run("insert into v values (1)") == 1)
    #expect(try reader.integer("select count(*) from t") == 0)
  }

  @Test(arguments: [
    ("select * from", 13, "incomplete input"), ("select * frm t", 9, "near \"frm\": syntax error"),
    ("select absent", 7, "no such column: absent"),
    ("select 1 from absent", nil, "no such table: absent"),
    ("select unknown(1)", 7, "no such function: unknown"),
  ])
  func `An error of the SQL says what, and where if it can`(
    _ sql: String, _ offset: Int?, _ message: String
  ) {
    let error = failure { try connection.run(SQL(sql)) }
    #expect(error?.code == .error && error?.message == message && error?.sql == sql)
    if let offset { #expect([offset, nil].contains(error?.offset)) }
  }

  @Test func `An error in a script is placed in the whole of it`() throws {
    let script = "create table ê (x);\ninsert into ê values (1);\ninsert into no values (2);\n"
    let error = failure { try connection.executeScript(script) }
    #expect(error?.sql == script && error?.message == "no such table: no")
    let start = script.utf8.count - "\ninsert into no values (2);\n".utf8.count
    #expect(error?.offset.map { $0 >= start } == true)
    #expect(try connection.integer("select count(*) from ê") == 1)
  }

  @Test func `Values are in no error, whichever way they came`() throws {
    try connection.run("insert into p values (1, 'a', 'x', 1)")
    let secret = "secret"
    let errors = [
      failure { try connection.run("insert into p values (1, \(secret), 'x', 1)") },
      failure { try connection.run("insert into p values (2, 'b', \(secret), 0)") },
      failure { try connection.run("insert into p values (2, 'b', 'x', \(secret))") },
      failure { try connection.value("select \(secret)", as: Int.self) },
    ]
    for error in errors {
      #expect(error?.description.contains(secret) == false)
      #expect(error?.description.contains("SQLite code") == true)
    }
  }

  @Test func `A file that is damaged says so, and one that is cut off`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("a.db")
    let file = try Connection(path, mode: .create)
    try file.run("create table t (x)")
    for _ in 0..<100 { try file.run("insert into t values (zeroblob(500))") }
    try file.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes.replaceSubrange(4096..<8192, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(failure { try Connection(path).texts("select x from t") }?.code.primary == .corrupt)
    try bytes.prefix(8192).write(to: URL(fileURLWithPath: path))
    #expect(failure { try Connection(path).texts("select x from t") }?.code.primary == .corrupt)
  }

  @Test func `A folder is no file, and one that is not there is not made`() throws {
    let directory = try TemporaryDirectory()
    for mode in [Connection.Mode.readOnly, .readWrite, .create] {
      let path = directory.url.path
      let folder = failure { try Connection(path, mode: mode).run("select * from sqlite_schema") }
      let code = mode == .readOnly ? SQLiteError.Code.inputOutput : .cannotOpen
      #expect(folder?.code.primary == code)
      let missing = failure { try Connection(path + "/missing/a.db", mode: mode) }
      #expect(missing?.code.primary == .cannotOpen)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == [])
  }
}
