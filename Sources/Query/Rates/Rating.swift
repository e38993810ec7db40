import SQLite
import Storage

/// Answers one question about rates: what its two halves, recorded and reported, share.
struct Rating {
  let question: RateQuestion
  let reader: Reader
  let history: UnitHistory
  let sums: FigureSum

  /// What a record or figure counts under, in one dimension.
  enum Part: Hashable {
    case whole
    /// Not stated, or there is no such thing over it.
    case none
    case unit(Id<Unit>)
    /// A unit that came apart, and nobody recorded into which of these a record went.
    case lost(Id<Unit>, among: [Id<Unit>])
    case committee(Id<Committee>)
    case field(Id<Field>)
    case word(String)
  }

  init(_ question: RateQuestion, _ reader: Reader) throws(SQLiteError) {
    (self.question, self.reader) = (question, reader)
    let isBelow = question.by.contains { $0 == .district || $0 == .commune }
    history = try UnitHistory(
      reader,
      provincesOnly: !isBelow && question.borders == .then && !question.basis.isFromBelow)
    sums = try FigureSum(history, reader)
  }

  /// Where a place counts.
  ///
  /// - Parameters:
  ///   - province: of the time.
  ///   - unit: what was named in it, or the province itself.
  ///   - day: of the record.
  func part(_ level: UnitLevel, province: Id<Unit>, unit: Id<Unit>, on day: Day) -> Part {
    guard level == .province else { return part(level, unit, on: day) }
    guard case .on(let day) = question.borders else { return .unit(province) }
    if unit != province, case .found(let found)? = history.trace(unit, toThe: level, on: day) {
      return .unit(found)
    }
    return Part(history.trace(province, to: day))
  }

  private func part(_ level: UnitLevel, _ unit: Id<Unit>, on day: Day) -> Part {
    let day = if case .on(let day) = question.borders { day } else { day }
    let own = history.level(of: unit)
    if own == .province || own == .country || own == .district && level == .commune { return .none }
    return history.trace(unit, toThe: level, on: day).map(Part.init) ?? .none
  }

  /// - Parameter day: on which units are named, where they are those of the time.
  func key(_ dimension: Dimension, _ part: Part, on day: Day) throws -> RateKey {
    func word<C: Choice>(_ choice: C?, _ text: String) -> RateKey {
      let rank = choice.flatMap { word in C.allCases.firstIndex { $0.rawValue == word.rawValue } }
      return RateKey(
        dimension: dimension, code: text, name: nil,
        label: choice?.label ?? LocalizedText(vi: text, en: text),
        order: .init(
          rank: rank.map { C.allCases.distance(from: C.allCases.startIndex, to: $0) } ?? 99)
      )
    }
    switch part {
    case .whole:
      return RateKey(
        dimension: dimension, code: "VN", name: nil, label: UnitLevel.country.label, order: .init())
    case .none: return .notStated(dimension)
    case .unit(let unit): return unitKey(dimension, unit, lost: nil, on: day)
    case .lost(let unit, let among): return unitKey(dimension, unit, lost: among, on: day)
    case .committee(let id): return try committeeKey(dimension, id)
    case .field(let id): return try fieldKey(dimension, id)
    case .word(let text):
      switch dimension {
      case .ownerKind: return word(OwnerKind(rawValue: text), text)
      case .level: return word(RecognitionLevel(rawValue: text), text)
      default:
        return RateKey(
          dimension: dimension, code: text, name: nil, label: LocalizedText(vi: text, en: text),
          order: .init(text: text))
      }
    }
  }

  private func unitKey(
    _ dimension: Dimension, _ unit: Id<Unit>, lost among: [Id<Unit>]?, on day: Day
  ) -> RateKey {
    let named = if case .on(let day) = question.borders, among == nil { day } else { day }
    let version = history.version(of: unit, on: named)
    let name = version.map { dimension == .province ? $0.name : "\($0.type) \($0.name)" } ?? "?"
    let isGone = !history.holds(unit, on: max(question.asOf, named))
    let mark =
      among != nil
      ? LocalizedText(vi: " (đã chia tách)", en: " (came apart)")
      : isGone ? .former : LocalizedText(vi: "", en: "")
    return RateKey(
      dimension: dimension, code: version?.code ?? "?", name: name,
      label: LocalizedText(vi: name + mark.vietnamese, en: name + mark.english),
      // A merger to come changes no earlier report.
      validity: (version?.from, version?.to.flatMap { $0 <= question.asOf ? $0 : nil }),
      order: .init(rank: among == nil ? 0 : 1, text: version?.code ?? "", id: unit.rawValue))
  }

  private func committeeKey(_ dimension: Dimension, _ id: Id<Committee>) throws -> RateKey {
    guard let found = try reader.get(id) else { return .notStated(dimension) }
    return RateKey(
      dimension: dimension, code: found.code, name: found.nameVi,
      label: LocalizedText(
        vi: found.nameVi, en: found.nameEn.isEmpty ? found.nameVi : found.nameEn),
      order: .init(text: found.code))
  }

  private func fieldKey(_ dimension: Dimension, _ id: Id<Field>) throws -> RateKey {
    guard let found = try reader.get(id) else { return .notStated(dimension) }
    return RateKey(
      dimension: dimension, code: found.code, name: nil,
      label: LocalizedText(
        vi: found.nameVi, en: found.nameEn.isEmpty ? found.nameVi : found.nameEn),
      order: .init(rank: found.position, text: found.code))
  }

  /// That a row is not a unit of the map it was asked in, and why.
  func reason(_ parts: [Part], on day: Day) -> LocalizedText? {
    for case .lost(let unit, let among) in parts {
      let name = history.version(of: unit, on: day)?.name ?? "?"
      let list = among.compactMap { history.version(of: $0, on: day)?.name }.joined(separator: ", ")
      guard !among.isEmpty else {
        return LocalizedText(
          vi: "chưa ghi \(name) nay thuộc đơn vị nào",
          en: "what became of \(name) is not recorded")
      }
      return LocalizedText(
        vi: "không rõ thuộc đơn vị nào: \(list)", en: "it is not known to which it belongs: \(list)"
      )
    }
    return nil
  }
}

extension Rating.Part {
  /// The unit it is about, or the last that is known for certain.
  var place: Id<Unit>? {
    switch self {
    case .unit(let unit), .lost(let unit, _): unit
    default: nil
    }
  }

  init(_ trace: UnitHistory.Lineage) {
    self =
      switch trace {
      case .found(let unit): .unit(unit)
      case .lost(let unit, let among): .lost(unit, among: among)
      }
  }
}

extension RateKey {
  /// What is not stated comes last.
  static func notStated(_ dimension: Dimension) -> RateKey {
    RateKey(
      dimension: dimension, code: nil, name: nil,
      label: LocalizedText(vi: "chưa ghi", en: "not stated"), order: .init(rank: .max))
  }
}
