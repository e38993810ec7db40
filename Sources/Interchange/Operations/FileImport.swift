import SQLite
import Storage

/// Takes a file in, row by row, in the transaction of a writer.
struct FileImport<F: ImportSpec> {
  let file: ImportFile
  let settings: ImportSettings
  private let labels: ImportHeaders
  private let heads: FileHeads
  private(set) var plans: [TablePlan] = []
  /// The one that is being read.
  private var current = 0
  private var rejected: RejectedRows
  /// The file as a source, and whether it was stored before.
  private var origin = (source: Source(), isNew: false)
  private(set) var form: F
  private(set) var report: ImportReport
  private var headings = GroupHeadings()
  /// The commune around the table, where that holds for its rows.
  private var commune: TableCaption.Commune?
  /// How many rows took it that had none in a column for it.
  private var communeTaken = 0
  /// What is said for the whole table.
  private var defaults: [String: String] = [:]
  private var totals = TableTotals()
  private let refusals: Refusals?
  private let progress: (Int) -> Void

  /// Looks through the file, and fixes how it is read.
  ///
  /// - Parameters:
  ///   - profiles: by one of which it may be read.
  ///   - refusals: `nil` = one refused row refuses the whole file.
  ///   - progress: told the number of rows now and then.
  /// - Throws: `Refused` where something has to be asked first; `DomainError` for a file that
  ///   cannot be read at all.
  init(
    _: F.Type, _ file: ImportFile, _ settings: ImportSettings, _ labels: ImportHeaders,
    _ profiles: [Profile] = [], refusals: Refusals?, progress: @escaping (Int) -> Void
  ) throws {
    heads = try FileHeads(file, labels, of: F.entityKind, settings, profiles)
    let reading = heads.reading
    (self.file, self.settings, self.labels) = (file, reading.settings, reading.form)
    self.refusals = refusals
    self.progress = progress
    form = F(reading.settings)
    report = ImportReport(file.name)
    report.profile = heads.profile
    for told in heads.remarks { report.remark(told.remark, nil, told.error) }
    rejected = RejectedRows(reading.tables, self.labels, refusals)
    for table in reading.tables {
      try look(through: table, heads.content, amongSeveral: heads.content.hasSeveralSheets)
    }
    for sheet in reading.without {
      report.remark(.ignored, nil, FileFault.sheetUnread(sheet).error)
    }
    try report.requireAnswers()
  }

  private mutating func look(
    through table: FileTable, _ content: FileContent, amongSeveral: Bool
  ) throws {
    let (plan, questions) = try Survey.plan(
      content, table, labels, prefilled: F.prefilled, settings, isOneOfSeveral: amongSeveral)
    plans.append(plan)
    let columns = plan.columns(labels).map { $0.told(by: heads.origin(of: $0)) }
    report.columns += columns
    remark(columns, plan)
    for question in questions {
      report.remark(
        .asked, plan.row(question.row), question.fault.error(in: .given(question.label), .type))
    }
    for row in plan.hiddenRows {
      report.remark(.noted, plan.row(row), TableFault.hidden.error)
    }
  }

  /// - Parameter isTrial: whether nothing is stored in the end.
  /// - Throws: `Refused` where rows were refused and nobody asked to skip them; `NothingNew` where
  ///   there was nothing to store; `DomainError` for a file that cannot be read at all.
  mutating func run(
    _ writer: borrowing Writer, isTrial: Bool = false
  ) throws -> ImportReport {
    try askOfCaptions(writer.reader)
    try askOfColumns(writer.reader)
    try askOfSameFile(writer.reader)
    try writer.makeRoom()
    origin = try findOrigin(writer)
    for index in plans.indices {
      current = index
      try takeTable(writer)
    }
    try form.flush(writer)
    try rejected.end()
    if report.inOwnProvince > 0, let own = try writer.reader.ownProvince() {
      report.remark(.noted, nil, RowFault.inOwnProvince(report.inOwnProvince, own).error)
    }
    if report.refused > 0, refusals == nil { throw Refused(report: report) }
    if report.rows == 0, report.isSkippedWhole { throw FileFault.nothingTaken.error }
    let kept = try heads.keep(writer, isTrial: isTrial)
    if let kept { report.keep(kept) }
    if report.added == 0, origin.isNew {
      if kept == nil { throw NothingNew(report: report) }
      try writer.delete(origin.source)
    }
    return report
  }

