import Query
import Storage

/// A report of a release beside the same report of another, or of today: what differs, and in which
/// of the steps from one to the other. The records change first, then the text of the report, then
/// what it is asked; each step can be asked for today, and none where two releases are compared.
final class ComparedReport {
  /// What may make a row differ.
  enum Step: CaseIterable { case data, rule, asked }

  let name: String
  let difference: TableDifference

  private let before: FrozenReport
  private let after: (report: Report, asked: [String: String], day: Day?)
  private let reader: Reader
  private let limits: QueryLimits
  /// What is answered now, in the last step; of two releases, as the second asked it.
  private var now: Answer?
  private let isOfToday: Bool
  /// What is answered before the last step; `nil` = not asked, or cannot be.
  private var withRule: Answer?
  /// The keys of the rows that differ in a step; `nil` = it may be any.
  private var differing: [Step: Set<RowName>] = [:]
  /// What was written after the second release: of that nothing is due.
  private var later: ChangesSince?

  /// Two releases.
  init(
    _ before: FrozenReport, _ after: FrozenReport, _ reader: Reader, _ limits: QueryLimits
  ) throws {
    (name, self.before) = (before.name, before)
    (self.reader, self.limits) = (reader, limits)
    self.after = (after.report, after.asked, after.day)
    difference = TableDifference(
      before.table, after.table, after.report, labels: RowLabels(released: before.day))
    isOfToday = false
    if !difference.rows.isEmpty, isAskedOtherwise {
      later = try ChangesSince(after: after.journal, reader)
      now = try Answer.ifAny(after.report, after.asked, reader, limits, today: after.day)
    }
  }

  /// A release and today.
  ///
  /// - Parameter asked: what today's report is asked with.
  init(
    _ before: FrozenReport, today report: Report, _ asked: [String: String], _ reader: Reader,
    _ limits: QueryLimits
  ) throws {
    (name, self.before) = (before.name, before)
    (self.reader, self.limits) = (reader, limits)
    after = (report, asked, .today)
    let now = try Answer(report, asked, reader, limits)
    difference = TableDifference(
      before.table, now.table, report,
      labels: RowLabels(now.rows, now.table, report, released: before.day))
    (self.now, isOfToday) = (now, true)
    if !difference.rows.isEmpty { differing = try steps(to: now) }
  }

  private var isRewritten: Bool { before.report.file.text != after.report.file.text }
  private var isAskedOtherwise: Bool { hasOtherParameters || before.day != after.day }
  private var hasOtherParameters: Bool { before.asked != after.asked }
  /// Whether the step of what is asked was tried, or is told by the parameters.
  var isKnownToBeAsked: Bool { hasOtherParameters || differing[.asked] != nil }

  /// What the report reads, and what stands behind some rows of today; `nil` where none differs.
  func scope() throws -> DifferenceReasons.Scope? {
    guard !difference.rows.isEmpty else { return nil }
    guard isOfToday, let now, now.run.report.listsInputs else {
      return try DifferenceReasons.Scope(after.report, reader)
    }
    let names = now.table.names(difference.key)
    let few = Set(names.indices.prefix(3)).union(names.indices.suffix(2))
    let samples = try few.map { (key: names[$0], inputs: try now.inputs(at: $0, limits)) }
    return try DifferenceReasons.Scope(after.report, reader, samples: samples)
  }

  private static let fewRows = 50

  /// The records behind a row of today; `nil` where nothing lists them.
  func inputs(of row: TableDifference.Row) throws -> [Provenance]? {
    // What keeps a row from standing there today is behind no row.
    // Where many rows differ, to ask for each would take too long.
    guard isOfToday, let now, now.run.report.listsInputs, let place = row.place,
      difference.rows.count <= Self.fewRows
    else { return nil }
    return try now.inputs(at: place, limits)
  }

  /// The steps in which a row may have come to differ.
  func steps(of row: TableDifference.Row) -> Set<Step> {
    let taken = possible
    let found = taken.filter { differing[$0]?.contains(row.name) ?? true }
    return found.isEmpty ? taken : found
  }

  private var possible: Set<Step> {
    var steps: Set<Step> = [.data]
    if isRewritten { steps.insert(.rule) }
    if isAskedOtherwise { steps.insert(.asked) }
    return steps
  }

