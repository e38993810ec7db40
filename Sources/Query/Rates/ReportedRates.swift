import SQLite
import Storage

extension Rating {
  /// From the figures that were reported: a registered and a recognized one of the same place,
  /// period and source.
  func reported() throws -> [Rate] {
    let figures = try reportedModels()
    var rows: [(parts: [Part], period: String, accounts: [Account])] = []
    for account in accounts(figures) {
      guard let parts = try parts(of: account.first) else { continue }
      let period = account.first.period
      // What must not be added stands in a row of its own.
      if isMerged(parts),
        let index = rows.firstIndex(where: { $0.parts == parts && $0.period == period })
      {
        rows[index].accounts.append(account)
      } else {
        rows.append((parts, period, [account]))
      }
    }
    let parts = try partsOfTotals(figures)
    return try rows.map { row in
      let isWhole = row.accounts.count == 1 && isItself(row.accounts[0], row.parts)
      return isWhole
        ? try rate(row.parts, row.accounts[0], parts)
        : try sum(row.parts, row.period, row.accounts, parts)
    }
  }

  private func rate(
    _ parts: [Part], _ account: Account, _ inside: [Id<Figure>: [ReportedFigure]]
  ) throws -> Rate {
    let one = account.first
    let (registered, recognized) = (account.amount(.registered), account.amount(.recognized))
    var rate = Rate(
      keys: try zip(question.by, parts).map { try key($0, $1, on: one.day) }, basis: .reported,
      period: one.period, asOf: one.asOf, registered: registered, recognized: recognized,
      reason: nil, sources: [one.sourceCode])
    rate.figures = account.figures
    rate.leftOut = account.repeated.map { ($0, .repeated) }
    guard rate.ratio == nil else { return rate }
    return rate.because(account.differing ?? missing(registered, recognized, [account], inside))
  }

  /// What is missing, and what was reported in its place.
  func missing(
    _ registered: Interval?, _ recognized: Interval?, _ accounts: [Account],
    _ inside: [Id<Figure>: [ReportedFigure]]
  ) -> LocalizedText {
    if let why = Ratio.Absence(recognized, of: registered)?.label { return why }
    var vi =
      "chưa có số liệu "
      + [registered == nil ? "đăng ký" : nil, recognized == nil ? "công nhận" : nil]
      .compactMap(\.self).joined(separator: " và ")
    var en =
      [registered == nil ? "registered" : nil, recognized == nil ? "recognized" : nil]
      .compactMap(\.self).joined(separator: " and ") + " not reported"
    for other in accounts.flatMap(\.figures)
    where RateNumber(other) == nil {
      let parts = inside[other.id] ?? []
      vi += "; chỉ có «\(other.name.vietnamese)»: " + other.written(.vietnamese, parts)
      en += "; only “\(other.name.english)”: " + other.written(.english, parts)
    }
    return LocalizedText(vi: vi, en: en)
  }

  private func partsOfTotals(
    _ figures: [ReportedFigure]
  ) throws(SQLiteError) -> [Id<Figure>: [ReportedFigure]] {
    let others = figures.filter { RateNumber($0) == nil }.map(\.id)
    let parts = try reader.reportedFigures(where: "f.part_of IN (\(list: others))")
    return Dictionary(grouping: parts) { $0.partOf ?? .unassigned }
  }
}

extension Ratio.Absence {
  /// Why two known numbers have no quotient; `nil` where one is not known.
  var label: LocalizedText? {
    switch self {
    case .ofZero:
      LocalizedText(
        vi: "số đăng ký là 0 nên không có tỷ lệ", en: "0 registered, so there is no rate")
    case .ofAnything:
      LocalizedText(
        vi: "số đăng ký chỉ nói là khoảng 0 hoặc từ 0 trở lên nên không suy ra được tỷ lệ",
        en: "of those registered it is only said that they are about 0 or above: there is no rate")
    case .apart:
      LocalizedText(
        vi: "hai số kèm «gần», «trên» ngược chiều nhau nên không suy ra được tỷ lệ",
        en: "the two qualified numbers pull against each other, so nothing can be said")
    case .unknown: nil
    }
  }
}

extension LocalizedText {
  static let repeated = LocalizedText(
    vi: "nguồn ghi hai lần cùng một số", en: "its source says the same number twice")
}

extension Rate {
  func because(_ reason: LocalizedText) -> Rate {
    var rate = Rate(
      keys: keys, basis: basis, period: period, asOf: asOf, registered: registered,
      recognized: recognized, reason: reason, sources: sources)
    (rate.figures, rate.leftOut) = (figures, leftOut)
    return rate
  }
}

extension ReportedFigure {
  /// `1.635 (1.482 mô hình + 153 điển hình)`.
  func written(_ language: Language, _ parts: [ReportedFigure]) -> String {
    let total = amount.written(language)
    guard !parts.isEmpty else { return total }
    let sum = parts.map { "\($0.amount.written(language)) \($0.breakdownName[language])" }
    return "\(total) (\(sum.joined(separator: " + ")))"
  }
}
