import Storage

/// Which entries of the journal changed a row: those that touched what stands, or stood, behind it.
/// Where that cannot be told, all that touched what the report reads.
public struct DifferenceReasons {
  /// What is known of a report beside the row.
  public struct Scope {
    /// The name of the report.
    let report: String
    /// Those that the report reads; what was changed in others is no reason.
    let tables: Set<String>
    /// Columns that the report would name if they made a difference to it, and does not.
    let unread: Set<String>
    /// Rows of today and what stands behind them, by which its key is put to the test.
    let samples: [(key: RowName, inputs: [Provenance])]

    /// - Parameter samples: rows of today.
    public init(
      _ report: Report, _ reader: Reader, samples: [(key: RowName, inputs: [Provenance])] = []
    ) throws {
      self.report = report.file.name
      tables = try report.tables(reader)
      unread = report.select.readsAll ? [] : columnsReadByName.filter { !report.reads($0) }
      self.samples = samples
    }
  }

  private let changes: ChangesSince
  private var subjects: RecordSubjects
  private var explained: Set<Int64> = []
  /// The places of the entries that touched a record.
  private let entries: [RecordName: [Int]]
  private var indices: [Bool: SubjectIndex] = [:]
  /// Whether so much was changed that what is gone was not looked for.
  public let isPartial: Bool

  /// By report, and the tables of what stands behind a row: what else was changed.
  private var elsewhere: [String: [Set<String>: [RecordName]]] = [:]
  /// By the same: all entries that may bear on it.
  private var everything: [String: [Set<String>?: [(entry: Int, reason: DifferenceReason)]]] = [:]

  private typealias Touched = (entry: Int, records: Set<RecordName>)

  /// More records than that are not looked at one by one.
  private static let most = 200_000
  /// So many inputs tell whether the key of a row holds for all.
  private static let tested = 100

  /// - Parameter changes: all between the two tables whose rows differ.
  public init(_ changes: ChangesSince, _ reader: Reader) {
    self.changes = changes
    subjects = RecordSubjects(reader, changes)
    var entries: [RecordName: [Int]] = [:]
    for (index, entry) in changes.entries.enumerated() {
      for record in entry.touched where !changes.isAsBefore(record) {
        entries[record, default: []].append(index)
      }
    }
    self.entries = entries
    isPartial = entries.count > Self.most
  }

  /// The entries that changed a row; none where nothing was written that the report reads.
  ///
  /// - Parameter inputs: the records behind the row of today; `nil` where nothing lists them. Then
  ///   they are found as the records of before are: by what they are about.
  public mutating func entries(
    for row: TableDifference.Row, inputs: [Provenance]?, of scope: Scope
  ) throws -> [DifferenceReason] {
    guard !entries.isEmpty else { return [] }
    var behind: Set<RecordName> = []
    for record in (inputs ?? []).map(\.record) where behind.insert(record).inserted {
      behind.formUnion(try subjects.owners(of: record))
    }
    if !isPartial { behind.formUnion(try index(withNow: inputs == nil).records(of: row.name)) }
    let sure = touched(by: behind.filter { bears($0, scope) })
    let own = inputs.map { _ in Set(behind.map(\.table)) }
    let others =
      try !sure.isEmpty && tells(row.name, inputs, scope)
      ? perhaps(touched(by: try beside(row.name, Set(behind.map(\.table)), scope)))
      : all(in: scope, beside: own)
    let known = Set(sure.map(\.entry))
    return try sure.map { .entry(changes.entries[$0.entry], records: try labels($0.records)) }
      + others.filter { !known.contains($0.entry) }.map(\.reason)
  }

  private mutating func perhaps(
    _ touched: [Touched]
  ) throws -> [(entry: Int, reason: DifferenceReason)] {
    try touched.map {
      ($0.entry, .among(changes.entries[$0.entry], records: try labels($0.records)))
    }
  }

  /// Whether the report may say something else because of what was changed in a record.
  private func bears(_ record: RecordName, _ scope: Scope) -> Bool {
    guard scope.tables.contains(record.table) else { return false }
    return changes.changedColumns(of: record).map { !$0.isSubset(of: scope.unread) } ?? true
  }

