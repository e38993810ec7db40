import SQLite
import Storage

/// Why a row of a report says what it says: how its numbers come about, and from which records.
public struct ReportWhy {
  private let run: ReportRun
  private let reader: Reader
  private let cells: [Cell]
  private let column: ReportColumn?
  private let inputs: [Provenance]
  /// Those of the report that the row may have a number of.
  private let numbers: [ReportColumn]
  private let isTotal: Bool

  /// Which row is asked about.
  public enum RowPosition {
    /// The one that goes by these values.
    case row([String])
    /// The line of sums below the last row.
    case total
  }

  /// - Parameter column: name or title of the column that is asked about; `nil` for all.
  public init(
    _ run: ReportRun, _ place: RowPosition, column: String?, _ limits: QueryLimits = QueryLimits()
  ) throws {
    (self.run, reader) = (run, run.reader)
    let asked = try column.map { try run.report.column($0) }
    let rows: [ReportRow]
    let all = run.report.columns
    var numbers = all.filter { $0.kind.isAmount || $0.kind == .percent }
    let isTotal = if case .total = place { true } else { false }
    if isTotal {
      if let asked, all.contains(where: \.isSummed), !all.hasTotal(asked) {
        throw ReportQuestionFault.noTotal(of: asked.title).error(in: .column("total"))
      }
      numbers = numbers.filter(all.hasTotal)
    }
    (self.numbers, self.isTotal) = (numbers, isTotal)
    switch place {
    case .row(let keys):
      var key = RowKey(keys, of: run.report)
      try run.forEachRow(limits) { key.look(at: $0) }
      let row = try key.row()
      (rows, cells) = ([row], row.cells)
    case .total:
      (rows, cells) = try run.total(limits)
    }
    let untotalled = all.filter { column in
      isTotal && column.kind.isAmount && !all.hasTotal(column)
    }.map(\.name)
    let entered =
      asked.map { [$0.name] + ($0.ratio.map { [$0.part, $0.whole] } ?? []) }
      ?? (untotalled.isEmpty ? nil : all.map(\.name).filter { !untotalled.contains($0) })
    inputs = try rows.flatMap { try run.inputs(of: $0, limits) }
      .compactMap { $0.entering(entered) }
    self.column = asked
  }

  /// Counted and left out, in one list, for formats with one table.
  public func list() throws -> Table {
    try .evidence(
      inputs.filter { $0.reason == nil } + inputs.filter { $0.reason != nil }, titles: titles,
      reader)
  }

  /// Everything, as one record.
  ///
  /// - Parameters:
  ///   - limit: how many inputs people are shown; `nil` for all.
  ///   - words: what they read about them, or in their place.
  public func detail(limit: Int?, _ words: WhyWords) throws -> RecordView {
    let formulas = try columns.map { ($0, try formula(of: $0)) }
    let counted = try RecordView.evidence(
      "inputs", LocalizedText(vi: "Tính từ", en: "Inputs"), inputs.filter { $0.reason == nil },
      limit, titles, words, reader)
    let left = try RecordView.evidence(
      "left_out", LocalizedText(vi: "Không tính", en: "Left out"),
      inputs.filter { $0.reason != nil }, limit, titles, words, reader)
    let sources = try Table.sources(of: [counted.sheet, left.sheet], reader)
    return RecordView(
      sheet: head(words),
      sections: [
        RecordView.section("row", vi: "Dòng", en: "Row", Table(run.report.headings, [cells])),
        RecordView.section("cells", vi: "Cách tính", en: "How it is computed", .formulas(formulas)),
        RecordView.section("parameters", vi: "Tham số", en: "Parameters", try parameters),
        RecordView.section("rules", vi: "Quy tắc", en: "Rules", rules(formulas.map(\.1))),
        counted, left,
        RecordView.section("sources", vi: "Nguồn", en: "Sources", sources),
      ])
  }

  /// What people read for the columns; the name too where two have one title.
  private var titles: [String: LocalizedText] {
    let columns = run.report.columns
    return columns.reduce(into: [:]) { titles, column in
      let isAlone = columns.count { $0.title == column.title } == 1
      let (title, name) = (column.title, column.name)
      titles[name] =
        isAlone
        ? title
        : LocalizedText(vi: "\(title.vietnamese) (\(name))", en: "\(title.english) (\(name))")
    }
  }

  /// The column that is asked about, or all that hold numbers.
  private var columns: [ReportColumn] {
    column.map { [$0] } ?? numbers
  }

  private func cell(_ name: String) -> Cell {
    run.report.headings.firstIndex { $0.name == name }.map { cells[$0] } ?? .null
  }

  private func formula(of column: ReportColumn) throws -> Formula {
    Formula(
      title: titles[column.name] ?? column.title, result: cell(column.name),
      rule: try rule(of: column))
  }

