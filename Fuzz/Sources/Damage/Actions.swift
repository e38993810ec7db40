import Query
import SQLite

@testable import Storage

/// What is tried on every file: what the commands of that name do.
enum Actions {
  struct Action: Sendable {
    let name: String
    let writes: Bool
    let run: @Sendable (String) throws -> Void
  }

  static let all: [Action] = [
    reading("rates") { reader in _ = try RateTable(RateQuestion(), reader) },
    reading("check") { reader in
      try reader.checkReadable()
      _ = try Check.all.flatMap { try $0.findings(reader) }
    },
    reading("list") { reader in _ = try Table.models(ModelFilter()).rows(reader) },
    reading("search") { reader in
      guard let search = Search("tổ tự quản") else { return }
      _ = try Table.hits(search, of: EntityKind.searched, limit: 50).rows(reader)
    },
    reading("sql") { reader in
      for view in ["model_status", "rate_base", "province", "model_search", "sqlite_schema"] {
        try? ReadOnlySQL(reader, QueryLimits(seconds: 2)).ask(
          "SELECT * FROM \(view)", begin: { _ in }, row: { _ in })
      }
    },
    reading("history") { reader in _ = try ChangesSince(after: 3 << 36, reader) },
    Action(name: "register", writes: true) { try register("Mô hình mới", $0) },
  ]

  private static func reading(
    _ name: String, _ body: @escaping @Sendable (Reader) throws -> Void
  ) -> Action {
    Action(name: name, writes: false) { path in
      let store = try Store.open(path, .read)
      try store.read(body)
      try store.close()
    }
  }

  static func register(_ title: String, _ path: String) throws {
    let store = try Store.open(path, .write)
    try register(title, store)
    try store.close()
  }

  static func register(_ title: String, _ store: Store) throws {
    let entry = JournalEntry(who: "x", command: "model register", isRepeatable: true)
    try store.write(entry) { writer in
      var model = Model()
      model.title = title
      model.field = try writer.reader.field("economy").id
      model.ownerKind = .collective
      model.kind = .model
      var registration = Registration()
      registration.year = 2026
      let province = try writer.reader.unit("22", level: .province)
      _ = try writer.register(model, in: province, registration)
    }
  }
}
