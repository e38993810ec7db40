import SQLite
import Storage

extension Rating {
  /// Counted from registrations, or from the totals of them.
  func recorded() throws -> [Rate] {
    try recorded(isTallied: question.isOfCells)
  }

  func recorded(isTallied: Bool) throws -> [Rate] {
    let tallies = try isTallied ? kept() : counted()
    let codes = try sourceCodes()
    var rates = try tallies.map { parts, tally in try rate(parts, tally, codes) }
    if question.by == [.province], question.period == nil, question.cohort == .registered {
      rates += try unregistered(besides: Set(tallies.keys))
    }
    return rates
  }

  private func rate(_ parts: [Part], _ tally: Tally, _ codes: [Id<Source>: String]) throws -> Rate {
    let day = min(Day.last(of: tally.lastYear), question.asOf)
    let keys = try zip(question.by, parts).map { try key($0, $1, on: day) }
    let time = zip(question.by, keys).first { $0.0.isTime }?.1.code
    var rate = Rate(
      keys: keys, basis: .records, period: period(time, tally), asOf: question.asOf,
      registered: tally.registered.interval, recognized: tally.recognized.interval,
      reason: reason(parts, on: day) ?? unknown(tally),
      sources: tally.sources.compactMap { codes[$0] }.sorted())
    rate.parts = parts
    return rate
  }

  /// How many of the counted are counted only perhaps, and what is not known of them.
  private func unknown(_ tally: Tally) -> LocalizedText? {
    let (registered, recognized) = (tally.registered, tally.recognized)
    var reasons: [LocalizedText] = []
    if registered.least < registered.most {
      let count = registered.most - registered.least
      reasons.append(
        question.cohort == .decided && question.asksForLevel
          ? LocalizedText(
            vi: "trong đó \(count) lượt chưa rõ ngày hoặc cấp",
            en: "of these the day or level of \(count) is not stated")
          : LocalizedText(
            vi: "trong đó \(count) lượt chưa rõ ngày",
            en: "of these the day of \(count) is not stated"))
    }
    if recognized.least < recognized.most, reasons.isEmpty || question.asksForLevel {
      let count = recognized.most - recognized.least
      // On a day that is gone, in a part of a year, the day may be what is not known.
      let isOfDays = question.asOf < .today || !(question.period?.isWholeYears ?? true)
      let (vi, en) =
        !question.asksForLevel
        ? ("rõ ngày", "day")
        : isOfDays ? ("rõ cấp hoặc ngày", "level or day") : ("ghi cấp", "level")
      reasons.append(
        LocalizedText(
          vi: "trong đó \(count) công nhận chưa \(vi)",
          en: "of these the \(en) of \(count) recognitions is not stated"))
    }
    return reasons.isEmpty ? nil : reasons.joined(by: "; ")
  }

  /// The time a row is about: what was asked for, within the time it is told apart by; else the
  /// years that are counted.
  private func period(_ time: String?, _ tally: Tally) -> String {
    guard let asked = question.period else { return time ?? tally.years }
    return (time.flatMap { Period($0) }?.meeting(asked) ?? asked).text
  }

  private func sourceCodes() throws(SQLiteError) -> [Id<Source>: String] {
    var codes: [Id<Source>: String] = [:]
    try reader.connection.forEach("SELECT id, code FROM source") { row throws(SQLiteError) in
      codes[try row[0]] = try row[1]
    }
    return codes
  }

  /// Provinces whose models have no registration at all: there is something to say, but no rate.
  private func unregistered(besides counted: Set<[Part]>) throws -> [Rate] {
    var models: [Part: (count: Int, sources: Set<Id<Source>>)] = [:]
    try forEachUnregistered { _, source, part in
      models[part, default: (0, [])].count += 1
      if let source { models[part]?.sources.insert(source) }
    }
    let codes = try sourceCodes()
    return try models.filter { !counted.contains([$0.key]) }.map { part, found in
      var rate = Rate(
        keys: [try key(.province, part, on: question.asOf)], basis: .records, period: "",
        asOf: question.asOf, registered: .zero, recognized: .zero,
        reason: LocalizedText(
          vi: "có \(found.count) mô hình nhưng chưa ghi năm đăng ký nào",
          en: "\(found.count) models, none with a year of registration"),
        sources: found.sources.compactMap { codes[$0] }.sorted())
      rate.parts = [part]
      return rate
    }
  }

