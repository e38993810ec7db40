import SQLite
import Storage

/// The numbers of the units of a list that comes with danvan, each made from its code for good;
/// those of the seeds' own lines lie below a million.
struct SharedUnits {
  /// 1 for the units of before July 2025, 2 for those since.
  let list: Int64
  /// Codes under which no unit goes on from one list to the next, whatever its name: it took in
  /// others, or was parted.
  let parting: Set<String>

  /// `nil` for a code that is no number.
  func number(_ code: String, _ level: UnitLevel) -> Int64? {
    guard let number = Int64(code) else { return nil }
    return list * 1_000_000 + (level == .district ? 900_000 : 0) + number
  }
}

/// The ids of a succession of communes that comes with danvan, made from the codes of both.
struct SharedSuccession {
  let id: Id<UnitSuccession>
  let change: Id<UnitChange>

  init?(_ old: UnitVersion, _ new: UnitVersion, _ map: UnitMap) {
    guard let from = Int64(old.code), let to = Int64(new.code) else { return nil }
    // Five islands were districts; no commune has so high a code.
    let first = (map.levels[old.unit] == .district ? 90_000 : 0) + from
    id = .shared(10_000_000_000 + first * 100_000 + to)
    change = .shared(1_000_000 + to)
  }

  /// Keeps that a stored one is this, where it has ids of its own.
  func keep(
    _ old: Id<Unit>, _ new: Id<Unit>, on day: Day, _ writer: borrowing Writer
  ) throws {
    guard !old.isShared || !new.isShared else { return }
    let stored = try writer.reader.first(
      UnitSuccession.self,
      where: """
        predecessor = \(old) AND successor = \(new)
        AND change IN (SELECT id FROM unit_change WHERE effective_on = \(day))
        """)
    guard let stored else { return }
    try writer.share(stored.id, as: id)
    try writer.share(stored.change, as: change)
  }
}
