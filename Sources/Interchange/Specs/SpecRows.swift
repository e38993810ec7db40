import SQLite
import Storage

/// Reading a row as the record of one table.
extension ImportRow {
  /// The unit a row names: a commune in its province, or the province.
  func unit(at time: UnitTime, _ reader: Reader) throws -> Id<Unit>? {
    try unit(at: time, reader) { try reader.unit($0, level: .province, at: $1) }
  }

  /// Likewise, or the nation.
  func unitOrNation(at time: UnitTime, _ reader: Reader) throws -> Id<Unit>? {
    try unit(at: time, reader) { try reader.provinceOrNation($0, at: $1) }
  }

  private func unit(
    at time: UnitTime, _ reader: Reader, province find: (String, UnitTime) throws -> UnitVersion
  ) throws -> Id<Unit>? {
    let place = try place()
    // Only where to look for the commune, it need not be one province all the time.
    let isOnlyWhere = place.unit != nil
    let province = try place.province.map { name in
      try named("province") { try find(name, isOnlyWhere ? UnitTime(time.day) : time).unit }
    }
    guard place.namesUnit else { return province }
    return try named("unit") { try reader.unit(place, within: province, at: time).unit }
  }

  /// Refuses a row that says nothing for one of these columns.
  func require(_ columns: String..., problems: inout RowErrors) throws {
    for column in columns {
      try problems.collect(.constraint) {
        if try text(column) == nil { throw DomainError.required(label(column)) }
      }
    }
  }

  /// Refuses a number beside which another one is printed: somebody changed one of the two.
  func checkPrinted(_ quantity: Quantity) throws(DomainError) {
    let readings = Amount.Style.allCases.compactMap { style in
      try? Amount(quantity.verbatim, field: "verbatim", style: style).quantity.value
    }
    let isSame = readings.contains { $0.millionths == quantity.value.millionths }
    guard !readings.isEmpty, !isSame else { return }
    throw RowFault.printedOtherwise(quantity.verbatim, quantity.value)
      .error(in: .given(label("verbatim")), .constraint)
  }

  /// Runs what reads one column; trouble with it names the file's own header.
  func named<T>(_ column: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch var problem as DomainError {
      problem.field = .given(label(column))
      throw problem
    }
  }
}

extension RowOutcome {
  /// What becomes of a row whose record may be stored: present where the row says nothing new of
  /// it, held back where it does.
  static func settled<R: Coded>(
    _ stored: R?, _ row: ImportRow, _ reader: Reader, _ fill: (inout R) throws -> Void,
    add: (R) throws -> Void
  ) throws -> RowOutcome {
    guard let stored else {
      var record = R()
      try fill(&record)
      try add(record)
      return .added
    }
    var said = stored
    try fill(&said)
    said = try said.validated()
    if said == stored { return .present }
    return .contradicts(
      stored.code,
      try row.contradictions(
        of: said, to: stored, in: said.fields(differingFrom: stored), reader))
  }
}

extension Reader {
  /// The record of that name, and of that unit if it has one.
  func sameName<R: Coded>(_: R.Type, _ name: String, _ unit: Id<Unit>?) throws -> R? {
    let key = name.searchKey
    return try first(
      R.self,
      where: """
        (search_key = \(key) OR search_key > \(key + "\n") AND search_key < \(key + "\u{0B}"))
        AND unit IS \(unit)
        """)
  }
}
