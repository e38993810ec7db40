import SQLite
import Threads

/// New models of a file with their registrations and decisions, put together to be written by one
/// statement a table. One by one each would cost three statements, a savepoint and a dozen
/// questions; written together they get the same ids and codes.
///
/// Only models about which the stored ones have no say are taken; `write` comes before all else.
/// What was taken is made into rows by another thread while more is taken and SQLite writes what
/// was taken before.
public struct BatchWriter {
  /// Rows of three tables.
  private struct Batch: Sendable {
    let models: RecordBatch<Model>
    let registrations: RecordBatch<Registration>
    let decisions: RecordBatch<Recognition>
    let decided: [Id<Recognition>]
  }

  private var waiting = WaitingModels()
  /// What comes next to be written.
  private var next: (() -> Batch)?
  private let titles = KnownTitles()
  /// Of what was taken, and of what comes next to be written.
  private var (codes, nextCodes) = (WaitingCodes(), WaitingCodes())
  private var free = FreeCodes()

  /// Nothing taken yet.
  public init() {}

  /// Takes a model, unless the stored or the taken ones have to be asked about it, or a rule
  /// is broken: `Writer.register` and `Writer.decide` know what to do then, and what to say.
  ///
  /// - Parameters:
  ///   - model: in stored form; without a code it is given the next. So are the other two.
  ///   - title: the key of its title.
  public mutating func append(
    _ model: Model, _ title: TitleKey, in place: Placement, _ registration: Registration,
    _ decision: Recognition?, _ reader: Reader
  ) throws -> Bool {
    let series = model.code.isEmpty ? "\(place.province.code)-\(registration.year)" : nil
    guard BatchWriter.isInOrder(registration, decision, of: model),
      try isFree(model.code, series, reader),
      try titles.insert(title, of: place.unit, in: registration.year, reader)
    else { return false }
    codes.insert(model.code, series)
    var model = model
    model.unit = place.unit
    waiting.append(model, series)
    waiting.append(registration, of: waiting.models.count - 1, in: place)
    if let decision { waiting.append(decision, on: waiting.registrations.count - 1) }
    return true
  }

  /// The model of that code, where it was taken and is not being written yet.
  public func model(code: String) -> Model? { waiting.index(of: code).map { waiting.models[$0] } }

  /// Takes a further year of a model that waits, or a further decision on a registration of it;
  /// else as above.
  ///
  /// - Parameter agrees: whether the row says of the registration what was said before.
  public mutating func append(
    toModel code: String, _ title: TitleKey, in place: Placement, _ registration: Registration,
    _ decision: Recognition?, _ reader: Reader, agrees: (Registration) -> Bool
  ) throws -> Bool {
    guard let index = waiting.index(of: code), place.unit == waiting.models[index].unit else {
      return false
    }
    let known = waiting.registration(of: index, in: registration.year)
    let stored = known.map { waiting.registrations[$0] } ?? registration
    guard BatchWriter.isInOrder(stored, decision, of: waiting.models[index]) else { return false }
    if let known {
      guard let decision, agrees(stored), waiting.leaves(decision.level, on: known) else {
        return false
      }
      waiting.append(decision, on: known)
      return true
    }
    // Whatever else has that title.
    _ = try titles.insert(title, of: place.unit, in: registration.year, reader)
    waiting.append(registration, of: index, in: place)
    if let decision { waiting.append(decision, on: waiting.registrations.count - 1) }
    return true
  }

  /// Whether nothing has that code, nor will have it by its turn.
  private mutating func isFree(
    _ code: String, _ series: String?, _ reader: Reader
  ) throws -> Bool {
    guard codes.leave(code, series), nextCodes.leave(code, series) else { return false }
    return try series != nil || free.contains(code, reader)
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
    (codes, nextCodes, free) = (WaitingCodes(), codes, FreeCodes())
    if !waiting.isEmpty {
      try waiting.giveCodes(writer)
      try waiting.giveIds(writer)
      next = try BatchWriter.pack(waiting, writer)
      waiting = WaitingModels()
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
    while next != nil || !waiting.isEmpty { decided += try advance(with: writer) }
    return decided
  }

  private static func pack(
    _ waiting: WaitingModels, _ writer: borrowing Writer
  ) throws -> () -> Batch {
    let layouts = (
      try writer.layout(of: Model.self), try writer.layout(of: Registration.self),
      try writer.layout(of: Recognition.self)
    )
    let pack = { @Sendable in
      Batch(
        models: RecordBatch(waiting.models, layouts.0),
        registrations: RecordBatch(waiting.registrations, layouts.1),
        decisions: RecordBatch(waiting.decisions, layouts.2),
        decided: waiting.decisions.map(\.id))
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
}
