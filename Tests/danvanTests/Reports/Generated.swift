import Foundation
import Testing

/// Registrations made up by a fixed rule, and what a report should say of them, counted here.
struct Generated {
  struct Model {
    let number: Int
    let province: String
    let field: String?
    let owner: String
    let kind: String

    var code: String { "G-\(number)" }
  }

  struct Decision {
    let level: String
    let outcome: String
    let day: String
  }

  /// That a model is typical from a day on; where that is not stated, from one up to `by`.
  struct Selection {
    let level: String
    let day: String?
    let by: String
    /// The day on which it was taken back, if it was.
    var ended: String?
  }

  struct Registration {
    let model: Model
    let year: Int
    let on: String?
    let decisions: [Decision]
    let selections: [Selection]

    /// Typical on a day: surely, perhaps, or not.
    func isTypical(on day: String) -> Bool? {
      guard isRecognized(by: day) else { return false }
      let open = selections.filter { $0.ended.map { day < $0 } ?? true }
      if open.contains(where: { $0.by <= day }) { return true }
      return open.contains { $0.day == nil } ? nil : false
    }

    func isKnown(by day: String) -> Bool { (on ?? "\(year)-01-01") <= day }

    /// The last day on which it can have been made: one without a day was in its year, before any
    /// decision, and before today, or it could not have been typed.
    var latest: String {
      let days = [decisions.first?.day, "\(year)-12-31", Generated.today].compactMap(\.self)
      return on ?? max("\(year)-01-01", days.min() ?? "")
    }

    /// Whether it was certainly made by a day.
    func isCertain(by day: String) -> Bool { latest <= day }

    /// The months in which it may have been made, as far as a day.
    func months(by day: String) -> [String] {
      let (first, last) = ((on ?? "\(year)-01").prefix(7), min(latest, day).prefix(7))
      return (1...12).map { String(format: "%d-%02d", year, $0) }.filter {
        first <= $0 && $0 <= last
      }
    }

    /// Whether a recognition at that level, or at any, stands on a day.
    func isRecognized(by day: String, at level: String? = nil) -> Bool {
      let known = decisions.filter { $0.day <= day }
      return known.indices.contains { index in
        let decision = known[index]
        return decision.outcome == "recognized" && level.map { $0 == decision.level } ?? true
          && !known[(index + 1)...].contains {
            $0.level == decision.level && $0.outcome == "withdrawn"
          }
      }
    }
  }

  let registrations: [Registration]

  static let today = ISO8601DateFormatter.string(
    from: Date(), timeZone: .current, formatOptions: [.withFullDate, .withDashSeparatorInDate])

  /// Old Hà Nam (35) and Nam Định (36) are part of today's Ninh Bình (37).
  private static let provinces = ["04", "22", "35", "36", "37", "38"]
  private static let fields = [
    "economy", "culture-society", "defense-security", "political-system", "gardens", nil,
  ]
  private static let levels = ["commune", "district", "province", "unknown"]

  /// Whether it is made as most tests want it.
  private let isUsual: Bool

  init(_ count: Int = 240, seed: UInt64 = 7) {
    isUsual = count == 240 && seed == 7
    var state = seed
    func pick<T>(_ values: [T]) -> T {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return values[Int(state >> 33) % values.count]
    }
    func day(in year: Int) -> String {
      String(format: "%d-%02d-%02d", year, pick(Array(1...12)), pick(Array(1...28)))
    }
    var all: [Registration] = []
    for number in 1...count {
      let model = Model(
        number: number, province: pick(Self.provinces), field: pick(Self.fields),
        owner: pick(["collective", "individual", "unknown"]),
        kind: pick(["model", "typical", "unknown"]))
      // The old provinces are gone, the new one is not there yet.
      let isOld = ["35", "36"].contains(model.province)
      let first =
        isOld ? pick([2022, 2023]) : model.province == "37" ? 2026 : pick([2023, 2024, 2025])
      for year in pick([true, false, false]) && !isOld ? [first, first + 1] : [first] {
        var decisions = (0..<pick([0, 1, 1, 2, 3])).map { _ in
          Decision(
            level: pick(Self.levels),
            outcome: pick(["recognized", "recognized", "declined", "withdrawn"]),
            day: day(in: year + pick([0, 1])))
        }
        decisions.sort { $0.day < $1.day }
        // Of a number of its own: what was generated before is as it was.
        let chance = number * 7 + first
        let recognized = decisions.first { $0.outcome == "recognized" }?.day
        let selections = recognized.map { start in
          chance % 3 == 0 ? [] : Generated.selections(chance, after: start)
        }
        all.append(
          Registration(
            model: model, year: year, on: pick([true, true, false]) ? day(in: year) : nil,
            decisions: decisions, selections: selections ?? []))
      }
    }
    registrations = all
  }