  private func steps(to now: Answer) throws -> [Step: Set<RowName>] {
    guard possible != [.data] else { return [:] }
    // What was asked then may not be answered any more; then nothing can be ruled out.
    let withRule =
      isAskedOtherwise
      ? try Answer.ifAny(after.report, before.asked, reader, limits, today: before.day) : now
    let withData =
      isRewritten
      ? try Answer.ifAny(before.report, before.asked, reader, limits, today: before.day) : withRule
    self.withRule = withRule
    var found: [Step: Set<RowName>] = [:]
    found[.data] = withData.map { keys(before.table, $0.table) }
    if let withData, let withRule { found[.rule] = keys(withData.table, withRule.table) }
    found[.asked] = withRule.map { keys($0.table, now.table) }
    return found
  }

  private func keys(_ one: FrozenTable, _ other: FrozenTable) -> Set<RowName> {
    let difference = TableDifference(one, other, after.report)
    return Set(difference.rows.map { $0.name.named(by: self.difference.key) })
  }

  /// What was asked otherwise, and what of the row came due between the days.
  func asked(_ row: TableDifference.Row) throws -> [DifferenceReason] {
    var reasons: [DifferenceReason] = []
    if let (one, other) = days {
      reasons = try reader.due(
        between: one, and: other, behind(row), leavingOut: isOfToday ? nil : later)
    }
    for name in Set(before.asked.keys).union(after.asked.keys).sorted()
    where before.asked[name] != after.asked[name] {
      reasons.append(
        .asked(parameter: name, before: before.asked[name], after: after.asked[name]))
    }
    if reasons.isEmpty {
      reasons = [.asked(parameter: "today", before: before.day?.iso, after: after.day?.iso)]
    }
    return reasons
  }

  /// The days of which the report is, where they differ.
  private var days: (Day, Day)? {
    guard let asOf = before.asOf, let day = before.day, let now = after.day else { return nil }
    let other = after.asked["as_of"].flatMap { Day(iso: $0) } ?? now
    if asOf != other { return (asOf, other) }
    return hasOtherParameters || day == now ? nil : (day, now)
  }

  /// What stands behind a row before what is asked changes, and after.
  private func behind(_ row: TableDifference.Row) throws -> [Provenance] {
    guard difference.rows.count <= Self.fewRows else { return [] }
    return try [withRule, now].compactMap(\.self).flatMap { answer -> [Provenance] in
      guard answer.run.report.listsInputs,
        let place = answer.place(of: row.name, difference.key)
      else { return [] }
      return try answer.inputs(at: place, limits)
    }
  }
}

/// What a report says, asked now.
private final class Answer {
  let run: ReportRun
  let rows: [ReportRow]
  let table: FrozenTable
  private var places: [RowName: Int]?
  private var inputs: [Int: [Provenance]] = [:]

  /// - Parameter today: another day, to ask what would be answered then.
  init(
    _ report: Report, _ asked: [String: String], _ reader: Reader, _ limits: QueryLimits,
    today: Day? = nil
  ) throws {
    run = try ReportRun(report, asked, reader, today: today ?? .today)
    var (rows, bytes): ([ReportRow], [UInt8]) = ([], [])
    var printer = try Printer(report.headings, Style(.json, .english), to: Sink { bytes += $0 })
    try run.forEachRow(limits) { row in
      rows.append(row)
      try printer.row(row.cells)
    }
    try printer.end()
    (self.rows, table) = (rows, try FrozenTable(json: bytes))
  }

  /// As above; `nil` where the report cannot be asked so any more.
  static func ifAny(
    _ report: Report, _ asked: [String: String], _ reader: Reader, _ limits: QueryLimits,
    today: Day?
  ) throws -> Answer? {
    do {
      return try Answer(report, asked, reader, limits, today: today)
    } catch let problem as DomainError {
      if let fault = problem.fault as? SQLFault, [.tooLong, .tooMuchMemory].contains(fault) {
        throw problem
      }
      return nil
    }
  }

  func place(of row: RowName, _ key: [String]) -> Int? {
    let known =
      places ?? Dictionary(zip(table.names(key), rows.indices)) { first, _ in first }
    places = known
    return known[row]
  }

  func inputs(at place: Int, _ limits: QueryLimits) throws -> [Provenance] {
    if let found = inputs[place] { return found }
    let found = try run.inputs(of: rows[place], limits)
    inputs[place] = found
    return found
  }
}
