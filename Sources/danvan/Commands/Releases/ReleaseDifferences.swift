import Interchange
import Query
import Storage

/// How what differs between releases is printed.
extension ReleaseDifferences {
  static let headings = [
    Heading("report", vi: "Báo cáo", en: "Report"), Heading("change", vi: "Việc", en: "Change"),
    Heading("row", vi: "Dòng", en: "Row"), Heading("column", vi: "Cột", en: "Column"),
    Heading("before", vi: "Trước", en: "Before"),
    Heading("before_comparator", vi: "", en: "", for: .machines),
    Heading("after", vi: "Sau", en: "After"),
    Heading("after_comparator", vi: "", en: "", for: .machines),
    Heading("because", vi: "Vì", en: "Because"),
  ]

  /// A row a column; none where nothing differs.
  func rows(_ format: Format) -> [[Cell]] {
    let other = Cell.choice(
      "other", LocalizedText(vi: "thay đổi khác từ đó", en: "other changes since"))
    return lines.flatMap { $0.cells(format) }
      + others.map { reason in
        let because = Cell.reasons([reason], format)
        return [.null, other, .null, .null, .null, .null, .null, .null, because]
      }
  }
}

extension ReleaseDifferences.Line {
  /// A line for each column; people are told the reasons once.
  fileprivate func cells(_ format: Format) -> [[Cell]] {
    let change = Cell.choice(row.change.rawValue, row.change.label)
    let because = Cell.reasons(reasons, format)
    let values = row.values.map { value in
      (
        Cell.choice(value.column.name, value.column.title), value.before.withComparator,
        value.after.withComparator
      )
    }
    let all = values.isEmpty ? [(Cell.null, [Cell.null, .null], [Cell.null, .null])] : values
    return all.enumerated().map { index, value in
      let again: Cell = format.isForPeople && index > 0 ? .text("") : because
      return [.text(report), change, row.key.joined, value.0] + value.1 + value.2 + [again]
    }
  }
}

extension Cell {
  /// With the comparator for machines beside it.
  fileprivate var withComparator: [Cell] {
    switch self {
    case .quantity(_, let comparator): [self, .text(comparator.rawValue)]
    case .share(let share): [self, .text(share.comparator.rawValue)]
    default: [self, .null]
    }
  }

  /// `12 25/11/2026 an: model withdraw 22-2025-0001: lý do`, one after the other.
  fileprivate static func reasons(
    _ reasons: [DifferenceReasons.Reason], _ format: Format
  ) -> Cell {
    let forPeople = format.isForPeople
    let texts = reasons.map { reason in
      let entry = reason.entry
      let at = forPeople ? Day(iso: String(entry.at.prefix(10))).map { language.written($0) } : nil
      let most = forPeople ? 5 : 50
      let rest = reason.records.count > most ? " … (\(reason.records.count))" : ""
      return "\(entry.id) \(at ?? entry.at) \(entry.who): \(entry.command) "
        + reason.records.prefix(most).joined(separator: ", ") + rest
        + (entry.reason.map { ": \($0)" } ?? "")
    }
    if format == .json || format == .ndjson { return .list(texts) }
    return texts.isEmpty ? .null : .text(texts.joined(separator: "; "))
  }
}

extension [Cell] {
  /// The key of a row in one cell.
  fileprivate var joined: Cell {
    let known = filter { $0 != .null && $0 != .text("") }
    func text(_ language: Language) -> String {
      known.map { $0.written(in: language) }.joined(separator: ", ")
    }
    return .choice(
      known.map(\.plain).joined(separator: ", "),
      LocalizedText(vi: text(.vietnamese), en: text(.english)))
  }
}

extension LocalizedText {
  static func note(_ note: ComparisonNote) -> LocalizedText {
    switch note {
    case .partial: partial
    case .onlyIn(let release, let report): onlyIn(release, report)
    case .otherParameters(let report, let one, let other): otherParameters(report, one, other)
    case .otherColumns(let report, let before, let after): otherColumns(report, before, after)
    case .gone(let report): gone(report)
    case .rewritten(let report): rewritten(report)
    case .noLonger(let report, let name): noLonger(report, name)
    case .unaffected(let report, let name): leftAlone(report, name)
    }
  }

  /// A report that a parameter does not bear on.
  static func leftAlone(_ report: String, _ parameter: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không có tham số \(parameter), nên không theo.",
      en: "Note: “\(report)” has no parameter \(parameter) and is not affected.")
  }

  private static let partial = LocalizedText(
    vi:
      "Lưu ý: từ đó có quá nhiều thay đổi; lý do chỉ tìm trong các bản ghi còn đứng sau từng dòng.",
    en: "Note: too much was changed since; reasons are looked for only in records that still stand."
  )

  private static func onlyIn(_ release: Release, _ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: chỉ «\(release.name)» có báo cáo «\(report)»; không so được.",
      en: "Note: only “\(release.name)” has “\(report)”, which is not compared.")
  }

  private static func otherParameters(
    _ report: String, _ one: String, _ other: String
  ) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» lập với tham số khác: \(one) và \(other)",
      en: "Note: “\(report)” was asked otherwise: \(one) and \(other)")
  }

  private static func otherColumns(
    _ report: String, _ before: [String], _ after: [String]
  ) -> LocalizedText {
    func list(_ names: [String]) -> String { names.isEmpty ? "—" : names.joined(separator: ", ") }
    return LocalizedText(
      vi: """
        Lưu ý: «\(report)» không so các cột chỉ có lúc trước: \(list(before)); chỉ có \
        lúc sau: \(list(after)).
        """,
      en: """
        Note: “\(report)” is compared without the columns of before only: \
        \(list(before)); of after only: \(list(after)).
        """)
  }

  private static func gone(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: không còn báo cáo «\(report)»; lập lại bằng tệp SQL lúc công bố.",
      en: "Note: there is no report “\(report)” any more; its SQL of then is asked.")
  }

  private static func rewritten(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: báo cáo «\(report)» đã sửa từ lúc công bố; sai khác có thể do đó.",
      en: "Note: the report “\(report)” itself was changed since; that alone may make a difference."
    )
  }

  private static func noLonger(_ report: String, _ name: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không còn tham số \(name).",
      en: "Note: “\(report)” has no parameter \(name) any more.")
  }
}
