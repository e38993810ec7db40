import SQLite
import Storage

/// Who is under whom: units by their names of the time, bodies by the body above.
struct Tree {
  /// One of them.
  enum Node: Hashable, Sendable {
    case unit(Id<Unit>)
    case committee(Id<Committee>)
  }

  private struct Body {
    let code: String
    let name: String
    let unit: Id<Unit>?
    let parent: Id<Committee>?
    let from: Day?
    let to: Day?

    func holds(on day: Day) -> Bool {
      (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
    }
  }

  let history: UnitHistory
  private var bodies: [Id<Committee>: Body] = [:]
  private var under: [Id<Committee>: [Id<Committee>]] = [:]
  private var heirs: [Id<Committee>: [Id<Committee>]] = [:]

  init(_ history: UnitHistory, _ reader: Reader) throws(SQLiteError) {
    self.history = history
    try reader.connection.forEach(
      """
      SELECT id, code, name_vi, unit, parent, valid_from, valid_to, predecessor
        FROM committee ORDER BY code
      """
    ) { row throws(SQLiteError) in
      let id: Id<Committee> = try row[0]
      let body = Body(
        code: try row[1], name: try row[2], unit: try row[3], parent: try row[4],
        from: try row[5], to: try row[6])
      bodies[id] = body
      if let parent = body.parent { under[parent, default: []].append(id) }
      if let before: Id<Committee> = try row[7] { heirs[before, default: []].append(id) }
    }
  }

  /// All bodies above one, the nearest first.
  func bodies(over body: Id<Committee>) -> [Id<Committee>] {
    var (over, next): ([Id<Committee>], Id<Committee>) = ([], body)
    while let parent = bodies[next]?.parent, parent != body, !over.contains(parent) {
      over.append(parent)
      next = parent
    }
    return over
  }

  /// The territory of a node, which a body need not have.
  func unit(of node: Node) -> Id<Unit>? {
    switch node {
    case .unit(let unit): unit
    case .committee(let body): bodies[body]?.unit
    }
  }

  /// Those directly under a node on a day, by their codes.
  func children(of node: Node, on day: Day) -> [Node] {
    switch node {
    case .unit(let unit): history.children(of: unit, on: day).map(Node.unit)
    case .committee(let body):
      (under[body] ?? []).filter { bodies[$0]?.holds(on: day) ?? false }.map(Node.committee)
    }
  }

  /// All that a node was ever under or went into.
  func holders(of node: Node) -> Set<Node> {
    switch node {
    case .unit(let unit): Set(history.holders(of: unit).map(Node.unit))
    case .committee(let body):
      Set(
        reached(from: [body]) { id in
          (bodies[id]?.parent.map { [$0] } ?? []) + (heirs[id] ?? [])
        }.map(Node.committee))
    }
  }

  /// All that was ever under a node, and what it and that became.
  func contents(of node: Node) -> Set<Node> {
    switch node {
    case .unit(let unit): Set(history.contents(of: unit).map(Node.unit))
    case .committee(let body):
      Set(reached(from: [body]) { (under[$0] ?? []) + (heirs[$0] ?? []) }.map(Node.committee))
    }
  }

  /// What it was called on a day.
  func name(of node: Node, on day: Day) -> (code: String, name: String) {
    switch node {
    case .unit(let unit):
      guard let version = history.version(of: unit, on: day) else { return ("?", "?") }
      let isProvince = history.level(of: unit) == .province
      return (version.code, isProvince ? version.name : "\(version.type) \(version.name)")
    case .committee(let body): return (bodies[body]?.code ?? "?", bodies[body]?.name ?? "?")
    }
  }
}

extension ReportedFigure {
  /// What it is about.
  var node: Tree.Node? { committee.map(Tree.Node.committee) ?? unit.map(Tree.Node.unit) }
}
