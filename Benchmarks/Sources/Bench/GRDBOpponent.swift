import Samples

/// GRDB, or the word that it is absent: it is left out of the build where it cannot be had.
enum GRDBOpponent {
  static let name = "GRDB 7.10.0"
}

#if HAS_GRDB
import GRDBLoops

extension GRDBOpponent {
  static func read(_ shape: Shape, path: String) throws -> Opponent {
    let loops = try GRDBLoops(path: path)
    return .present(Contender(name: name) { try timed { try loops.read(shape) } })
  }

  static func insert(_ items: [Item]) throws -> Opponent {
    let loops = try GRDBLoops()
    return .present(
      Contender(name: name) {
        try loops.run(Statements.dropItem)
        try loops.run(Statements.createItem)
        let outcome = try timed {
          try loops.insert(items)
          return Checksum()
        }
        return outcome.with(Checksum(try loops.integer(Statements.itemChecksum)))
      })
  }
}
#else
extension GRDBOpponent {
  static func read(_: Shape, path: String) throws -> Opponent { absent }
  static func insert(_: [Item]) throws -> Opponent { absent }
  private static var absent: Opponent { .absent(name, why: "the package could not be fetched") }
}
#endif
