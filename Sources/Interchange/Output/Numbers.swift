import Query
import Storage

extension Cell {
  /// For people.
  func written(in language: Language) -> String {
    switch self {
    case .null: "—"
    case .text(let text): text
    case .phrase(let phrase), .choice(_, let phrase): phrase[language]
    case .integer(let number): language.written(Decimal(number))
    case .numeral(let number, let comparator): comparator.written + String(number)
    case .real(let number): "\(number)".replacingPoint(with: language.decimalMark)
    case .decimal(let number): language.written(number)
    case .day(let day): language.written(day)
    case .quantity(let number, let comparator): comparator.written + language.written(number)
    case .share(let share, let comparator): language.written(share, comparator)
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

  /// For machines: plain digits, ISO dates, nothing for NULL.
  var plain: String {
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
    case .quantity(let number, _): number.description
    case .share(let share, _): Cell.fraction(share)
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

  /// Six digits after the point, more where six would not hold it exactly enough to recompute a
  /// percentage from.
  private static func fraction(_ share: Double) -> String {
    let millionths = (share * 1_000_000).rounded()
    guard millionths / 1_000_000 == share else { return "\(share)" }
    return Decimal(Int64(millionths), scale: 6).description
  }
}

extension String {
  fileprivate func replacingPoint(with mark: String) -> String {
    split(separator: ".", omittingEmptySubsequences: false).joined(separator: mark)
  }
}
