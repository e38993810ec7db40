import Reports
import SQLite
import Storage

/// A row of a report, as it is printed and as its SELECT gave it.
public struct ReportRow: Sendable {
  /// One for every heading of the report.
  public let cells: [Cell]
  /// By the names of the SELECT's columns.
  let values: [String: Value]

  init(_ raw: [Cell], of report: Report) {
    var sums = ReportSums(report, isWanted: false)
    cells = sums.row(raw).first?.cells ?? []
    values = Dictionary(zip(report.selected, raw.map(\.value))) { first, _ in first }
  }
}

extension ReportRun {
  /// Lends the rows of the report one after the other, without totals.
  public func forEachRow(
    _ limits: QueryLimits = QueryLimits(), _ body: (ReportRow) throws -> Void
  ) throws {
    try ask(limits) { try body(ReportRow($0, of: report)) }
  }

  /// Which records stand behind a row, and which are left out of it, in the order of the report's
  /// second SELECT; none where the report has no second SELECT (``Report/listsInputs``).
  public func inputs(
    of row: ReportRow, _ limits: QueryLimits = QueryLimits()
  ) throws -> [Provenance] {
    guard let why = report.why else { return [] }
    var values = values
    for (name, value) in row.values { values["row_\(name)"] = value }
    if why.reads("compared_input") { values["compared_input"] = try comparedInputs(of: row) }
    let columns = Set(report.columns.map(\.name))
    var inputs: [Provenance] = []
    try why.ask(reader, values, moves, limits) { names in
      try report.checkInputs(names)
    } row: { cells in
      inputs.append(try report.input(cells, of: why, columns))
    }
    return inputs
  }
}

extension Report {
  /// A row of the second SELECT.
  fileprivate func input(
    _ cells: [Cell], of why: ReportSelect, _ columns: Set<String>
  ) throws -> Provenance {
    let name = cells[0].said ?? "NULL"
    guard let entityKind = EntityKind.provenance.first(where: { $0.table == name }) else {
      throw why.trouble(.noTable(name, known: EntityKind.provenance.map(\.table)))
    }
    guard case .numeral(let id, _) = cells[1] else {
      throw why.trouble(.noId(of: entityKind.table))
    }
    let parts = (cells[2].said ?? "").split(separator: " ").map(Provenance.Part.init)
    if let part = parts.first(where: { !columns.contains($0.column) }) {
      throw why.trouble(.notOfReport(part.column, known: self.columns.map(\.name)))
    }
    let reason = cells[3].said.map { word in
      Provenance.Reason(
        word, reasons[word] ?? Report.commonReasons[word] ?? LocalizedText(vi: word, en: word))
    }
    return Provenance(entityKind, id, parts, reason: reason)
  }

  /// The words that why.sql gives for its own reasons.
  private static let commonReasons: [String: LocalizedText] = {
    let file = ReportFile(name: "why", file: "why.sql", text: whyTables)
    var head = ReportHead(file)
    for line in file.text.split(separator: "\n") where line.hasPrefix("-- word ") {
      // One that cannot be read shows as the word itself; a test reads all of them.
      try? head.read(line, number: 1)
    }
    return head.words
  }()
}

extension Cell {
  /// What SQLite gave, back as it was.
  fileprivate var value: Value {
    switch self {
    case .text(let text): .text(text)
    case .numeral(let number, _): .integer(number)
    case .real(let number): .real(number)
    default: .null
    }
  }

  /// The text of a cell that should be text; `nil` for NULL.
  fileprivate var said: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .numeral(let number, _): String(number)
    case .real(let number): "\(number)"
    default: ""
    }
  }
}
