import CLoops
import Samples

/// Reading through the wrapper: one file, all its pages in memory, and every way a line.
struct ReadLines {
  private let path: String

  /// Makes the file.
  init(in folder: String, _ items: [Item]) throws {
    path = folder + "/read.db"
    let database = try CDatabase(path: path)
    try database.run(Statements.createItem)
    try database.insert(CItems(items))
    for sql in Statements.createOthers { try database.run(sql) }
  }

  func all() throws -> [Line] { try Shape.allCases.map(line) }

  private func line(_ shape: Shape) throws -> Line {
    let loops = try OurLoops(path: path)
    let database = try CDatabase(path: path)
    var opponents = [
      Opponent.present(
        Contender(name: "C") { try timed { try database.read(shape.sql, shape.loop) } },
        atMost: shape.makesStrings ? nil : 1.2)
    ]
    if let copy = shape.copyingLoop {
      opponents.append(
        .present(
          Contender(name: "C that copies each text") {
            try timed { try database.read(shape.sql, copy) }
          }))
    }
    opponents.append(try GRDBOpponent.read(shape, path: path))
    return Line(
      title: shape.title,
      ours: Contender(name: "danvan") { try timed { try loops.read(shape) } },
      opponents: opponents)
  }
}

extension Shape {
  /// The same in C, creating nothing.
  fileprivate var loop: CDatabase.Loop {
    switch self {
    case .mixed, .mixedSpans: loops_read_mixed
    case .integers: loops_read_integers
    case .texts, .textSpans: loops_read_texts
    }
  }

  /// The same in C, with a copy of each text, where ours makes one.
  fileprivate var copyingLoop: CDatabase.Loop? {
    switch self {
    case .mixed: loops_copy_mixed
    case .texts: loops_copy_texts
    case .mixedSpans, .integers, .textSpans: nil
    }
  }
}