  var plan: TablePlan { plans[current] }

  private mutating func takeTable(_ writer: borrowing Writer) throws {
    headings = GroupHeadings()
    commune = try captionedCommune(writer.reader)
    communeTaken = 0
    let captioned = try captioned(writer.reader)
    defaults = settings.defaults.merging(captioned.mapValues(\.text)) { $1 }
      .merging(commune?.values ?? [:]) { $1 }
    // A province and a day head no rows.
    for (column, said) in captioned.sorted(by: { $0.key < $1.key })
    where !plan.header.has(column) && column != "province" && column != "as_of" {
      let text = try F.heading(column, said.text, writer.reader)
      headings.caption(plan.header.heading(text))
    }
    totals = TableTotals(plan.header, labels.measured)
    rejected.begin(plan.table, at: current)
    // Opened anew, for another thread reads it.
    let table = try TableReader(
      FileContent(file), plan.table, labels, prefilled: F.prefilled, plan)
    let rows = try ReadRow<F>.readAhead(table, plan.header, defaults)
    defer { rows.stop() }
    while let piece = try rows.next() {
      for row in piece { try take(row, writer) }
      rows.giveBack(piece)
    }
    for (row, problem) in totals.differences {
      report.remark(.noted, plan.row(row), problem)
    }
    if let commune, communeTaken > 0 {
      report.remark(.noted, nil, RowFault.underCaption(communeTaken, commune.name).error)
    }
  }

  private mutating func take(_ row: ReadRow<F>, _ writer: borrowing Writer) throws {
    switch row.sorted {
    case .skipped(let record, let why):
      skip(record, why)
      guard let commune, !plan.header.has("unit"),
        record.number > plan.header.rows.upperBound
      else { return }
      let text = record.cells.joined(separator: " | ").tidied
      if try namesAnother(text, than: commune, writer.reader) { headings.doubt(text) }
    case .heading(let record, let text, let numbering):
      let saying = try saying(of: text, numbering, plan, writer.reader)
      if !saying.isEmpty || numbering != nil {
        headings.begin(record, numbering, saying)
        if namesOtherTime(text, saying) { headings.doubt(text) }
        skip(record, .heading)
      } else if plan.habits.isNumbered, record.number > plan.habits.lastNumbered {
        skip(record, .unnumbered)
      } else if plan.habits.isNumbered || plan.habits.saysMore {
        meet(text)
        try holdBare(record)
      } else {
        try take(record, nil, under: said, writer)
      }
    case .data(let record, _):
      if let text = headings.doubt {
        report.rows += 1
        return try refuse(record, [TableFault.underUnknown(text).error(in: nil, .constraint)])
      }
      // What was read ahead knows of no headings.
      let said = said
      if (said["outcome"] ?? defaults["outcome"]) == "", plan.header.decides(record) {
        report.rows += 1
        return try refuse(record, [TableFault.decidedOutside.error(in: nil, .constraint)])
      }
      try take(record, said.isEmpty ? row.parsed : nil, under: said, writer)
    case .unclear(let record, let fault):
      report.rows += 1
      try refuse(record, [fault.error(in: nil, .constraint)])
    case .bare(let record):
      try holdBare(record)
      // Without a number it may head the rows below it.
      if plan.header.serial.map({ record.text(in: $0).isEmpty }) ?? false {
        meet(record.cells.map(\.tidied).first { !$0.isEmpty } ?? "")
      }
    }
  }

  private mutating func meet(_ text: String) {
    headings.meet(text, isPlace: mayHeadPlace(text, plan))
  }

