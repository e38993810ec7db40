import Storage

/// How the number in a cell comes about.
struct Formula {
  let title: LocalizedText
  let result: Cell
  let rule: Rule

  enum Rule {
    /// One column of the row by another.
    case ratio(part: (title: LocalizedText, cell: Cell), whole: (title: LocalizedText, cell: Cell))
    /// So many records of a table, counted or taken away.
    case tally([(entityKind: EntityKind, sign: Int, count: Int)])
    /// The numbers that records say.
    case sum([(sign: Int, amount: Cell)])
    /// Counted, but not all of it for certain.
    case counted
    /// As the SELECT gives it.
    case taken
  }

  /// Whether the inputs make the number that stands in the cell.
  var isBorneOut: Bool {
    switch rule {
    case .ratio, .counted, .taken: true
    case .tally(let counts):
      result.number == Double(counts.reduce(0) { $0 + $1.sign * $1.count })
    case .sum(let terms):
      // A sum of qualified numbers may be left out by the report; it is never another number.
      result.number.map {
        abs($0 - terms.reduce(0) { $0 + Double($1.sign) * ($1.amount.number ?? 0) }) < 0.000_001
      } ?? true
    }
  }

  /// `Tỷ lệ = Công nhận ÷ Đăng ký = 10.295 ÷ 13.268 = 77,6 %`.
  var phrase: LocalizedText {
    LocalizedText(vi: text(.vietnamese), en: text(.english))
  }

  private func text(_ language: Language) -> String {
    var text = title[language]
    switch rule {
    case .ratio(let part, let whole):
      text += " = \(part.title[language]) ÷ \(whole.title[language])"
      text += " = \(part.cell.term(language)) ÷ \(whole.cell.term(language))"
      text += result.equated(language)
    case .tally(let counts):
      let sign = result.comparator == .equal ? "= " : result.comparator.written
      text += " " + sign + counted(counts, language)
    case .sum(let terms) where terms.count == 1 && terms[0].sign > 0:
      // The one that stands may be only a part of what is: it is then said of the result.
      let said = isBorneOut && result.comparator != .equal ? result : terms[0].amount
      text += said.equated(language)
    case .sum(let terms): text += " = " + added(terms, language) + result.equated(language)
    case .counted: text += result.equated(language)
    case .taken where result == .null:
      text += " = " + LocalizedText(vi: "chưa có số", en: "no number")[language]
    case .taken:
      let how = LocalizedText(
        vi: "do câu SELECT của báo cáo tính", en: "as the report's SELECT gives it")
      text += "\(result.equated(language)), \(how[language])"
    }
    if isBorneOut { return text }
    let cell = result.said(language)
    return text
      + LocalizedText(
        vi: " – không khớp: trong dòng là \(cell)", en: " – does not agree: the row says \(cell)")[
        language]
  }

  private func counted(
    _ counts: [(entityKind: EntityKind, sign: Int, count: Int)], _ language: Language
  ) -> String {
    if counts.isEmpty {
      return LocalizedText(vi: "0, không đếm mục nào vào đây", en: "0, nothing is counted here")[
        language]
    }
    let terms = counts.map { count in
      let number = language.written(Decimal(Int64(count.count)))
      return "\(number) \(count.entityKind.counted(count.count)[language])"
    }
    var text = LocalizedText(vi: "đếm ", en: "count of ")[language]
    if counts[0].sign < 0 { text += "0" }
    for (count, term) in zip(counts, terms) {
      if count.sign < 0 {
        text += " − "
      } else if count.entityKind != counts[0].entityKind {
        text += " + "
      }
      text += term
    }
    return counts.contains { $0.sign < 0 } ? text + " = " + result.said(language) : text
  }

  private func added(
    _ terms: [(sign: Int, amount: Cell)], _ language: Language
  ) -> String {
    let shown = terms.prefix(Formula.longest).enumerated().map { index, term in
      let number = term.amount.term(language)
      return term.sign < 0 ? "− " + number : index == 0 ? number : "+ " + number
    }
    return shown.joined(separator: " ") + (terms.count > Formula.longest ? " + …" : "")
  }

  private static let longest = 8
}

extension Formula {
  /// For machines, beside the value: nothing where that is no number.
  var comparatorCell: Cell { result.number == nil ? .null : .text(result.comparator.rawValue) }

