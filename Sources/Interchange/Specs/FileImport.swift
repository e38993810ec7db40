import SQLite
import Storage

/// A file as it is taken in.
public struct ImportFile {
  /// Without its folder: the title of the source it becomes.
  let name: String
  /// Of its bytes, in hexadecimal; `nil` for a pipe, which cannot be read twice.
  let sha256: String?
  /// The next piece; empty at the end.
  let read: @Sendable () throws -> [UInt8]

  /// - Parameters:
  ///   - name: without its folder.
  ///   - sha256: of all its bytes, in hexadecimal; `nil` where it can be read only once.
  ///   - read: gives the next piece, an empty one at the end.
  public init(
    _ name: String, sha256: String?, _ read: @escaping @Sendable () throws -> [UInt8]
  ) {
    (self.name, self.sha256, self.read) = (name, sha256, read)
  }
}

/// Where refused and held rows go, to be corrected and imported alone.
public struct Refusals {
  private let sink: Sink
  private let isBook: Bool
  /// Puts the reason into words.
  let say: (DomainError) -> String

  /// - Parameters:
  ///   - isBook: whether they are written as a workbook, else as text like the file they came from.
  ///   - say: puts the reason into words.
  public init(_ sink: Sink, isBook: Bool = false, _ say: @escaping (DomainError) -> String) {
    (self.sink, self.isBook, self.say) = (sink, isBook, say)
  }

  /// - Parameter delimiter: between the cells of text.
  func file(_ delimiter: UInt8) throws -> any RejectedFile {
    isBook ? try RejectedBook(sink) : RejectedText(sink: sink, delimiter: delimiter)
  }
}

/// A file of which some rows were refused; nothing of it is stored.
public struct Refused: Error {
  /// Of the whole file; what it counts as added is not stored either.
  public let report: ImportReport
}

/// A file that says nothing new: its transaction is given up, so that it leaves no trace.
struct NothingNew: Error {
  let report: ImportReport
}

/// Takes a file in, row by row, in the transaction of a writer.
struct FileImport<F: ImportSpec> {
  private let file: ImportFile
  private let settings: ImportSettings
  private var form: F
  private var report: ImportReport
  private let refusals: Refusals?
  private let progress: (Int) -> Void

  /// - Parameters:
  ///   - refusals: `nil` = one refused row refuses the whole file.
  ///   - progress: told the number of rows now and then.
  init(
    _: F.Type, _ file: ImportFile, _ settings: ImportSettings, refusals: Refusals?,
    progress: @escaping (Int) -> Void
  ) {
    self.file = file
    self.settings = settings
    form = F(settings)
    report = ImportReport(file.name)
    self.refusals = refusals
    self.progress = progress
  }

  /// - Throws: `Refused` where rows were refused and nobody asked to skip them; `NothingNew` where
  ///   there was nothing to store; `DomainError` for a file that cannot be read at all.
  mutating func run(_ writer: borrowing Writer) throws -> ImportReport {
    try writer.makeRoom()
    let input = try TextInput(file.read)
    let labels = try F.labels(writer.reader)
    let table = try TableReader(input, labels, of: F.entityKind, prefilled: F.prefilled)
    let header = table.header
    remarkColumns(header)
    let origin = try origin(writer)
    var rejected = RejectedRows(header, delimiter: table.delimiter, labels, refusals)
    var defaults = settings.defaults
    let rows = try ReadAhead(ReadRow<F>.reading(table, header, defaults))
    defer { rows.stop() }
    while let piece = try rows.next() {
      for row in piece {
        switch row.sorted {
        case .skipped(let record, let why): skip(record, why)
        case .heading(let record, let text, let isNumbered):
          if let (column, value) = try form.heading(text, writer.reader) {
            defaults[column] = value
            rejected.begin(record, column)
            skip(record, .heading)
          } else if isNumbered {
            // What the groups above said does not hold in this one.
            defaults = settings.defaults
            rejected.forgetHeadings()
            skip(record, .heading)
          } else {
            try take(record, nil, header, defaults, origin, &rejected, writer)
          }
        case .data(let record):
          // A draft knows of no headings.
          let parsed = defaults == settings.defaults ? row.parsed : nil
          try take(record, parsed, header, defaults, origin, &rejected, writer)
        }
      }
      rows.giveBack(piece)
    }
    try form.flush(writer)
    try rejected.end()
    if report.refused > 0, refusals == nil { throw Refused(report: report) }
    if report.added == 0, origin.isNew { throw NothingNew(report: report) }
    return report
  }

