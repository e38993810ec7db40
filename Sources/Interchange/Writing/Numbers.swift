import Query
import Storage

extension Cell {
  /// For people.
  public func written(in language: Language) -> String {
    switch self {
    case .null: "—"
    case .text(let text): text
    case .phrase(let phrase), .choice(_, let phrase): phrase[language]
    case .integer(let number): language.written(Decimal(number))
    case .numeral(let number, let comparator): comparator.written + String(number)
    case .real(let number): "\(number)".replacingPoint(with: language.decimalMark)
    case .decimal(let number): language.written(number)
    case .day(let day): language.written(day)
    case .moment(let at): language.written(moment: at)
    case .quantity(let number, let comparator): comparator.written + language.written(number)
    case .share(let share): share.written(language)
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

  /// For machines: plain digits, ISO dates, nothing for NULL.
  public var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .phrase(let phrase): phrase.english
    case .choice(let word, _): word
    case .integer(let number): String(number)
    case .numeral(let number, _): String(number)
    case .real(let number): "\(number)"
    case .decimal(let number): number.description
    case .day(let day): day.iso
    case .moment(let at): at
    case .quantity(let number, _): number.description
    case .share(let share): share.plain
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

}

extension Ratio {
  /// Six digits after the point; more where six would not hold an exact one exactly enough to
  /// recompute a percentage from. A bound is rounded to the side on which it stays true.
  fileprivate var plain: String {
    guard let decimal = decimal(6) else { return "\(value)" }
    return comparator == .equal && decimal.double != value ? "\(value)" : decimal.description
  }
}

extension String {
  fileprivate func replacingPoint(with mark: String) -> String {
    split(separator: ".", omittingEmptySubsequences: false).joined(separator: mark)
  }
}
