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
    Heading("causes", vi: "", en: "", for: .machines),
  ]

  /// A row a column; none where nothing differs.
  func rows(_ format: Format) -> [[Cell]] {
    let other = Cell.choice(
      "other", LocalizedText(vi: "thay đổi khác từ đó", en: "other changes since"))
    return lines.flatMap { $0.cells(format) }
      + others.map { reason in
        let because = Cell.reasons([reason], format)
        return [.null, other, .null, .null, .null, .null, .null, .null] + because
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
      let again = format.isForPeople && index > 0 ? [Cell.text(""), .null] : because
      return [.text(report), change, row.key.joined, value.0] + value.1 + value.2 + again
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

  /// What made a row differ, and beside it for machines of which kind each is.
  fileprivate static func reasons(_ reasons: [DifferenceReason], _ format: Format) -> [Cell] {
    let most = format.isForPeople ? 5 : 50
    // All that is sure is said; of what is not, the first.
    var (texts, words, unsaid): ([String], [String], Int) = ([], [], 0)
    for reason in reasons {
      if case .among = reason, words.count(where: { $0 == reason.word }) == most {
        unsaid += 1
        continue
      }
      texts.append(reason.text(format))
      words.append(reason.word)
    }
    if unsaid > 0 { texts.append("… (+\(unsaid))") }
    let kinds = words.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if format == .json || format == .ndjson { return [.list(texts), .list(kinds)] }
    return [
      texts.isEmpty ? .null : .text(texts.joined(separator: "; ")),
      kinds.isEmpty ? .null : .text(kinds.joined(separator: " ")),
    ]
  }
}

extension DifferenceReason {
  /// For machines the same in every language.
  fileprivate func text(_ format: Format) -> String {
    let language = format.isForPeople ? language : .english
    func day(_ day: Day) -> String { format.isForPeople ? language.written(day) : day.iso }
    switch self {
    case .entry(let entry, let records): return entry.text(records, format)
    case .among(let entry, let records):
      let text = entry.text(records, format)
      return format.isForPeople ? LocalizedText.among(text)[language] : text
    case .rule(let version): return LocalizedText.rule(version)[language]
    case .due(let on, let records):
      return LocalizedText.due(day(on), records.shortened(format))[language]
    case .asked(let parameter, let before, let after):
      let shown = [before, after].map { text in
        text.map { Day(iso: $0).map(day) ?? $0 } ?? "—"
      }
      return LocalizedText.asked(parameter, shown[0], shown[1])[language]
    case .unwritten: return LocalizedText.unwritten[language]
    }
  }
}

extension JournalChange {
  /// `12 25/11/2026 an: model withdraw 22-2025-0001: lý do`.
  fileprivate func text(_ records: [String], _ format: Format) -> String {
    let day = format.isForPeople ? Day(iso: String(at.prefix(10))).map(language.written) : nil
    return "\(id) \(day ?? at) \(who): \(command) \(records.shortened(format))"
      + (reason.map { ": \($0)" } ?? "")
  }
}

extension [String] {
  /// The first of them, and how many there are.
  fileprivate func shortened(_ format: Format) -> String {
    let most = format.isForPeople ? 5 : 50
    return prefix(most).joined(separator: ", ") + (count > most ? " … (\(count))" : "")
  }
}

/// What is said of causes that are no entries.
extension LocalizedText {
  fileprivate static func among(_ entry: String) -> LocalizedText {
    LocalizedText(vi: "có thể \(entry)", en: "perhaps \(entry)")
  }

  fileprivate static func rule(_ version: String) -> LocalizedText {
    LocalizedText(
      vi: "quy tắc đã đổi ở phiên bản \(version)", en: "the rule changed in version \(version)")
  }

  fileprivate static func due(_ day: String, _ records: String) -> LocalizedText {
    LocalizedText(vi: "đến hạn ngày \(day): \(records)", en: "came due on \(day): \(records)")
  }

  fileprivate static func asked(
    _ parameter: String, _ before: String, _ after: String
  ) -> LocalizedText {
    LocalizedText(
      vi: "hỏi khác: \(parameter) \(before) → \(after)",
      en: "asked differently: \(parameter) \(before) → \(after)")
  }

  fileprivate static let unwritten = LocalizedText(
    vi: "không có trong nhật ký; có thể công cụ khác đã ghi tệp này",
    en: "not in the journal; another tool may have written this file")
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
    case .otherVersion(let release, let version): otherVersion(release, version)
    case .corrects(let release, let wrong): corrects(release, wrong)
    }
  }

  /// A report that a parameter does not bear on.
  static func leftAlone(_ report: String, _ parameter: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không có tham số \(parameter), nên không theo.",
      en: "Note: “\(report)” has no parameter \(parameter) and is not affected.")
  }

  private static let partial = LocalizedText(
    vi: """
      Lưu ý: từ đó có quá nhiều thay đổi để tìm từng bản ghi đã mất; dòng nào cũng nêu mọi mục đã \
      động đến các bảng của báo cáo.
      """,
    en: """
      Note: too much was changed since to look for each record that is gone; every row names all \
      entries that touched the tables of its report.
      """)

  private static func otherVersion(_ release: Release, _ version: String) -> LocalizedText {
    LocalizedText(
      vi: """
        Lưu ý: «\(release.name)» do danvan \(release.toolVersion) lập, nay là \(version); quy tắc \
        có thể đã đổi giữa hai phiên bản.
        """,
      en: """
        Note: “\(release.name)” was made by danvan \(release.toolVersion), this is \(version); \
        rules may have changed in between.
        """)
  }

  private static func corrects(_ release: Release, _ wrong: Release) -> LocalizedText {
    let reason = release.reason.map { ": \($0)" } ?? ""
    return LocalizedText(
      vi: "Lưu ý: «\(release.name)» sửa «\(wrong.name)»\(reason)",
      en: "Note: “\(release.name)” corrects “\(wrong.name)”\(reason)")
  }

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
    let (gone, new) = (before.joined(separator: ", "), after.joined(separator: ", "))
    let vi =
      (after.isEmpty ? [] : ["cột mới có từ đó: \(new)"])
      + (before.isEmpty ? [] : ["cột không còn: \(gone)"])
    let en =
      (after.isEmpty ? [] : ["columns added since: \(new)"])
      + (before.isEmpty ? [] : ["columns that are gone: \(gone)"])
    return LocalizedText(
      vi: "Lưu ý: «\(report)» không so \(vi.joined(separator: "; "))",
      en: "Note: not compared in “\(report)” are \(en.joined(separator: "; "))")
  }

  private static func gone(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: không còn báo cáo «\(report)»; lập lại bằng tệp SQL lúc công bố.",
      en: "Note: there is no report “\(report)” any more; its SQL of then is asked.")
  }

  private static func rewritten(_ report: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: báo cáo «\(report)» đã sửa từ lúc công bố.",
      en: "Note: the report “\(report)” itself was changed since.")
  }

  private static func noLonger(_ report: String, _ name: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không còn tham số \(name).",
      en: "Note: “\(report)” has no parameter \(name) any more.")
  }
}
