import SQLite

/// New models of a file, each with its registration and perhaps a decision, gathered to be written
/// by one statement a table. One by one each would cost three statements, a savepoint and a dozen
/// questions; written together they get the same ids and codes.
///
/// Only models about which the stored ones have no say are gathered; `write` comes before all else.
public struct Intake {
  private struct Entry {
    var model: Model
    var registration: Registration
    var decision: Recognition?
    /// What its code begins with.
    let series: String
  }

  private struct Place: Hashable {
    let titleKey: String
    let unit: Id<Unit>
  }

  private var entries: [Entry] = []
  private var places: Set<Place> = []

  public init() {}

  /// Gathers a model, unless the stored or the gathered ones have to be asked about it, or a rule
  /// is broken: `Writer.register` and `Writer.decide` know what to do then, and what to say.
  ///
  /// - Parameters:
  ///   - model: in stored form but for its code, which it has none of. So are the other two.
  ///   - titleKey: the search key of its title.
  public mutating func gather(
    _ model: Model, titleKey: String, in place: Storage.Place, _ registration: Registration,
    _ decision: Recognition?, _ reader: Reader
  ) throws -> Bool {
    let key = Place(titleKey: titleKey, unit: place.unit)
    guard !places.contains(key), try !reader.hasLookAlike(titleKey, place.unit),
      Intake.isInOrder(registration, decision, of: model)
    else { return false }
    places.insert(key)
    var entry = Entry(
      model: model, registration: registration, decision: decision,
      series: "\(place.province.code)-\(registration.year)")
    entry.model.unit = place.unit
    entry.registration.unit = place.unit
    entry.registration.province = place.province.unit
    entries.append(entry)
    return true
  }

  /// Stores what was gathered, and answers the decisions among it.
  public mutating func write(with writer: borrowing Writer) throws -> [Id<Recognition>] {
    guard !entries.isEmpty else { return [] }
    try giveCodes(writer)
    try giveIds(writer)
    let decisions = entries.compactMap(\.decision)
    try writer.insert(all: entries.lazy.map(\.model), Model.self)
    try writer.insert(all: entries.lazy.map(\.registration), Registration.self)
    try writer.insert(all: decisions, Recognition.self)
    entries.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    return decisions.map(\.id)
  }

  private static func isInOrder(
    _ registration: Registration, _ decision: Recognition?, of model: Model
  ) -> Bool {
    guard let decision else { return true }
    do {
      try registration.admits(decision)
      try decision.follows(nil, model)
      return true
    } catch {
      return false
    }
  }

  private mutating func giveCodes(_ writer: borrowing Writer) throws {
    for (series, members) in Dictionary(grouping: entries.indices, by: { entries[$0].series }) {
      let codes = try writer.nextCodes(Model.self, after: series, count: members.count)
      for (index, code) in zip(members, codes) { entries[index].model.code = code }
    }
  }

  private mutating func giveIds(_ writer: borrowing Writer) throws {
    let model = try writer.reserve(entries.count, Model.self)
    let registration = try writer.reserve(entries.count, Registration.self)
    var decision = try writer.reserve(entries.count { $0.decision != nil }, Recognition.self)
    for index in entries.indices {
      let number = Int64(index)
      entries[index].model.id = Id(rawValue: model + number)
      entries[index].registration.id = Id(rawValue: registration + number)
      entries[index].registration.model = Id(rawValue: model + number)
      guard entries[index].decision != nil else { continue }
      entries[index].decision?.id = Id(rawValue: decision)
      entries[index].decision?.registration = Id(rawValue: registration + number)
      decision += 1
    }
  }
}

extension Reader {
  /// Whether there may be a model of that title and place, by the beginning of its search key.
  fileprivate func hasLookAlike(_ titleKey: String, _ unit: Id<Unit>) throws(SQLiteError) -> Bool {
    try connection.value(
      """
      SELECT 1 FROM model
       WHERE search_key >= \(titleKey) AND search_key < \(titleKey + "\u{0B}") AND +unit = \(unit)
      """, as: Int.self) != nil
  }
}
