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
    ])

  private let settings: ImportSettings
  private var met = Met<Figure>()
  private var measures: [Measure]?

  /// - Parameter settings: say how numbers are written, and whether a second number is stored.
  public init(_ settings: ImportSettings) { self.settings = settings }

  /// Every measure heads a column of its own, by its code or name.
  public static func labels(_ reader: Reader) throws -> ImportHeaders {
    let measures = try reader.list(Measure.self).map { measure in
      let name = measure.nameVi
      return ImportColumn(
        measure.code,
        LocalizedText(vi: name, en: measure.nameEn.isEmpty ? measure.code : measure.nameEn),
        ["Số \(name)", "Số lượng \(name)", "Tổng số \(name)"], .optional,
        measure.kind == .money ? .money : .number)
    }
    return ImportHeaders(measures + columns, [])
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
    let measures = try self.measures ?? writer.reader.list(Measure.self)
    self.measures = measures
    var problems = RowErrors()
    var figures: [Figure] = []
    for measure in measures where try row.text(measure.code) != nil {
      try read(measure.code, row, writer.reader, &problems, of: measure.id).map {
        figures.append($0)
      }
    }
    if figures.isEmpty, problems.all.isEmpty {
      try row.require("measure", "value", problems: &problems)
      try read("value", row, writer.reader, &problems).map { figures.append($0) }
    }
    try problems.check()
    return try writer.whole { try store(figures, row, file, writer) }
  }

  /// The figure in one column of a row.
  private func read(
    _ column: String, _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors,
    of measure: Id<Measure>? = nil
  ) throws -> Figure? {
    var figure = Figure()
    let columns = [
      "code", "measure", "committee", "breakdown", "period", "period_note", "as_of", "nature",
      "role", "status", "part_of", "out_of", "rate_of", "source", "locator", "quote", "note",
    ]
    try row.enter(columns, into: &figure, LookupContext(reader), &problems)
    if let measure { figure.measure = measure }
    try problems.collect(.reference) {
      figure.unit = try row.unitOrNation(at: figure.unitTime, reader)
      if figure.unit == nil, figure.committee == nil {
        throw DomainError.required(row.label("unit"))
      }
    }
    try problems.collect(.type) {
      figure.period = try row.named("period") { try Period.stored(figure.period) }
    }
    // As `export` writes it: taken apart already.
    if try row.text("comparator") != nil {
      let parts = ["value", "scale", "comparator", "lower", "upper", "verbatim"]
      try row.enter(parts, into: &figure, LookupContext(reader), &problems)
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
      if figure.source == .unassigned {
        (figure.source, figure.locator) = (file, row.locator)
      }
      if let stored = try writer.reader.find(Figure.self, code: figure.code) {
        figure.id = stored.id
        if try row.text("source") == nil {
          (figure.source, figure.locator) = (stored.source, stored.locator)
        }
        guard try figure.validated() == stored else {
          return .held([LookAlike(code: stored.code, row: nil)])
        }
        continue
      }
      let same = try alike(figure, file, writer.reader)
      if let said = same.first(where: { figure.agrees(with: $0) }) {
        met.insert(said.id)
        continue
      }
      if !same.isEmpty, !settings.allowsDuplicates {
        return .held(
          same.prefix(5).map {
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
      met.insert(try writer.insert(figure).id)
    }
    return new.isEmpty ? .present : .added
  }

  /// What the same source, or an earlier file, said of the same thing; not what this file said.
  private func alike(
    _ figure: Figure, _ file: Id<Source>, _ reader: Reader
  ) throws(SQLiteError) -> [Figure] {
    let all = try reader.list(
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
    return all.filter { met.isFree($0.id) }
  }
}

extension Figure {
  /// Whether another one says all that it says.
  fileprivate func agrees(with other: Figure) -> Bool {
    quantity.value == other.quantity.value && quantity.comparator == other.quantity.comparator
      && adds(
        nothingTo: other, blank: Figure(),
        apart: ["code", "source", "locator", "quote", "verbatim", "lower", "upper", "scale"])
  }
}
