import Glibc
import SQLite

extension Store {
  /// Makes a new file: built under another name and put in place whole, so that a file of that
  /// name is either complete or not there.
  ///
  /// - Parameters:
  ///   - office: 0 for a stand-alone file, else 1…131071; ids start at office × 2^36.
  ///   - prepare: fills the file before anybody can see it.
  /// - Throws: `DomainError` where something is there or the folder refuses.
  public static func create<T>(
    _ path: String, office: Int, prepare: (Store) throws -> T
  ) throws -> T {
    guard Store.offices.contains(office) else {
      throw ValueFault(String(office), .outside(Store.offices)).error(in: "office")
    }
    return try build(path, mode: 0o666 & ~mask) { temporary in
      let store = try Store(temporary: temporary)
      // WAL so that readers never wait for a writer; see docs/decisions.md.
      _ = try store.connection.value("PRAGMA journal_mode = WAL", as: String.self)
      _ = try Migrator(store).applyPending()
      try store.setOffice(office)
      let result = try prepare(store)
      try store.closeTemporaryFile()
      return result
    }
  }

  private static let offices = 0...131_071

  private convenience init(temporary: String) throws(SQLiteError) {
    let options = Connection.Options(trustedSchema: true)
    self.init(try Connection(temporary, mode: .create, options: options), path: temporary)
  }

  private func setOffice(_ number: Int) throws(SQLiteError) {
    let uuid = try connection.value("SELECT lower(hex(randomblob(16)))", as: String.self) ?? ""
    try connection.run(
      """
      INSERT INTO office (id, number, uuid, created_at)
      VALUES (1, \(number), \(uuid), \(timestamp()))
      """)
  }
}
