import SQLite
import Storage

extension Check {
  /// What hangs on something that hangs on it.
  static let loops = Check(
    .loops,
    LocalizedText(vi: "Mối nối thành vòng tròn", en: "Ties that lead back to where they start")
  ) { reader in
    try ties.flatMap { tie in
      let edges = try reader.connection.all(tie.edges) { row throws(SQLiteError) in
        (from: try row[0] as Int64, to: try row[1] as Int64)
      }
      let circle = Loops.members(of: edges)
      guard !circle.isEmpty else { return [Finding]() }
      let codes = try circle.map { id in
        try reader.connection.value(
          "SELECT code FROM \(raw: tie.coded) WHERE \(raw: tie.key) = \(id)", as: String.self)
          ?? String(id)
      }
      return [Finding(tie.entityKind, codes.sorted(), .circle(tie.name))]
    }
  }

  /// A tie between records of one table, and where their codes are.
  private struct Edge {
    let entityKind: EntityKind
    /// What people call it.
    let name: LocalizedText
    let edges: SQL
    let coded: String
    var key = "id"

    init(_ entityKind: EntityKind, _ table: String, _ column: String, vi: String, en: String) {
      self.init(
        entityKind, coded: table, vi: vi, en: en,
        "SELECT id, \(raw: column) FROM \(raw: table) WHERE \(raw: column) IS NOT NULL")
    }

    init(
      _ entityKind: EntityKind, coded: String, key: String = "id", vi: String, en: String,
      _ edges: SQL
    ) {
      (self.entityKind, self.coded, self.key, self.edges) = (entityKind, coded, key, edges)
      name = LocalizedText(vi: vi, en: en)
    }
  }

  private static let ties = [
    Edge(.committee, "committee", "parent", vi: "cấp trên", en: "parent"),
    Edge(.committee, "committee", "predecessor", vi: "tiền thân", en: "predecessor"),
    Edge(.field, "field", "maps_to", vi: "thuộc lĩnh vực", en: "maps to"),
    Edge(.figure, "figure", "part_of", vi: "thuộc tổng", en: "part of"),
    Edge(.figure, "figure", "out_of", vi: "trên tổng", en: "out of"),
    Edge(.figure, "figure", "rate_of", vi: "tỷ lệ của", en: "rate of"),
    Edge(
      .directive, coded: "directive", vi: "mối nối văn bản", en: "document links",
      "SELECT directive, target FROM directive_link"),
    Edge(
      .unit, coded: "unit_version", key: "unit", vi: "đơn vị cấp trên", en: "parent unit",
      "SELECT DISTINCT unit, parent FROM unit_version WHERE parent IS NOT NULL"),
    Edge(
      .unit, coded: "unit_version", key: "unit", vi: "nhập, tách đơn vị", en: "successions",
      "SELECT DISTINCT predecessor, successor FROM unit_succession"),
  ]
}

/// Circles among things that point at one another.
enum Loops {
  /// What lies on a circle, or between two: all that is left when whatever nothing points at, or
  /// that points at nothing, is taken away again and again. Linear in the number of edges.
  static func members(of edges: [(from: Int64, to: Int64)]) -> [Int64] {
    let forward = peeled(edges.map { ($0.from, $0.to) })
    let rest = edges.filter { forward.contains($0.from) && forward.contains($0.to) }
    return peeled(rest.map { ($0.to, $0.from) }).sorted()
  }

  /// What stays when nodes that nothing leads to are taken away in turn.
  private static func peeled(_ edges: [(Int64, Int64)]) -> Set<Int64> {
    var incoming: [Int64: Int] = [:]
    var outgoing: [Int64: [Int64]] = [:]
    for (from, to) in edges {
      incoming[to, default: 0] += 1
      incoming[from, default: 0] += 0
      outgoing[from, default: []].append(to)
    }
    var free = incoming.filter { $0.value == 0 }.map(\.key)
    while let node = free.popLast() {
      incoming[node] = nil
      for next in outgoing[node] ?? [] {
        guard let count = incoming[next] else { continue }
        incoming[next] = count - 1
        if count == 1 { free.append(next) }
      }
    }
    return Set(incoming.keys)
  }
}
