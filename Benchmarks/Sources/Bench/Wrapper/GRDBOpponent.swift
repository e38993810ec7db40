import Samples

#if HAS_GRDB
  import GRDBLoops

  /// GRDB on a file, or in memory.
  struct GRDBOpponent {
    private let loops: GRDBLoops

    init(path: String? = nil) throws { loops = try GRDBLoops(path: path) }

    func reading(_ shape: Shape) -> Opponent {
      .present(
        Contender(name: GRDBOpponent.name) {
          try timed {
            var sum = Checksum()
            for _ in 0..<shape.times { sum = try loops.read(shape) }
            return sum
          }
        }, atMost: 1)
    }

    /// Structs by index, its fastest way.
    func readingStructs() -> Opponent {
      .present(
        Contender(name: GRDBOpponent.name) { try timed { try loops.readStructs() } }, atMost: 1)
    }

    func inserting(_ items: [Item]) -> Opponent {
      .present(
        Contender(name: GRDBOpponent.name) {
          try loops.run(Statements.dropItem)
          try loops.run(Statements.createItem)
          let outcome = try timed {
            try loops.insert(items)
            return Checksum()
          }
          return outcome.with(Checksum(try loops.integer(Statements.itemChecksum)))
        }, atMost: 1)
    }
  }
#else
  /// The word that GRDB is absent: it is left out of the build where it cannot be had.
  struct GRDBOpponent {
    init(path: String? = nil) throws {}

    func reading(_: Shape) -> Opponent { absent }
    func readingStructs() -> Opponent { absent }
    func inserting(_: [Item]) -> Opponent { absent }

    private var absent: Opponent {
      .absent(GRDBOpponent.name, why: "the package could not be fetched")
    }
  }
#endif

extension GRDBOpponent {
  static let name = "GRDB 7.10.0"
}
