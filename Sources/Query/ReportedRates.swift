import SQLite
import Storage

extension Reader {
  /// From the figures provinces reported: a registered and a recognized one of the same unit,
  /// period and source.
  func reportedRates(_ territory: Territory) throws -> [Rate] {
    let figures = try connection.all(
      """
      SELECT f.unit, f.source, f.period, f.as_of, m.code, f.value, f.scale, f.comparator,
             m.name_vi, m.name_en, f.id, s.code, s.published_on, s.published_to
        FROM figure AS f
        JOIN measure AS m ON m.id = f.measure
        JOIN unit AS u ON u.id = f.unit
        JOIN source AS s ON s.id = f.source
       WHERE m.code GLOB 'models.*' AND u.level = 'province' AND f.breakdown = ''
         AND f.role = 'result' AND \(territory.contains("f.unit"))
       ORDER BY f.unit, f.source, f.period, f.as_of, f.id
      """
    ) { row throws(SQLiteError) in try Reported(row) }
    var rates: [Rate] = []
    for group in figures.grouped(by: \.place) { rates.append(try rate(group)) }
    return rates
  }

  private func rate(_ group: [Reported]) throws -> Rate {
    let one = group[0]
    let unit = try version(of: one.place.unit, on: one.day)
    let registered = group.first { $0.measure == "models.registered" }?.count
    let recognized = group.first { $0.measure == "models.recognized" }?.count
    let ratio = registered.flatMap { whole in recognized.flatMap { Ratio($0, of: whole) } }
    return Rate(
      unit: one.place.unit, provinceCode: unit?.code ?? "", province: unit?.nameVi ?? "",
      isFormer: unit.isFormer,
      basis: .reported,
      period: one.place.period, asOf: one.place.asOf, registered: registered,
      recognized: recognized, ratio: ratio,
      reason: ratio == nil ? try reason(group, registered, recognized) : nil,
      sources: [one.source])
  }

  /// What is missing, and what was reported in its place.
  private func reason(
    _ group: [Reported], _ registered: Counted?, _ recognized: Counted?
  ) throws -> Phrase {
    if registered != nil, recognized != nil {
      return Phrase(
        vi: "hai số kèm «gần», «trên» ngược chiều nhau nên không suy ra được tỷ lệ",
        en: "the two qualified numbers pull against each other, so nothing can be said")
    }
    var vi =
      "chưa có số liệu "
      + [
        registered == nil ? "đăng ký" : nil, recognized == nil ? "công nhận" : nil,
      ].compactMap(\.self).joined(separator: " và ")
    var en =
      [
        registered == nil ? "registered" : nil, recognized == nil ? "recognized" : nil,
      ].compactMap(\.self).joined(separator: " and ") + " not reported"
    for other in group where !other.isOfRate {
      let parts = try parts(of: other)
      vi += "; chỉ có «\(other.name.vietnamese)»: " + other.count.written(.vietnamese, parts)
      en += "; only “\(other.name.english)”: " + other.count.written(.english, parts)
    }
    return Phrase(vi: vi, en: en)
  }

  private func parts(of figure: Reported) throws(SQLiteError) -> [(Counted, Phrase)] {
    try connection.all(
      """
      SELECT value, scale, comparator, breakdown FROM figure
       WHERE part_of = \(figure.id) ORDER BY id
      """
    ) { row throws(SQLiteError) in
      (Counted(Decimal(try row[0], scale: try row[1]), try row[2]), Phrase(breakdown: try row[3]))
    }
  }
}

/// A reported count of models.
private struct Reported {
  /// What makes figures belong together.
  struct Place: Hashable {
    let unit: Id<Unit>
    let sourceId: Id<Source>
    let period: String
    let asOf: Day?
  }

  let place: Place
  let measure: String
  let count: Counted
  let name: Phrase
  let id: Id<Figure>
  let source: String
  private let sourceDay: Day?

  init(_ row: borrowing Row) throws(SQLiteError) {
    place = Place(unit: try row[0], sourceId: try row[1], period: try row[2], asOf: try row[3])
    measure = try row[4]
    count = Counted(Decimal(try row[5], scale: try row[6]), try row[7])
    name = Phrase(vi: try row[8], en: try row[9])
    id = try row[10]
    source = try row[11]
    let printed: Day? = try row[12]
    let latest: Day? = try row[13]
    sourceDay = printed ?? latest
  }

  /// The day as of which the province's name is meant.
  var day: Day { place.asOf ?? sourceDay ?? .today }

  var isOfRate: Bool { measure == "models.registered" || measure == "models.recognized" }
}

extension Array {
  /// Runs of neighbours that share a key.
  fileprivate func grouped<Key: Equatable>(by key: (Element) -> Key) -> [[Element]] {
    reduce(into: []) { groups, element in
      if let last = groups.last?.last, key(last) == key(element) {
        groups[groups.count - 1].append(element)
      } else {
        groups.append([element])
      }
    }
  }
}

extension Counted {
  /// `1.635 (1.482 mô hình + 153 điển hình)`.
  fileprivate func written(_ language: Language, _ parts: [(Counted, Phrase)]) -> String {
    let total = comparator.written + language.written(value)
    guard !parts.isEmpty else { return total }
    let sum = parts.map { part, label in
      part.comparator.written + language.written(part.value) + " " + label[language]
    }
    return "\(total) (\(sum.joined(separator: " + ")))"
  }
}

extension Phrase {
  /// What a part is of, in words where the breakdown has them.
  fileprivate init(breakdown: String) {
    let pair = breakdown.split(separator: "=", maxSplits: 1).map(String.init)
    let known: Phrase? =
      switch (pair.first, pair.last) {
      case ("kind", "model"): Phrase(vi: "mô hình", en: "models")
      case ("kind", "typical"): Phrase(vi: "điển hình", en: "typical examples")
      case ("owner_kind", let value?): OwnerKind(rawValue: value)?.label
      default: nil
      }
    self = known ?? Phrase(vi: breakdown, en: breakdown)
  }
}
