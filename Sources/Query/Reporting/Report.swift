import Storage

/// A report: one SELECT, with what people read of it in the comment lines above. See
/// docs/reports.md.
public struct Report: Sendable {
  /// Where it was read.
  public let file: ReportFile
  /// Heads its table.
  public let title: LocalizedText
  /// What it says, and by which rules.
  public let description: LocalizedText
  /// In the order of the file.
  public let parameters: [ReportParameter]
  /// In the order in which they are printed.
  public let columns: [ReportColumn]
  /// The column whose change of value ends a group with a subtotal.
  let subtotal: Int?
  /// The names of the columns that tell its rows apart.
  public let key: [String]
  let select: ReportSelect
  /// The SELECT below `-- why`: which records stand behind a row.
  let why: ReportSelect?
  /// What people read for the reasons of that SELECT.
  let reasons: [String: LocalizedText]

  /// Reads the head of the file; the SQL itself is SQLite's to judge.
  public init(_ file: ReportFile) throws(DomainError) {
    var head = ReportHead(file)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { !$0.isBlank && !$0.hasPrefix("--") } ?? lines.count
    for (index, line) in lines[..<start].enumerated() where !line.isBlank {
      try head.read(line, number: index + 1)
    }
    guard start < lines.count else {
      throw file.trouble(max(lines.count, 1), .noSelect)
    }
    self.file = file
    (title, description) = (try head.title(), try head.description())
    (parameters, columns) = (head.parameters, try head.finishedColumns())
    (subtotal, key) = (try head.subtotalColumn(), try head.keyColumns())
    let end = lines[start...].firstIndex(where: \.beginsWhy) ?? lines.count
    select = ReportSelect(file, lines, start..<end)
    why = end < lines.count ? try ReportSelect(why: file, lines, below: end) : nil
    var words = ReportHead(file)
    for (index, line) in lines[end...].enumerated() where line.hasPrefix("-- word ") {
      try words.read(line, number: end + index + 1)
    }
    reasons = words.words
  }

  /// The names the SELECT must give its columns, in order.
  var selected: [String] { columns.flatMap(\.selected) }
  /// Over its cells: a comparator for machines may stand beside a number.
  public var headings: [Heading] { columns.flatMap { $0.headings(columns) } }
  /// Whether it says which records stand behind a row.
  public var listsInputs: Bool { why != nil }
}

extension Substring {
  /// Nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// The line `-- why`, and nothing else on it.
  fileprivate var beginsWhy: Bool {
    hasPrefix("--") && drop { $0 == "-" }.split(whereSeparator: \.isWhitespace) == ["why"]
  }
}
