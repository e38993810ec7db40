import SQLite
import Storage

/// Every unit with its names and what it came from and went into: what became of a place, and what
/// it was, on any day.
struct UnitHistory {
  /// A unit as it was called for some time.
  struct Version {
    let code: String
    let name: String
    let type: String
    let parent: Id<Unit>?
    let from: Day?
    let to: Day?

    func holds(on day: Day) -> Bool {
      (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
    }
  }

  /// Where a unit is found on another day.
  enum Lineage: Hashable {
    case found(Id<Unit>)
    /// That one came apart, or came from several, and which of these it is nobody recorded.
    case lost(Id<Unit>, among: [Id<Unit>])
  }

  private struct Step {
    let unit: Id<Unit>
    let day: Day
    let isFull: Bool
  }

  private var versions: [Id<Unit>: [Version]] = [:]
  private var levels: [Id<Unit>: UnitLevel] = [:]
  private var successors: [Id<Unit>: [Step]] = [:]
  private var predecessors: [Id<Unit>: [Step]] = [:]
  /// Those that were ever under a unit.
  private var everUnder: [Id<Unit>: [Id<Unit>]] = [:]

  /// - Parameter provincesOnly: where nothing below them is asked for, there is much less to read.
  init(_ reader: Reader, provincesOnly: Bool) throws(SQLiteError) {
    let wanted: SQL =
      provincesOnly
      ? "(SELECT id FROM unit WHERE level IN ('country', 'province'))" : "(SELECT id FROM unit)"
    try reader.connection.forEach(
      "SELECT id, level FROM unit WHERE id IN \(wanted)"
    ) { row throws(SQLiteError) in levels[try row[0]] = try row[1] }
    try reader.connection.forEach(
      """
      SELECT unit, code, name_vi, type, parent, valid_from, valid_to FROM unit_version
       WHERE unit IN \(wanted) ORDER BY unit, coalesce(valid_from, '')
      """
    ) { row throws(SQLiteError) in
      let version = Version(
        code: try row[1], name: try row[2], type: try row[3], parent: try row[4],
        from: try row[5], to: try row[6])
      versions[try row[0], default: []].append(version)
      if let parent = version.parent { everUnder[parent, default: []].append(try row[0]) }
    }
    try reader.connection.forEach(
      """
      SELECT s.predecessor, s.successor, c.effective_on, s.extent = 'full'
        FROM unit_succession AS s JOIN unit_change AS c ON c.id = s.change
       WHERE s.predecessor IN \(wanted) ORDER BY s.id
      """
    ) { row throws(SQLiteError) in
      let (old, new): (Id<Unit>, Id<Unit>) = (try row[0], try row[1])
      let (day, isFull): (Day, Bool) = (try row[2], try row[3])
      successors[old, default: []].append(Step(unit: new, day: day, isFull: isFull))
      predecessors[new, default: []].append(Step(unit: old, day: day, isFull: isFull))
    }
  }

  private func parents(of unit: Id<Unit>) -> [Id<Unit>] {
    (versions[unit] ?? []).compactMap(\.parent)
  }

  /// What it went into; not what got a part of it while it went on.
  private func heirs(of unit: Id<Unit>) -> [Id<Unit>] {
    (successors[unit] ?? []).filter { $0.isFull || !holds(unit, on: $0.day) }.map(\.unit)
  }

  func level(of unit: Id<Unit>) -> UnitLevel? { levels[unit] }

  func holds(_ unit: Id<Unit>, on day: Day) -> Bool {
    versions[unit]?.contains { $0.holds(on: day) } ?? false
  }

  /// What a unit was called on a day, or failing that the last name before it, or the first.
  func version(of unit: Id<Unit>, on day: Day) -> Version? {
    let all = versions[unit] ?? []
    return all.first { $0.holds(on: day) } ?? all.last { $0.from.map { $0 <= day } ?? true }
      ?? all.first
  }

