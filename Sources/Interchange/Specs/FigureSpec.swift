import SQLite
import Storage

/// Reported figures: a row a number, or a row a unit with a column for each measure.
public struct FigureSpec: ImportSpec {
  /// A row is a figure, or several of one unit.
  public static let entityKind = EntityKind.figure
  /// A row that says nothing but these was not filled in.
  public static let prefilled: Set<String> = ["province", "unit", "period"]
  /// What an empty form asks, a row a figure; a file may have a column a measure instead.
  public static let template = [
    "province", "unit", "measure", "value", "period", "as_of", "nature", "note",
  ]
  /// What a file may have beside measures; `value`, `province` or `unit` tells its header.
  public static let columns = ImportColumn.all(
    of: "figure", keys: ["value", "province", "unit"],
    [
      "code", "measure", "value", "province", "unit", "committee", "breakdown", "period", "as_of",
      "period_note", "nature", "role", "status", "part_of", "out_of", "rate_of", "scale",
      "comparator", "lower", "upper", "verbatim", "source", "locator", "quote", "note",
      MeasureHeads.rate,
    ])
  /// What else heads numbers that stand across: measures, the total among parts, what divides, and
  /// what stands above measures.
  static let words =
    TickColumn.all(of: "figure", "measure", [MeasureHeads.registered, MeasureHeads.recognized])
    + TickColumn.all(of: "figure", "breakdown", ["total", "parts", "above"])

  private let settings: ImportSettings
  private var before = StoredBefore<Figure, FigureSubject>()
  private var here: [FigureTwin: (number: Quantity, row: String)] = [:]
  private var measures: [String: Id<Measure>]?
  /// As of the row that was taken last.
  public var tookOwnProvince = false

  /// - Parameter settings: say how numbers are written, and whether a second number is stored.
  public init(_ settings: ImportSettings) { self.settings = settings }

  /// Every measure heads a column of its own, by its code or name, or several of its parts.
  public static func labels(_ reader: Reader) throws -> ImportHeaders {
    let across = try reader.list(Measure.self).flatMap(across)
    let provinces = try reader.list(
      UnitVersion.self, where: "unit IN (SELECT id FROM unit WHERE level = 'province')")
    let measured = MeasureHeads(
      across.map(\.name) + [MeasureHeads.rate], total: words("total"),
      dividing: words("parts"), above: words("above"),
      provinces.map { province in
        [province.code, province.nameVi, "\(province.type) \(province.nameVi)"].map(\.searchKey)
      })
    return ImportHeaders(across + columns, [], measured)
  }

  /// The columns of a measure: of all of it, and of its parts where they may be added.
  private static func across(_ measure: Measure) -> [ImportColumn] {
    let name = measure.nameVi
    let title = LocalizedText(
      vi: name, en: measure.nameEn.isEmpty ? measure.code : measure.nameEn)
    let content = measure.kind == .money ? ImportColumn.Content.money : .number
    let whole = ImportColumn(
      measure.code, title,
      ["Số \(name)", "Số lượng \(name)", "Tổng số \(name)"] + words(measure.code), .optional,
      content)
    guard measure.kind == .count || measure.kind == .money else { return [whole] }
    let rates = measure.code == MeasureHeads.recognized ? [MeasureHeads.rate] : []
    return [whole]
      + ([measure.code] + rates).flatMap { code in
        MeasureHeads.parts.map { part in
          let name = MeasureColumn(code, part.name).name
          return ImportColumn(name, LocalizedText(name), [], .optional, content)
        }
      }
  }

  private static func words(_ value: String) -> [String] {
    words.first { $0.value == value }?.synonyms ?? []
  }

  /// By the source of a figure, unless the row names another source.
  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(Figure.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  /// Stores what is new in the columns of measures, else in `value`: all figures or none.
  ///
  /// - Throws: `RowErrors` for the rules the row breaks; `DomainError` for one found in storing it.
  public mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    var problems = RowErrors()
    var across: [MeasureColumn: Figure] = [:]
    var figures: [Figure] = []
    for column in row.columns.map({ MeasureColumn($0) }) {
      guard let measure = try id(of: column.measure, writer.reader),
        try row.text(column.name) != nil,
        let figure = try read(column.name, row, writer.reader, &problems, column, measure)
      else { continue }
      across[column] = figure
      figures.append(figure)
    }
    try problems.collect(.constraint) { try checkTotals(across, row) }
    if figures.isEmpty, problems.all.isEmpty {
      try row.require("measure", "value", problems: &problems)
      try read("value", row, writer.reader, &problems).map { figures.append($0) }
    }
    try problems.check()
    return try writer.whole { try store(figures, row, file, writer) }
  }

  private mutating func id(of measure: String, _ reader: Reader) throws -> Id<Measure>? {
    let ids = try measures ?? reader.list(Measure.self).reduce(into: [:]) { $0[$1.code] = $1.id }
    measures = ids
    return ids[measure]
  }

  /// Refuses a total that is not what its parts come to; where some are not stated, what is less
  /// than those that are.
  private func checkTotals(
    _ across: [MeasureColumn: Figure], _ row: ImportRow
  ) throws(DomainError) {
    for (column, total) in across.sorted(by: { $0.key.name < $1.key.name })
    where column.part.isEmpty && total.quantity.comparator == .equal {
      let parts = across.filter { $0.key.measure == column.measure && !$0.key.part.isEmpty }
      for (dimension, parts) in Dictionary(grouping: parts, by: { $0.key.dimension }) {
        let exact = parts.filter { $0.value.quantity.comparator == .equal }
        var sum = ColumnSum()
        for part in exact { sum.add(part.value.quantity.value) }
        let all = MeasureHeads.parts.count { $0.column == dimension }
        let isWhole = exact.count == all && !row.hasUnknownPart
        let excess = sum.millionths - total.quantity.value.millionths
        guard isWhole ? excess != 0 : excess > 0, let sum = sum.total else { continue }
        throw PartsFault.partsDiffer(total: total.quantity.verbatim, sum)
          .error(in: .given(row.label(column.name)))
      }
    }
  }

