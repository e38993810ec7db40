import Reports
import SQLite
import Storage

/// A report with the values it is asked with.
public struct ReportRun {
  /// What is asked.
  public let report: Report
  /// Values by the names of parameters, as they were typed.
  let typed: [String: String]
  /// What is bound for them.
  let values: [String: Value]
  let moves: TerritoryMapping
  let reader: Reader

  /// - Parameters:
  ///   - typed: values by the names of parameters; what is left out has its default.
  ///   - today: another day, to ask what would have been answered then.
  public init(
    _ report: Report, _ typed: [String: String], _ reader: Reader, today: Day = .today
  ) throws {
    if let name = typed.keys.sorted().first(where: { name in
      !report.parameters.contains { $0.name == name }
    }) {
      throw ReportQuestionFault.noParameter(name, known: report.parameters.map(\.name))
        .error(in: .parameter(""))
    }
    var values = Report.always(today)
    for parameter in report.parameters {
      values.merge(try parameter.values(typed[parameter.name], reader)) { $1 }
    }
    if case .text(let text)? = values["as_of"], let day = Day(iso: text) {
      values["year_before"] = .text(day.yearBefore.iso)
    }
    (self.report, self.typed, self.values, self.reader) = (report, typed, values, reader)
    let day: Day? = if case .text(let day)? = values["territory"] { Day(iso: day) } else { nil }
    moves = try TerritoryMapping(to: day.map(TerritoryTime.on) ?? .then, reader)
  }

  /// - Parameters:
  ///   - totals: whether rows of sums go between; machines add up for themselves.
  ///   - begin: called before the first row.
  public func forEach(
    _ limits: QueryLimits = QueryLimits(), totals: Bool, begin: ([Heading]) throws -> Void,
    _ body: ([Cell], RowKind) throws -> Void
  ) throws {
    var sums = ReportSums(report, isWanted: totals)
    try ask(limits, begin: begin) { raw in
      for row in sums.row(raw) { try body(row.cells, row.kind) }
    }
    for row in sums.end() { try body(row.cells, row.kind) }
  }

  /// What it is asked with, defaults too, but for what leaves the answer whole.
  public func asked() throws -> [(title: LocalizedText, value: Cell)] {
    try report.parameters.compactMap { parameter in
      let value = try parameter.shown(typed[parameter.name], values, reader)
      let isWhole =
        value == .null || parameter.kind == .territory && values[parameter.name] == .null
      return isWhole ? nil : (parameter.title, value)
    }
  }

  /// Lends the rows as the SELECT gives them.
  func ask(
    _ limits: QueryLimits, begin: ([Heading]) throws -> Void = { _ in },
    row: ([Cell]) throws -> Void
  ) throws {
    var values = values
    if report.select.reads("compared") { values["compared"] = try compared() }
    try report.select.ask(reader, values, moves, limits) { names in
      try report.check(names)
      try begin(report.headings)
    } row: { raw in
      try row(raw)
    }
  }
}

extension Report {
  /// The shared tables want these, whether the report names them or not.
  fileprivate static func always(_ today: Day) -> [String: Value] {
    [
      "as_of": .text(today.iso), "today": .text(today.iso), "province": .null,
      "territory": .null, "year_before": .text(today.yearBefore.iso),
      "compared": .null, "compared_input": .null,
    ]
  }

  /// Compiles both of its SELECTs without asking them.
  ///
  /// - Throws: what asking them would say of their SQL, their parameters and their columns.
  func check(_ reader: Reader) throws {
    let known = Set(Report.always(.today).keys).union(parameters.flatMap(\.bound))
    try select.check(reader, known: known) { try check($0) }
    try why?.check(reader, known: known.union(selected.map { "row_\($0)" })) { names in
      try checkInputs(names)
    }
  }

  /// Whether the second SELECT gives what is asked of it.
  func checkInputs(_ names: [String]) throws {
    guard let why, names != Report.inputColumns else { return }
    throw why.trouble(.inputColumns(names, wanted: Report.inputColumns))
  }

  private static let inputColumns = ["noun", "id", "columns", "reason"]

  /// Whether the SELECT gives what the head promises.
  fileprivate func check(_ names: [String]) throws {
    let wanted = selected
    guard names != wanted else { return }
    let place = zip(names, wanted).prefix { $0 == $1 }.count
    let column = columns.first { $0.selected.contains(place < wanted.count ? wanted[place] : "") }
    throw file.trouble(
      column?.line ?? select.firstLine,
      select: .otherColumn(
        place: place + 1, found: place < names.count ? names[place] : "—",
        promised: place < wanted.count ? wanted[place] : "—", wanted: wanted))
  }
}
