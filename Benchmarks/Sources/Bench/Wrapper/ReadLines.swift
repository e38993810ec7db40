import CLoops
import Samples

/// Reading through the wrapper: one file, all its pages in memory, and every way a line.
struct ReadLines {
  private let rows: Int
  private let loops: OurLoops
  private let database: CDatabase
  private let grdb: GRDBOpponent

  /// Makes the file.
  init(in folder: String, _ items: [Item]) throws {
    let path = folder + "/read.db"
    rows = items.count
    database = try CDatabase(path: path)
    try database.run(Statements.createItem)
    try database.insert(CItems(items))
    for sql in Statements.createOthers { try database.run(sql) }
    loops = try OurLoops(path: path)
    grdb = try GRDBOpponent(path: path)
  }

  func all() -> [any Measurable] {
    let shapes = Shape.all(rows: rows)
    return shapes.map(line) + NameLines(rows: rows, loops: loops, grdb: grdb).all()
      + shapes.filter(\.asSpans).map(allocations)
  }

  private func line(_ shape: Shape) -> Line {
    let reads = { (copied: Bool) in
      { try repeated(shape) { try database.read(shape.sql, shape.layout.inC, copied: copied) } }
    }
    var opponents = [
      Opponent.present(
        Contender(name: "C", run: reads(false)), atMost: shape.asSpans ? 1.05 : 1.25)
    ]
    if !shape.asSpans, shape.layout != .nullables {
      opponents.append(
        .present(Contender(name: "C that copies each text", run: reads(true))))
    }
    opponents.append(grdb.reading(shape))
    return Line(
      title: shape.title,
      ours: Contender(name: "danvan") { try repeated(shape) { try loops.read(shape) } },
      opponents: opponents)
  }

  private func repeated(_ shape: Shape, _ read: () throws -> Checksum) throws -> Outcome {
    try timed {
      var sum = Checksum()
      for _ in 0..<shape.times { sum = try read() }
      return sum
    }
  }

  /// Counted, not guessed: what one more row costs, so that what a statement costs drops out.
  private func allocations(_ shape: Shape) -> Gauge {
    Gauge(title: "allocations: \(shape.title)", opponent: "C") {
      let ours = try counted { try loops.read(shape) }
      let theirs = try counted { try database.read(shape.sql, shape.layout.inC, copied: false) }
      let rows = shape.layout == .wide ? rows * 16 / 1000 : rows
      return Reading(
        ours: "\(ours) in \(rows) rows", theirs: "\(theirs)", target: "< 1 in 100 rows",
        isMet: ours * 100 < max(rows, 10_000))
    }
  }

  private func counted(_ read: () throws -> Checksum) throws -> Int {
    _ = try read()
    let before = loops_allocations()
    _ = try read()
    return Int(loops_allocations() - before)
  }
}

extension Layout {
  fileprivate var inC: loops_layout {
    switch self {
    case .wide: loops_wide
    case .mixed: loops_mixed
    case .integers: loops_integers
    case .texts: loops_texts
    case .nullables: loops_nullables
    }
  }
}
