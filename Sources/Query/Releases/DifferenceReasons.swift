import Storage

/// Why rows differ: the entries of the journal that touched what stands, or stood, behind them.
public struct DifferenceReasons {
  /// An entry, and which of the records it touched are meant.
  public struct Reason: Sendable {
    /// The entry that touched them.
    public let entry: JournalChange
    /// What people call them, mostly by code; sorted.
    public let records: [String]
  }

  private let changes: ChangesSince
  private var subjects: RecordSubjects
  private var explained: Set<Int64> = []
  /// The places of the entries that touched a record.
  private let entries: [RecordName: [Int]]
  private var indices: [Bool: SubjectIndex] = [:]
  /// Whether so much was changed that what is gone was not looked for.
  public let isPartial: Bool

  /// More records than that are not looked at one by one.
  private static let most = 200_000

  /// - Parameter changes: all between the two tables whose rows differ.
  public init(_ changes: ChangesSince, _ reader: Reader) {
    self.changes = changes
    subjects = RecordSubjects(reader, changes)
    var entries: [RecordName: [Int]] = [:]
    for (index, entry) in changes.entries.enumerated() {
      for record in entry.touched { entries[record, default: []].append(index) }
    }
    self.entries = entries
    isPartial = entries.count > Self.most
  }

  /// The reasons of a row.
  ///
  /// - Parameter inputs: the records behind the row of today; `nil` where nothing lists them. Then
  ///   they are found as the records of before are: by what they are about.
  ///   - tables: those that the report reads; what was changed in others is no reason.
  public mutating func reasons(
    for row: TableDifference.Row, inputs: [Provenance]?, tables: Set<String>
  ) throws -> [Reason] {
    var behind: Set<RecordName> = []
    for input in inputs ?? [] {
      let record = RecordName(table: input.entityKind.table, id: input.id)
      guard behind.insert(record).inserted, !changes.entries.isEmpty else { continue }
      behind.formUnion(try subjects.owners(of: record))
    }
    let stood = isPartial ? [] : try index(withNow: inputs == nil).records(of: row)
    // By the index of the entry.
    var touched: [Int: Set<RecordName>] = [:]
    for record in behind.union(stood) where tables.contains(record.table) {
      for entry in entries[record] ?? [] { touched[entry, default: []].insert(record) }
    }
    var reasons: [Reason] = []
    for (index, records) in touched.sorted(by: { $0.key < $1.key }) {
      let entry = changes.entries[index]
      explained.insert(entry.id)
      reasons.append(Reason(entry: entry, records: try labels(Array(records))))
    }
    return reasons
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
  public mutating func others() throws -> [Reason] {
    var others: [Reason] = []
    for entry in changes.entries where !explained.contains(entry.id) {
      others.append(Reason(entry: entry, records: try labels(Array(entry.touched))))
    }
    return others
  }

  private mutating func labels(_ records: [RecordName]) throws -> [String] {
    var labels: Set<String> = []
    for record in records { labels.insert(try subjects.label(record)) }
    return labels.sorted()
  }
}

extension Report {
  /// The tables of the file it reads.
  public func tables(_ reader: Reader) throws -> Set<String> { try select.tables(reader) }
}
