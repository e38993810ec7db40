import Storage

/// Why a row differs.
public enum DifferenceReason: Sendable {
  /// An entry touched records that stand, or stood, behind the row: what people call those, sorted.
  case entry(JournalChange, records: [String])
  /// An entry touched records of what the report reads; whether they stood behind the row cannot be
  /// told.
  case among(JournalChange, records: [String])
  /// The report had another text, or was asked by another danvan: the version of the later one.
  case rule(version: String)
  /// Nothing need be written for it: records of that day, by their codes, came between the days
  /// that were asked for.
  case due(Day, records: [String])
  /// A parameter was another one, as typed; `nil` = not given.
  case asked(parameter: String, before: String?, after: String?)
  /// No entry tells of it: the file may have been written by another tool.
  case unwritten

  /// For machines, in every language the same.
  public var word: String {
    switch self {
    case .entry: "entry"
    case .among: "among"
    case .rule: "rule"
    case .due: "due"
    case .asked: "asked"
    case .unwritten: "unwritten"
    }
  }
}

extension Reader {
  /// Which days of records lie between two days, the earlier not included.
  ///
  /// - Parameter behind: what stands behind a row, whether counted or left out.
  public func due(
    between one: Day, and other: Day, _ behind: [Provenance],
    leavingOut changed: ChangesSince? = nil
  ) throws -> [DifferenceReason] {
    let changed = Set((changed?.entries ?? []).flatMap(\.touched))
    var subjects = RecordSubjects(self, ChangesSince())
    var found: [Day: Set<String>] = [:]
    for record in Set(behind.map(\.record)).subtracting(changed) {
      for case .text(let text) in (try row(record) ?? [:]).values {
        guard let day = Day(iso: text), day > min(one, other), day <= max(one, other) else {
          continue
        }
        found[day, default: []].insert(try subjects.label(record))
      }
    }
    return found.sorted { $0.key < $1.key }.map { .due($0.key, records: $0.value.sorted()) }
  }
}

extension Provenance {
  /// The record it is.
  var record: RecordName { RecordName(table: entityKind.table, id: id) }
}

extension Release {
  /// The day on which it was made, where the user is.
  public func day(_ reader: Reader) throws -> Day? {
    try reader.connection.value("SELECT date(\(madeAt), 'localtime')", as: String.self)
      .flatMap { Day(iso: $0) }
  }
}
