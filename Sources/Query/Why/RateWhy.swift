import SQLite
import Storage

/// Why a rate is what it is: how its numbers come about, and from which records or figures.
public struct RateWhy {
  private let question: RateQuestion
  private let rates: [Rate]
  /// Of each rate.
  private let own: [[Provenance]]
  private let inputs: [Provenance]
  private let reader: Reader

  /// - Parameter keys: values of the dimensions that were asked for, in their order, and after them
  ///   the period where there are several; those left out may be anything.
  public init(_ keys: [String], _ question: RateQuestion, _ reader: Reader) throws {
    (self.question, self.reader) = (question, reader)
    // What stands behind a row lies far apart, and is read several times.
    try reader.connection.run("PRAGMA cache_size = -16000")
    rates = try reader.rates(question, named: keys)
    var seen: Set<Provenance> = []
    own = try rates.map { try reader.inputs(of: $0, question) }
    inputs = own.flatMap(\.self).filter { seen.insert($0).inserted }
  }

  /// Counted and left out, in one list, for formats with one table.
  public func list() throws -> Table {
    try .evidence(counted + leftOut, titles: RateWhy.titles, reader)
  }

  /// Everything, as one record.
  ///
  /// - Parameters:
  ///   - limit: how many inputs people are shown; `nil` for all.
  ///   - words: what they read about them.
  public func detail(limit: Int?, _ words: WhyWords) throws -> RecordView {
    let formulas = zip(rates, own).map { ($0, $0.formulas($1)) }
    let counted = try RecordView.evidence(
      "inputs", LocalizedText(vi: "Tính từ", en: "Inputs"), counted, limit, RateWhy.titles, words,
      reader)
    let left = try RecordView.evidence(
      "left_out", LocalizedText(vi: "Không tính", en: "Left out"), leftOut, limit, RateWhy.titles,
      words, reader)
    let table = RateTable(question, rates)
    return RecordView(
      sheet: head,
      sections: [
        RecordView.section(
          "row", vi: "Dòng", en: "Row",
          Table(table.headings, table.rows(totals: false).map(\.cells))),
        RecordView.section("cells", vi: "Cách tính", en: "How it is computed", .formulas(formulas)),
        RecordView.section("rules", vi: "Quy tắc", en: "Rules", rules(formulas.flatMap(\.1))),
        counted, left,
        RecordView.section(
          "sources", vi: "Nguồn", en: "Sources",
          try Table.sources(of: [counted.sheet, left.sheet], reader)),
      ])
  }

  private var counted: [Provenance] { inputs.filter { $0.reason == nil } }
  private var leftOut: [Provenance] { inputs.filter { $0.reason != nil } }

  private var head: Table {
    Table(
      [
        Heading("question", vi: "Câu hỏi", en: "Question"),
        Heading("counted", vi: "Số mục được tính", en: "Inputs"),
        Heading("left", vi: "Số mục không tính", en: "Left out"),
      ],
      [[.phrase(question.limits.joined(by: "; ")), Cell(counted.count), Cell(leftOut.count)]])
  }

  private func rules(_ formulas: [Formula]) -> Table {
    var rules: [LocalizedText] = []
    for rule in rates.flatMap(question.rules) + formulas.compactMap(\.interval)
    where !rules.contains(rule) {
      rules.append(rule)
    }
    return Table([Heading("rule", vi: "Quy tắc", en: "Rule")], rules.map { [.phrase($0)] })
  }

  fileprivate static let titles = [
    "registered": LocalizedText(vi: "Đăng ký", en: "Registered"),
    "recognized": LocalizedText(vi: "Công nhận", en: "Recognized"),
    "rate": LocalizedText(vi: "Tỷ lệ", en: "Rate"),
  ]
}

extension Rate {
  fileprivate func formulas(_ inputs: [Provenance]) -> [Formula] {
    let titles = RateWhy.titles
    let numbers = [("registered", registered), ("recognized", recognized)].map { name, amount in
      Formula(
        title: titles[name] ?? LocalizedText(vi: name, en: name), result: cell(amount),
        rule: rule(of: name, amount, inputs))
    }
    let ratio = Formula(
      title: titles["rate"] ?? LocalizedText(vi: "rate", en: "rate"),
      result: Cell.share(of: ratio)[0],
      rule: .ratio(
        part: (numbers[1].title, cell(rated.recognized)),
        whole: (numbers[0].title, cell(rated.registered))))
    return numbers + [ratio]
  }