  private func rule(of column: ReportColumn) throws -> Formula.Rule {
    if let ratio = column.ratio {
      let part = (titles[ratio.part] ?? column.title, cell(ratio.part))
      return .ratio(part: part, whole: (titles[ratio.whole] ?? column.title, cell(ratio.whole)))
    }
    let added = inputs.compactMap { input in
      let sign = input.parts.first { $0.column == column.name }?.sign ?? 0
      return sign == 0 ? nil : (input: input, sign: sign)
    }
    if column.kind != .count {
      let amounts = try reader.amounts(added.map(\.input))
      let terms = added.compactMap { term in
        amounts[term.input].map { (sign: term.sign, amount: $0) }
      }
      // What is taken away goes last.
      let inOrder = [1, -1].flatMap { sign in terms.filter { $0.sign == sign } }
      if !inOrder.isEmpty { return .sum(inOrder) }
      // What says no number is counted.
      guard column.kind == .quantity, !added.isEmpty else { return .taken }
    }
    // A sum of which a part is unknown is no other number.
    if isTotal, cell(column.name) == .null { return .taken }
    guard !added.isEmpty else {
      return run.report.listsInputs && cell(column.name) == .integer(0) ? .tally([]) : .taken
    }
    let kinds = EntityKind.provenance.flatMap { entityKind in [1, -1].map { (entityKind, $0) } }
    return .tally(
      kinds.compactMap { entityKind, sign in
        let count = added.count { $0.input.entityKind == entityKind && $0.sign == sign }
        return count > 0 ? (entityKind: entityKind, sign: sign, count: count) : nil
      })
  }
}

extension ReportWhy {
  private func head(_ words: WhyWords) -> Table {
    let counts = [inputs.count { $0.reason == nil }, inputs.count { $0.reason != nil }]
    return Table(
      [
        Heading("report", vi: "Báo cáo", en: "Report"),
        Heading("title", vi: "Tên", en: "Title"),
        Heading("column", vi: "Cột", en: "Column"),
        Heading("counted", vi: "Số mục được tính", en: "Inputs"),
        Heading("left", vi: "Số mục không tính", en: "Left out"),
        Heading("note", vi: "Ghi chú", en: "Note"),
      ],
      [
        [
          .text(run.report.file.name), .phrase(run.report.title),
          column.map { .choice($0.name, $0.title) } ?? .null,
        ]
          + (run.report.listsInputs
            ? counts.map { Cell($0) } + [.null] : [.null, .null, .phrase(words.noInputs)])
      ])
  }

  private var parameters: Table {
    get throws {
      let rows = try run.report.parameters.map { parameter in
        [
          .text(parameter.name), .phrase(parameter.title),
          try parameter.shown(run.typed[parameter.name], run.values, reader),
        ]
      }
      return Table(
        [
          Heading("name", vi: "Tên", en: "Name"), Heading("title", vi: "Nghĩa", en: "Meaning"),
          Heading("value", vi: "Giá trị", en: "Value"),
        ], rows)
    }
  }

  private func rules(_ formulas: [Formula]) -> Table {
    var rules = [run.report.description]
    for rule in formulas.compactMap(\.interval) where !rules.contains(rule) { rules.append(rule) }
    return Table([Heading("rule", vi: "Nội dung", en: "What it says")], rules.map { [.phrase($0)] })
  }
}

extension Table {
  fileprivate static func formulas(_ formulas: [(ReportColumn, Formula)]) -> Table {
    Table(
      [
        Heading("column", vi: "Cột", en: "Column", for: .machines),
        Heading("value", vi: "Giá trị", en: "Value", for: .machines),
        Heading("comparator", vi: "So", en: "Comparator", for: .machines),
        Heading("formula", vi: "Công thức", en: "Formula"),
        Heading("agrees", vi: "Khớp", en: "Agrees", for: .machines),
      ],
      formulas.map { column, formula in
        [
          .text(column.name), formula.result, formula.comparatorCell, .phrase(formula.phrase),
          .text(formula.isBorneOut ? "yes" : "no"),
        ]
      })
  }
}

extension Provenance {
  /// The same with nothing but some columns; `nil` where it enters none of them.
  fileprivate func entering(_ columns: [String]?) -> Provenance? {
    guard let columns, !parts.isEmpty else { return self }
    let kept = parts.filter { columns.contains($0.column) }
    return kept.isEmpty ? nil : Provenance(entityKind, id, kept, reason: reason)
  }
}

extension Report {
  /// The column with that name or title.
  fileprivate func column(_ text: String) throws(DomainError) -> ReportColumn {
    let key = text.searchKey
    let found = columns.first { $0.name == text.tidied }
    if let found { return found }
    let titled = columns.filter {
      [$0.title.vietnamese, $0.title.english].contains { $0.searchKey == key }
    }
    guard titled.count == 1 else {
      let known = columns.map { ValueFault.Known($0.name, $0.title) }
      throw ValueFault(text, .notOneOf(known)).error(in: "column")
    }
    return titled[0]
  }
}

extension ReportRun {
  /// All rows, and the line of their sums: the one row where there is but one.
  fileprivate func total(_ limits: QueryLimits) throws -> (rows: [ReportRow], cells: [Cell]) {
    guard report.columns.contains(where: \.isSummed) else {
      throw ReportQuestionFault.noTotals.error(in: .column("total"))
    }
    var rows: [ReportRow] = []
    try forEachRow(limits) { rows.append($0) }
    var last: [Cell] = []
    try forEach(limits, totals: true, begin: { _ in }) { cells, _ in last = cells }
    guard !rows.isEmpty else { return try (rows, RowKey([], of: report).row().cells) }
    return (rows, last)
  }
}
