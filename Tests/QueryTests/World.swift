import SQLite
import Storage

/// A made-up history of units on top of the real one: mergers, splits, renamings and codes that are
/// used again, kept in memory the plain way and written as rows, and registrations spread over it.
struct World {
  struct Place {
    let id: Int64
    let isCommune: Bool
    var parent: Int64
    let from: Day?
    var to: Day?
    let code: String

    func holds(on day: Day) -> Bool {
      (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
    }
  }

  /// What goes over into what on a day; one into one is a merger of one.
  private struct Event {
    let day: Day
    let from: [Int64]
    let into: [Int64]
  }

  struct Entry {
    let day: Day
    let province: Int64
    let unit: Int64
    let isRecognized: Bool
  }

  private(set) var places: [Int64: Place] = [:]
  private(set) var entries: [Entry] = []
  private var events: [Event] = []
  /// Every parent a place has had, from a day on.
  private var parents: [Int64: [(from: Day?, parent: Int64)]] = [:]
  private var nextId: Int64 = 1_000_000
  private let connection: Connection
  private var random: any RandomNumberGenerator

  /// The provinces of the seeds and what became of them.
  init(_ connection: Connection, _ random: any RandomNumberGenerator) throws {
    (self.connection, self.random) = (connection, random)
    try connection.forEach(
      """
      SELECT v.unit, v.code, min(v.valid_from), \
      iif(count(*) = count(v.valid_to), max(v.valid_to), NULL)
        FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
       WHERE u.level = 'province' GROUP BY v.unit
      """
    ) { row throws(SQLiteError) in
      let id: Int64 = try row[0]
      places[id] = Place(
        id: id, isCommune: false, parent: 0, from: try row[2], to: try row[3], code: try row[1])
    }
    let pairs = try connection.all(
      """
      SELECT c.effective_on, s.predecessor, s.successor FROM unit_succession AS s
        JOIN unit_change AS c ON c.id = s.change
      """
    ) { row throws(SQLiteError) in
      (
        day: try row.get(0, as: Day.self), old: try row.get(1, as: Int64.self),
        new: try row.get(2, as: Int64.self)
      )
    }
    events = Dictionary(grouping: pairs, by: \.new).map { new, group in
      Event(day: group[0].day, from: group.map(\.old), into: [new])
    }
  }

  private mutating func id() -> Int64 {
    nextId += 1
    return nextId
  }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func one<T>(_ values: [T]) -> T { values[pick(0...(values.count - 1))] }

  private func alive(on day: Day, communes: Bool) -> [Place] {
    places.values.filter { $0.isCommune == communes && $0.holds(on: day) }.sorted { $0.id < $1.id }
  }

  // MARK: What happens

  private mutating func add(
    _ code: String, in parent: Int64, from day: Day?, isCommune: Bool
  ) throws -> Int64 {
    let unit = id()
    places[unit] = Place(
      id: unit, isCommune: isCommune, parent: parent, from: day, to: nil, code: code)
    parents[unit] = [(day, parent)]
    try connection.run(
      "INSERT INTO unit (id, level) VALUES (\(unit), \(isCommune ? "commune" : "province"))")
    try addVersion(unit, from: day)
    return unit
  }

  private mutating func addVersion(_ unit: Int64, from day: Day?) throws {
    guard let place = places[unit] else { return }
    try connection.run(
      """
      INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from)
      VALUES (\(id()), \(unit), \(place.code), \("Đơn vị \(unit) \(nextId)"), 'Xã',
              \(place.parent == 0 ? nil : place.parent), \(day))
      """)
  }

  private func endVersion(_ unit: Int64, on day: Day) throws {
    try connection.run(
      "UPDATE unit_version SET valid_to = \(day) WHERE unit = \(unit) AND valid_to IS NULL")
  }

  private mutating func succeed(
    _ old: [Int64], _ new: [Int64], on day: Day, _ extent: String
  ) throws {
    let change = id()
    try connection.run(
      """
      INSERT INTO unit_change (id, code, kind, effective_on)
      VALUES (\(change), \("t/\(change)"), 'merge', \(day))
      """)
    for one in old {
      places[one]?.to = day
      try endVersion(one, on: day)
      for other in new {
        try connection.run(
          """
          INSERT INTO unit_succession (id, change, predecessor, successor, extent)
          VALUES (\(id()), \(change), \(one), \(other), \(extent))
          """)
      }
    }
    events.append(Event(day: day, from: old, into: new))
  }