  /// Why the number is qualified as it is, or there is none.
  var interval: LocalizedText? {
    guard case .ratio(let part, let whole) = rule else {
      return result.comparator == .equal ? nil : Formula.said
    }
    let (above, below) = (part.cell.comparator, whole.cell.comparator)
    if result == .null {
      return switch Ratio.Absence(part.cell.interval, of: whole.cell.interval) {
      case .unknown: Formula.unknown
      case .ofZero: Formula.byZero
      case .ofAnything: Formula.byAnything
      case .apart: Formula.apart
      // The two are known, and are not of one account: the row says so.
      case nil: nil
      }
    }
    if above == .equal, below == .equal { return result.isSignOfRounding ? Formula.rounded : nil }
    if result.comparator == .about { return Formula.about }
    if below == .below || below == .atMost { return Formula.smallerWhole }
    if below == .above || below == .atLeast { return Formula.greaterWhole }
    return Formula.said
  }

  private static let said = LocalizedText(
    vi: "Dấu (>, <, ≥, ≤, ~) là của số đã nói, ví dụ «hơn» là >, «gần» là <; tính xong vẫn giữ.",
    en: """
      The sign (>, <, ≥, ≤, ~) is that of what was said, such as > for “over” and < for “nearly”; \
      it stays in what is computed.
      """)
  private static let about = LocalizedText(
    vi: "Một số nói «khoảng» (~) thì thương cũng là «khoảng».",
    en: "Where a number is said to be about (~) something, so is the quotient.")
  private static let smallerWhole = LocalizedText(
    vi: """
      Mẫu số thật nhỏ hơn số đã nói (<, «gần»); chia cho số nhỏ hơn thì được số lớn hơn, nên tỷ lệ \
      thật lớn hơn (>).
      """,
    en: """
      The true denominator is below the number that was said (<, “nearly”); by a smaller one the \
      quotient is greater, so the true rate is above (>).
      """)
  private static let greaterWhole = LocalizedText(
    vi: """
      Mẫu số thật lớn hơn số đã nói (>, «hơn»); chia cho số lớn hơn thì được số nhỏ hơn, nên tỷ lệ \
      thật nhỏ hơn (<).
      """,
    en: """
      The true denominator is above the number that was said (>, “over”); by a greater one the \
      quotient is smaller, so the true rate is below (<).
      """)
  private static let byZero = LocalizedText(
    vi: "Mẫu số là 0 nên không có tỷ lệ.", en: "The denominator is 0, so there is no rate.")
  private static let byAnything = LocalizedText(
    vi: "Mẫu số chỉ nói là khoảng 0 hoặc từ 0 trở lên, nên không suy ra được tỷ lệ.",
    en: "Of the denominator it is only said that it is about 0 or above, so there is no rate.")
  private static let rounded = LocalizedText(
    vi: """
      Tỷ lệ làm tròn thành 0 hay 100 mà không phải 0 hay 100 thì in «< 0,1 %», «> 99,9 %»; hai số \
      của nó là số đúng.
      """,
    en: """
      A rate that rounds to 0 or 100 and is neither is printed as “< 0.1 %” or “> 99.9 %”; its two \
      numbers are exact.
      """)
  private static let unknown = LocalizedText(
    vi: "Chưa biết một trong hai số nên không có tỷ lệ; chưa biết không phải là 0.",
    en: "One of the two numbers is not known, so there is no rate; unknown is not 0.")
  private static let apart = LocalizedText(
    vi: "Hai dấu kéo về hai phía nên không nói được tỷ lệ thật lớn hơn hay nhỏ hơn.",
    en: "The two signs pull apart, so nothing can be said of the true rate.")
}

extension Cell {
  fileprivate var isSignOfRounding: Bool {
    if case .share(let share) = self { share.isSignOfRounding } else { false }
  }

  /// What it says, where it is an amount.
  fileprivate var interval: Interval? {
    switch self {
    case .integer(let number): Interval(number)
    case .quantity(let number, let comparator): Interval(number, comparator)
    default: nil
    }
  }

  /// After the sign that joins it to what it is: `= 5`, `> 56,0 %`.
  fileprivate func equated(_ language: Language) -> String {
    (comparator == .equal && !isSignOfRounding ? " = " : " ") + said(language)
  }

  /// In a formula: `5`, `(< 2.500)`.
  fileprivate func term(_ language: Language) -> String {
    comparator == .equal ? said(language) : "(\(said(language)))"
  }

  /// A number as people read it.
  fileprivate func said(_ language: Language) -> String {
    switch self {
    case .integer(let number): language.written(Decimal(number))
    case .numeral(let number, _): String(number)
    case .quantity(let number, let comparator): comparator.written + language.written(number)
    case .share(let ratio): ratio.written(language)
    case .day(let day): language.written(day)
    case .text(let text): text
    case .choice(_, let phrase), .phrase(let phrase): phrase[language]
    default: "—"
    }
  }
}
