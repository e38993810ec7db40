import Foundation
import SQLite
import Storage

/// An office that enters at random through the public door, and keeps beside it what the file
/// should hold after each entry.
struct Office {
  let store: Store
  let path: String
  var ledger: Ledger
  var map = Map()
  /// After each entry of the journal, in order.
  var past: [(entry: Int64, ledger: Ledger)] = []
  var isUndone: Set<Int64> = []
  /// Provinces by code that somebody may name today.
  var named: [(code: String, unit: Int64)] = []
  var fields: [Int64] = []
  var committees: [Int64] = []
  var sources: [Int64] = []
  var random: Random
  let year = Day.today.year
  let journal = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)

  init(_ path: String, _ random: Random) throws {
    (self.path, self.random) = (path, random)
    ledger = Ledger(today: Day.today.iso)
    try Store.create(path, office: 0) { _ in }
    store = try Store.open(path, .write)
    try settle()
    let steps = 30 + self.random.pick(70)
    for _ in 0..<steps { try step() }
  }

  mutating func day(_ years: ClosedRange<Int>) -> Day {
    let day = Day(
      year: Int.random(in: years, using: &random), month: random.pick(12) + 1,
      day: [1, 15, 28, random.pick(28) + 1][random.pick(4)])
    return day ?? .today
  }

  mutating func one<T>(_ all: [T]) -> T { all[random.pick(all.count)] }

  /// One entry; what is refused changes nothing, in the file or in the ledger.
  mutating func write(_ body: (borrowing Writer, inout Ledger) throws -> Void) throws {
    var next = ledger
    do {
      let entry = try store.write(journal) { writer in
        try body(writer, &next)
        return try writer.entryId()
      }
      ledger = next
      past.append((entry, next))
    } catch is DomainError {
    }
  }

  private mutating func step() throws {
    switch random.pick(20) {
    case 0...2: try register()
    case 3, 4: try keepUp()
    case 5...12: try decide()
    case 13, 14: try select()
    case 15: try correctDecision()
    case 16: try correctRegistration()
    case 17: try random.pick(2) == 0 ? editModel() : report(everywhere: false)
    case 18: try random.pick(2) == 0 ? remove() : report(everywhere: true)
    default: try undo()
    }
  }

  // MARK: What is registered

  /// A day of the year or of the last months of the one before, or none.
  mutating func registrationDay(_ year: Int) -> Day? {
    switch random.pick(10) {
    case 0...2: return nil
    case 3: return Day(year: year - 1, month: 10 + random.pick(3), day: random.pick(28) + 1)
    default: return min(day(year...year), max(.today, .first(of: year)))
    }
  }

  func placed(_ year: Int, _ day: Day?) -> String {
    day?.iso ?? min(ledger.today, "\(year)-12-31")
  }

  private mutating func register() throws {
    let year = year - 3 + random.pick(random.pick(5) == 0 ? 5 : 4)
    let day = registrationDay(year)
    let on = placed(year, day)
    let place = one(map.alive(on: on, ["province", "district", "commune"]))
    guard let over = map.over(place.id, "province", on: on) else { return }
    let (field, owner) = (random.maybe(one(fields)), one(OwnerKind.allCases))
    let (body, other) = (random.maybe(one(committees)), random.maybe(one(committees)))
    let source = random.maybe(one(sources))
    let (isNew, title) = (random.pick(5) > 0, "Mô hình \(random.next())")
    try write { writer, ledger in
      var model = Storage.Model()
      (model.title, model.ownerKind, model.unit) = (title, owner, Id(rawValue: place.id))
      model.field = field.map(Id.init(rawValue:))
      model.committee = body.map(Id.init(rawValue:))
      var registration = Storage.Registration()
      (registration.year, registration.registeredOn) = (year, day)
      registration.mode = isNew ? .new : .maintained
      registration.unit = model.unit
      registration.committee = other.map(Id.init(rawValue:))
      registration.source = source.map(Id.init(rawValue:))
      let province = try Office.version(of: over, writer.reader)
      let stored = try writer.register(model, in: province, registration)
      ledger.models[stored.id.rawValue] = .init(
        id: stored.id.rawValue, code: stored.code, field: field, owner: owner.rawValue,
        unit: place.id, committee: body)
      try Office.enter(registration, over, stored, writer.reader, &ledger)
    }
  }

  private static func version(of unit: Int64, _ reader: Reader) throws -> UnitVersion {
    try reader.first(UnitVersion.self, where: "unit = \(unit)") ?? UnitVersion()
  }

  private static func enter(
    _ registration: Storage.Registration, _ province: Int64, _ model: Storage.Model,
    _ reader: Reader, _ ledger: inout Ledger
  ) throws {
    guard let id = try reader.registration(of: model, year: registration.year)?.id.rawValue
    else { return }
    ledger.registrations[id] = .init(
      id: id, model: model.id.rawValue, year: registration.year,
      day: registration.registeredOn?.iso, mode: registration.mode.rawValue,
      unit: registration.unit.rawValue, province: province,
      committee: registration.committee?.rawValue, source: registration.source?.rawValue)
  }

  /// A stored model for another year, where what it was in is now, or elsewhere.
  private mutating func keepUp() throws {
    guard let model = one(of: ledger.models) else { return }
    let year = year - 3 + random.pick(5)
    let day = registrationDay(year)
    let on = placed(year, day)
    let found = map.followed(model.unit, to: on)
    let elsewhere = one(map.alive(on: on, ["province", "commune"])).id
    let unit = found.isLost || random.pick(4) == 0 ? elsewhere : found.unit
    guard let over = map.over(unit, "province", on: on) else { return }
    let mode = one(RegistrationMode.allCases)
    try write { writer, ledger in
      let stored = try writer.reader.named(Storage.Model.self, model.code)
      var registration = Storage.Registration()
      (registration.year, registration.registeredOn) = (year, day)
      (registration.mode, registration.unit) = (mode, Id(rawValue: unit))
      _ = try writer.register(stored, in: try Office.version(of: over, writer.reader), registration)
      try Office.enter(registration, over, stored, writer.reader, &ledger)
    }
  }

  mutating func one<T>(of all: [Int64: T]) -> T? {
    all.isEmpty ? nil : all[one(all.keys.sorted())]
  }

  // MARK: What is decided

  private mutating func decide() throws {
    // Where something was decided already, now and then what was is taken back.
    let last = random.pick(2) == 0 ? self.one(of: ledger.recognitions) : nil
    guard
      let one = last.map({ ledger.registrations[$0.registration] })
        ?? self.one(of: ledger.registrations),
      let model = ledger.models[one.model]
    else { return }
    let day = decisionDay(one)
    let isKnown = random.pick(3) > 0
    let goesBack = last?.outcome == "recognized" && random.pick(2) == 0
    let level =
      last.flatMap { goesBack ? RecognitionLevel(rawValue: $0.level) : nil }
      ?? self.one(RecognitionLevel.allCases)
    let outcome: Outcome =
      goesBack ? .withdrawn : self.one([.recognized, .recognized, .declined])
    let source = random.maybe(self.one(sources))
    try write { writer, ledger in
      var decision = Recognition()
      (decision.level, decision.outcome) = (level, outcome)
      (decision.decidedOn, decision.knownBy) = (isKnown ? day : nil, day)
      decision.source = source.map(Id.init(rawValue:))
      let named = try writer.reader.named(Storage.Model.self, model.code)
      let id = try writer.decide(decision, on: named, year: one.year).1.id.rawValue
      ledger.recognitions[id] = .init(
        id: id, registration: one.id, level: level.rawValue, outcome: outcome.rawValue,
        day: isKnown ? day.iso : nil, known: day.iso, source: source)
    }
  }

  mutating func decisionDay(_ one: Ledger.Registration) -> Day {
    let last = ledger.decisions(on: one.id).last?.known ?? one.day
    let start = last.flatMap { Day(iso: $0) } ?? .first(of: one.year)
    return random.pick(4) == 0 ? max(start, day(year - 3...year)) : day(start.year...start.year + 1)
  }

  private mutating func select() throws {
    guard let on = self.one(of: ledger.recognitions)?.registration,
      let one = ledger.registrations[on], let model = ledger.models[one.model]
    else { return }
    let day = decisionDay(one)
    let isKnown = random.pick(3) > 0
    let level = self.one(RecognitionLevel.allCases)
    let outcome: SelectionOutcome = self.one([.selected, .selected, .unselected])
    try write { writer, ledger in
      var decision = Selection()
      (decision.level, decision.outcome) = (level, outcome)
      (decision.decidedOn, decision.knownBy) = (isKnown ? day : nil, day)
      let named = try writer.reader.named(Storage.Model.self, model.code)
      let id = try writer.decide(decision, on: named, year: one.year).1.id.rawValue
      ledger.selections[id] = .init(
        id: id, registration: one.id, level: level.rawValue, outcome: outcome.rawValue,
        day: isKnown ? day.iso : nil, known: day.iso)
    }
  }

  /// The entry that makes places, fields, bodies and sources, before anything is registered.
  mutating func begin(_ body: (borrowing Writer, inout Office) throws -> Void) throws {
    var office = self
    let entry = try store.write(journal) { writer in
      try body(writer, &office)
      return try writer.entryId()
    }
    self = office
    past = [(entry, ledger)]
  }
}
