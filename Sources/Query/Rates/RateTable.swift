import Storage

/// Rates as rows to print.
public struct RateTable {
  let question: RateQuestion
  let rates: [Rate]

  /// Works out the rates.
  public init(_ question: RateQuestion, _ reader: Reader) throws {
    self.question = question
    rates = try reader.rates(question)
  }

  init(_ question: RateQuestion, _ rates: [Rate]) {
    (self.question, self.rates) = (question, rates)
  }

  /// Whether of what was asked for nothing was reported itself, but by what is below it.
  public func isReportedBelowAlone(_ reader: Reader) throws -> Bool {
    guard question.basis.each.contains(.reported), !question.basis.isFromBelow,
      !rates.contains(where: { $0.basis == .reported })
    else { return false }
    var below = question
    below.basis = .below
    return try !reader.rates(below).isEmpty
  }

  /// Over the cells of ``rows(totals:)``.
  public var headings: [Heading] {
    question.by.flatMap(\.headings) + [
      Heading("basis", vi: "Căn cứ", en: "Basis"),
      Heading("period", vi: "Kỳ", en: "Period"),
      Heading("as_of", vi: "Đến ngày", en: "As of"),
      Heading("registered", vi: "Đăng ký", en: "Registered", unit: .models),
      Heading("registered_comparator", vi: "", en: "", for: .machines),
      Heading("recognized", vi: "Công nhận", en: "Recognized", unit: .models),
      Heading("recognized_comparator", vi: "", en: "", for: .machines),
      Heading("rate", vi: "Tỷ lệ", en: "Rate"),
      Heading("rate_comparator", vi: "", en: "", for: .machines),
    ] + (question.basis.isFromBelow ? RollUp.headings : []) + [
      Heading("reason", vi: "Ghi chú", en: "Reason"),
      Heading("sources", vi: "Nguồn", en: "Sources"),
    ] + question.by.flatMap(\.validityHeadings)
  }

  /// - Parameter totals: whether sums of what the records hold go between and below, where rows may
  ///   be added. What was reported is not summed here: its periods differ.
  public func rows(totals: Bool) -> [(cells: [Cell], kind: RowKind)] {
    guard totals, isAdditive else { return rates.map { (cells($0), .data) } }
    var rows: [(cells: [Cell], kind: RowKind)] = []
    var group = Sum()
    var total = Sum()
    for (index, rate) in rates.enumerated() {
      rows.append((cells(rate), .data))
      group.add(rate)
      total.add(rate)
      let next = index + 1 < rates.count ? rates[index + 1] : nil
      if question.by.count == 2, next.map({ $0.keys[0] != rate.keys[0] }) ?? true {
        if group.rows > 1 { rows.append((cells(group, of: rate.keys[0]), .subtotal)) }
        group = Sum()
      }
    }
    if total.rows > 1 { rows.append((cells(total, of: nil), .total)) }
    return rows
  }

  /// What may be of one of several times stands in each, and is not added.
  private var isAdditive: Bool {
    guard question.isAdditive else { return false }
    let isOfOneYear = question.cohort == .registered
    let mayRepeat = question.by.contains { $0.isTime && !($0 == .year && isOfOneYear) }
    return !mayRepeat
      || rates.allSatisfy { $0.basis != .records || $0.registered?.isExact ?? true }
  }

  private struct Sum {
    var rows = 0
    var registered = Interval.zero
    var recognized = Interval.zero

    mutating func add(_ rate: Rate) {
      guard rate.basis == .records, let some = rate.registered, let good = rate.recognized else {
        return
      }
      (rows, registered, recognized) = (rows + 1, registered + some, recognized + good)
    }
  }

  private func cells(_ sum: Sum, of key: RateKey?) -> [Cell] {
    var heads = question.by.flatMap(\.headings).map { _ in Cell.text("") }
    let label = key.map {
      LocalizedText(vi: "Cộng \($0.label.vietnamese)", en: "Subtotal \($0.label.english)")
    }
    let name = Cell.phrase(label ?? LocalizedText(vi: "Tổng cộng", en: "Total"))
    let place = question.by[0].headings.count - 1
    // Times have no column but that of the period.
    if place >= 0 { heads[place] = name }
    let ratio = Ratio(sum.recognized, of: sum.registered, isWithin: true)
    return heads + [
      .choice(Basis.records.rawValue, Basis.records.label), place < 0 ? name : .text(""),
      Cell(question.asOf),
    ] + Cell.amount(sum.registered) + Cell.amount(sum.recognized) + Cell.share(of: ratio)
      + reporting(nil) + [.text(""), .list([])]
      + question.by.flatMap(\.validityHeadings).map { _ in .null }
  }

  private func cells(_ rate: Rate) -> [Cell] {
    rate.keys.flatMap(\.cells) + [
      .choice(rate.basis.rawValue, rate.basis.label),
      rate.period.isEmpty ? .null : Cell(rate.period), Cell(rate.asOf),
    ] + Cell.amount(rate.registered) + Cell.amount(rate.recognized) + Cell.share(of: rate.ratio)
      + reporting(rate.rollUp) + [rate.reason.map(Cell.phrase) ?? .null, .list(rate.sources)]
      + rate.keys.flatMap(\.validityCells)
  }

  /// Who reported, where there are rows that say it.
  private func reporting(_ rollUp: RollUp?) -> [Cell] {
    question.basis.isFromBelow ? rollUp?.cells ?? RollUp.headings.map { _ in .null } : []
  }
}

extension LocalizedText {
  static let models = LocalizedText(vi: "mô hình", en: "models")
}