  /// What was changed in tables from which nothing stands behind the row itself, such as names and
  /// successions, unless it is about another row.
  private mutating func beside(
    _ row: RowName, _ own: Set<String>, _ scope: Scope
  ) throws -> Set<RecordName> {
    let others =
      elsewhere[scope.report]?[own]
      ?? entries.keys.filter { !own.contains($0.table) && bears($0, scope) }
    elsewhere[scope.report, default: [:]][own] = others
    return Set(
      try others.filter { record in
        let about = try subjects.of(record)
        return (about.past + [about.now].compactMap(\.self)).contains { !$0.contradict(row) }
      })
  }

  /// Everything that may bear on a row. What was only added, and is of the kind of what stands
  /// behind it, would stand there.
  private mutating func all(
    in scope: Scope, beside own: Set<String>?
  ) throws -> [(entry: Int, reason: DifferenceReason)] {
    if let found = everything[scope.report]?[own] { return found }
    let all = Set(entries.keys.filter { bears($0, scope) })
    let few = all.filter { changes.states[$0] != nil || own?.contains($0.table) != true }
    let found = try perhaps(touched(by: few.isEmpty ? all : few))
    everything[scope.report, default: [:]][own] = found
    return found
  }

  private mutating func touched(by records: Set<RecordName>) -> [Touched] {
    var touched: [Int: Set<RecordName>] = [:]
    for record in records {
      for entry in entries[record] ?? [] { touched[entry, default: []].insert(record) }
    }
    for index in touched.keys { explained.insert(changes.entries[index].id) }
    return touched.sorted { $0.key < $1.key }.map { (entry: $0.key, records: $0.value) }
  }

  /// Whether the key of a row tells what stands behind it. It does not where what does is about
  /// something else, or does not say: an earlier year, a model that has no level.
  private mutating func tells(
    _ row: RowName, _ inputs: [Provenance]?, _ scope: Scope
  ) throws -> Bool {
    let tests = inputs.map { [(key: row, inputs: $0)] } ?? scope.samples
    guard !isPartial, tests.contains(where: { !$0.inputs.isEmpty }) else { return false }
    for (key, inputs) in tests {
      for input in inputs.prefix(Self.tested) {
        guard let now = try subjects.of(input.record).now, now.agree(with: key) else {
          return false
        }
      }
    }
    return true
  }

  /// Records by what they are about: before each change, and where nothing else tells it, now.
  private mutating func index(withNow: Bool) throws -> SubjectIndex {
    if let made = indices[withNow] { return made }
    var index = SubjectIndex()
    for record in entries.keys {
      let about = try subjects.of(record)
      for state in about.past + (withNow ? [about.now].compactMap(\.self) : []) {
        index.add(state, of: record)
      }
    }
    index.finish()
    indices[withNow] = index
    return index
  }

  /// Entries that touched nothing behind any of the rows asked about so far.
  public mutating func others() throws -> [DifferenceReason] {
    try changes.entries.filter { !explained.contains($0.id) }.map {
      .entry($0, records: try labels($0.touched))
    }
  }

  private mutating func labels(_ records: Set<RecordName>) throws -> [String] {
    var labels: Set<String> = []
    for record in records { labels.insert(try subjects.label(record)) }
    return labels.sorted()
  }
}

extension Report {
  /// The tables of the file it reads, for its rows and for what stands behind them.
  public func tables(_ reader: Reader) throws -> Set<String> {
    var tables = try select.tables(reader).union(why?.tables(reader) ?? [])
    // What no SELECT of the report reads: units are followed, and numbers compared, beside it.
    if select.reads("compared") { tables.formUnion(try ReportSelect.counted.tables(reader)) }
    if select.reads("compared") || has("territory") { tables.insert("unit_succession") }
    return tables
  }

  /// Whether its own SQL names a column.
  fileprivate func reads(_ column: String) -> Bool {
    select.reads(column) || why?.reads(column) == true
  }
}

/// Columns on which no number and no rule depends where a report does not name them: words that
/// people read, and what models are told apart by.
private let columnsReadByName: Set<String> = [
  "title", "title_en", "title_vi", "owner_name", "locator", "quote", "note", "search_key",
  "field", "owner_kind",
]

extension ReportSelect {
  /// Reads all that rates are of.
  fileprivate static let counted: ReportSelect = {
    let text = "SELECT 1 FROM registered CROSS JOIN reported CROSS JOIN place"
    return ReportSelect(ReportFile(name: "", file: "", text: text), [text[...]], 0..<1)
  }()
}
