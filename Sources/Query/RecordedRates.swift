import SQLite
import Storage

extension Reader {
  /// Counted from registrations: of those, the ones with a recognition that was decided by a day
  /// and has not been withdrawn since.
  func recordedRates(_ territory: Territory, _ day: Day) throws -> [Rate] {
    var rates = try connection.all(
      """
      SELECT province, count(*), min(year), max(year), sum(recognized)
        FROM (SELECT r.province, r.year, \(recognizedBy(day)) AS recognized
                FROM registration AS r
               WHERE \(territory.contains("r.province"))
                 AND coalesce(r.registered_on, r.year || '-01-01') <= \(day))
       GROUP BY province
      """
    ) { row throws(SQLiteError) in
      Cohort(
        province: try row[0], registered: try row[1], first: try row[2], last: try row[3],
        recognized: try row[4])
    }.map { try rate($0, day) }
    for (unit, models) in try unregistered(territory, day) {
      guard !rates.contains(where: { $0.unit == unit }) else { continue }
      rates.append(try rate(of: models, in: unit, day))
    }
    return rates
  }

  /// Whether registration `r` counts as recognized: at some level the last word by that day is a
  /// recognition.
  private func recognizedBy(_ day: Day) -> SQL {
    """
    EXISTS (
      SELECT 1 FROM recognition AS c
       WHERE c.registration = r.id AND c.outcome = 'recognized' AND c.known_by <= \(day)
         AND NOT EXISTS (
           SELECT 1 FROM recognition AS w
            WHERE w.registration = r.id AND w.level = c.level AND w.outcome = 'withdrawn'
              AND w.known_by <= \(day) AND (w.known_by, w.id) > (c.known_by, c.id)))
    """
  }

  private func rate(_ cohort: Cohort, _ day: Day) throws -> Rate {
    let unit = try version(of: cohort.province, on: cohort.day)
    let registered = Counted(Decimal(cohort.registered))
    let recognized = Counted(Decimal(cohort.recognized))
    return Rate(
      unit: cohort.province, provinceCode: unit?.code ?? "", province: unit?.nameVi ?? "",
      isFormer: unit.isFormer,
      basis: .records,
      period: cohort.period, asOf: day, registered: registered, recognized: recognized,
      ratio: Ratio(recognized, of: registered), reason: nil,
      sources: try recordSources(of: cohort.province))
  }

  /// A province whose models have no registration yet: there is something to say, but no rate.
  private func rate(of models: Int, in unit: Id<Unit>, _ day: Day) throws -> Rate {
    let version = try version(of: unit, on: day)
    let none = Counted(Decimal(0))
    return Rate(
      unit: unit, provinceCode: version?.code ?? "", province: version?.nameVi ?? "",
      isFormer: version.isFormer, basis: .records,
      period: "", asOf: day, registered: none, recognized: none, ratio: nil,
      reason: Phrase(
        vi: "có \(models) mô hình nhưng chưa ghi năm đăng ký nào",
        en: "\(models) models, none with a year of registration"),
      sources: try connection.all(
        """
        SELECT DISTINCT s.code FROM model AS m JOIN source AS s ON s.id = m.source
         WHERE m.unit = \(unit) ORDER BY s.code
        """
      ) { row throws(SQLiteError) in try row[0] })
  }

  /// How many models without any registration each province has.
  private func unregistered(
    _ territory: Territory, _ day: Day
  ) throws(SQLiteError) -> [(Id<Unit>, Int)] {
    let units = try connection.all(
      """
      SELECT m.unit, count(*) FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)
       GROUP BY m.unit
      """
    ) { row throws(SQLiteError) in
      (unit: try row.get(0, as: Id<Unit>.self), models: try row.get(1, as: Int.self))
    }
    var models: [Id<Unit>: Int] = [:]
    for entry in units {
      guard let over = try self.province(over: entry.unit, on: day)?.unit,
        territory.contains(over)
      else { continue }
      models[over, default: 0] += entry.models
    }
    return models.map { ($0.key, $0.value) }
  }

  private func recordSources(of province: Id<Unit>) throws(SQLiteError) -> [String] {
    try connection.all(
      """
      SELECT code FROM source WHERE id IN (
        SELECT source FROM registration WHERE province = \(province)
        UNION
        SELECT c.source FROM recognition AS c JOIN registration AS r ON r.id = c.registration
         WHERE r.province = \(province))
       ORDER BY code
      """
    ) { row throws(SQLiteError) in try row[0] }
  }
}

/// The registrations of one province.
private struct Cohort {
  let province: Id<Unit>
  let registered: Int64
  let first: Int
  let last: Int
  let recognized: Int64

  var period: String { first == last ? String(first) : "\(first)/\(last)" }
  /// When the province had the code it is known by.
  var day: Day { min(Day.last(of: last), Day.today) }
}
