import Query
import Storage
import Workbooks

extension Cell {
  /// For people: numbers and days that can be reckoned with. What is qualified stays as it is
  /// written, for a number alone would have lost its comparator.
  func held(_ language: Language) -> (BookValue, BookForm) {
    switch self {
    case .null: (.empty, .text)
    case .integer(let number): (.integer(number), .whole)
    case .numeral(let number, .equal): (.integer(number), .numeral)
    case .real(let number): (.real(number), .real)
    case .decimal(let number), .quantity(let number, .equal): number.held
    case .share(let share) where share.comparator == .equal:
      (.real(share.value), share.isSignOfRounding ? .smallShare : .share)
    case .day(let day): day.held ?? held(written: language)
    case .moment(let moment): heldMoment(moment) ?? held(written: language)
    case .numeral, .quantity, .share: (.text(written(in: language)), .qualified)
    case .text, .phrase, .choice, .list, .blob: held(written: language)
    }
  }

  /// As it is stored, for an import.
  var stored: (BookValue, BookForm) {
    switch self {
    case .integer(let number), .numeral(let number, _): (.integer(number), .numeral)
    case .real(let number): (.real(number), .real)
    case .decimal(let number), .quantity(let number, _):
      (.decimal(units: number.units, scale: number.scale), .real)
    case .null, .text, .phrase, .choice, .day, .moment, .share, .list, .blob:
      (plain.isEmpty ? .empty : .text(plain), .text)
    }
  }

  private func held(written language: Language) -> (BookValue, BookForm) {
    let text = written(in: language)
    return (text.isEmpty ? .empty : .text(text), .text)
  }

  /// By the clock of the place.
  private func heldMoment(_ moment: String) -> (BookValue, BookForm)? {
    guard let local = localTime(of: moment), let serial = local.day.serial else { return nil }
    return (.real(Double(serial) + Double(local.hour * 60 + local.minute) / 1440), .moment)
  }
}

extension Decimal {
  fileprivate var held: (BookValue, BookForm) {
    (.decimal(units: units, scale: scale), .decimal(scale))
  }
}

extension Day {
  /// As Excel numbers it, where it does.
  fileprivate var serial: Int? { BookValue.serial(year: year, month: month, day: day) }
  fileprivate var held: (BookValue, BookForm)? { serial.map { (.day($0), .day) } }
}

extension BookCell {
  /// In how many lines it stands in a column so wide.
  func lines(inCharacters width: Double) -> Int {
    guard case .text(let text) = value else { return 1 }
    return text.lines(inCharacters: width)
  }
}

extension String {
  /// Digits of the usual letters are half as wide as high.
  func lines(inCharacters width: Double) -> Int {
    // A letter takes no more than its bytes do, near enough: most texts need no second look.
    guard utf8.count > Int(width) || utf8.contains(0x0A) else { return 1 }
    return split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + line.lines(of: max(width - 1, 1) / 2, atMost: 100).count
    }
  }
}
