import Testing

/// Rates by every dimension, crossed two by two, against a recount of generated registrations.
@Suite("Rates by any dimension")
struct RateDimensionTests {
  typealias Registration = Generated.Registration

  /// A dimension: the column of its key, and what a registration counts under.
  struct Dimension: Sendable, CustomTestStringConvertible {
    let name: String
    let column: String
    /// Several where its day is not known.
    let keys: @Sendable (Registration) -> [String]

    var testDescription: String { name }

    init(name: String, column: String, key: @escaping @Sendable (Registration) -> String) {
      self.init(name: name, column: column, keys: { [key($0)] })
    }

    init(name: String, column: String, keys: @escaping @Sendable (Registration) -> [String]) {
      (self.name, self.column, self.keys) = (name, column, keys)
    }

    /// A time that is told by the month.
    private static func time(
      _ name: String, _ named: @escaping @Sendable (_ year: Substring, _ month: Int) -> String
    ) -> Dimension {
      Dimension(
        name: name, column: "period",
        keys: { one in
          Set(one.months(by: day).map { named($0.prefix(4), Int($0.suffix(2)) ?? 0) }).sorted()
        })
    }

    static let all = [
      Dimension(name: "country", column: "country") { _ in "VN" },
      Dimension(name: "province", column: "province_code") { $0.model.province },
      Dimension(name: "district", column: "district_code") { _ in "" },
      Dimension(name: "commune", column: "commune_code") { _ in "" },
      Dimension(name: "committee", column: "committee_code") { _ in "" },
      Dimension(name: "field", column: "field") { registration in
        registration.model.field.map { $0 == "gardens" ? "economy" : $0 } ?? "not stated"
      },
      Dimension(name: "own-field", column: "own_field") { $0.model.field ?? "not stated" },
      Dimension(name: "owner-kind", column: "owner_kind") { $0.model.owner },
      Dimension(name: "year", column: "period") { "\($0.year)" },
      time("period") { "\($0)-S\($1 <= 6 ? 1 : 2)" },
      time("quarter") { "\($0)-Q\(($1 + 2) / 3)" },
      time("month") { "\($0)-\($1 < 10 ? "0" : "")\($1)" },
    ]
  }

  private static let day = "2026-11-21"
  private static let data = Generated()
  private static let folder = Result { try data.folder() }

  /// `key … registered recognized`, a line a row.
  private func rates(_ columns: [String], _ arguments: [String]) throws -> [String] {
    let outcome = try Self.folder.get().danvan(
      ["rates", "--basis", "records", "--as-of", Self.day, "--format", "csv"] + arguments)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records().map { row in
      (columns + ["registered", "recognized"]).map { row[$0] ?? "?" }.joined(separator: "|")
    }
  }

  private func recount(
    _ registrations: [Registration], by keys: [@Sendable (Registration) -> [String]],
    _ isRecognized: (Registration) -> Bool = { $0.isRecognized(by: day) }
  ) -> [String] {
    let lines = registrations.flatMap { one in
      keys.reduce([[]]) { lines, key in lines.flatMap { line in key(one).map { line + [$0] } } }
        .map { (key: $0, one: one) }
    }
    return Dictionary(grouping: lines, by: \.key).map { key, group in
      let good = group.count { isRecognized($0.one) }
      return (key + ["\(group.count)", "\(good)"]).joined(separator: "|")
    }.sorted()
  }

  @Test(arguments: Dimension.all, Dimension.all)
  func `Two dimensions crossed are what a recount finds`(
    _ one: Dimension, _ other: Dimension
  ) throws {
    let known = Self.data.known(by: Self.day)
    if one.name == other.name {
      let found = try rates([one.column], ["--by", one.name])
      #expect(found.sorted() == recount(known, by: [one.keys]))
    } else if one.column == other.column {
      let outcome = try Self.folder.get().danvan(["rates", "--by", one.name, "--by", other.name])
      #expect(outcome.code == 64 && outcome.stderr.contains("two times"))
    } else {
      let found = try rates([one.column, other.column], ["--by", one.name, "--by", other.name])
      #expect(found.sorted() == recount(known, by: [one.keys, other.keys]))
    }
  }

