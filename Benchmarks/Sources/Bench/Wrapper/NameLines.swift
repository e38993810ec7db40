import SQLite
import Samples

/// Columns by name beside columns by position, and rows that become structs.
struct NameLines {
  let rows: Int
  let loops: OurLoops
  let grdb: GRDBOpponent

  func all() -> [any Measurable] {
    [
      named("mixed", { try loops.readNamed() }, besides: { try loops.readPlaced() }),
      named("integers", { try loops.namedIntegers() }, besides: { try loops.placedIntegers() }),
      Line(
        title: "read \(rows) × 8 mixed into structs",
        ours: Contender(name: "danvan") { try timed { try loops.readStructs() } },
        opponents: [
          grdb.readingStructs(),
          .present(
            Contender(name: "danvan, no struct made") { try timed { try loops.readNamed() } }),
        ]),
    ]
  }

  private func named(
    _ what: String, _ ours: @escaping () throws -> Checksum,
    besides theirs: @escaping () throws -> Checksum
  ) -> Line {
    Line(
      title: "read \(rows) × 8 \(what) by name",
      ours: Contender(name: "danvan") { try timed(ours) },
      opponents: [
        .present(
          Contender(name: "danvan by position") { try timed(theirs) }, atMost: 1.1)
      ])
  }
}

extension Item: RowDecodable {
  public init(row: borrowing Row) throws(SQLiteError) {
    self.init(
      id: try row["id"], year: try row["year"], share: try row["share"], code: try row["code"],
      title: try row["title"], registeredOn: try row["registered_on"],
      decidedOn: try row["decided_on"], note: try row["note"])
  }
}

extension OurLoops {
  func readStructs() throws -> Checksum {
    var sum = Checksum()
    for item in try connection.all(SQL(Statements.readItems), as: Item.self) { sum.add(item) }
    return sum
  }

  fileprivate func readNamed() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readItems)) { row throws(SQLiteError) in
      sum.add(try row["id"] as Int64)
      sum.add(try row["year"] as Int64)
      sum.add(try row["share"] as Double)
      sum.add(try row["code"] as String)
      sum.add(try row["title"] as String)
      sum.add(try row["registered_on"] as String)
      sum.add(try row["decided_on"] as String?)
      sum.add(try row["note"] as String?)
    }
    return sum
  }

  fileprivate func readPlaced() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readItems)) { row throws(SQLiteError) in
      sum.add(try row[0] as Int64)
      sum.add(try row[1] as Int64)
      sum.add(try row[2] as Double)
      sum.add(try row[3] as String)
      sum.add(try row[4] as String)
      sum.add(try row[5] as String)
      sum.add(try row[6] as String?)
      sum.add(try row[7] as String?)
    }
    return sum
  }

  fileprivate func namedIntegers() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readIntegers)) { row throws(SQLiteError) in
      sum.add(try row["a"] as Int64)
      sum.add(try row["b"] as Int64)
      sum.add(try row["c"] as Int64)
      sum.add(try row["d"] as Int64)
      sum.add(try row["e"] as Int64)
      sum.add(try row["f"] as Int64)
      sum.add(try row["g"] as Int64)
      sum.add(try row["h"] as Int64)
    }
    return sum
  }

  fileprivate func placedIntegers() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readIntegers)) { row throws(SQLiteError) in
      for column in 0..<8 { sum.add(try row[column] as Int64) }
    }
    return sum
  }
}
