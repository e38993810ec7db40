import Storage

/// Finds the records that a row may be about, without looking at each.
struct SubjectIndex {
  private var states: [(record: RecordName, subjects: RecordSubjects.Subjects)] = []
  /// By what reports call a column, and by what may stand there: places in `states`.
  private var places: [String: [String: [Int]]] = [:]
  /// By the same: those that say nothing of it.
  private var silent: [String: [Int]] = [:]

  mutating func add(_ subjects: RecordSubjects.Subjects, of record: RecordName) {
    for (name, values) in subjects {
      for value in values { places[name, default: [:]][value, default: []].append(states.count) }
    }
    states.append((record, subjects))
  }

  mutating func finish() {
    for name in places.keys {
      silent[name] = states.indices.filter { states[$0].subjects[name] == nil }
    }
  }

  /// Those where nothing contradicts the key of a row, and something agrees.
  func records(of row: RowName) -> Set<RecordName> {
    let key = row.subjects.filter { places[$0.name] != nil }
    let candidates = key.map { (places[$0.name]?[$0.value] ?? []) + (silent[$0.name] ?? []) }
    guard let fewest = candidates.min(by: { $0.count < $1.count }) else { return [] }
    return Set(
      fewest.filter { states[$0].subjects.agree(with: row) }.map { states[$0].record })
  }
}

extension RecordSubjects.Subjects {
  /// Nothing contradicts the key of a row, and something agrees.
  func agree(with row: RowName) -> Bool {
    row.subjects.contains { self[$0.name] != nil } && !contradict(row)
  }

  /// They are about something else than a row.
  func contradict(_ row: RowName) -> Bool {
    row.subjects.contains { self[$0.name]?.contains($0.value) == false }
  }
}

/// What a row says in the columns that tell the rows of its report apart.
public struct RowName: Hashable, Sendable {
  /// By the names of columns, in the order of the key; `nil` where it says nothing.
  let columns: [String]
  let values: [String?]

  init(_ row: FrozenTable.Row, _ columns: [String]) {
    self.columns = columns
    values = columns.map { row[$0]?.asText }
  }

  /// By the names of subjects.
  var subjects: [(name: String, value: String)] {
    zip(columns, values).compactMap { column, value in
      let name = column.hasSuffix("_code") ? String(column.dropLast(5)) : column
      return value.map { (name: name, value: $0) }
    }
  }

  /// The same by other columns, as far as it has them.
  public func named(by others: [String]) -> RowName {
    let known = Dictionary(zip(columns, values)) { first, _ in first }
    return RowName(others, others.map { known[$0] ?? nil })
  }

  private init(_ columns: [String], _ values: [String?]) {
    (self.columns, self.values) = (columns, values)
  }
}
