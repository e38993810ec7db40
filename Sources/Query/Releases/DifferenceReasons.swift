import Storage

/// Why rows differ: the entries of the journal that touched what stands, or stood, behind them.
public struct DifferenceReasons {
  /// An entry, and which of the records it touched are meant.
  public struct Reason: Sendable {
    public let entry: JournalChange
    public let records: [String]
  }

  private let changes: ChangesSince
  private var subjects: RecordSubjects
  private var explained: Set<Int64> = []
  /// Whether so much was changed that what is gone was not looked for.
  public let isPartial: Bool

  /// More records than that are not looked at one by one.
  private static let most = 50_000

  public init(_ changes: ChangesSince, _ reader: Reader) {
    self.changes = changes
    subjects = RecordSubjects(reader, changes)
    isPartial = changes.entries.reduce(0) { $0 + $1.touched.count } > Self.most
  }

  /// The reasons of a row.
  ///
  /// - Parameter inputs: the records behind the row of today; `nil` where nothing lists them. Then
  ///   they are found as the records of before are: by what they are about.
  ///   - tables: those that the report reads; what was changed in others is no reason.
  public mutating func reasons(
    for row: TableDifference.Row, inputs: [Input]?, tables: Set<String>
  ) throws -> [Reason] {
    var behind: Set<RecordName> = []
    for input in inputs ?? [] {
      let record = RecordName(table: input.noun.rawValue, id: input.id)
      guard behind.insert(record).inserted, !changes.entries.isEmpty else { continue }
      behind.formUnion(try subjects.owners(of: record))
    }
    var reasons: [Reason] = []
    for entry in changes.entries {
      var touched: [RecordName] = []
      for record in entry.touched where tables.contains(record.table) {
        if try behind.contains(record)
          || !isPartial && stoodBehind(row, record, hasInputs: inputs != nil)
        {
          touched.append(record)
        }
      }
      guard !touched.isEmpty else { continue }
      explained.insert(entry.id)
      reasons.append(Reason(entry: entry, records: try labels(touched)))
    }
    return reasons
  }

  /// Entries that touched nothing behind any of the rows asked about so far.
  public mutating func others() throws -> [Reason] {
    var others: [Reason] = []
    for entry in changes.entries where !explained.contains(entry.id) {
      others.append(Reason(entry: entry, records: try labels(Array(entry.touched))))
    }
    return others
  }

  private mutating func stoodBehind(
    _ row: TableDifference.Row, _ record: RecordName, hasInputs: Bool
  ) throws -> Bool {
    let about = try subjects.of(record)
    let states = about.past + (hasInputs ? [] : [about.now].compactMap(\.self))
    return states.contains { row.isAbout($0) }
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

extension TableDifference.Row {
  /// Whether nothing of its key contradicts what a record is about, and something agrees.
  fileprivate func isAbout(_ subjects: RecordSubjects.Subjects) -> Bool {
    var agrees = false
    for (column, value) in named {
      let name = column.hasSuffix("_code") ? String(column.dropLast(5)) : column
      guard let own = subjects[name] else { continue }
      guard own.contains(value) else { return false }
      agrees = true
    }
    return agrees
  }
}
