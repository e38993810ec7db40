import SQLite
import Storage

/// Every version of every unit at hand, because a list of ten thousand asks for most of them.
struct UnitMap {
  private(set) var levels: [Id<Unit>: UnitLevel] = [:]
  private var byCode: [String: [UnitVersion]] = [:]
  private var byName: [String: [UnitVersion]] = [:]
  private var byUnit: [Id<Unit>: [UnitVersion]] = [:]

  init(_ reader: Reader) throws(SQLiteError) {
    for unit in try reader.list(Unit.self) { levels[unit.id] = unit.level }
    for version in try reader.list(UnitVersion.self) { add(version, levels[version.unit]) }
  }

  /// Every version that has had a code at a level.
  func versions(_ code: String, _ level: UnitLevel) -> [UnitVersion] {
    (byCode[code] ?? []).filter { levels[$0.unit] == level }
  }

  /// What held on a day under a code.
  func version(_ code: String, _ level: UnitLevel, on day: Day) -> UnitVersion? {
    versions(code, level).first { $0.holds(on: day) }
  }

  /// What held on a day under a name with its type.
  func versions(named name: String, on day: Day) -> [UnitVersion] {
    (byName[name.searchKey] ?? []).filter { $0.holds(on: day) }
  }

  var versions: [UnitVersion] { byUnit.values.flatMap(\.self) }

  func versions(of unit: Id<Unit>) -> [UnitVersion] { byUnit[unit] ?? [] }

  /// The province over a unit on a day.
  func province(over unit: Id<Unit>, on day: Day) -> Id<Unit>? {
    var next: Id<Unit>? = unit
    while let id = next, levels[id] != .province {
      next = versions(of: id).first { $0.holds(on: day) }?.parent
    }
    return next
  }

  mutating func add(_ version: UnitVersion, _ level: UnitLevel?) {
    levels[version.unit] = level
    byCode[version.code, default: []].append(version)
    byName[version.fullName.searchKey, default: []].append(version)
    byUnit[version.unit, default: []].append(version)
  }

  /// Puts the version as it is now in the place of what it was.
  mutating func replace(_ version: UnitVersion) {
    guard let old = byCode[version.code]?.first(where: { $0.id == version.id }) else { return }
    byCode[old.code]?.removeAll { $0.id == old.id }
    byName[old.fullName.searchKey]?.removeAll { $0.id == old.id }
    byUnit[old.unit]?.removeAll { $0.id == old.id }
    add(version, levels[version.unit] ?? levels[old.unit])
  }
}
