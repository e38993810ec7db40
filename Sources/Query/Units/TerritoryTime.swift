import Storage

/// In which units an answer is given.
public enum TerritoryTime: Sendable, Equatable {
  /// Those of the time of each record.
  case then
  /// Those of one day, today or another.
  case on(Day)

  /// Reads `then`, `now`, or a day.
  public static func parse(_ text: String, field: String) throws(DomainError) -> TerritoryTime {
    switch text.searchKey {
    case "then", "khi do", "cu": return .then
    case "now", "today", "nay", "hom nay": return .on(.today)
    default:
      do {
        return .on(try Day.parse(text, field: field))
      } catch {
        throw TerritoryFault.notTime(text).error(in: FieldRef(field))
      }
    }
  }

  /// As it is stored and asked for: `then`, or the day.
  public var stored: String {
    switch self {
    case .then: "then"
    case .on(let day): day.iso
    }
  }

  /// What people read for the value.
  var name: LocalizedText {
    switch self {
    case .then: LocalizedText(vi: "khi đó", en: "of the time")
    case .on(let day):
      LocalizedText(
        vi: "ngày \(Language.vietnamese.written(day))", en: "of \(Language.english.written(day))")
    }
  }

  /// What people read; nothing where it is what they expect.
  public var label: LocalizedText? {
    switch self {
    case .then: nil
    case .on(let day):
      LocalizedText(
        vi: "Theo đơn vị hành chính ngày \(Language.vietnamese.written(day))",
        en: "In the units of \(Language.english.written(day))")
    }
  }
}
