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

  private struct TitleInPlace: Hashable {
    let title: TitleKey
    let unit: Id<Unit>
  }

  /// Rows of three tables.
  private struct Batch: Sendable {
    let models: RecordBatch<Model>
    let registrations: RecordBatch<Registration>
    let decisions: RecordBatch<Recognition>
    let decided: [Id<Recognition>]
  }

  private var entries: [Entry] = []
  private var places: Set<TitleInPlace> = []
  /// What comes next to be written, and where it is.
  private var next: (batch: () -> Batch, places: Set<TitleInPlace>)?
  private var storedTitles: StoredTitles?
  private let bareTitles = BareTitles()

  /// Nothing taken yet.
  public init() {}

  /// Takes a model, unless the stored or the taken ones have to be asked about it, or a rule
  /// is broken: `Writer.register` and `Writer.decide` know what to do then, and what to say.
  ///
  /// - Parameters:
  ///   - model: in stored form but for its code, which it has none of. So are the other two.
  ///   - title: the search key of its title.
  public mutating func append(
    _ model: Model, _ title: TitleKey, in place: Placement, _ registration: Registration,
    _ decision: Recognition?, _ reader: Reader
  ) throws -> Bool {
    let key = TitleInPlace(title: title, unit: place.unit)
    let storedTitles = try storedTitles ?? StoredTitles(reader)
    self.storedTitles = storedTitles
    guard BatchWriter.isInOrder(registration, decision, of: model),
      next?.places.contains(key) != true,
      try !storedTitles.contain(title, of: place.unit),
      try bareTitles.insert(title, of: place.unit, in: registration.year, reader),
      places.insert(key).inserted
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

  /// Stores what was taken before the last time, and answers the decisions among it.
  public mutating func advance(with writer: borrowing Writer) throws -> [Id<Recognition>] {
    let due = next
    next = nil
    if !entries.isEmpty {
      try giveCodes(writer)
      try giveIds(writer)
      next = (try BatchWriter.pack(entries, writer), places)
      entries = []
      places = []
    }
    guard let batch = due?.batch() else { return [] }
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

/// The search key of a title, with its hash: the thread that makes it has time for that.
public struct TitleKey: Hashable, Sendable {
  let text: String
  private let textHash: Int
  /// Of what is left without what people add or leave out.
  let bareHash: Int

  /// Folds the title and hashes what comes of it.
  public init(_ title: String) { self.init(searchKey: title.searchKey) }

  /// Of a key that may go on with a translation on another line.
  init(searchKey: String) {
    let end = searchKey.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? searchKey.endIndex
    text = end == searchKey.endIndex ? searchKey : String(searchKey[..<end])
    textHash = text.hashValue
    bareHash = text.bareTitle.hashValue
  }

  /// Of one key; the hashes are compared first.
  public static func == (one: TitleKey, other: TitleKey) -> Bool {
    one.textHash == other.textHash && one.text == other.text
  }

  /// Gives the hash that was made with the key.
  public func hash(into hasher: inout Hasher) { hasher.combine(textHash) }
}

/// The models that are stored, asked for each row of a file by one statement.
private final class StoredTitles {
  private let statement: Statement

  init(_ reader: Reader) throws(SQLiteError) {
    statement = try reader.connection.prepare(
      """
      SELECT 1 FROM model
       WHERE search_key >= ?1 AND search_key < ?1 || char(0x0B) AND +unit = ?2
      """)
  }

  /// Whether there may be a model of that title and place, by the beginning of its search key.
  func contain(_ title: TitleKey, of unit: Id<Unit>) throws(SQLiteError) -> Bool {
    try statement.bindAll(title.text, unit)
    return try statement.first { _ throws(SQLiteError) in true } ?? false
  }
}
