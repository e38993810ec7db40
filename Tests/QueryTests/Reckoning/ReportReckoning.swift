/// Reports that count, from a ledger and a map, by what their heads and docs/reports.md say.
struct ReportReckoning {
  private let reckoning: Reckoning
  private let asOf: String
  private let year: Int?
  var province: (code: String, unit: Int64)?
  var territory: String?
  var term = 0...0
  var level = "province"

  private var ledger: Ledger { reckoning.ledger }
  private var map: Map { reckoning.map }

  init(_ reckoning: Reckoning, asOf: String, year: Int?) {
    (self.reckoning, self.asOf, self.year) = (reckoning, asOf, year)
  }

  func lines(of name: String) -> [[String: String]] {
    switch name {
    case "rates-by-province": rates("province") { place($0) }
    case "rates-by-field": rates("field") { ["field": fieldCode($0)] }
    case "rates-by-owner-kind": rates("owner-kind") { ["owner_kind": $0] }
    case "rates-by-level": byLevel()
    case "rates-by-year": rates("year", isOfYear: false) { ["year": $0] }
    case "funnel": funnel()
    case "same-period": samePeriod()
    case "cumulative": cumulative()
    case "undecided": undecided()
    default: notReported()
    }
  }

  private func asked(_ dimension: String, _ year: Int?, on day: String) -> Asked {
    var asked = Asked(by: [dimension], asOf: day)
    asked.period = year.map { ("\($0)", "\($0)-01-01", "\($0)-12-31") }
    (asked.province, asked.territory) = (province, territory)
    return asked
  }

  private func rows(_ dimension: String, _ year: Int?, on day: String) -> [String: Reckoning.Row] {
    var rows: [String: Reckoning.Row] = [:]
    for (key, row) in reckoning.rows(asked(dimension, year, on: day))
    where row.registered.most > 0 {
      // What came apart stands with what is surely of the same unit.
      let name = key[0].filter { $0 != "?" }
      let before = rows[name] ?? .init()
      rows[name] = .init(
        registered: before.registered + row.registered,
        recognized: before.recognized + row.recognized, ids: before.ids.union(row.ids))
    }
    return rows
  }

  private func rates(
    _ dimension: String, isOfYear: Bool = true, _ head: (String) -> [String: String]
  ) -> [[String: String]] {
    rows(dimension, isOfYear ? year : nil, on: asOf).map { key, row in
      head(key).merging(numbers(row)) { one, _ in one }
    }
  }

  private func numbers(_ row: Reckoning.Row) -> [String: String] {
    [
      "registered": row.registered.text, "recognized": row.recognized.text,
      "rate": row.recognized.rate(of: row.registered),
    ]
  }

  private func place(_ unit: String) -> [String: String] {
    let place = Int64(unit).flatMap { map.places[$0] }
    return ["province_code": place?.code ?? "?", "province_from": place?.named ?? ""]
  }

  private func fieldCode(_ field: String) -> String {
    let ids = Set(ledger.standard.values).min() ?? 0
    return Int64(field).map { "f\($0 - ids + 1)" } ?? "unknown"
  }

  /// Registered is the same in every row.
  private func byLevel() -> [[String: String]] {
    let found = rows("level", year, on: asOf)
    return (Reckoning.ranks + ["unknown"]).map { level in
      ["level": level].merging(numbers(found[level] ?? .init())) { one, _ in one }
    }
  }

  private func funnel() -> [[String: String]] {
    rows("province", year, on: asOf).map { key, row in
      var typical = Span()
      for id in row.ids {
        let recognized = ledger.recognized(id, on: asOf).map(\.stands).max() ?? .no
        typical.add(min(recognized, ledger.typical(id, on: asOf)))
      }
      var line = place(key).merging(numbers(row)) { one, _ in one }
      line["recognized_rate"] = line["rate"]
      line["rate"] = nil
      line["typical"] = typical.text
      line["typical_rate"] = typical.rate(of: row.recognized)
      return line
    }
  }

