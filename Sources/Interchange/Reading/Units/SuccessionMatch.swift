import Storage

/// Finds the units that rows name by code and name, which do not always agree.
///
/// The code and the name agree, their type and accents aside: that unit. Otherwise a unit of that
/// very name in the province of the other side, when there is one only and no row of the file names
/// it by its own code. Otherwise none.
struct SuccessionMatch {
  private let map: UnitMap
  /// The codes that rows of the file name, so that no unit is taken twice.
  private let oldCodes: Set<String>
  private let newCodes: Set<String>
  /// The provinces each went over into.
  private let heirs: [Id<Unit>: [Id<Unit>]]

  /// What is recorded of the day already.
  private let known: [Id<Unit>: Set<Id<Unit>>]

  init(
    _ rows: [SuccessionRow], _ map: UnitMap, heirs: [Id<Unit>: [Id<Unit>]],
    known: [Id<Unit>: Set<Id<Unit>>]
  ) {
    self.known = known
    self.map = map
    self.heirs = heirs
    oldCodes = Set(rows.map(\.old.code))
    newCodes = Set(rows.map(\.new.code))
  }

  /// What was found, and a remark where it is not quite what was written.
  struct Found {
    let unit: UnitVersion
    let remark: UnitRowFault?
  }

  /// Both units of a row.
  ///
  /// - Throws: ``Unmatched`` that says which is not there.
  func units(_ row: SuccessionRow) -> (old: Result<Found, Unmatched>, new: Result<Found, Unmatched>)
  {
    let (before, day) = (row.effectiveOn.before, row.effectiveOn)
    // The five island districts became special zones, at the level of a commune.
    let districts: [UnitLevel] = row.level == .commune ? [.district] : []
    var old = byCode(row.old, [row.level] + districts, on: before)
    var new = byCode(row.new, [row.level], on: day)
    if case .failure = old, case .success(let heir) = new,
      let province = map.province(over: heir.unit.unit, on: day),
      let found = byName(
        row.old, row.level, on: before, unlike: oldCodes,
        where: {
          $0 == province || heirs[$0]?.contains(province) == true
        }),
      // It went over already, and not into that one: some other row meant it.
      known[found.unit.unit]?.contains(heir.unit.unit) ?? true
    {
      old = .success(found)
    }
    if case .failure = new, case .success(let predecessor) = old,
      let province = map.province(over: predecessor.unit.unit, on: before),
      let found = byName(
        row.new, row.level, on: day, unlike: newCodes,
        where: {
          $0 == province || heirs[province]?.contains($0) == true
        })
    {
      new = .success(found)
    }
    return (old, new)
  }

  private func byCode(
    _ named: SuccessionRow.Named, _ levels: [UnitLevel], on day: Day
  ) -> Result<Found, Unmatched> {
    var other: UnitVersion?
    for level in levels {
      guard let found = map.version(UnitVersion.code(named.code, level), level, on: day) else {
        continue
      }
      let written = named.name.searchKey
      if found.fullName.searchKey == written || found.nameVi.searchKey == written {
        let names = [found.fullName, found.nameVi].map(\.accentKey)
        let isExact = names.contains(named.name.accentKey)
        return .success(
          Found(unit: found, remark: isExact ? nil : .otherSpelling(found, name: named.name)))
      }
      guard level == levels[0] else { continue }
      if let split = UnitType.split(named.name), split.name.searchKey == found.nameVi.searchKey {
        return .success(Found(unit: found, remark: .otherType(found, name: named.name)))
      }
      other = found
    }
    return .failure(
      Unmatched(reason: .unmatched(code: named.code, name: named.name, other: other, day)))
  }

  private func byName(
    _ named: SuccessionRow.Named, _ level: UnitLevel, on day: Day, unlike codes: Set<String>,
    where isInside: (Id<Unit>) -> Bool
  ) -> Found? {
    let candidates = map.versions(named: named.name, on: day).filter {
      map.levels[$0.unit] == level && !codes.contains($0.code)
        && map.province(over: $0.unit, on: day).map(isInside) == true
    }
    guard candidates.count == 1 else { return nil }
    return Found(unit: candidates[0], remark: .otherCode(candidates[0], code: named.code))
  }
}

/// No unit is surely meant.
struct Unmatched: Error {
  let reason: UnitRowFault
}
