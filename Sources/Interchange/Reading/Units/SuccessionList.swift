import SQLite
import Storage

/// A list of which unit went over into which.
struct SuccessionList {
  private let table: UnitTable
  private let day: Day?
  private let act: String?
  private let isShared: Bool

  /// - Parameters:
  ///   - day: the day of the change, where the rows do not say.
  ///   - act: number of the legal act.
  ///   - isShared: whether it comes with danvan.
  init(_ file: ImportFile, on day: Day?, act: String?, isShared: Bool = false) throws {
    table = try UnitTable(file, SuccessionRow.columns)
    (self.day, self.act, self.isShared) = (day, act, isShared)
    if day == nil, !table.has("effective_on") {
      throw FileFault.noDay(file: file.name).error(in: .column("on"))
    }
  }

  /// Stores what its rows say; one that cannot be taken is told in the answer.
  func load(_ writer: borrowing Writer) throws -> UnitImport {
    var result = UnitImport(table)
    var rows: [UnitLevel: [Day: [SuccessionRow]]] = [:]
    for line in table.lines {
      do {
        let row = try SuccessionRow(line, on: day)
        rows[row.level, default: [:]][row.effectiveOn, default: []].append(row)
      } catch let problem as DomainError {
        result.refuse(line, problem)
      }
    }
    // Provinces first: a commune is looked for in the province its own became.
    for level in UnitLevel.allCases {
      for (_, rows) in (rows[level] ?? [:]).sorted(by: { $0.key < $1.key }) {
        var change = try SuccessionsOfADay(rows, act, writer.reader, isShared: isShared)
        try change.record(rows, writer, &result)
      }
    }
    return result
  }
}

/// The successions of one level and one day.
private struct SuccessionsOfADay {
  private let day: Day
  private let act: String?
  private let isShared: Bool
  private var map: UnitMap
  private let match: SuccessionMatch
  private let inUse: Set<Id<Unit>>
  private var known: [Id<Unit>: Set<Id<Unit>>] = [:]
  private var changes: [Id<Unit>: UnitChange] = [:]

  private struct Matched {
    let row: SuccessionRow
    var old: UnitVersion
    var new: UnitVersion
    let remarks: [UnitRowFault]
    /// In how many rows the unit before, and the unit after, stand.
    var rowsOfOld = 0
    var rowsOfNew = 0

    /// A unit that goes over whole into itself, and nothing else does.
    var isTheSame: Bool {
      old.unit == new.unit && row.extent == .full && rowsOfOld == 1 && rowsOfNew == 1
    }

    var kind: UnitChangeKind {
      if rowsOfNew > 1 { return .merge }
      if row.extent == .partial { return .split }
      return old.nameVi.searchKey == new.nameVi.searchKey ? .retype : .rename
    }
  }

  init(
    _ rows: [SuccessionRow], _ act: String?, _ reader: Reader, isShared: Bool
  ) throws {
    day = rows[0].effectiveOn
    (self.act, self.isShared) = (act, isShared)
    map = try UnitMap(reader)
    inUse = try reader.unitsInUse()
    let changes = try reader.list(UnitChange.self, where: "effective_on = \(day)")
    let byId = Dictionary(uniqueKeysWithValues: changes.map { ($0.id, $0) })
    var heirs: [Id<Unit>: [Id<Unit>]] = [:]
    for link in try reader.list(UnitSuccession.self) {
      heirs[link.predecessor, default: []].append(link.successor)
      guard let change = byId[link.change] else { continue }
      known[link.predecessor, default: []].insert(link.successor)
      self.changes[link.successor] = change
    }
    match = SuccessionMatch(rows, map, heirs: heirs, known: known)
  }