  private func samePeriod() -> [[String: String]] {
    let year = year ?? Int(ledger.today.prefix(4)) ?? 0
    let last = (Int(asOf.prefix(4)) ?? 0) - 1
    let isLeap = asOf.hasSuffix("02-29")
    let before = isLeap ? "\(last)-02-28" : "\(last)\(asOf.dropFirst(4))"
    let now = rows("province", year, on: asOf)
    let then = rows("province", year - 1, on: before)
    return Set(now.keys).union(then.keys).map { key in
      let (one, other) = (now[key] ?? .init(), then[key] ?? .init())
      var line = place(key).merging(numbers(one)) { one, _ in one }
      line["registered_before"] = other.registered.text
      line["recognized_before"] = other.recognized.text
      line["rate_before"] = other.recognized.rate(of: other.registered)
      line["registered_change"] = change(one.registered, other.registered)
      line["recognized_change"] = change(one.recognized, other.recognized)
      return line
    }
  }

  private func change(_ one: Span, _ other: Span) -> String {
    Span(one.least - other.most, one.most - other.least).text
  }

  /// The registrations that may be there, of the province that is asked for.
  private func there() -> [Ledger.Registration] {
    ledger.registrations.values.filter {
      ledger.made($0).from <= asOf && reckoning.isIn(province, $0.province)
    }
  }

  private func isSure(_ one: Ledger.Registration) -> Bool { ledger.made(one).by <= asOf }

  /// For the first time is ever, in the file; a model counts once, in its first year of the term.
  private func cumulative() -> [[String: String]] {
    var (registered, recognized, models) = (Span(), Span(), Span())
    var (seen, sure): (Set<Int64>, Set<Int64>) = ([], [])
    let all = there().filter { term.contains($0.year) }
    return Set(all.map(\.year)).sorted().map { year in
      var (own, good, new) = (Span(), Span(), Span())
      for one in all where one.year == year {
        let isSure = isSure(one)
        own.add(isSure ? .surely : .perhaps)
        good.add(ledger.recognized(one.id, on: asOf).map(\.stands).max() ?? .no)
        let before = ledger.registrations.values.filter {
          $0.model == one.model && $0.year < year && ledger.made($0).from <= asOf
        }
        if one.mode != "maintained", !before.contains(where: self.isSure) {
          new.add(isSure && before.isEmpty ? .surely : .perhaps)
        }
        // Once it surely is one, it is one, in whichever of its years it was the first.
        if seen.insert(one.model).inserted { models.most += 1 }
        if isSure, sure.insert(one.model).inserted { models.least += 1 }
      }
      (registered, recognized) = (registered + own, recognized + good)
      return [
        "year": "\(year)", "registered": own.text, "recognized": good.text,
        "new_models": new.text, "registered_total": registered.text,
        "recognized_total": recognized.text, "models_total": models.text,
        "rate": recognized.rate(of: registered),
      ]
    }
  }

  private func undecided() -> [[String: String]] {
    there().filter { one in
      (year == nil || one.year == year)
        && !ledger.decisions(on: one.id).contains { $0.known <= asOf }
    }.map { one in
      [
        "province_code": map.places[one.province]?.code ?? "", "year": "\(one.year)",
        "code": ledger.models[one.model]?.code ?? "", "registered_on": one.day ?? "",
      ]
    }
  }

  private func notReported() -> [[String: String]] {
    let year = year ?? Int(ledger.today.prefix(4)) ?? 0
    let day = min("\(year)-12-31", ledger.today)
    let inside = province.map { map.under(map.lineage(of: $0.unit)) }
    return map.alive(on: day, [level]).filter { place in
      (inside?.contains(place.id) ?? true) && !heard(place.id).contains(year)
    }.map { place in
      let last = map.lineage(of: place.id).flatMap(heard).filter { $0 <= year }.max()
      return ["unit_code": place.code, "last_year": last.map { "\($0)" } ?? ""]
    }
  }

  /// The years of which a unit has said something.
  private func heard(_ unit: Int64) -> [Int] {
    ledger.figures.values.filter { $0.unit == unit }.flatMap(\.years)
      + ledger.registrations.values.filter { $0.unit == unit || $0.province == unit }.map(\.year)
  }
}
