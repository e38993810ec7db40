import SQLite
import Storage

extension Table {
  /// What a number of the rates counts: registrations of the records, or the figures that were
  /// reported. It has as many rows as the number says, at most where that is a range; over several
  /// rows each once.
  ///
  /// - Parameters:
  ///   - keys: values that name the row, as ``RateWhy/init(_:_:_:)`` has them; none = all rows.
  ///   - question: on one basis; of both, the records are listed.
  public static func counted(
    _ number: RateNumber, _ keys: [String], _ question: RateQuestion, _ reader: Reader
  ) throws -> Table {
    var question = question
    if question.basis == .both { question.basis = .records }
    let rates = try reader.rates(question, named: keys)
    guard question.basis == .records else {
      let figures = rates.flatMap(\.figures).filter { RateNumber($0) == number }.map(\.id)
      return Table(
        ListQuery(
          ListFile.part("figures"),
          [
            "figure": Value.null, "territory": Value.null, "measure": number.measure,
            "figures": "[\(figures.map { String($0.rawValue) }.joined(separator: ","))]",
          ]))
    }
    let narrow = rates.count == 1 ? question.narrowed(to: rates[0]) : question
    let found = try Rating(narrow, reader).registrations(of: rates, number)
    let list = "[\(found.map(String.init).joined(separator: ","))]"
    return Table(
      ListQuery(
        ListFile.part("registrations"), [:],
        after: """

          WHERE r.id IN (SELECT value FROM json_each(\(list)))
          ORDER BY u.code, r.year, m.code
          """))
  }
}

extension Rating {
  /// The registrations that a number of some rows counts.
  fileprivate func registrations(of rates: [Rate], _ number: RateNumber) throws -> [Int64] {
    let wanted = Set(rates.map(\.parts))
    var found: Set<Int64> = []
    try forEachCounted { one in
      guard wanted.contains(one.parts), number == .registered || one.stands != nil else { return }
      found.insert(one.id)
    }
    return found.sorted()
  }
}
