import GRDB
import Samples

/// A row as a record of GRDB's at its fastest: no Codable, columns by their index.
private struct ItemRecord: FetchableRecord {
  let id: Int64
  let year: Int64
  let share: Double
  let code: String
  let title: String
  let registeredOn: String
  let decidedOn: String?
  let note: String?

  init(row: Row) {
    id = row[0]
    year = row[1]
    share = row[2]
    code = row[3]
    title = row[4]
    registeredOn = row[5]
    decidedOn = row[6]
    note = row[7]
  }
}

extension GRDBLoops {
  /// Reads every row into a struct.
  public func readStructs() throws -> Checksum {
    try queue.read { database in
      var sum = Checksum()
      for item in try ItemRecord.fetchAll(database, sql: Statements.readItems) {
        sum.add(item.id)
        sum.add(item.year)
        sum.add(item.share)
        sum.add(item.code)
        sum.add(item.title)
        sum.add(item.registeredOn)
        sum.add(item.decidedOn)
        sum.add(item.note)
      }
      return sum
    }
  }
}
