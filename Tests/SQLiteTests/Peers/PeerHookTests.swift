import SQLite
import Testing

@Suite struct PeerHookTests {
  private struct Wrong: Error {}
  private let connection: Connection
  private let seen = Seen()

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table t (id integer primary key, x unique);
      create table c (id integer primary key, t references t on delete cascade);
      insert into t values (1, 'a'), (2, 'b'), (3, 'c');
      insert into c values (10, 1), (20, 1), (30, 2);
      """)
  }

  /// What the hooks are told while `body` runs.
  private func told(_ body: () throws -> Void) throws -> [String] {
    seen.entries = []
    let seen = seen
    try connection.onUpdate { event in
      seen.entries.append("\(event.operation) \(event.database).\(event.table) \(event.rowID)")
    }
    try connection.onCommit {
      seen.entries.append("commit")
      return true
    }
    try connection.onRollback { seen.entries.append("rollback") }
    try body()
    return seen.entries
  }

  @Test func `Rows are told in their order, and the commit after them`() throws {
    let told = try told {
      try connection.transaction {
        try connection.run("insert into t values (9, 'z')")
        try connection.run("update t set x = 'y' where id = 9")
        try connection.run("delete from t where id = 9")
      }
    }
    #expect(told == ["insert main.t 9", "update main.t 9", "delete main.t 9", "commit"])
  }

  @Test func `Rows that go with another are told`() throws {
    let told = try told { try connection.run("delete from t where id = 1") }
    #expect(Set(told) == ["delete main.t 1", "delete main.c 10", "delete main.c 20", "commit"])
  }

  @Test(arguments: ["delete from d", "delete from d where true", "delete from main.d"])
  func `Rows are told though all of a table are deleted`(_ sql: String) throws {
    let fill: SQL = "insert into d values (10, 'x'), (20, 'y'), (30, 'z')"
    try connection.run("create table d (id integer primary key, x)")
    try connection.run(fill)
    #expect(try connection.run(SQL(sql)) == 3, "it is in the cache now")
    try connection.run(fill)
    let told = try told { _ = try connection.run(SQL(sql)) }
    #expect(told == ["delete main.d 10", "delete main.d 20", "delete main.d 30", "commit"])
    #expect(try connection.integer("select count(*) from d") == 0)
  }

  @Test func `Tables are dropped while rows are told, and the hook goes as it came`() throws {
    let told = try told {
      try connection.executeScript(
        """
        drop table c; create table d (x); create index i on d (x); drop index i;
        create view v as select 1; drop view v; create temp table w (x); drop table w;
        create trigger r after delete on t begin select 1; end; drop trigger r;
        create virtual table f using fts5 (x); insert into f values ('a'); delete from f;
        drop table f; vacuum;
        """)
    }
    #expect(try connection.texts("select name from sqlite_schema where sql not null") == ["t", "d"])
    #expect(!told.contains { $0.hasPrefix("delete main.t") })
    try connection.onUpdate(nil)
    seen.entries = []
    try connection.run("insert into d values (1)")
    #expect(try connection.run("delete from d") == 1)
    #expect(seen.entries == ["commit", "commit"])
  }

  @Test func `An authorizer beside it decides as before`() throws {
    var asked = 0
    try connection.setAuthorizer { request in
      if request.action == .delete, request.first == "c" { asked += 1 }
      return request.action == .delete && request.first == "t" ? .deny : .allow
    }
    let told = try told {
      #expect(failure { try connection.run("delete from t") }?.code == .authorization)
      try connection.run("delete from c")
    }
    #expect(told.filter { $0.hasPrefix("delete") }.count == 3 && asked > 0)
    try connection.setAuthorizer(nil)
    try connection.run("insert into c values (40, 2)")
    try connection.run("delete from c")
    #expect(seen.entries.last(where: { $0.hasPrefix("delete") }) == "delete main.c 40")
    try connection.onUpdate(nil)
    try connection.run("delete from t")
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test func `A row that is replaced is told as a new one, without rowids none is`() throws {
    try connection.run("create table w (k text primary key) without rowid")
    let told = try told {
      try connection.run("insert or replace into t values (9, 'c')")
      try connection.run("insert into w values ('k')")
    }
    #expect(told == ["insert main.t 9", "commit", "commit"])
  }

  @Test func `Reading commits nothing, and a savepoint that fails rolls back nothing`() throws {
    let told = try told {
      try connection.readTransaction { _ = try connection.integer("select count(*) from t") }
      try connection.transaction {
        try connection.run("insert into t values (8, 'w')")
        try? connection.transaction {
          try connection.run("insert into t values (9, 'z')")
          throw Wrong()
        }
      }
    }
    #expect(told == ["insert main.t 8", "insert main.t 9", "commit"])
  }

  @Test func `Whatever undoes a transaction, the rollback is told once`() throws {
    let byBody = try told {
      _ = try? connection.transaction {
        try connection.run("insert into t values (9, 'z')")
        throw Wrong()
      }
    }
    #expect(byBody == ["insert main.t 9", "rollback"])
    let byConflict = try told {
      #expect(failure {
        try connection.transaction {
          try connection.run("insert or rollback into t values (9, 'a')")
        }
      } != nil)
    }
    #expect(byConflict == ["rollback"])
    let alone = try told {
      #expect(failure { try connection.run("insert into t values (9, 'z'), (10, 'a')") } != nil)
    }
    #expect(alone == ["insert main.t 9", "rollback"])
  }

  @Test func `A hook that is set anew takes the place of the last`() throws {
    let (first, second) = (Seen(), Seen())
    try connection.onUpdate { first.entries.append($0.table) }
    try connection.onUpdate { second.entries.append($0.table) }
    try connection.run("insert into t values (9, 'z')")
    #expect(first.entries == [] && second.entries == ["t"])
  }

  @Test func `An authorizer is told what is read, where from, and what begins`() throws {
    try connection.run("create view v as select x from t where id > 1")
    let requests = Seen()
    try connection.setAuthorizer { request in
      if request.action == .read {
        let column = "\(request.first ?? "").\(request.second ?? "")"
        requests.entries.append("\(column) \(request.source ?? "-")")
      }
      if request.action == .transaction { requests.entries.append(request.first ?? "") }
      return .allow
    }
    try connection.transaction { _ = try connection.texts("select x from v") }
    #expect(Set(requests.entries) == ["t.x v", "t.id v", "v.x -", "BEGIN", "COMMIT"])
    requests.entries = []
    try connection.setAuthorizer { $0.second == "x" ? .deny : .allow }
    let error = failure { try connection.texts("select x from v") }
    #expect(error?.code == .authorization && error?.message == "access to t.x is prohibited"
      || error?.message == "access to v.x is prohibited")
  }

  @Test func `A finished statement is told for what a script runs, and for what fails`() throws {
    let finished = Seen()
    try connection.onFinish { finished.entries.append($0.sql) }
    try connection.executeScript("delete from c where id = 10; select 1;")
    #expect(failure { try connection.run("insert into t values (1, 'q')") } != nil)
    #expect(finished.entries
      == ["delete from c where id = 10;", " select 1;", "insert into t values (1, 'q')"])
  }
}

private final class Seen { var entries: [String] = [] }
