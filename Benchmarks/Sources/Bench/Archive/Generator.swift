import SQLite
import Samples
import Storage

/// Fills a seeded danvan file with a whole archive, in the tables' own way: every trigger runs.
struct Generator {
  private let connection: Connection
  private let ground: Ground
  private var model: Int64
  private var registration: Int64
  private var recognition: Int64
  private var codes: [String: Int] = [:]

  init(path: String) throws {
    connection = try Connection(path, options: .init(trustedSchema: true))
    // A file that is being made has nothing to lose.
    for setting in [
      "journal_mode = OFF", "synchronous = OFF", "cache_size = -4194304", "foreign_keys = OFF",
    ] { try connection.executeScript("PRAGMA \(setting)") }
    ground = try Ground(connection)
    model = try Generator.last("model", connection)
    registration = try Generator.last("registration", connection)
    recognition = try Generator.last("recognition", connection)
  }

  mutating func fill(registrations: Int, seed: UInt64) throws {
    try connection.run("BEGIN")
    let places = ground.provinces.count
    for (model, count) in ArchiveModels(registrations: registrations, seed: seed, places: places) {
      try store(model, count)
    }
    for (table, last) in [
      ("model", model), ("registration", registration), ("recognition", recognition),
    ] {
      try connection.run(
        """
        INSERT INTO sequence VALUES (\(table), \(last))
        ON CONFLICT DO UPDATE SET last_id = excluded.last_id
        """)
    }
    try connection.run("COMMIT")
    try connection.executeScript("PRAGMA journal_mode = WAL")
    try connection.close()
  }

  private mutating func store(_ model: ArchiveModel, _ count: Int) throws {
    self.model += 1
    let province = ground.provinces[model.place]
    let first = model.registrations[0]
    let place = first.isAfterReform ? province.new : province.old
    let field = model.isLocal ? model.field.map { ground.locals[$0] } : model.field.map { $0 + 1 }
    let statement = try connection.prepare(
      "INSERT INTO model (id, code, title, field, owner_kind, owner_name, kind, unit, search_key) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.bindAll(
      self.model, code(place.code, first.year), model.title, field,
      model.ownerKind, model.owner, model.kind, place.id, model.title.searchKey)
    try statement.run()
    for registration in model.registrations[..<count] { try store(registration, province) }
  }

  private mutating func store(
    _ entry: ArchiveModel.Registration, _ province: Ground.Province
  ) throws {
    registration += 1
    let unit = (entry.isAfterReform ? province.new : province.old).id
    let source = entry.line.map { _ in ground.source(of: province, in: entry.year) }
    let statement = try connection.prepare(
      "INSERT INTO registration (id, model, year, registered_on, unit, province, source, locator) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.bindAll(
      registration, model, entry.year, entry.registeredOn, unit, unit, source,
      entry.line.map(String.init))
    try statement.run()
    for decision in entry.decisions { try store(decision, source) }
  }

  private mutating func store(_ decision: ArchiveModel.Decision, _ source: Int?) throws {
    recognition += 1
    let statement = try connection.prepare(
      "INSERT INTO recognition (id, registration, level, outcome, decided_on, known_by, decision, "
        + "source) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.bindAll(
      recognition, registration, decision.level, decision.outcome, decision.decidedOn,
      decision.knownBy, decision.number,
      decision.isFromElsewhere ? ground.firstSource : source)
    try statement.run()
  }

  /// As `model register` gives them: 22-2024-0001.
  private mutating func code(_ province: String, _ year: Int) -> String {
    let start = "\(province)-\(year)-"
    // The seeds have the first few.
    let number = codes[start, default: 100] + 1
    codes[start] = number
    let digits = String(number)
    return start + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }

  private static func last(_ table: String, _ connection: Connection) throws -> Int64 {
    try connection.value("SELECT max(id) FROM \(raw: table)") ?? 0
  }
}