  /// Printed rates that are not what the row gives.
  public static func doubts(_ row: ImportRow) -> [DomainError] {
    PrintedRate.differences(in: row)
  }

  /// The figure in one column of a row.
  private mutating func read(
    _ column: String, _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors,
    _ across: MeasureColumn? = nil, _ measure: Id<Measure>? = nil
  ) throws -> Figure? {
    var figure = Figure()
    let columns = [
      "code", "measure", "committee", "breakdown", "period", "period_note", "as_of", "nature",
      "role", "status", "part_of", "out_of", "rate_of", "source", "locator", "quote", "note",
    ]
    try row.enter(columns, into: &figure, LookupContext(reader), &problems)
    if let measure { figure.measure = measure }
    if let across, !across.part.isEmpty {
      figure.breakdown = [across.part, figure.breakdown].filter { !$0.isEmpty }
        .joined(separator: "; ")
    }
    try problems.collect(.reference) {
      figure.unit = try row.unitOrNation(at: figure.unitTime, reader)
      if figure.unit == nil, figure.committee == nil {
        figure.unit = try reader.ownProvince(on: figure.unitTime.day)?.unit
        guard figure.unit != nil else { throw DomainError.required(row.label("unit")) }
        tookOwnProvince = true
      }
    }
    try problems.collect(.type) {
      figure.period = try row.named("period") { try Period.stored(figure.period) }
    }
    // As `export` writes it: taken apart already.
    if try row.text("comparator") != nil {
      try row.require("verbatim", problems: &problems)
      guard try row.text("verbatim") != nil else { return nil }
      let parts = ["value", "scale", "comparator", "lower", "upper", "verbatim"]
      try row.enter(parts, into: &figure, LookupContext(reader), &problems)
      try problems.collect(.constraint) { try row.checkPrinted(figure.quantity) }
      return figure
    }
    var isRead = false
    try problems.collect(.type) {
      let isMoney = try reader.get(figure.measure)?.kind == .money
      guard
        let amount = try isMoney ? row.money(column, settings) : row.number(column)
      else { return }
      figure.quantity = amount.quantity
      if figure.quote.isEmpty {
        figure.quote = "\(row.label(column)): \(amount.quantity.verbatim)"
      }
      isRead = true
    }
    return isRead ? figure : nil
  }

  private mutating func store(
    _ figures: [Figure], _ row: ImportRow, _ file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    var new: [Figure] = []
    for figure in figures {
      var figure = figure
      try checkHere(figure, row)
      if figure.source == .unassigned {
        (figure.source, figure.locator) = (file, row.locator)
      }
      if let stored = try writer.reader.find(Figure.self, code: figure.code) {
        figure.id = stored.id
        if try row.text("source") == nil {
          (figure.source, figure.locator) = (stored.source, stored.locator)
        }
        let said = try figure.validated()
        if said == stored { continue }
        return .contradicts(
          stored.code,
          try row.contradictions(
            of: said, to: stored, in: said.fields(differingFrom: stored), writer.reader))
      }
      guard let others = try others(than: figure, file, writer.reader) else { continue }
      if !others.isEmpty, !settings.allowsDuplicates {
        return .held(
          others.prefix(5).map {
            LookAlike(code: $0.code, row: $0.source == file ? $0.locator : nil)
          })
      }
      new.append(figure)
    }
    // Only when nothing of the row is held back.
    for var figure in new {
      if figure.code.isEmpty {
        figure.code = try writer.nextCode(Figure.self, after: "F-\(Day.today.year)")
      }
      try writer.insert(figure)
    }
    return new.isEmpty ? .present : .added
  }

  /// Refuses a second number of one thing in one file, where nothing tells the two apart.
  private mutating func checkHere(_ figure: Figure, _ row: ImportRow) throws {
    guard figure.code.isEmpty, !settings.allowsDuplicates else { return }
    let twin = FigureTwin(figure, quote: try row.text("quote"))
    let (number, other) = here[twin] ?? (figure.quantity, row.locator)
    here[twin] = (number, other)
    if number.value == figure.quantity.value, number.comparator == figure.quantity.comparator {
      return
    }
    throw RowFault.otherNumber(figure.quantity.verbatim, number.verbatim, row: other)
      .error(in: nil, .constraint)
  }

  /// What else the same source, or an earlier file, said of the same thing; `nil` where
  /// it said this.
  private mutating func others(
    than figure: Figure, _ file: Id<Source>, _ reader: Reader
  ) throws -> [Figure]? {
    try before.others(about: FigureSubject(figure)) {
      try reader.list(
        Figure.self,
        where: """
          measure = \(figure.measure) AND unit IS \(figure.unit)
          AND committee IS \(figure.committee) AND breakdown = \(figure.breakdown)
          AND period = \(figure.period) AND as_of IS \(figure.asOf) AND role = \(figure.role)
          AND (source = \(figure.source)
               OR \(figure.source) = \(file)
                  AND source IN (SELECT id FROM source WHERE file IS NOT NULL))
          ORDER BY code
          """)
    } same: {
      figure.agrees(with: $0)
    }
  }
}