  /// What headings say of a row.
  private var said: [String: String] {
    let values = headings.values
    // A level above rows says that they were recognized there.
    guard plan.habits.decidesByHeadings, values["outcome"] == nil, values["level"] == nil
    else { return values }
    return values.merging(["outcome": ""]) { $1 }
  }

  private mutating func holdBare(_ record: FileRecord) throws {
    report.rows += 1
    report.bare += 1
    try hold(record, TableFault.bare.error)
  }

  private mutating func hold(_ record: FileRecord, _ problem: DomainError) throws {
    report.held += 1
    report.remark(.held, plan.row(record.number), problem)
    try rejected.add(record, [problem], under: &headings)
  }

  private mutating func take(
    _ record: FileRecord, _ parsed: ParsedRow<F>?, under said: [String: String],
    _ writer: borrowing Writer
  ) throws {
    report.rows += 1
    if report.rows % 5000 == 0 {
      progress(report.rows)
      try form.advance(writer)
      try writer.cutJournal()
    }
    do {
      if parsed == nil { try plan.header.check(record) }
      let row = parsed?.row ?? ImportRow(record, plan.header, defaults, under: said)
      let contrary = try row.againstHeadings(writer.reader)
      if !contrary.isEmpty { return try refuse(record, contrary) }
      totals.add(row)
      form.tookOwnProvince = false
      switch try outcome(of: row, parsed?.parsed, writer) {
      case .added:
        report.added += 1
        if form.tookOwnProvince { report.inOwnProvince += 1 }
        if commune != nil, plan.header.has("unit"), row.own("unit") == nil { communeTaken += 1 }
        for doubt in try parsed?.doubts ?? F.doubts(row) {
          report.remark(.noted, plan.row(record.number), doubt)
        }
      case .present: report.present += 1
      case .held(let alike): try hold(record, RowFault.looksLike(alike).error(in: nil, .duplicate))
      case .contradicts(let code, let all):
        report.contrary += 1
        let fault = RowFault.contradicts(F.entityKind, code: code, all)
        try hold(record, fault.error(in: .given(all.first?.label ?? code), .constraint))
      }
    } catch let problems as RowErrors {
      try refuse(record, problems.all)
    } catch var problem as DomainError {
      problem.violation = problem.violation ?? .constraint
      try refuse(record, [problem])
    }
  }

  private mutating func outcome(
    of row: ImportRow, _ parsed: F.Parsed?, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    if !origin.isNew,
      try F.isStored(row: row.locator, of: origin.source.id, writer.reader)
    {
      return .present
    }
    if let parsed, try form.take(parsed, of: row, from: origin.source.id, writer.reader) {
      return .added
    }
    try form.flush(writer)
    return try form.take(row, from: origin.source.id, writer)
  }

  private mutating func refuse(_ record: FileRecord, _ problems: [DomainError]) throws {
    report.refused += 1
    // One text alone may head the rows below it.
    let texts = record.cells.map(\.tidied).filter { !$0.isEmpty }
    if texts.count == 1 { meet(texts[0]) }
    for problem in problems { report.remark(.refused, plan.row(record.number), problem) }
    try rejected.add(record, problems, under: &headings)
  }

  private mutating func skip(_ record: FileRecord, _ why: Skip) {
    report.skipped += 1
    totals.skip(ImportRow(record, plan.header, [:]), why)
    // There are too many of these to name each.
    if why == .blank || why == .unfilled { return }
    let text = record.cells.map(\.tidied).filter { !$0.isEmpty }.joined(separator: " | ")
    report.remark(.skipped, plan.row(record.number), RowFault.skipped(why, text).error, text)
  }

  private mutating func remark(_ columns: [ColumnReading], _ plan: TablePlan) {
    for column in columns {
      let fault: RowFault
      switch column.use {
      case .unknown: fault = .unknownColumn(F.entityKind)
      case .instead(let label): fault = .otherColumn(label)
      default: continue
      }
      let problem = fault.error(in: .given(column.label.shownInMessage))
      report.remark(.ignored, plan.row(plan.header.rows.upperBound), problem)
    }
  }
}
