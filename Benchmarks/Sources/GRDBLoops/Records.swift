import GRDB
import Samples

/// As a record of GRDB's at its fastest: no Codable, columns by their index.
extension Item: FetchableRecord {
  public init(row: Row) {
    self.init(
      id: row[0], year: row[1], share: row[2], code: row[3], title: row[4], registeredOn: row[5],
      decidedOn: row[6], note: row[7])
  }
}

extension GRDBLoops {
  /// Reads every row into a struct.
  public func readStructs() throws -> Checksum {
    try queue.read { database in
      var sum = Checksum()
      for item in try Item.fetchAll(database, sql: Statements.readItems) { sum.add(item) }
      return sum
    }
  }
}
