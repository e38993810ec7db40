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
  /// What was compared was made by another danvan than what it is compared with: rules may differ.
  case otherVersion(Release, version: String)
  /// The first is a correction of the second.
  case corrects(Release, Release)
}

/// What differs between a release and today, or another one.
public struct ReleaseDifferences: Sendable {
  /// A row of a report that differs, and why.
  public struct Line: Sendable {
    /// The name of the report.
    public let report: String
    /// What it says before and after.
    public let row: TableDifference.Row
    /// At least one.
    public let reasons: [DifferenceReason]
  }

  /// Of all reports, in their order.
  public fileprivate(set) var lines: [Line] = []
  /// Changes that match no row; none where nothing differs.
  public fileprivate(set) var others: [DifferenceReason] = []
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
    try noteReleases(reasons.isPartial)
    var found = ReleaseDifferences()
    for table in try tables() {
      guard let scope = try table.scope() else { continue }
      for row in table.difference.rows {
        let because = try self.reasons(for: row, in: table, scope, &reasons)
        found.lines.append(.init(report: table.name, row: row, reasons: because))
      }
    }
    if !found.lines.isEmpty { found.others = try reasons.others() }
    return found
  }

  private func noteReleases(_ isPartial: Bool) throws {
    if isPartial { note(.partial) }
    if isOfOtherVersion { note(.otherVersion(first, version: version)) }
    let correction = try reader.first(Release.self, where: "corrects = \(first.id)")
    if let correction { note(.corrects(correction, first)) }
    if let wrong = first.corrects, let old = try reader.get(wrong) { note(.corrects(first, old)) }
  }

  /// Of the danvan that made what the first release is compared with.
  private var version: String { second?.toolVersion ?? toolVersion }
  private var isOfOtherVersion: Bool { first.toolVersion != version }

  /// All that made a row differ; what the steps from one table to the other rule out is left out.
  private func reasons(
    for row: TableDifference.Row, in table: ComparedReport, _ scope: DifferenceReasons.Scope,
    _ entries: inout DifferenceReasons
  ) throws -> [DifferenceReason] {
    let steps = table.steps(of: row)
    var reasons: [DifferenceReason] = []
    if steps.contains(.data) {
      reasons = try entries.entries(for: row, inputs: table.inputs(of: row), of: scope)
    }
    if steps.contains(.rule) { reasons.append(.rule(version: version)) }
    if steps.contains(.asked), reasons.isEmpty || table.isKnownToBeAsked {
      reasons += try table.asked(row)
    }
    if reasons.isEmpty { reasons = [isOfOtherVersion ? .rule(version: version) : .unwritten] }
    return reasons
  }

  private func tables() throws -> [ComparedReport] {
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
      return told(try ComparedReport(report, other, reader, limits))
    }
  }

  private func againstToday(_ frozen: FrozenReport) throws -> ComparedReport {
    let report = try current(frozen)
    return told(
      try ComparedReport(frozen, today: report, values(frozen, report), reader, limits))
  }

  private func told(_ compared: ComparedReport) -> ComparedReport {
    let (before, after) = (compared.difference.onlyBefore, compared.difference.onlyAfter)
    if !before.isEmpty || !after.isEmpty {
      note(.otherColumns(compared.name, before: before, after: after))
    }
    return compared
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
    var values = frozen.asked
    for name in values.keys.sorted() where !report.has(name) {
      note(.noLonger(frozen.name, name))
      values[name] = nil
    }
    if let asOf {
      if report.has("as_of") {
        values["as_of"] = asOf.iso
      } else {
        note(.unaffected(frozen.name, "as_of"))
      }
    }
    return values
  }
}
