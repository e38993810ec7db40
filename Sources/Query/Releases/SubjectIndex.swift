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
  func records(of row: TableDifference.Row) -> Set<RecordName> {
    let key = row.named.map { column, value in
      (name: column.hasSuffix("_code") ? String(column.dropLast(5)) : column, value: value)
    }.filter { places[$0.name] != nil }
    let candidates = key.map { (places[$0.name]?[$0.value] ?? []) + (silent[$0.name] ?? []) }
    guard let fewest = candidates.min(by: { $0.count < $1.count }) else { return [] }
    return Set(
      fewest.filter { place in
        let subjects = states[place].subjects
        let told = key.filter { subjects[$0.name] != nil }
        return !told.isEmpty && told.allSatisfy { subjects[$0.name]?.contains($0.value) == true }
      }.map { states[$0].record })
  }
}