  /// At two levels: a day that is stated or not, taken back or not.
  private static func selections(_ chance: Int, after start: String) -> [Selection] {
    ["province", "commune"].prefix(1 + chance % 2).enumerated().map { index, level in
      let by = String(Int(start.prefix(4))! + 1) + String(start.dropFirst(4))
      let isDated = (chance / 2 + index) % 2 == 0
      let ended = (chance / 4) % 3 == 0 ? "2026-10-0\(1 + chance % 9)" : nil
      return Selection(
        level: level, day: isDated ? by : nil, by: by, ended: ended.map { max($0, by) })
    }
  }

  /// Known by a day, of one year where that is given, in some provinces where those are.
  func known(by day: String, year: Int? = nil, in provinces: [String]? = nil) -> [Registration] {
    registrations.filter {
      $0.isKnown(by: day) && (year ?? $0.year) == $0.year
        && (provinces?.contains($0.model.province) ?? true)
    }
  }

  /// In place of the models of the seeds.
  func folder() throws -> Folder { try isUsual ? Generated.prepared.folder() : made() }

  private static let prepared = Prepared { try Generated().made() }

  private func made() throws -> Folder {
    let folder = try Folder.seeded()
    var sql = """
      BEGIN;
      DELETE FROM recognition; DELETE FROM registration; DELETE FROM model;
      INSERT INTO field (id, code, name_vi, name_en, maps_to, position)
      VALUES (900, 'gardens', 'Vườn mẫu', 'Gardens', \
      (SELECT id FROM field WHERE code = 'economy'), 9);

      """
    var models: Set<Int> = []
    for (index, registration) in registrations.enumerated() {
      let model = registration.model
      let isOld = ["35", "36"].contains(model.province)
      let unit =
        "(SELECT unit FROM unit_version WHERE code = '\(model.province)' "
        + "AND valid_to IS \(isOld ? "NOT " : "")NULL)"
      if models.insert(model.number).inserted {
        let field = model.field.map { "(SELECT id FROM field WHERE code = '\($0)')" } ?? "NULL"
        sql += """
          INSERT INTO model (id, code, title, field, owner_kind, kind, unit)
          VALUES (\(model.number), '\(model.code)', 'Mô hình \(model.number)', \(field),
                  '\(model.owner)', '\(model.kind)', \(unit));

          """
      }
      let on = registration.on.map { "'\($0)'" } ?? "NULL"
      sql += """
        INSERT INTO registration (id, model, year, registered_on, unit, province)
        VALUES (\(index + 1), \(model.number), \(registration.year), \(on), \(unit), \(unit));

        """
      for (order, decision) in registration.decisions.enumerated() {
        sql += """
          INSERT INTO recognition (id, registration, level, outcome, decided_on, known_by)
          VALUES (\((index + 1) * 10 + order), \(index + 1), '\(decision.level)',
                  '\(decision.outcome)', '\(decision.day)', '\(decision.day)');

          """
      }
      for (order, selection) in registration.selections.enumerated() {
        let id = (index + 1) * 10 + order * 2
        let day = selection.day.map { "'\($0)'" } ?? "NULL"
        sql += """
          INSERT INTO selection (id, registration, level, outcome, decided_on, known_by)
          VALUES (\(id), \(index + 1), '\(selection.level)', 'selected', \(day), '\(selection.by)');

          """
        guard let ended = selection.ended else { continue }
        sql += """
          INSERT INTO selection (id, registration, level, outcome, decided_on, known_by)
          VALUES (\(id + 1), \(index + 1), '\(selection.level)', 'unselected', '\(ended)',
                  '\(ended)');

          """
      }
    }
    try folder.sqlite(sql + "COMMIT;")
    return folder
  }
}

extension Folder {
  /// What a report answers, as CSV.
  func report(_ name: String, _ parameters: [String: String] = [:]) throws -> Outcome {
    let values = parameters.sorted { $0.key < $1.key }.flatMap { ["-p", "\($0.key)=\($0.value)"] }
    let outcome = try danvan(["report", "run", name] + values + ["--format", "csv"])
    try #require(outcome.code == 0, "\(name): \(outcome.stderr)")
    return outcome
  }

  /// Some columns of what a report answers, joined by spaces, a line a row.
  func report(
    _ name: String, _ parameters: [String: String] = [:], columns: String...
  ) throws -> [String] {
    try report(name, parameters).records().map { row in
      columns.map { row[$0] ?? "?" }.joined(separator: " ")
    }
  }
}

extension Sequence where Element == Generated.Registration {
  /// `key registered recognized` a group, by key.
  func rates(by day: String, _ key: (Element) -> String) -> [String] {
    Dictionary(grouping: self, by: key).sorted { $0.key < $1.key }.map { key, group in
      "\(key) \(group.count) \(group.count { $0.isRecognized(by: day) })"
    }
  }
}
