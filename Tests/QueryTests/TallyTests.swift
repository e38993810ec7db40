import Foundation
import SQLite
import Testing

@testable import Query
@testable import Storage

/// The totals that a file keeps, against counting all of it.
@Suite("Kept totals")
struct TallyTests {
  private struct Crash: Error {}

  /// Changes of models, registrations and decisions in any order, some by another tool, some
  /// refused or left out, with undo and with crashes among them; ten thousand in a soak.
  @Test func `After thousands of random changes every total is the recounted one`() throws {
    let seed = Thoroughness.seed
    var random = Random(state: seed)
    let path = Thoroughness.shelf + "danvan-tally-" + UUID().uuidString + ".db"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    try Store.create(path, office: 0) { _ in }
    var store = try Store.open(path, .write)
    // In no entry, so no undo takes it away.
    try Self.makePlaces(store.connection)
    var (undone, most) = (0, 0)
    for step in 1...Thoroughness.steps {
      let connection = store.connection
      switch random.pick(10) {
      case 0: undone += try undo(&store, &random) ? 1 : 0
      case 1:
        // Another tool, with no journal.
        _ = try? change(connection, step, &random)
      case 2:
        do {
          try store.write(entry) { writer in
            _ = try? change(writer.reader.connection, step, &random)
            throw Crash()
          }
        } catch is Crash {}
      case 3 where step % 100 == 3:
        try store.close()
        store = try Store.open(path, .write)
      default:
        try store.write(entry) { writer in
          for _ in 0...random.pick(3) {
            _ = try? change(writer.reader.connection, step, &random)
          }
        }
      }
      if step % 500 == 0 {
        most = max(most, try compare(store, "step \(step), seed \(seed)"))
      }
    }
    // How many stand at the end is chance; that some did shows that something was compared.
    #expect(undone > Thoroughness.steps / 200 && most > 5)
    let findings = try store.read { try Check.tallies.findings($0) }
    #expect(findings.isEmpty, "seed \(seed)")
    try rates(store, "seed \(seed)")
    // Most files have nothing that is dated after today.
    try store.connection.run("DELETE FROM recognition WHERE known_by > '2100'")
    try store.connection.run(
      """
      DELETE FROM recognition \
      WHERE registration IN (SELECT id FROM registration WHERE year > 2100)
      """)
    try store.connection.run("DELETE FROM registration WHERE year > 2100")
    try rates(store, "nothing ahead, seed \(seed)")
    // A wrong clock: the totals of its cell do not hold.
    try store.connection.run(
      """
      UPDATE registration SET registered_on = '2190-05-05' \
      WHERE id = (SELECT min(id) FROM registration)
      """)
    try rates(store, "one ahead, seed \(seed)")
    try store.close()
  }

