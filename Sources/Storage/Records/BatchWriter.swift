import SQLite

/// New models of a file, each with its registration and perhaps a decision, put together to be
/// written by one statement a table. One by one each would cost three statements, a savepoint and a
/// dozen questions; written together they get the same ids and codes.
///
/// Only models about which the stored ones have no say are taken; `write` comes before all else.
/// What was taken is made into rows by another thread while more is taken and SQLite writes what
/// was taken before.
public struct BatchWriter {
  private struct Entry: Sendable {
    var model: Model
    var registration: Registration
    var decision: Recognition?
    /// What its code begins with.
    let series: String
  }

  /// Rows of three tables.
  private struct Batch: Sendable {
    let models: RecordBatch<Model>
    let registrations: RecordBatch<Registration>
    let decisions: RecordBatch<Recognition>
    let decided: [Id<Recognition>]
  }

  private var entries: [Entry] = []
  /// What comes next to be written.
  private var next: (() -> Batch)?
  private let titles = KnownTitles()

  /// Nothing taken yet.
  public init() {}

  /// Takes a model, unless the stored or the taken ones have to be asked about it, or a rule
  /// is broken: `Writer.register` and `Writer.decide` know what to do then, and what to say.
  ///
  /// - Parameters:
  ///   - model: in stored form but for its code, which it has none of. So are the other two.
  ///   - title: the key of its title.
  public mutating func append(
    _ model: Model, _ title: TitleKey, in place: Placement, _ registration: Registration,
    _ decision: Recognition?, _ reader: Reader
  ) throws -> Bool {
    guard BatchWriter.isInOrder(registration, decision, of: model),
      try titles.insert(title, of: place.unit, in: registration.year, reader)
    else { return false }
    var entry = Entry(
      model: model, registration: registration, decision: decision,
      series: "\(place.province.code)-\(registration.year)")
    entry.model.unit = place.unit
    entry.registration.unit = place.unit
    entry.registration.province = place.province.unit
    entries.append(entry)
    return true
  }

  /// Whether a model may be like one that is there; for what is stored otherwise than by
  /// this, which is there from then on.
  public func mayBeAlike(
    _ title: String, of unit: Id<Unit>, in year: Int, _ reader: Reader
  ) throws(SQLiteError) -> Bool {
    try !titles.insert(TitleKey(title), of: unit, in: year, reader)
  }

  /// Stores what was taken before the last time, and answers the decisions among it.
  public mutating func advance(with writer: borrowing Writer) throws -> [Id<Recognition>] {
    let due = next
    next = nil
    if !entries.isEmpty {
      try giveCodes(writer)
      try giveIds(writer)
      next = try BatchWriter.pack(entries, writer)
      entries = []
    }
    guard let batch = due?() else { return [] }
    try writer.insert(batch.models)
    try writer.insert(batch.registrations)
    try writer.insert(batch.decisions)
    return batch.decided
  }

  /// Stores all that was taken, and answers the decisions among it.
  public mutating func write(with writer: borrowing Writer) throws -> [Id<Recognition>] {
    var decided: [Id<Recognition>] = []
    while next != nil || !entries.isEmpty { decided += try advance(with: writer) }
    return decided
  }

  private static func pack(
    _ entries: [Entry], _ writer: borrowing Writer
  ) throws -> () -> Batch {
    let layouts = (
      try writer.layout(of: Model.self), try writer.layout(of: Registration.self),
      try writer.layout(of: Recognition.self)
    )
    let pack = { @Sendable in
      let decisions = entries.compactMap(\.decision)
      return Batch(
        models: RecordBatch(entries.lazy.map(\.model), layouts.0),
        registrations: RecordBatch(entries.lazy.map(\.registration), layouts.1),
        decisions: RecordBatch(decisions, layouts.2), decided: decisions.map(\.id))
    }
    // The thread that makes the rows gives back the records, too.
    if let worker = Worker(pack) { return { worker.value } }
    return pack
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

/// What a title is without what people add or leave out, as a hash: the thread that makes it has
/// time for that.
public struct TitleKey: Sendable {
  fileprivate let hash: Int

  /// Folds the title.
  public init(_ title: String) { self.init(searchKey: title.searchKey) }

  fileprivate init(searchKey: String) { hash = searchKey.bareTitle.hashValue }
}

/// The titles of the models of some units and years, stored or of this file, by their keys: what is
/// not among them is like none.
private final class KnownTitles {
  private struct Place: Hashable {
    let unit: Id<Unit>
    let year: Int
  }

  private var titles: [Place: Set<Int>] = [:]
  private var units: Set<Id<Unit>> = []

  /// Adds a title; false where one that is like it may be there.
  func insert(
    _ title: TitleKey, of unit: Id<Unit>, in year: Int, _ reader: Reader
  ) throws(SQLiteError) -> Bool {
    if units.insert(unit).inserted { try read(unit, reader) }
    return titles[Place(unit: unit, year: year), default: []].insert(title.hash).inserted
  }

  /// All that is stored of a unit, or was registered there.
  private func read(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) {
    try reader.connection.forEach(
      """
      SELECT r.year, m.search_key FROM registration AS r JOIN model AS m ON m.id = r.model
       WHERE r.unit = \(unit)
      UNION ALL
      SELECT r.year, m.search_key FROM model AS m JOIN registration AS r ON r.model = m.id
       WHERE m.unit = \(unit) AND r.unit <> \(unit)
      """
    ) { row throws(SQLiteError) in
      let place = Place(unit: unit, year: try row[0])
      titles[place, default: []].insert(TitleKey(searchKey: try row[1]).hash)
    }
  }
}