  /// Models without any registration, and where they count.
  func forEachUnregistered(_ body: (Int64, Id<Source>?, Part) throws -> Void) throws {
    var known: [Id<Unit>: Part?] = [:]
    try reader.connection.forEach(
      """
      SELECT m.id, m.source, m.unit
        FROM tally_unregistered AS t CROSS JOIN model AS m ON m.id = t.model
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)
       ORDER BY t.model
      """
    ) { row in
      let unit: Id<Unit> = try row[2]
      let found = try known[unit] ?? place(of: unit)
      known[unit] = .some(found)
      if let found { try body(try row[0], try row[1], found) }
    }
  }

  /// Where a model of a unit counts; `nil` where it is not asked for.
  private func place(of unit: Id<Unit>) throws -> Part? {
    guard let over = try reader.province(over: unit, on: question.asOf)?.unit,
      question.territory.contains(over), question.units.contains(unit)
    else { return nil }
    return part(.province, province: over, unit: unit, on: question.asOf)
  }
}

/// A place that was traced already.
struct Place: Hashable {
  let level: UnitLevel
  let province: Id<Unit>
  let unit: Id<Unit>
  let day: Day
}

extension Rating {
  /// How a dimension is read from `counted`.
  struct Column {
    let dimension: Dimension
    let sql: String
    /// Whether the unit stands after the province, and the day after that.
    let hasUnit: Bool
    /// Whether it is a time, from the first to the last that it may be.
    var hasRange = false

    /// As ``sql``, of a row of ``Cells``.
    var ofCell: String {
      switch dimension {
      case .field: "field"
      case .ownField: "own_field"
      default: sql
      }
    }

    func times(_ row: borrowing Row, _ position: Int) throws(SQLiteError) -> [String] {
      dimension.times(from: try row[position], to: try row[position + 1])
    }

    func part(
      _ row: borrowing Row, _ position: inout Int, _ rating: Rating, _ memory: inout [Place: Part]
    ) throws(SQLiteError) -> Part {
      defer { position += hasUnit ? 3 : 1 }
      switch dimension {
      case .country: return .whole
      case .province, .district, .commune:
        let province: Id<Unit> = try row[position]
        guard hasUnit, let level = dimension.unitLevel else { return .unit(province) }
        let place = Place(
          level: level, province: province, unit: try row[position + 1],
          day: try row[position + 2] ?? rating.question.asOf)
        if let known = memory[place] { return known }
        let part = rating.part(level, province: province, unit: place.unit, on: place.day)
        memory[place] = part
        return part
      case .committee: return (try row[position] as Id<Committee>?).map { .committee($0) } ?? .none
      case .field, .ownField:
        return (try row[position] as Id<Field>?).map { .field($0) } ?? .none
      case .ownerKind, .level, .year, .period, .quarter, .month:
        return (try row[position] as String?).map { .word($0) } ?? .none
      }
    }
  }

  /// Of the dimensions that were asked for.
  var columns: [Column] {
    let isThen = question.borders == .then
    return question.by.map { dimension in
      switch dimension {
      case .country: Column(dimension: dimension, sql: "1", hasUnit: false)
      case .province where isThen: Column(dimension: dimension, sql: "province", hasUnit: false)
      case .province, .district, .commune:
        // In the units of one day, the day of the record does not matter.
        Column(
          dimension: dimension,
          sql: "province, unit, "
            + (isThen ? "placed_on" : "NULL"),
          hasUnit: true)
      case .committee: Column(dimension: dimension, sql: "committee", hasUnit: false)
      case .field:
        Column(
          dimension: dimension,
          sql: "(SELECT coalesce(f.maps_to, f.id) FROM field AS f WHERE f.id = counted.field)",
          hasUnit: false)
      case .ownField: Column(dimension: dimension, sql: "field", hasUnit: false)
      case .ownerKind: Column(dimension: dimension, sql: "owner_kind", hasUnit: false)
      case .level: Column(dimension: dimension, sql: "level", hasUnit: false)
      case .year where question.cohort == .registered:
        Column(dimension: dimension, sql: "year || ''", hasUnit: false)
      case .year, .period, .quarter, .month:
        Column(
          dimension: dimension,
          sql: "\(dimension.time(of: "day_from")), \(dimension.time(of: "day_by"))",
          hasUnit: false, hasRange: true)
      }
    }
  }
}
