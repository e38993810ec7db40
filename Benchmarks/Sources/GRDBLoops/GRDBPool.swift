import GRDB
import Samples

/// GRDB's pool, used as its documentation says.
public struct GRDBPool: Sendable {
  private let pool: DatabasePool

  public init(path: String) throws {
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    // As danvan's: a commit that returned is on the disk.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    pool = try DatabasePool(path: path, configuration: configuration)
  }

  public func read(from first: Int64) async throws -> Checksum {
    try await pool.read { database in
      var sum = Checksum()
      let statement = try database.cachedStatement(sql: Statements.readPage)
      let rows = try Row.fetchCursor(statement, arguments: [first])
      while let row = try rows.next() {
        sum.add(row[0] as Int64)
        sum.add(row[1] as String)
      }
      return sum
    }
  }

  public func write() async throws {
    try await pool.write { try $0.execute(sql: Statements.writeTick) }
  }
}
