import Query
import Storage

extension FigureFlaw {
  var text: LocalizedText {
    switch self {
    case .sum(let parts, let total):
      LocalizedText(in: { "\($0.sum(parts)) ≠ \(total.written($0))" })
    case .above(let one, let other, let relation):
      LocalizedText(
        vi: "\(one.written(.vietnamese)) \(relation.text.vietnamese) \(other.written(.vietnamese))",
        en: "\(one.written(.english)) \(relation.text.english) \(other.written(.english))")
    case .differ(let one, let other):
      LocalizedText(in: { "\(one.written($0)) ≠ \(other.written($0))" })
    case .percentage(let part, let whole, let printed):
      LocalizedText(in: { "\(part.written($0)) / \(whole.written($0)) ≠ \(printed.written($0))" })
    case .beyond(let said, let most):
      LocalizedText(in: { "\(said.written($0)) > \($0.written(Decimal(Int64(most))))" })
    case .noQuote(let source):
      LocalizedText(
        vi: "Không có trích nguyên văn từ nguồn \(source ?? "?")",
        en: "No quotation from source \(source ?? "?")")
    case .bound(let bound, let side, let quantity):
      RecordFault.bound(bound, side, of: quantity).message.what
    case .sharesLeft(let shares, let sum, let whole):
      .shares(
        shares, sum, whole, vi: { "\($0) không rõ thế nào" }, en: { "nothing is said of \($0)" })
    case .sharesOverlap(let shares, let sum, let whole):
      .shares(
        shares, sum, whole, vi: { _ in "không rõ phần nào gồm phần nào" },
        en: { _ in "which includes which is not stated" })
    case .noRate(let unit, let sources, let reason):
      LocalizedText(in: { "\(unit) (\(sources.joined(separator: " "))): \(reason[$0])" })
    }
  }
}

extension FigureFlaw.Relation {
  fileprivate var text: LocalizedText {
    switch self {
    case .partOfWhole: LocalizedText(vi: "trên", en: "out of")
    case .recognizedOfRegistered:
      LocalizedText(vi: "công nhận / đăng ký", en: "recognized / registered")
    case .usuallyBelow: LocalizedText(vi: "cao hơn", en: "is above")
    }
  }
}

extension LocalizedText {
  /// - Parameters vi, en: what to say of the rest.
  fileprivate static func shares(
    _ shares: [Said], _ sum: Int64, _ whole: Said, vi: (String) -> String, en: (String) -> String
  ) -> LocalizedText {
    LocalizedText(in: { language in
      let rest = language.written(Decimal(whole.value &- sum))
      return """
        \(language.sum(shares)) = \(language.written(Decimal(sum))) \
        \(language == .vietnamese ? "trên" : "out of") \(whole.written(language)): \
        \(language == .vietnamese ? vi(rest) : en(rest))
        """
    })
  }
}

extension Language {
  fileprivate func sum(_ parts: [Said]) -> String {
    parts.map { $0.written(self) }.joined(separator: " + ")
  }
}

extension FundFlaw {
  var text: LocalizedText {
    switch self {
    case .overspent(let fund, let name, let paid, let raised):
      LocalizedText(
        vi: """
          \(fund) «\(name.shownInMessage)»: chi \(Language.vietnamese.written(Decimal(paid))) \
          đồng, mới huy động \(Language.vietnamese.written(Decimal(raised))) đồng
          """,
        en: """
          \(fund) “\(name.shownInMessage)”: \(Language.english.written(Decimal(paid))) đồng paid \
          out, \(Language.english.written(Decimal(raised))) đồng raised
          """)
    case .reached(let reached, let target):
      LocalizedText(
        vi: """
          Đã hỗ trợ \(Language.vietnamese.written(Decimal(reached))), cần hỗ trợ \
          \(Language.vietnamese.written(Decimal(target)))
          """,
        en: """
          \(Language.english.written(Decimal(reached))) reached, \
          \(Language.english.written(Decimal(target))) to be reached
          """)
    }
  }
}