  private mutating func take(
    _ record: CSVRecord, _ parsed: ParsedRow<F>?, _ header: TableHeader,
    _ defaults: [String: String], _ origin: (source: Source, isNew: Bool),
    _ rejected: inout RejectedRows, _ writer: borrowing Writer
  ) throws {
    report.rows += 1
    if report.rows % 5000 == 0 {
      progress(report.rows)
      try form.advance(writer)
      try writer.cutJournal()
    }
    do {
      if parsed == nil { try header.check(record) }
      let row = parsed?.row ?? ImportRow(record, header, defaults)
      switch try outcome(of: row, parsed?.parsed, origin, writer) {
      case .added:
        report.added += 1
        for doubt in try parsed?.doubts ?? F.doubts(row) {
          report.remark(.noted, record.number, doubt)
        }
      case .present: report.present += 1
      case .held(let alike):
        report.held += 1
        let problem = RowFault.looksLike(alike).error(in: nil, .duplicate)
        report.remark(.held, record.number, problem)
        try rejected.add(record, [problem])
      }
    } catch let problems as RowErrors {
      try refuse(record, problems.all, &rejected)
    } catch var problem as DomainError {
      problem.violation = problem.violation ?? .constraint
      try refuse(record, [problem], &rejected)
    }
  }

  private mutating func outcome(
    of row: ImportRow, _ parsed: F.Parsed?, _ origin: (source: Source, isNew: Bool),
    _ writer: borrowing Writer
  ) throws -> RowOutcome {
    if !origin.isNew,
      try F.isStored(row: String(row.number), of: origin.source.id, writer.reader)
    {
      return .present
    }
    if let parsed, try form.take(parsed, of: row, from: origin.source.id, writer.reader) {
      return .added
    }
    try form.flush(writer)
    return try form.take(row, from: origin.source.id, writer)
  }

  private mutating func refuse(
    _ record: CSVRecord, _ problems: [DomainError], _ rejected: inout RejectedRows
  ) throws {
    report.refused += 1
    for problem in problems { report.remark(.refused, record.number, problem) }
    try rejected.add(record, problems)
  }

  private mutating func skip(_ record: CSVRecord, _ why: Skip) {
    report.skipped += 1
    // There are too many of these to name each.
    if why == .blank || why == .unfilled { return }
    let text = record.cells.map(\.tidied).filter { !$0.isEmpty }.joined(separator: " | ")
    report.remark(.skipped, record.number, RowFault.skipped(why, text).error, text)
  }

  private mutating func remarkColumns(_ header: TableHeader) {
    for (label, meaning) in zip(header.labels, header.meanings) where meaning == .unknown {
      let problem = RowFault.unknownColumn(F.entityKind).error(in: .given(label.shownInMessage))
      report.remark(.ignored, header.rows.upperBound, problem)
    }
  }

  private func digest(_ sha256: String) -> String {
    let set = settings.defaults.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Storage.sha256(Array(([sha256] + set).joined(separator: "\n").utf8))
  }

  /// The file as a source: the one it was stored as before, or a new one.
  private func origin(_ writer: borrowing Writer) throws -> (source: Source, isNew: Bool) {
    // What was set for a file is part of what it says.
    let sha256 = file.sha256.map { settings.defaults.isEmpty ? $0 : digest($0) }
    if let sha256,
      let known = try writer.reader.first(Source.self, where: "sha256 = \(sha256)")
    {
      return (known, false)
    }
    var source = Source()
    source.code = try writer.nextCode(Source.self, after: "\(Source.fileSeries)-\(Day.today.year)")
    source.title = file.name.tidied.isEmpty ? "?" : file.name
    source.file = file.name
    source.sha256 = sha256
    return (try writer.insert(source), true)
  }
}

extension TableHeader {
  /// Refuses what would be lost: text that is none, and cells beside the table.
  func check(_ record: CSVRecord) throws(DomainError) {
    guard record.isText else { throw RowFault.notText.error(in: nil, .encoding) }
    for (index, cell) in record.cells.enumerated() {
      if index >= labels.count || meanings[index] == .blank {
        let text = cell.tidied
        guard text.isEmpty else {
          throw RowFault.extraCell(text).error(in: .given("\(index + 1)"), .extraCell)
        }
      } else if case .column = meanings[index], let font = LegacyFont(of: cell) {
        throw RowFault.legacy(cell, font).error(in: .given(labels[index]), .encoding)
      }
    }
  }
}