  private mutating func move(_ commune: Int64, to parent: Int64, on day: Day) throws {
    places[commune]?.parent = parent
    parents[commune]?.append((day, parent))
    try endVersion(commune, on: day)
    try addVersion(commune, from: day)
  }

  /// A few communes in provinces that there are on a day.
  mutating func addCommunes(on day: Day) throws {
    for number in 0..<pick(1...6) {
      let parent = one(alive(on: day, communes: false)).id
      let commune = try add("9000\(number)", in: parent, from: nil, isCommune: true)
      // Some offices load the communes of the new time, some never do.
      let merger = events.first { $0.from.contains(parent) }
      if let merger, pick(0...1) == 0 { try move(commune, to: merger.into[0], on: merger.day) }
    }
  }

  /// One change on a day.
  mutating func change(on day: Day) throws {
    let communes = pick(0...2) == 0 && alive(on: day.before, communes: true).count > 2
    let all = alive(on: day.before, communes: communes).filter { $0.from != day }
    let first = one(all)
    switch pick(0...3) {
    case 0:
      // The name or type alone: the same unit.
      try endVersion(first.id, on: day)
      try addVersion(first.id, from: day)
    case 1:
      let parts = try (0..<pick(2...3)).map { number in
        try add(
          number == 0 ? first.code : "7\(number)", in: first.parent, from: day,
          isCommune: communes)
      }
      try succeed([first.id], parts, on: day, "partial")
      for child in alive(on: day.before, communes: true) where child.parent == first.id {
        try move(child.id, to: one(parts), on: day)
      }
    default:
      let others = all.filter {
        $0.id != first.id && (!communes || $0.parent == first.parent)
      }
      guard let second = others.randomElement(using: &random) else { return }
      let new = try add(second.code, in: first.parent, from: day, isCommune: communes)
      try succeed([first.id, second.id], [new], on: day, "full")
      for child in alive(on: day.before, communes: true)
      where child.parent == first.id || child.parent == second.id {
        try move(child.id, to: new, on: day)
      }
    }
  }

  /// A registration of somewhere that existed on its day, perhaps recognized.
  mutating func register(on day: Day) throws {
    let communes = alive(on: day, communes: true)
    let place =
      pick(0...1) == 0 || communes.isEmpty ? one(alive(on: day, communes: false)) : one(communes)
    let province = place.isCommune ? parent(of: place.id, on: day) : place.id
    let isRecognized = pick(0...2) > 0
    let (model, registration) = (id(), id())
    try connection.run(
      """
      INSERT INTO model (id, code, title, unit)
      VALUES (\(model), \("m\(model)"), 'Mô hình', \(place.id))
      """)
    try connection.run(
      """
      INSERT INTO registration (id, model, year, registered_on, unit, province)
      VALUES (\(registration), \(model), \(day.year), \(day), \(place.id), \(province))
      """)
    if isRecognized {
      try connection.run(
        """
        INSERT INTO recognition (id, registration, level, outcome, decided_on, known_by)
        VALUES (\(id()), \(registration), 'commune', 'recognized', \(day), \(day))
        """)
    }
    entries.append(
      Entry(day: day, province: province, unit: place.id, isRecognized: isRecognized))
  }

  // MARK: What should be said of it

  private func parent(of commune: Int64, on day: Day) -> Int64 {
    parents[commune]?.last { $0.from.map { $0 <= day } ?? true }?.parent ?? 0
  }

  /// All that a unit may be on a later day, by going through what happened day by day.
  private func followed(_ unit: Int64, to day: Day) -> Set<Int64> {
    var units: Set<Int64> = [unit]
    for event in events.sorted(by: { $0.day < $1.day }) where event.day <= day {
      if units.contains(where: event.from.contains) {
        units.subtract(event.from)
        units.formUnion(event.into)
      }
    }
    return units
  }

  /// The province an entry is in on a later day; `nil` where nobody can tell.
  func province(of entry: Entry, on day: Day) -> Int64? {
    if entry.unit != entry.province {
      let over = Set(
        followed(entry.unit, to: day).flatMap { unit in
          followed(parent(of: unit, on: day), to: day)
        })
      if over.count == 1, let only = over.first { return only }
    }
    let provinces = followed(entry.province, to: day)
    return provinces.count == 1 ? provinces.first : nil
  }
}