  /// The unit of a level over another on a day: itself, or up its parents.
  func unit(_ level: UnitLevel, over unit: Id<Unit>, on day: Day) -> Id<Unit>? {
    var next: Id<Unit>? = unit
    // No unit is deeper than country, province, district, commune.
    for _ in 0..<4 {
      guard let id = next, let version = version(of: id, on: day) else { return nil }
      if levels[id] == level { return id }
      next = version.parent
    }
    return nil
  }

  /// Units of a level that there were on a day.
  func all(_ level: UnitLevel, on day: Day) -> [Id<Unit>] {
    levels.filter { $0.value == level && holds($0.key, on: day) }.map(\.key)
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// What a unit is on a day. Only changes up to that day are looked at, so later ones leave an
  /// earlier answer alone. Several successors count as one where all of them lead to one unit.
  func trace(_ unit: Id<Unit>, to day: Day) -> Lineage { trace(unit, to: day, []) }

  private func trace(_ unit: Id<Unit>, to day: Day, _ path: Set<Id<Unit>>) -> Lineage {
    if holds(unit, on: day) { return .found(unit) }
    let isGone = versions[unit]?.contains { $0.to.map { $0 <= day } ?? false } ?? false
    let steps =
      isGone
      ? (successors[unit] ?? []).filter { $0.day <= day }
      : (predecessors[unit] ?? []).filter { day < $0.day }
    let path = path.union([unit])
    var ends: [Lineage] = []
    for step in steps where !path.contains(step.unit) {
      let end = trace(step.unit, to: day, path)
      if !ends.contains(end) { ends.append(end) }
    }
    if ends.count == 1 { return ends[0] }
    return .lost(unit, among: ends.map(\.nearest))
  }

  /// The unit of a level in which a place is on a day; `nil` where it is in none. Where the place
  /// itself came apart, the units it went into may still lie in one.
  func trace(_ unit: Id<Unit>, toThe level: UnitLevel, on day: Day) -> Lineage? {
    switch trace(unit, to: day) {
    case .found(let found):
      // What is recorded over it may be gone by then itself.
      return self.unit(level, over: found, on: day).map { trace($0, to: day) }
    case .lost(let last, let ends):
      let over = Set(ends.map { trace($0, toThe: level, on: day) })
      if over.count == 1, let only = over.first, case .found? = only { return only }
      return .lost(last, among: ends)
    }
  }
}

extension UnitHistory.Lineage {
  /// The unit itself, or the last that is known for certain.
  var nearest: Id<Unit> {
    switch self {
    case .found(let unit), .lost(let unit, _): unit
    }
  }
}

extension UnitHistory {
  /// Whether a unit was ever under another, or went into it, or into what is under it.
  func everHeld(_ unit: Id<Unit>, by other: Id<Unit>) -> Bool {
    holders(of: unit).contains(other)
  }

  /// All that a unit was ever under or went into, and what that was.
  func holders(of unit: Id<Unit>) -> Set<Id<Unit>> {
    reached(from: [unit]) { parents(of: $0) + heirs(of: $0) }
  }

  /// All that was ever under a unit, and what it and that became, in part too.
  func contents(of unit: Id<Unit>) -> Set<Id<Unit>> {
    reached(from: [unit]) { id in
      (everUnder[id] ?? []) + (successors[id] ?? []).map(\.unit)
    }
  }

  /// Those directly under a unit on a day, by their codes.
  func children(of unit: Id<Unit>, on day: Day) -> [Id<Unit>] {
    let under = (everUnder[unit] ?? []).filter { child in
      versions[child]?.contains { $0.parent == unit && $0.holds(on: day) } ?? false
    }
    return Set(under).map { ($0, version(of: $0, on: day)?.code ?? "") }
      .sorted { ($0.1, $0.0.rawValue) < ($1.1, $1.0.rawValue) }.map(\.0)
  }
}

/// All that steps lead to from some things.
func reached<Thing: Hashable>(
  from start: [Thing], _ steps: (Thing) -> [Thing]
) -> Set<Thing> {
  var (seen, next): (Set<Thing>, [Thing]) = ([], start)
  while let one = next.popLast() {
    for step in steps(one) where seen.insert(step).inserted { next.append(step) }
  }
  return seen
}
