import SQLite

/// All that a code or name may mean, and which of it is the nearest.
struct UnitSearch {
  let name: UnitName
  private let level: UnitLevel?
  /// The province it is looked for in, with all it was formed from.
  private let provinces: [Id<Unit>]?
  private let reader: Reader
  /// Versions of any day, the latest first.
  private var known: [UnitVersion] = []

  init(
    _ text: String, _ level: UnitLevel?, _ province: Id<Unit>?, on day: Day, _ reader: Reader
  ) throws {
    self.level = level
    self.reader = reader
    name = try UnitName(text, on: day) { try reader.reorganizations(around: .today).last }
    provinces = try province.map { try reader.lineage(of: $0) }
    known = try find()
  }

  /// The condition that a version is of the level and in the province.
  var scope: SQL {
    let ofLevel: SQL =
      """
      (\(level) IS NULL
       OR (SELECT u.level FROM unit AS u WHERE u.id = unit_version.unit) = \(level))
      """
    guard let provinces else { return ofLevel }
    return """
      \(ofLevel) AND (unit IN (\(list: provinces)) OR parent IN (\(list: provinces))
        OR EXISTS (SELECT 1 FROM unit_version AS d
                    WHERE d.unit = unit_version.parent AND d.parent IN (\(list: provinces))))
      """
  }

  /// The one that held on the day, also when it was called so on another day only.
  func holding() throws -> UnitVersion? {
    let day = name.day
    if let found = try nearest(known.filter { $0.holds(on: day) }) { return found }
    var seen: Set<Id<Unit>> = []
    let units = known.filter { seen.insert($0.unit).inserted }
    guard let other = try nearest(try units.filter { try now($0) != nil }) else { return nil }
    return try now(other)
  }

  /// The one that went by that name on another day.
  func ended() throws -> UnitVersion? {
    // Of several that are gone, the last to go; their codes and names were handed on.
    let last = known.compactMap(\.validTo).filter { $0 <= name.day }.max()
    var seen: Set<Id<Unit>> = []
    let units = known.filter { seen.insert($0.unit).inserted }
    return try nearest(units.filter { $0.validTo == last })
      ?? nearest(units)
  }

  func notFound(like near: [String]) -> DomainError { .notFound(entityKind, name.text, like: near) }

  private var entityKind: EntityKind { level == .province ? .province : .unit }

  private func now(_ version: UnitVersion) throws(SQLiteError) -> UnitVersion? {
    try reader.version(of: version.unit, on: name.day).flatMap {
      $0.holds(on: name.day) ? $0 : nil
    }
  }

  private func find() throws(SQLiteError) -> [UnitVersion] {
    let codes = name.codes(level)
    var found = try list("code IN (\(list: codes))")
    // The first line of a search key is the name without its type, so an index serves.
    for (key, _) in name.keys where !key.isEmpty {
      found += try list("search_key >= \(key) AND search_key < \(key + "\u{B}")")
    }
    found = found.filter { codes.contains($0.code) || name.distance($0) != nil }
    if !found.isEmpty { return found }
    // Any other line of it, the English name above all.
    for (key, _) in name.keys {
      found += try list("instr(char(10) || search_key || char(10), \("\n" + key + "\n")) > 0")
    }
    return found.filter { name.distance($0) != nil }
  }

  private func list(_ condition: SQL) throws(SQLiteError) -> [UnitVersion] {
    try reader.list(
      UnitVersion.self,
      where: "\(condition) AND \(scope) ORDER BY coalesce(valid_from, '') DESC")
  }

  /// The nearest of several; of those that are as near, the one that stands highest, unless a
  /// province was named to look in.
  ///
  /// - Throws: `DomainError` that lists them, where two are as near.
  private func nearest(_ versions: [UnitVersion]) throws -> UnitVersion? {
    let codes = name.codes(level)
    func distance(_ version: UnitVersion) -> Int {
      codes.firstIndex(of: version.code) ?? name.distance(version) ?? .max
    }
    guard let least = versions.map(distance).min() else { return nil }
    var best = versions.filter { distance($0) == least }
    best = Array(
      Dictionary(best.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first }).values)
    if best.count > 1 { best = try highest(best) }
    if best.count == 1 { return best[0] }
    let shown = try best.sorted { $0.code < $1.code }.map { version throws(SQLiteError) in
      try reader.described(version, on: version.validTo?.before ?? name.day)
    }
    throw DomainError.ambiguous(entityKind, name.text, shown)
  }

  private func highest(_ versions: [UnitVersion]) throws(SQLiteError) -> [UnitVersion] {
    var levels: [UnitLevel: [UnitVersion]] = [:]
    for version in versions {
      guard let level = try reader.get(version.unit)?.level else { continue }
      levels[level, default: []].append(version)
    }
    let order: [UnitLevel] =
      provinces == nil
      ? [.country, .province, .district, .commune] : [.commune, .district, .province, .country]
    return order.lazy.compactMap { levels[$0] }.first ?? versions
  }
}