  private let entry = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)

  private static func makePlaces(_ connection: Connection) throws {
    for number in 1...3 {
      try connection.run("INSERT INTO unit (id, level) VALUES (\(number), 'province')")
      try connection.run(
        """
        INSERT INTO unit_version (id, unit, code, name_vi, type)
        VALUES (\(number), \(number), \("0\(number)"), \("Số \(number)"), 'Tỉnh')
        """)
      try connection.run(
        """
        INSERT INTO field (id, code, name_vi, name_en, position)
        VALUES (\(number), \("f\(number)"), \("Lĩnh vực \(number)"), '', \(number))
        """)
      try connection.run(
        "INSERT INTO source (id, code, title) VALUES (\(number), \("N\(number)"), 'Báo cáo')")
    }
    try connection.run("UPDATE field SET maps_to = 1 WHERE id = 3")
  }

  /// One change of one table. What breaks a rule of the file is refused by SQLite.
  private func change(_ connection: Connection, _ step: Int, _ random: inout Random) throws {
    let id = random.pick(40) + 1
    let model = random.pick(30) + 1
    let field = random.maybe(random.pick(3) + 1)
    let owner = ["collective", "individual", "unknown"][random.pick(3)]
    let source = random.maybe(random.pick(3) + 1)
    // For a year to come nothing has a day yet.
    let year = random.pick(25) == 0 ? 2190 : 2020 + random.pick(4)
    let day = year > 2100 ? nil : random.maybe("\(year)-0\(random.pick(9) + 1)-15")
    let level = ["commune", "district", "province", "unknown", "no such"][random.pick(5)]
    let outcome = ["recognized", "recognized", "withdrawn", "declined"][random.pick(4)]
    let known = random.pick(20) == 0 ? "2190-01-01" : "\(year)-1\(random.pick(3))-20"
    let or = ["", "OR IGNORE", "OR REPLACE"][random.pick(3)]
    let place = random.pick(3) + 1
    let sql: SQL =
      switch random.pick(14) {
      case 0, 1:
        """
        INSERT \(raw: or) INTO model (id, code, title, field, owner_kind, unit, source)
        VALUES (\(model), \("m\(step)"), 'Mô hình', \(field), \(owner), \(place), \(source))
        """
      case 2, 3, 4:
        """
        INSERT \(raw: or) INTO registration (id, model, year, registered_on, unit, province, source)
        VALUES (\(id), \(model), \(year), \(day), \(place), \(place), \(source))
        """
      case 5, 6, 7:
        """
        INSERT \(raw: or) INTO recognition (registration, level, outcome, known_by, source)
        VALUES (\(id), \(level), \(outcome), \(known), \(source))
        """
      case 8:
        "UPDATE \(raw: or) model SET field = \(field), owner_kind = \(owner) WHERE id = \(model)"
      case 9:
        """
        UPDATE \(raw: or) registration
           SET model = \(model), year = \(year), registered_on = \(day), province = \(place),
               source = \(source)
         WHERE id = \(id)
        """
      case 10:
        """
        UPDATE \(raw: or) recognition
           SET registration = \(id), level = \(level), outcome = \(outcome), known_by = \(known),
               source = \(source)
         WHERE id % 40 = \(id)
        """
      case 11: "DELETE FROM model WHERE id = \(model)"
      case 12: "DELETE FROM registration WHERE id = \(id)"
      default: "DELETE FROM recognition WHERE id % 20 = \(id)"
      }
    try connection.run(sql)
  }

  private func undo(_ store: inout Store, _ random: inout Random) throws -> Bool {
    let count = random.pick(3) + 1
    do {
      try store.undo(entry, { try $0.lastStanding(count) }) { _, _ in }
      return true
    } catch is UndoRefusal {
      return false
    } catch is DomainError {
      return false
    }
  }

  // MARK: Counting anew

  /// Registrations by all that a total tells apart, and what else the file keeps, in plain Swift.
  ///
  /// - Returns: how many totals there are.
  private func compare(_ store: Store, _ when: String) throws -> Int {
    let connection = store.connection
    var decisions: [Int64: [(level: String, outcome: String, day: String, id: Int64)]] = [:]
    var sources: [Int64: [Int64]] = [:]
    try connection.forEach(
      "SELECT registration, level, outcome, known_by, id, source FROM recognition"
    ) { row throws(SQLiteError) in
      decisions[try row[0], default: []].append(
        (level: try row[1], outcome: try row[2], day: try row[3], id: try row[4]))
      if let source = try row[5] as Int64? { sources[try row[0], default: []].append(source) }
    }
    let zeros = Array(repeating: 0, count: 16)
    var (totals, fromOthers): ([String: [Int]], [String: Int]) = ([:], [:])
    try connection.forEach(
      """
      SELECT r.id, r.province, r.year, coalesce(m.field, 0), m.owner_kind, coalesce(r.source, 0)
        FROM registration AS r, model AS m WHERE m.id = r.model
      """
    ) { row throws(SQLiteError) in
      let id: Int64 = try row[0]
      var standing = 0
      for (bit, level) in [(1, "commune"), (2, "district"), (4, "province"), (8, "unknown")] {
        let last = (decisions[id] ?? []).filter { $0.level == level && $0.outcome != "declined" }
          .max { ($0.day, $0.id) < ($1.day, $1.id) }
        if last?.outcome == "recognized" { standing += bit }
      }
      let (place, year, field) = (
        try row.get(1, as: Int.self), try row.get(2, as: Int.self), try row.get(3, as: Int.self)
      )
      let (owner, own) = (try row.get(4, as: String.self), try row.get(5, as: Int64.self))
      totals["\(place) \(year) \(field) \(owner) \(own)", default: zeros][standing] += 1
      for source in sources[id] ?? [] where source != own {
        fromOthers["\(place) \(year) \(field) \(owner) \(source)", default: 0] += 1
      }
    }
    let unregistered = try strings(
      connection,
      """
      SELECT id FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id) ORDER BY id
      """)
    let key: SQL =
      "province || ' ' || year || ' ' || field || ' ' || owner_kind || ' ' || source"
    // What another tool wrote is counted anew: none of these lines may be missing from it.
    let stale = Set(
      try connection.all("SELECT province || ' ' || year || ' ' FROM tally_stale") {
        row throws(SQLiteError) in try row[0] as String
      })
    let isSettled = { (line: String) in !stale.contains { line.hasPrefix($0) } }
    var kept: [String: [Int]] = [:]
    try connection.forEach("SELECT \(key), * FROM tally") { row throws(SQLiteError) in
      let standing = try (7..<23).map { column throws(SQLiteError) in
        try row.get(column, as: Int.self)
      }
      #expect(try row.get(6, as: Int.self) == standing.reduce(0, +), "\(when)")
      kept[try row[0]] = standing
    }
    #expect(
      kept.filter { isSettled($0.key) } == totals.filter { isSettled($0.key) }, "\(when)")
    #expect(
      try numbers(connection, "SELECT \(key), decisions FROM tally_source")
        .filter { isSettled($0.key) } == fromOthers.filter { isSettled($0.key) }, "\(when)")
    let candidates = try strings(connection, "SELECT model FROM tally_unregistered")
    #expect(Set(candidates).isSuperset(of: unregistered), "\(when)")
    return min(totals.count, fromOthers.count)
  }

  private func numbers(_ connection: Connection, _ sql: SQL) throws -> [String: Int] {
    var found: [String: Int] = [:]
    try connection.forEach(sql) { row throws(SQLiteError) in found[try row[0]] = try row[1] }
    return found
  }

  private func strings(_ connection: Connection, _ sql: SQL) throws -> [Int64] {
    try connection.all(sql) { row throws(SQLiteError) in try row[0] }
  }

  /// Rates from the totals are those that are counted, in every dimension and crossing.
  private func rates(_ store: Store, _ when: String) throws {
    let dimensions: [Query.Dimension] = [
      .country, .province, .field, .ownField, .ownerKind, .level, .year,
    ]
    for first in dimensions {
      for second in dimensions {
        var question = RateQuestion()
        question.basis = .records
        try question.set(by: first == second ? [first] : [first, second])
        for level in [nil, .district, .unknown] as [RecognitionLevel?] {
          question.level = level
          for (period, day) in [
            (nil, Day.today), (Period("2021"), Day.today), (nil, Day(iso: "2022-06-30")),
            (Period("2021"), Day(iso: "2021-11-20")),
          ] as [(Period?, Day?)] {
            question.period = period
            question.asOf = day ?? .today
            try store.read { reader in
              #expect(question.isOfCells)
              let kept = try reader.rates(question)
              let counted = try Rating(question, reader).recorded(isTallied: false)
              let (one, other) = (kept.map(described).sorted(), counted.map(described).sorted())
              #expect(one == other, "\(first) \(second) \(when)")
            }
          }
        }
      }
    }
  }

  private func described(_ rate: Rate) -> String {
    "\(rate.keys.map(\.code)) \(String(describing: rate.registered)) "
      + "\(String(describing: rate.recognized)) \(rate.period) \(rate.sources)"
  }
}

extension Random {
  /// Below that.
  mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// NULL now and then.
  mutating func maybe<T>(_ value: T) -> T? { pick(4) == 0 ? nil : value }
}
