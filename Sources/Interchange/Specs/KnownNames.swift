import SQLite
import Storage

/// What the names in a file were found to mean; a file names the same units over and over.
struct KnownNames {
  /// What the place of a registration depends on. Between two turns of units every name means the
  /// same, so of its time only that: before which turn it begins, and before which it is meant.
  private struct PlaceKey: Hashable {
    let name: PlaceName
    let first: Int
    let day: Int
  }

  private var places = Memo<Placement, PlaceKey>()
  private var fields = Memo<Id<Field>, String>()
  private var committees = Memo<Id<Committee>, String>()
  private var sources = Memo<Id<Source>, String>()
  /// The days on which a unit began or ended.
  private var turns: [Day]?

  mutating func place(
    _ name: PlaceName, _ registration: Registration, _ reader: Reader
  ) throws -> Placement {
    let turns = try turns ?? reader.turnsOfUnits()
    self.turns = turns
    let first = registration.registeredOn ?? Day.first(of: registration.year)
    let key = PlaceKey(
      name: name, first: turns.firstIndex(after: first),
      day: turns.firstIndex(after: registration.placeDay))
    return try places.value(key) {
      try reader.place(name, of: registration)
    }
  }

  mutating func field(_ name: String, _ reader: Reader) throws -> Id<Field> {
    try fields.value(name) { try reader.field(name).id }
  }

  mutating func committee(_ name: String, _ reader: Reader) throws -> Id<Committee> {
    try committees.value(name) {
      try Committee.reference(name, "committee", LookupContext(reader))
    }
  }
}

extension KnownNames {
  mutating func source(_ name: String, _ reader: Reader) throws -> Id<Source> {
    try sources.value(name) { try Source.reference(name, "source", LookupContext(reader)) }
  }
}

extension [Day] {
  /// Where in an ordered list the days after this one begin.
  fileprivate func firstIndex(after day: Day) -> Int { firstIndex { $0 > day } ?? count }
}

/// What was stored before a file came, by what makes two records be about one thing. What the file
/// brings itself is never among it: nobody entered that before. What one row was found to be no
/// other row is.
struct StoredBefore<Record, Thing: Hashable> {
  private var records: [Thing: [Record]] = [:]

  /// What was stored about a thing: nothing more once one of it is found to say the same.
  ///
  /// - Parameter find: what is stored now; asked once, before the file brings any of it.
  mutating func others(
    about thing: Thing, _ find: () throws -> [Record], same: (Record) -> Bool
  ) rethrows -> [Record]? {
    var stored = try records.removeValue(forKey: thing) ?? find()
    let found = stored.firstIndex(where: same)
    if let found { stored.remove(at: found) }
    records[thing] = stored
    return found == nil ? stored : nil
  }
}

/// Ids, most of them given in a row.
struct IdRanges<Record> {
  private var ranges: [ClosedRange<Int64>] = []

  mutating func insert(_ id: Id<Record>) {
    let number = id.rawValue
    if let last = ranges.last, last.upperBound + 1 == number {
      ranges[ranges.count - 1] = last.lowerBound...number
    } else {
      ranges.append(number...number)
    }
  }

  func contains(_ id: Id<Record>) -> Bool { ranges.contains { $0.contains(id.rawValue) } }
}