  private func rule(
    of column: String, _ amount: Interval?, _ inputs: [Provenance]
  ) -> Formula.Rule {
    guard let amount else { return .taken }
    if basis == .records {
      guard amount.isExact else { return .counted }
      let count = inputs.count { input in
        input.entityKind == .registration
          && input.parts.contains { $0.column == column && $0.sign == 1 }
      }
      return .tally(count == 0 ? [] : [(entityKind: .registration, sign: 1, count: count)])
    }
    // What is only known to be above is the sum of what is surely there.
    let terms = figures.filter { $0.measure == "models.\(column)" }.map { figure in
      amount.isLeast && !figure.amount.isExact ? figure.amount.orMore : figure.amount
    }
    let shown = terms.filter { $0.qualified != nil }
    return shown.isEmpty ? .taken : .sum(shown.map { (sign: 1, amount: Cell.amount($0)[0]) })
  }

  private func cell(_ amount: Interval?) -> Cell {
    (basis == .records ? Cell.count(amount) : Cell.amount(amount))[0]
  }
}

/// A value that names a rate in one dimension.
private struct RateName {
  private let text: String
  private let key: String
  /// Where a day stands with it, the very unit.
  private let unit: Id<Unit>?

  init(_ text: String, _ dimension: Dimension?, _ reader: Reader) throws {
    self.text = text.tidied
    key = text.searchKey
    unit =
      text.contains("@")
      ? try dimension?.unitLevel.map { try reader.unit(text, level: $0).unit } : nil
  }

  func means(_ rate: Rate, _ index: Int) -> Bool {
    let key = rate.keys[index]
    if let unit { return key.order.id == unit.rawValue }
    if text.isEmpty || text == "—" { return key.code == nil }
    let names = [key.code, key.name, key.label.vietnamese, key.label.english]
    return names.contains { $0.map { $0 == text || $0.searchKey == self.key } ?? false }
  }

  func means(period: String) -> Bool { period == text || text == "—" && period.isEmpty }
}

extension Reader {
  /// Those of the rates that go by some values, as ``RateWhy/init(_:_:_:)`` has them.
  ///
  /// - Throws: `DomainError` where there is none.
  func rates(_ question: RateQuestion, named keys: [String]) throws -> [Rate] {
    let all = try rates(question)
    let named = try keys.enumerated().map { index, text in
      try RateName(text, index < question.by.count ? question.by[index] : nil, self)
    }
    let rates = all.filter { rate in
      zip(named.indices, named).allSatisfy { index, name in
        index < rate.keys.count ? name.means(rate, index) : name.means(period: rate.period)
      }
    }
    guard !rates.isEmpty || keys.isEmpty else { throw RateWhy.noRate(keys, all) }
    return rates
  }
}

extension RateWhy {
  fileprivate static func noRate(_ keys: [String], _ all: [Rate]) -> DomainError {
    var some: [LocalizedText] = []
    for rate in all where some.count < 5 {
      let name = rate.keys.map { key in
        let code = key.code ?? "—"
        return LocalizedText(
          vi: "\(code) (\(key.label.vietnamese))", en: "\(code) (\(key.label.english))")
      }.joined(by: " ")
      if !some.contains(name) { some.append(name) }
    }
    return WhyFault.noRate(keys.joined(separator: " "), first: some).error(in: nil, .reference)
  }
}

extension Table {
  fileprivate static func formulas(_ formulas: [(Rate, [Formula])]) -> Table {
    Table(
      [
        Heading("basis", vi: "Căn cứ", en: "Basis"),
        Heading("period", vi: "Kỳ", en: "Period"),
        Heading("formula", vi: "Cách tính", en: "Formula"),
        Heading("agrees", vi: "Khớp", en: "Agrees", for: .machines),
      ],
      formulas.flatMap { rate, formulas in
        formulas.map { formula in
          [
            .choice(rate.basis.rawValue, rate.basis.label),
            Cell(rate.period.isEmpty ? nil : rate.period),
            .phrase(formula.phrase), .text(formula.isBorneOut ? "yes" : "no"),
          ]
        }
      })
  }
}
