import Foundation
import Storage

@testable import Query

/// A report of rates, a row a line: its columns by name.
private typealias Lines = [[String: String]]

extension Judge {
  /// Every report that counts, with a few parameters each.
  mutating func reports() throws -> [String] {
    var differing: [String] = []
    for name in [
      "rates-by-province", "rates-by-field", "rates-by-owner-kind", "rates-by-level",
      "rates-by-year", "funnel", "same-period", "cumulative", "undecided", "not-reported",
    ] {
      for _ in 0..<4 { differing += try compare(name) }
    }
    for _ in 0..<3 { differing += try reconciled() }
    return differing
  }

  private mutating func compare(_ name: String) throws -> [String] {
    let asOf = office.someDay()
    let year = office.random.pick(3) > 0 ? office.year - 3 + office.random.pick(5) : nil
    let province = office.random.pick(4) == 0 ? office.one(office.named) : nil
    let territory = office.random.pick(3) == 0 ? office.one([office.ledger.today, asOf]) : nil
    let first = office.year - 3 + office.random.pick(3)
    let level = office.one(["province", "commune"])
    let all = [
      "year": year.map(String.init), "as_of": asOf, "province": province?.code,
      "territory": territory, "term": "\(first)/\(first + 2)", "level": level,
    ]
    var reckoned = ReportReckoning(
      Reckoning(ledger: office.ledger, map: office.map), asOf: asOf, year: year)
    (reckoned.province, reckoned.territory) = (province, territory)
    (reckoned.term, reckoned.level) = (first...first + 2, level)
    return try office.store.read { reader in
      guard let file = ReportFile.shipped.first(where: { $0.name == name }) else { return [name] }
      let report = try Report(file)
      let names = Set(report.parameters.map(\.name))
      let typed = all.compactMapValues(\.self).filter { names.contains($0.key) }
      if typed["territory"] == nil { reckoned.territory = nil }
      let lines = reckoned.lines(of: name)
      let printed = try ReportRun(report, typed, reader).lines()
      return describe(printed, lines, "\(name) \(typed)")
    }
  }

  private func describe(_ printed: Lines, _ lines: Lines, _ what: String) -> [String] {
    let columns = lines.first.map { Set($0.keys) } ?? []
    count.add(lines.count, of: columns.count)
    let mine = Set(lines)
    let found = Set(printed.map { $0.filter { columns.isEmpty || columns.contains($0.key) } })
    guard found != mine || printed.count != lines.count else { return [] }
    let text = { (lines: Set<[String: String]>) in
      lines.map { line in line.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }
    }
    return ["\(what): \(text(found.subtracting(mine))), not \(text(mine.subtracting(found)))\n"]
  }

  /// The report beside `--compare`, and the records of both beside the reckoning.
  private mutating func reconciled() throws -> [String] {
    let asOf = office.one([office.ledger.today, office.day(office.year - 2...office.year).iso])
    let reckoning = Reckoning(ledger: office.ledger, map: office.map)
    let (map, ledger) = (office.map, office.ledger)
    return try office.store.read { reader in
      var question = RateQuestion()
      question.asOf = Day(iso: asOf) ?? .today
      let rows = try reader.comparisons(question)
      var differing: [String] = []
      for row in rows {
        let unit = row.keys[0].order.id
        var asked = Asked(asOf: min(row.asOf?.iso ?? asOf, asOf))
        asked.period = Period(row.period).map {
          ($0.text, $0.first.iso, $0.last?.iso ?? "9999-12-31")
        }
        if row.reported != nil, map.lineage(of: unit).count > 1 {
          // A report of what was formed from others is about all of them, as they were on its day.
          let published = ledger.sources.filter { row.reported?.sources == [$0.value] }.keys
            .compactMap { ledger.published[$0] }
          let ends = [asked.period?.last, published.first].compactMap(\.self)
          asked.territory = row.asOf?.iso ?? ends.min() ?? ledger.today
        }
        let held = reckoning.rows(asked)[["\(unit)"], default: .init()].counted
        if held != row.recorded.counted {
          differing.append("compared \(row.period) \(unit): \(row.recorded.counted), not \(held)\n")
        }
      }
      guard let file = ReportFile.shipped.first(where: { $0.name == "reconciliation" }) else {
        return ["reconciliation"]
      }
      let printed = try ReportRun(Report(file), ["as_of": asOf], reader).lines()
      let lines: Lines = rows.flatMap { row in
        ["registered", "recognized"].map { number in
          let isFirst = number == "registered"
          let said = isFirst ? row.reported?.registered : row.reported?.recognized
          let held = isFirst ? row.recorded.registered : row.recorded.recognized
          return [
            "province_code": row.keys[0].code ?? "", "measure": "models.\(number)",
            "period": row.period, "as_of": row.asOf?.iso ?? "", "reported": said.text,
            "recorded": held.text,
          ]
        }
      }
      return differing + describe(printed, lines, "reconciliation \(asOf)")
    }
  }
}

extension Interval? {
  fileprivate var text: String {
    self?.qualified.map { "\($0.comparator.rawValue)\($0.value.units)" } ?? ""
  }
}

extension ReportRun {
  /// Its rows, each number with its comparator before it.
  fileprivate func lines() throws -> Lines {
    var (names, lines): ([String], Lines) = ([], [])
    try forEach(totals: false, begin: { names = $0.map(\.name) }) { cells, _ in
      var line = Dictionary(zip(names, cells.map(\.plain))) { one, _ in one }
      for name in names {
        guard let sign = line["\(name)_comparator"] else { continue }
        line[name] = sign + (line[name] ?? "")
      }
      lines.append(line.filter { !$0.key.hasSuffix("_comparator") })
    }
    return lines
  }
}

extension Cell {
  fileprivate var plain: String {
    switch self {
    case .null: ""
    case .text(let text), .choice(let text, _): text
    case .integer(let number), .numeral(let number, _): "\(number)"
    case .decimal(let number), .quantity(let number, _): "\(number.units)"
    case .day(let day): day.iso
    case .share(let ratio): "\(ratio.value)"
    default: "\(self)"
    }
  }
}
