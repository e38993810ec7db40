import Query
import Storage

/// What whoever compares releases should know.
public enum ComparisonNote: Sendable {
  /// So much was changed that reasons are looked for only in records that still stand.
  case partial
  /// Only that release has the report, which is not compared.
  case onlyIn(Release, String)
  case otherParameters(String, String, String)
  /// Columns that only one side has are not compared.
  case otherColumns(String, before: [String], after: [String])
  /// There is no such report any more, and its SQL of then is asked.
  case gone(String)
  /// The report itself was changed since.
  case rewritten(String)
  /// The report has no such parameter any more.
  case noLonger(String, String)
  /// The report has no such parameter, and so is not affected by it.
  case unaffected(String, String)
}

/// What differs between a release and today, or another one.
public struct ReleaseDifferences: Sendable {
  /// A row of a report that differs, and why.
  public struct Line: Sendable {
    /// The name of the report.
    public let report: String
    /// What it says before and after.
    public let row: TableDifference.Row
    /// The entries of the journal that touched what stands behind it.
    public let reasons: [DifferenceReasons.Reason]
  }

  /// Of all reports, in their order.
  public fileprivate(set) var lines: [Line] = []
  /// Changes that match no row; none where nothing differs.
  public fileprivate(set) var others: [DifferenceReasons.Reason] = []
}

/// A release held against today's data, or against another.
public struct ReleaseComparison {
  private let first: Release
  private let second: Release?
  private let reader: Reader
  private let find: (String) throws -> Report?
  private let asOf: Day?
  private let limits: QueryLimits
  private let note: (ComparisonNote) -> Void

  /// - Parameters:
  ///   - second: `nil` = today.
  ///   - asOf: another day for today's reports.
  ///   - find: the report of that name as it is today.
  ///   - note: told what matters as it is found.
  public init(
    _ first: String, _ second: String?, _ reader: Reader, asOf: Day?, _ limits: QueryLimits,
    find: @escaping (String) throws -> Report?, note: @escaping (ComparisonNote) -> Void
  ) throws {
    self.first = try reader.release(first)
    self.second = try second.map { try reader.release($0) }
    (self.reader, self.asOf, self.limits) = (reader, asOf, limits)
    (self.find, self.note) = (find, note)
  }

  /// - Throws: `DomainError` as a run of a report, or for one that is not as released.
  public func differences() throws -> ReleaseDifferences {
    // Before a report is asked: its bounds on memory would hold for the journal too.
    let (from, upTo) = (first.journal, second?.journal)
    let changes = try ChangesSince(
      after: min(from, upTo ?? from), upTo: upTo.map { max($0, from) }, reader)
    var reasons = DifferenceReasons(changes, reader)
    if reasons.isPartial { note(.partial) }
    var found = ReleaseDifferences()
    for table in try tables() {
      for row in table.difference.rows {
        let inputs = try inputs(of: row, in: table)
        let because = try reasons.reasons(for: row, inputs: inputs, tables: table.reads)
        found.lines.append(.init(report: table.name, row: row, reasons: because))
      }
    }
    if !found.lines.isEmpty { found.others = try reasons.others() }
    return found
  }

  /// A report of both, compared.
  private struct Table {
    let name: String
    let difference: TableDifference
    /// The tables of the file that the report reads.
    let reads: Set<String>
    /// Of today, with what they were asked of; none where two releases are compared.
    var run: ReportRun?
    var today: [ReportRow] = []
  }

  private func tables() throws -> [Table] {
    let frozen = try FrozenReport.all(of: first, reader)
    guard let second else { return try frozen.map(againstToday) }
    let others = try FrozenReport.all(of: second, reader)
    for report in others where !frozen.contains(where: { $0.name == report.name }) {
      note(.onlyIn(second, report.name))
    }
    return try frozen.compactMap { report in
      guard let other = others.first(where: { $0.name == report.name }) else {
        note(.onlyIn(first, report.name))
        return nil
      }
      if report.parameters != other.parameters {
        note(.otherParameters(report.name, report.parameters, other.parameters))
      }
      return try table(
        report, TableDifference(report.table, other.table, other.report), of: other.report)
    }
  }

  private func againstToday(_ frozen: FrozenReport) throws -> Table {
    let report = try current(frozen)
    let run = try ReportRun(report, try values(frozen, report), reader)
    var (rows, bytes): ([ReportRow], [UInt8]) = ([], [])
    var printer = try Printer(report.headings, Style(.json, .english), to: Sink { bytes += $0 })
    try run.forEachRow(limits) { row in
      rows.append(row)
      try printer.row(row.cells)
    }
    try printer.end()
    let difference = TableDifference(
      frozen.table, try FrozenTable(json: bytes), report, labels: rows.labels(report))
    var table = try table(frozen, difference, of: report)
    (table.run, table.today) = (run, rows)
    return table
  }

  private func table(
    _ frozen: FrozenReport, _ difference: TableDifference, of report: Report
  ) throws -> Table {
    if !difference.onlyBefore.isEmpty || !difference.onlyAfter.isEmpty {
      note(
        .otherColumns(
          frozen.name, before: difference.onlyBefore, after: difference.onlyAfter))
    }
    return Table(name: frozen.name, difference: difference, reads: try report.tables(reader))
  }

  /// The report as it is today; the frozen one where it is gone.
  private func current(_ frozen: FrozenReport) throws -> Report {
    guard let report = try find(frozen.name) else {
      note(.gone(frozen.name))
      return frozen.report
    }
    if report.file.text != frozen.report.file.text { note(.rewritten(frozen.name)) }
    return report
  }

  /// As it was asked then, as far as it still can be.
  private func values(_ frozen: FrozenReport, _ report: Report) throws -> [String: String] {
    var values = try reader.typed(frozen.parameters)
    for name in values.keys.sorted() where !report.parameters.contains(where: { $0.name == name }) {
      note(.noLonger(frozen.name, name))
      values[name] = nil
    }
    if let asOf {
      if report.parameters.contains(where: { $0.name == "as_of" }) {
        values["as_of"] = asOf.iso
      } else {
        note(.unaffected(frozen.name, "as_of"))
      }
    }
    return values
  }

  private static let fewRows = 50

  private func inputs(of row: TableDifference.Row, in table: Table) throws -> [Provenance]? {
    // What keeps a row from standing there today is behind no row.
    // Where many rows differ, to ask for each would take too long.
    guard let run = table.run, run.report.listsInputs, let place = row.place,
      table.difference.rows.count <= ReleaseComparison.fewRows
    else { return nil }
    return try run.inputs(of: table.today[place], limits)
  }
}

/// A report as a release holds it.
private struct FrozenReport {
  let name: String
  let parameters: String
  let report: Report
  let table: FrozenTable

  static func all(of release: Release, _ reader: Reader) throws -> [FrozenReport] {
    let outputs = try reader.outputs(of: release.id)
    return try outputs.filter { $0.format == Format.json.rawValue }.map { output in
      let sql = outputs.first { $0.report == output.report && $0.format == "sql" }
      let text =
        try sql.map { String(decoding: try reader.frozen($0, of: release), as: UTF8.self) } ?? ""
      let file = ReportFile(
        name: output.report, file: "\(release.name)/\(output.report).sql", text: text)
      return FrozenReport(
        name: output.report, parameters: output.parameters, report: try Report(file),
        table: try FrozenTable(json: try reader.frozen(output, of: release)))
    }
  }
}
