import Glibc
import SQLite

/// Brings a file's tables to the present version: all of the migrations that are pending, or none.
public struct Migrator {
  /// A migration a file has been through.
  public struct Applied: Sendable, Equatable {
    /// As of ``Migration``.
    public let number: Int
    /// The file's name it had then.
    public let name: String
    /// Of the text it had then, in hexadecimal.
    public let sha256: String
    /// UTC, ISO 8601.
    public let appliedAt: String
    /// How long it took.
    public let milliseconds: Int
  }

  private let store: Store
  private let known: [Migration]

  /// Opens an existing danvan file of any version.
  public init(
    _ path: String, _ access: Store.Access = .write, wait: Int32 = 5000,
    known: [Migration] = Migration.all
  ) throws {
    self.init(try Store(existing: path, access, wait: wait), known)
  }

  init(_ store: Store, _ known: [Migration] = Migration.all) {
    self.store = store
    self.known = known
  }

  /// What the file has been through, in order.
  public func applied() throws(SQLiteError) -> [Applied] {
    let exists = try store.connection.value(
      "SELECT count(*) FROM sqlite_schema WHERE name = 'migration'", as: Int.self)
    guard exists == 1 else { return [] }
    return try store.connection.all(
      "SELECT number, name, sha256, applied_at, duration_ms FROM migration ORDER BY number"
    ) { row throws(SQLiteError) in
      Applied(
        number: try row[0], name: try row[1], sha256: try row[2], appliedAt: try row[3],
        milliseconds: try row[4])
    }
  }

  /// What is still to be applied.
  ///
  /// - Throws: `DomainError` where the file and this binary do not share one history.
  public func pending() throws -> [Migration] {
    let applied = try applied()
    if let last = applied.last, last.number > (known.last?.number ?? 0) {
      throw DomainError.file(store.path, .newer(last.number, known: known.last?.number ?? 0))
    }
    guard known.map(\.number) == Array(1...max(known.count, 1)) else {
      throw MigrationFault.outOfOrder(known.map(\.name)).error
    }
    for done in applied {
      let same = known.first { $0.number == done.number }
      guard let same else { throw MigrationFault.missing(done.name).error }
      guard same.name == done.name, same.sha256 == done.sha256 else {
        throw MigrationFault.changed(done.name).error
      }
    }
    guard applied.map(\.number) == Array(1...known.count).prefix(applied.count).map(\.self) else {
      throw MigrationFault.outOfOrder(applied.map(\.name)).error
    }
    return Array(known.dropFirst(applied.count))
  }

  /// Applies what is pending, after a backup beside the file, which goes again where that fails.
  ///
  /// - Parameter finish: what belongs to it and needs the new tables; done with it, or nothing is.
  /// - Returns: the names applied, and the backup's path.
  public func migrate(
    then finish: (Store) throws -> Void = { _ in }
  ) throws -> (applied: [String], backup: String?) {
    guard try !pending().isEmpty else { return ([], nil) }
    let done = try known.prefix(store.version())
    guard try store.structure() == Structure(madeBy: done) else {
      throw DomainError.file(store.path, .strange)
    }
    let backup = try store.backUpBeside()
    do {
      return (try applyPending(then: finish), backup)
    } catch {
      // The file may have changed after all.
      if (error as? SQLiteError)?.kind != .outcomeUnknown { unlink(backup) }
      throw error
    }
  }

  func applyPending(then finish: (Store) throws -> Void = { _ in }) throws -> [String] {
    try store.connection.transaction {
      let names = try pending().map { migration in
        try apply(migration)
        return migration.name
      }
      if try store.version() == Migration.latest { try store.refreshTotals() }
      if !names.isEmpty { try finish(store) }
      return names
    }
  }

  /// Closes the file.
  public func close() throws(SQLiteError) { try store.close() }

  private func apply(_ migration: Migration) throws {
    let connection = store.connection
    let time = try ContinuousClock().measure { try connection.executeScript(migration.text) }
    try connection.run(
      """
      INSERT INTO migration (number, name, sha256, applied_at, duration_ms)
      VALUES (\(migration.number), \(migration.name), \(migration.sha256), \(timestamp()),
              \(time.milliseconds))
      """)
    try connection.run("PRAGMA user_version = \(raw: String(migration.number))")
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
