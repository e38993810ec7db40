import Samples

/// Inserting through the wrapper: one transaction into an empty table in memory, where no disk
/// hides what the wrapper costs.
struct InsertLine {
  let items: [Item]

  func line() throws -> Line {
    let loops = try OurLoops()
    let database = try CDatabase()
    let rows = CItems(items)
    return Line(
      title: "insert \(items.count) × 8 mixed, one transaction",
      ours: Contender(name: "danvan") {
        try loops.run(Statements.dropItem)
        try loops.run(Statements.createItem)
        let outcome = try timed {
          try loops.insert(items)
          return Checksum()
        }
        return outcome.with(try loops.checksum(Statements.itemChecksum))
      },
      opponents: [
        .present(
          Contender(name: "C") {
            try database.run(Statements.dropItem)
            try database.run(Statements.createItem)
            let outcome = try timed {
              try database.insert(rows)
              return Checksum()
            }
            return outcome.with(try database.checksum(Statements.itemChecksum))
          }, atMost: 1.1),
        try GRDBOpponent().inserting(items),
      ])
  }
}