  mutating func record(
    _ rows: [SuccessionRow], _ writer: borrowing Writer, _ result: inout UnitImport
  ) throws {
    var matched: [Matched] = []
    // In how many rows a unit stands on either side, whether or not its other side was found.
    var olds: [Id<Unit>: Int] = [:]
    var news: [Id<Unit>: Int] = [:]
    for row in rows {
      let found = match.units(row)
      if case .success(let old) = found.old { olds[old.unit.unit, default: 0] += 1 }
      if case .success(let new) = found.new { news[new.unit.unit, default: 0] += 1 }
      do {
        let (old, new) = (try found.old.get(), try found.new.get())
        let remarks = [old.remark, new.remark].compactMap(\.self)
        matched.append(Matched(row: row, old: old.unit, new: new.unit, remarks: remarks))
      } catch {
        result.refuse(row.line, error.reason.error)
      }
    }
    for index in matched.indices {
      matched[index].rowsOfOld = olds[matched[index].old.unit] ?? 0
      matched[index].rowsOfNew = news[matched[index].new.unit] ?? 0
    }
    let goingOn = Set(matched.filter(\.isTheSame).map(\.old.unit))
    let parted = try part(
      matched.filter { $0.old.unit == $0.new.unit }.map(\.new)
        .filter { !goingOn.contains($0.unit) }, writer)
    for var item in matched {
      for remark in item.remarks { result.remark(item.row.line, remark.error) }
      if goingOn.contains(item.old.unit) {
        result.present += 1
        continue
      }
      if let new = parted[item.new.unit] { item.new = new }
      guard item.old.unit != item.new.unit else {
        result.refuse(item.row.line, UnitRowFault.inUse(item.new).error)
        continue
      }
      try link(item, writer, &result)
    }
    try endEmptyDistricts(writer)
  }

  /// A unit that took in others under its own code and name was one unit in the lists; from the day
  /// on it is another. Not where records name it: whether they mean the unit before or after, no
  /// list can say.
  private mutating func part(
    _ units: [UnitVersion], _ writer: borrowing Writer
  ) throws -> [Id<Unit>: UnitVersion] {
    var parted: [Id<Unit>: UnitVersion] = [:]
    for unit in units where parted[unit.unit] == nil && !inUse.contains(unit.unit) {
      guard let level = map.levels[unit.unit] else { continue }
      let successor = try writer.newUnit(level)
      for var version in map.versions(of: unit.unit)
      where version.holds(on: day)
        || version.validFrom.map({ $0 >= day }) ?? false
      {
        // One version across the day becomes two.
        if version.validFrom.map({ $0 < day }) ?? true {
          version = try writer.alter(version, on: day) { $0.unit = successor }
        } else {
          version.unit = successor
          try writer.update(version)
        }
        if version.holds(on: day) { parted[unit.unit] = version }
      }
      try reparent(from: unit.unit, to: successor, writer)
    }
    return parted
  }

  /// What stands under a unit from the day on stands under its successor.
  private func reparent(
    from old: Id<Unit>, to new: Id<Unit>, _ writer: borrowing Writer
  ) throws {
    let children = try writer.reader.list(
      UnitVersion.self, where: "parent = \(old) AND valid_from >= \(day)")
    for var child in children {
      child.parent = new
      try writer.update(child)
    }
  }

  private mutating func link(
    _ item: Matched, _ writer: borrowing Writer, _ result: inout UnitImport
  ) throws {
    let (old, new) = (item.old.unit, item.new.unit)
    let shared = isShared ? SharedSuccession(item.old, item.new, map) : nil
    guard known[old, default: []].insert(new).inserted else {
      result.present += 1
      try shared?.keep(old, new, on: day, writer)
      return
    }
    // Given away in part to one other only, it may go on with the rest.
    if item.row.extent == .full || item.rowsOfOld > 1 {
      for version in map.versions(of: item.old.unit)
      where version.holds(on: day.before) && version.holds(on: day) {
        map.replace(try writer.end(version, on: day))
      }
    }
    let change =
      try changes[new]
      ?? writer.change(item.kind, of: item.new, on: day, act: act, as: shared?.change)
    changes[new] = change
    try writer.succeed(change, old, new, item.row.extent, as: shared?.id)
    result.added += 1
  }

  /// No list says that districts ended; each ended with the last commune in it.
  private func endEmptyDistricts(_ writer: borrowing Writer) throws {
    let empty = try writer.reader.list(
      UnitVersion.self,
      where: """
        (valid_from IS NULL OR valid_from < \(day)) AND (valid_to IS NULL OR valid_to > \(day))
        AND (SELECT u.level FROM unit AS u WHERE u.id = unit_version.unit) = 'district'
        AND EXISTS (SELECT 1 FROM unit_version AS c
                     WHERE c.parent = unit_version.unit AND c.valid_to = \(day))
        AND NOT EXISTS (SELECT 1 FROM unit_version AS c
                         WHERE c.parent = unit_version.unit
                           AND (c.valid_to IS NULL OR c.valid_to > \(day)))
        """)
    for district in empty { try writer.end(district, on: day) }
  }
}
