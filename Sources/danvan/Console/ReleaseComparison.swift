import Interchange
import Messages
import Query
import Storage

/// A release held against today's data, or against another.
struct ReleaseComparison {
  private let first: Release
  private let second: Release?
  private let reader: Reader
  private let folder: ReportFolder
  private let asOf: Day?
  private let limits: QueryLimits

  init(
    _ first: Release, _ second: Release?, _ reader: Reader, folder: ReportFolder, asOf: Day?,
    _ limits: QueryLimits
  ) {
    (self.first, self.second, self.reader) = (first, second, reader)
    (self.folder, self.asOf, self.limits) = (folder, asOf, limits)
  }

  static let headings = [
    Heading("report", vi: "Báo cáo", en: "Report"), Heading("change", vi: "Việc", en: "Change"),
    Heading("row", vi: "Dòng", en: "Row"), Heading("column", vi: "Cột", en: "Column"),
    Heading("before", vi: "Trước", en: "Before"),
    Heading("before_comparator", vi: "", en: "", for: .machines),
    Heading("after", vi: "Sau", en: "After"),
    Heading("after_comparator", vi: "", en: "", for: .machines),
    Heading("because", vi: "Vì", en: "Because"),
  ]

  /// What differs, as rows to print; none where nothing does.
  func rows(_ format: Format) throws -> [[Cell]] {
    // Before a report is asked: its bounds on memory would hold for the journal too.
    let (from, upTo) = (first.journal, second?.journal)
    let changes = try ChangesSince(
      after: min(from, upTo ?? from), upTo: upTo.map { max($0, from) }, reader)
    var reasons = DifferenceReasons(changes, reader)
    if reasons.isPartial { Console.note(.partial) }
    var rows: [[Cell]] = []
    for table in try tables() {
      for row in table.difference.rows {
        let inputs = try inputs(of: row, in: table)
        let because = try reasons.reasons(for: row, inputs: inputs, tables: table.reads)
        rows += lines(of: row, table.name, because, format)
      }
    }
    guard !rows.isEmpty else { return [] }
    let other = Cell.choice("other", LocalizedText(vi: "thay đổi khác từ đó", en: "other changes since"))
    return try rows
      + reasons.others().map { reason in
        let because = Cell.reasons([reason], format)
        return [.null, other, .null, .null, .null, .null, .null, .null, because]
      }
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
      Console.note(.onlyIn(second, report.name))
    }
    return try frozen.compactMap { report in
      guard let other = others.first(where: { $0.name == report.name }) else {
        Console.note(.onlyIn(first, report.name))
        return nil
      }
      if report.parameters != other.parameters {
        Console.note(.otherParameters(report, other))
      }
      return try table(
        report, TableDifference(report.table, other.table, other.report), of: other.report)
    }
  }

  private func againstToday(_ frozen: FrozenReport) throws -> Table {
    let report = try current(frozen)
    let run = try ReportRun(report, try values(frozen, report), reader)
    var (rows, bytes): ([ReportRow], [UInt8]) = ([], [])
    var printer = try Printer(report.headings, Style(.json, language), to: Sink { bytes += $0 })
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
      Console.note(.otherColumns(frozen.name, difference))
    }
    return Table(name: frozen.name, difference: difference, reads: try report.tables(reader))
  }

  /// The report as it is today; the frozen one where it is gone.
  private func current(_ frozen: FrozenReport) throws -> Report {
    guard let report = try folder.find(frozen.name) else {
      Console.note(.gone(frozen.name))
      return frozen.report
    }
    if report.file.text != frozen.report.file.text { Console.note(.rewritten(frozen.name)) }
    return report
  }

  /// As it was asked then, as far as it still can be.
  private func values(_ frozen: FrozenReport, _ report: Report) throws -> [String: String] {
    var values = try reader.typed(frozen.parameters)
    for name in values.keys.sorted() where !report.parameters.contains(where: { $0.name == name }) {
      Console.note(.noLonger(frozen.name, name))
      values[name] = nil
    }
    if let asOf {
      if report.parameters.contains(where: { $0.name == "as_of" }) {
        values["as_of"] = asOf.iso
      } else {
        Console.note(.leftAlone(frozen.name, "as_of"))
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

  /// A line for each column; people are told the reasons once.
  private func lines(
    of row: TableDifference.Row, _ report: String, _ reasons: [DifferenceReasons.Reason],
    _ format: Format
  ) -> [[Cell]] {
    let change = Cell.choice(row.change.rawValue, row.change.label)
    let because = Cell.reasons(reasons, format)
    let values = row.values.map { value in
      (
        Cell.choice(value.column.name, value.column.title), value.before.withComparator,
        value.after.withComparator
      )
    }
    let all = values.isEmpty ? [(Cell.null, [Cell.null, .null], [Cell.null, .null])] : values
    return all.enumerated().map { index, value in
      let again: Cell = format.isForPeople && index > 0 ? .text("") : because
      return [.text(report), change, row.key.joined, value.0] + value.1 + value.2 + [again]
    }
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
      func content(_ output: ReleaseOutput) throws -> [UInt8] {
        let bytes = try reader.content(of: output.id)
        guard sha256(bytes) == output.sha256 else {
          throw Message.notAsReleased(release, output)
        }
        return bytes
      }
      let sql = outputs.first { $0.report == output.report && $0.format == "sql" }
      let text = try sql.map { String(decoding: try content($0), as: UTF8.self) } ?? ""
      let file = ReportFile(
        name: output.report, file: "\(release.name)/\(output.report).sql", text: text)
      return FrozenReport(
        name: output.report, parameters: output.parameters, report: try Report(file),
        table: try FrozenTable(json: try content(output)))
    }
  }
}

extension Cell {
  /// With the comparator for machines beside it.
  fileprivate var withComparator: [Cell] {
    switch self {
    case .quantity(_, let comparator): [self, .text(comparator.rawValue)]
    case .share(let share): [self, .text(share.comparator.rawValue)]
    default: [self, .null]
    }
  }

  /// `12 25/11/2026 an: model withdraw 22-2025-0001: lý do`, one after the other.
  fileprivate static func reasons(
    _ reasons: [DifferenceReasons.Reason], _ format: Format
  ) -> Cell {
    let forPeople = format.isForPeople
    let texts = reasons.map { reason in
      let entry = reason.entry
      let at = forPeople ? Day(iso: String(entry.at.prefix(10))).map { language.written($0) } : nil
      let most = forPeople ? 5 : 50
      let rest = reason.records.count > most ? " … (\(reason.records.count))" : ""
      return "\(entry.id) \(at ?? entry.at) \(entry.who): \(entry.command) "
        + reason.records.prefix(most).joined(separator: ", ") + rest
        + (entry.reason.map { ": \($0)" } ?? "")
    }
    if format == .json || format == .ndjson { return .list(texts) }
    return texts.isEmpty ? .null : .text(texts.joined(separator: "; "))
  }
}

extension [Cell] {
  /// The key of a row in one cell.
  fileprivate var joined: Cell {
    let known = filter { $0 != .null && $0 != .text("") }
    func text(_ language: Language) -> String {
      known.map { $0.written(in: language) }.joined(separator: ", ")
    }
    return .choice(
      known.map(\.plain).joined(separator: ", "), LocalizedText(vi: text(.vietnamese), en: text(.english)))
  }
}

extension LocalizedText {
  fileprivate static let partial = LocalizedText(
    vi:
      "Lưu ý: từ đó có quá nhiều thay đổi; lý do chỉ tìm trong các bản ghi còn đứng sau từng dòng.",
    en: "Note: too much was changed since; reasons are looked for only in records that still stand."
  )

  fileprivate static func onlyIn(_ release: Release, _ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: chỉ «\(release.name)» có báo cáo «\(report)»; không so được.",
      en: "Note: only “\(release.name)” has “\(report)”, which is not compared.")
  }

  fileprivate static func otherParameters(_ one: FrozenReport, _ two: FrozenReport) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(one.name)» lập với tham số khác: \(one.parameters) và \(two.parameters)",
      en: "Note: “\(one.name)” was asked otherwise: \(one.parameters) and \(two.parameters)")
  }

  fileprivate static func otherColumns(_ report: String, _ found: TableDifference) -> LocalizedText {
    func list(_ names: [String]) -> String { names.isEmpty ? "—" : names.joined(separator: ", ") }
    return LocalizedText(
      vi: """
        Lưu ý: «\(report)» không so các cột chỉ có lúc trước: \(list(found.onlyBefore)); chỉ có \
        lúc sau: \(list(found.onlyAfter)).
        """,
      en: """
        Note: “\(report)” is compared without the columns of before only: \
        \(list(found.onlyBefore)); of after only: \(list(found.onlyAfter)).
        """)
  }

  fileprivate static func gone(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: không còn báo cáo «\(report)»; lập lại bằng tệp SQL lúc công bố.",
      en: "Note: there is no report “\(report)” any more; its SQL of then is asked.")
  }

  fileprivate static func rewritten(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: báo cáo «\(report)» đã sửa từ lúc công bố; sai khác có thể do đó.",
      en: "Note: the report “\(report)” itself was changed since; that alone may make a difference."
    )
  }

  fileprivate static func noLonger(_ report: String, _ name: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không còn tham số \(name).",
      en: "Note: “\(report)” has no parameter \(name) any more.")
  }
}