  @Test func `In today's provinces a merged one is the sum of its predecessors`() throws {
    let found = try rates(["province_code"], ["--territory", "now"])
    let known = Self.data.known(by: Self.day)
    let now: @Sendable (Registration) -> [String] = { registration in
      [["35", "36"].contains(registration.model.province) ? "37" : registration.model.province]
    }
    #expect(found.sorted() == recount(known, by: [now]))
    let country = try ["then", "now", "30/6/2025", "2020-01-01"].map {
      try rates(["country"], ["--by", "country", "--territory", $0])
    }
    #expect(Set(country).count == 1)
  }

  /// What became of Hà Nam and Nam Định is found under the name of today.
  @Test func `The report that is released knows territories too`() throws {
    let folder = try Self.folder.get()
    for territory in ["then", "now", "2025-06-30"] {
      let found = try folder.report(
        "rates-by-province", ["as_of": Self.day, "territory": territory],
        columns: "province_code", "registered", "recognized")
      let wanted = try rates(["province_code"], ["--territory", territory])
      #expect(found.sorted() == wanted.map { $0.replacing("|", with: " ") }.sorted())
    }
  }

  /// As a join of a table of moves, such a report of 20,000 communes took longer than it may.
  @Test func `Many places do not slow a report of another territory down`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO unit (id, level) SELECT 1000000 + i, 'commune' FROM n;
      INSERT INTO unit_version (id, unit, code, name_vi, type, parent)
      SELECT id, id, 'x' || id, 'Xã ' || id, 'Xã',
             (SELECT unit FROM unit_version WHERE code = '35')
        FROM unit WHERE id > 1000000;
      INSERT INTO model (id, code, title, unit)
      SELECT id, 'y' || id, 'Mô hình', id FROM unit WHERE id > 1000000;
      INSERT INTO registration (id, model, year, unit, province)
      SELECT id, id, 2024, id, (SELECT unit FROM unit_version WHERE code = '35')
        FROM unit WHERE id > 1000000;
      """)
    let rows = try folder.report(
      "rates-by-province", ["territory": "now", "year": "2024"],
      columns: "province_code", "registered")
    #expect(rows == ["37 20000"])
  }

  @Test(arguments: ["commune", "district", "province"])
  func `At a level or above, and a level that is not stated makes a bound`(_ level: String) throws {
    let levels = ["commune", "district", "province"].drop { $0 != level }
    let known = Self.data.known(by: Self.day)
    let sure = known.count { one in levels.contains { one.isRecognized(by: Self.day, at: $0) } }
    let perhaps = known.count { one in
      one.isRecognized(by: Self.day, at: "unknown")
        && !levels.contains { one.isRecognized(by: Self.day, at: $0) }
    }
    let row = try #require(
      try Self.folder.get().danvan([
        "rates", "--by", "country", "--basis", "records", "--as-of", Self.day, "--level", level,
        "--format", "csv",
      ]).records().first)
    #expect(row["recognized"] == "\(sure + perhaps)")
    #expect(row["recognized_comparator"] == (perhaps > 0 ? "<=" : "="))
    #expect(row["rate_comparator"] == row["recognized_comparator"])
    #expect(row["reason"]?.contains("\(perhaps) recognitions") == (perhaps > 0))
  }

  @Test func `By level, registered is the whole and recognized each level's own`() throws {
    let known = Self.data.known(by: Self.day)
    let wanted = ["commune", "district", "province", "unknown"].map { level in
      // A recognition whose level is not stated may be at any.
      let most = known.count { one in
        [level, "unknown"].contains { one.isRecognized(by: Self.day, at: $0) }
      }
      return "\(level)|\(known.count)|\(most)"
    }
    #expect(try rates(["level"], ["--by", "level"]) == wanted)
    let rows = try Self.folder.get().danvan([
      "rates", "--by", "level", "--basis", "records", "--as-of", Self.day, "--format", "csv",
    ]).records()
    #expect(rows.map { $0["recognized_comparator"] } == ["<=", "<=", "<=", "="])
    let above = try rates(["level"], ["--by", "level", "--level", "district"])
    #expect(above == [wanted[1], wanted[2]])
  }

  @Test(arguments: ["2024", "2024-S1", "2024-Q3", "2024-07", "2023/2024", "2025/.."])
  func `A period holds what may be in it`(_ period: String) throws {
    let spans = [
      "2024": ("2024-01-01", "2024-12-31"), "2024-S1": ("2024-01-01", "2024-06-30"),
      "2024-Q3": ("2024-07-01", "2024-09-30"), "2024-07": ("2024-07-01", "2024-07-31"),
      "2023/2024": ("2023-01-01", "2024-12-31"), "2025/..": ("2025-01-01", "9999-12-31"),
    ]
    let (first, last) = try #require(spans[period])
    let known = Self.data.known(by: Self.day).filter { one in
      first <= one.latest && one.on ?? "\(one.year)-01-01" <= last
    }
    let found = try rates(["owner_kind"], ["--by", "owner-kind", "--period", period])
    #expect(found.sorted() == recount(known, by: [{ [$0.model.owner] }]))
  }

  @Test func `Models count once, as they were registered last`() throws {
    let known = Self.data.known(by: Self.day)
    let models = Dictionary(grouping: known, by: \.model.number).values
    let found = try rates(["province_code"], ["--count", "models"])
    let wanted = Dictionary(grouping: models) { $0[0].model.province }.map { code, group in
      let good = group.count { $0.contains { $0.isRecognized(by: Self.day) } }
      return "\(code)|\(group.count)|\(good)"
    }
    #expect(found.sorted() == wanted.sorted())
    let total = try rates(["country"], ["--count", "models", "--by", "country"])
    let good = models.count { $0.contains { $0.isRecognized(by: Self.day) } }
    #expect(total == ["VN|\(models.count)|\(good)"])
    // A model of two years stands in both.
    let years = try rates(["period"], ["--count", "models", "--by", "year"])
    #expect(years.sorted() == recount(known, by: [{ ["\($0.year)"] }]))
  }

  /// A registration counts on the day of the recognition that stands, else of its last decision.
  @Test func `By day of decision, periods hold what was decided in them`() throws {
    let decided = Self.data.known(by: Self.day).compactMap { one -> (year: String, good: Bool)? in
      let past = one.decisions.filter { $0.day <= Self.day }
      guard let last = past.last else { return nil }
      let standing = past.indices.filter { index in
        past[index].outcome == "recognized"
          && !past[(index + 1)...].contains {
            $0.level == past[index].level && $0.outcome == "withdrawn"
          }
      }
      let day = standing.first.map { past[$0].day } ?? last.day
      return (String(day.prefix(4)), !standing.isEmpty)
    }
    let wanted = Dictionary(grouping: decided, by: \.year).map { year, group in
      "\(year)|\(group.count)|\(group.count(where: \.good))"
    }
    let found = try rates(["period"], ["--by", "year", "--cohort", "decided"])
    #expect(found.sorted() == wanted.sorted())
    let one = try rates(["country"], ["--by", "country", "--cohort", "decided", "--year", "2025"])
    #expect(one == [wanted.first { $0.hasPrefix("2025") }.map { "VN" + $0.dropFirst(4) } ?? "?"])
  }

  @Test func `Subtotals and a total stand where rows may be added, for people only`() throws {
    let folder = try Self.folder.get()
    func table(_ arguments: String...) throws -> String {
      try folder.danvan(["rates", "--basis", "records", "--format", "markdown"] + arguments).stdout
    }
    let known = Self.data.known(by: Self.day)
    let sign = known.allSatisfy { $0.isCertain(by: Self.day) } ? "" : "≤ "
    let total = "| Total | records |  | 21/11/2026 | \(sign)\(known.count) |"
    let crossed = try table("--by", "province", "--by", "field", "--as-of", Self.day)
    #expect(crossed.contains("Subtotal Quảng Ninh"))
    #expect(crossed.split(separator: "\n").last?.contains("| Total |") == true)
    #expect(try table("--by", "owner-kind", "--as-of", Self.day).contains(total))
    #expect(try table("--by", "year", "--as-of", Self.day).contains("| records | Total |"))
    #expect(try !table("--by", "level").contains("Total"))
    // What is of one of several months is not counted in each of them.
    #expect(try !table("--by", "month").contains("Total"))
    #expect(try !table("--by", "year", "--count", "models").contains("Total"))
    let csv = try folder.done("rates", "--by", "field", "--by", "year", "--format", "csv").stdout
    #expect(!csv.contains("otal"))
  }
}
