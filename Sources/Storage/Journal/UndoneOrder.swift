import SQLite

/// A decision that could not have been typed.
struct Disorder: Hashable {
  enum Kind: Int, ColumnDecodable, Hashable {
    /// It cannot follow the one before it at its level.
    case order
    /// A selection of what no recognition stood of.
    case unrecognized
    /// It is dated before its registration.
    case early
  }

  let record: RecordName
  let kind: Kind
  /// The outcome of the one before it at its level, if there is one.
  let before: String?
}

/// Registrations by what entries of the journal did to them and to the decisions on them, the
/// oldest first.
private struct DecidedRegistrations {
  private var decided: Set<Int64> = []
  /// Those that the entries added first of all: taken back, they are gone with all decisions.
  private var added: Set<Int64> = []
  /// Those that they changed or removed first.
  private var others: Set<Int64> = []

  /// Those that are there when all is taken back.
  var all: Set<Int64> { decided.union(others).subtracting(added) }

  mutating func add(_ changed: ChangedRows) {
    for (table, rows) in changed.tables {
      for row in 0..<rows.count {
        if table == Registration.table { meet(rows.integer(row, 0), changed.operation) }
        if isDecided(by: table), let id = rows.integer(row, 1) { decided.insert(id) }
      }
    }
  }

  /// - Parameter stored: the registration of that decision, which a change that leaves it as it was
  ///   does not say.
  mutating func add(
    _ change: borrowing Change, stored: (RecordName) throws(SQLiteError) -> Int64?
  ) throws(SQLiteError) {
    let record = change.record
    if record.table == Registration.table { meet(record.id, change.operation) }
    guard isDecided(by: record.table) else { return }
    var said: [Int64] = []
    for case .integer(let id)? in [change.old(1), change.new(1)] { said.append(id) }
    decided.formUnion(try said.isEmpty ? [stored(record)].compactMap(\.self) : said)
  }

  private func isDecided(by table: String) -> Bool {
    table == Recognition.table || table == Selection.table
  }

  private mutating func meet(_ id: Int64?, _ operation: Change.Operation) {
    guard let id else { return }
    if operation == .insert, !others.contains(id) {
      added.insert(id)
    } else if !added.contains(id) {
      others.insert(id)
    }
  }
}

extension Reader {
  /// Registrations that the entries changed, or the decisions on them, and which were there before
  /// them, as JSON.
  func decidedOn(in entries: [Int64]) throws -> String {
    var decided = DecidedRegistrations()
    for entry in entries.sorted() {
      try forEachPiece(in: entry...entry) { _, changeset in
        if let rows = try ChangedRows(changeset) { return decided.add(rows) }
        try changeset.forEach { change throws(SQLiteError) in
          try decided.add(change) { decision throws(SQLiteError) in
            try connection.value(
              "SELECT registration FROM \(identifier: decision.table) WHERE id = \(decision.id)",
              as: Int64.self)
          }
        }
      }
    }
    return "[" + decided.all.map(String.init).joined(separator: ",") + "]"
  }

  /// Decisions on these registrations that could not have been typed.
  func disorder(among registrations: String) throws(SQLiteError) -> [Disorder] {
    guard registrations != "[]" else { return [] }
    return try connection.all(
      """
      SELECT 'recognition', id, 0, before FROM decision_disorder
       WHERE registration IN (SELECT value FROM json_each(\(registrations)))
       UNION ALL
      SELECT 'selection', id, CASE WHEN outcome IS NOT before AND recognized = 0 THEN 1 ELSE 0 END,
             before
        FROM selection_disorder
       WHERE registration IN (SELECT value FROM json_each(\(registrations)))
       UNION ALL
      SELECT kind, id, 2, NULL FROM (\(Registration.decidedEarly))
       WHERE registration IN (SELECT value FROM json_each(\(registrations))) ORDER BY 1, 2, 3
      """
    ) { row throws(SQLiteError) in
      Disorder(
        record: RecordName(table: try row[0], id: try row[1]), kind: try row[2],
        before: try row[3])
    }
  }

  /// Refuses to leave decisions that nobody could have typed, but for those that were there before.
  func checkOrder(
    among registrations: String, _ before: [Disorder]
  ) throws {
    let known = Set(before)
    guard let left = try disorder(among: registrations).first(where: { !known.contains($0) })
    else { return }
    if left.record.table == Selection.table {
      try refuse(left, Id<Selection>(rawValue: left.record.id))
    } else {
      try refuse(left, Id<Recognition>(rawValue: left.record.id))
    }
  }

  private func refuse<D: RegistrationDecision>(_ left: Disorder, _ id: Id<D>) throws {
    guard let decision = try get(id), let registration = try get(decision.registration),
      let model = try get(registration.model)
    else { return }
    let (year, level, day) = (registration.year, decision.level, decision.knownBy)
    switch left.kind {
    case .early:
      throw ModelFault.leftEarly(model, year: year, registration.registeredOn, decided: day).error
    case .unrecognized:
      throw ModelFault.leftUnrecognized(model, year: year, level, day).error
    case .order:
      let before = left.before.flatMap(D.Verdict.init(rawValue:))
      throw ModelFault.outOfOrder(
        model, year: year, level, before: before?.label, decision.outcome.label
      ).error
    }
  }
}
