import Storage

/// A report: one SELECT, with what people read of it in the comment lines above. See docs/reports.md.
public struct Report: Sendable {
  public let file: ReportFile
  public let title: Phrase
  public let description: Phrase
  public let parameters: [ReportParameter]
  public let columns: [ReportColumn]
  /// The column whose change of value ends a group with a subtotal.
  let subtotal: Int?
  /// The names of the columns that tell its rows apart.
  public let key: [String]
  let sql: String
  /// The line of the file on which the SQL begins.
  let firstLine: Int

  /// Reads the head of the file; the SQL itself is SQLite's to judge.
  public init(_ file: ReportFile) throws(Problem) {
    var head = ReportHead(file)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { !$0.isBlank && !$0.hasPrefix("--") } ?? lines.count
    for (index, line) in lines[..<start].enumerated() where !line.isBlank {
      try head.read(line, number: index + 1)
    }
    guard start < lines.count else {
      throw file.trouble(
        max(lines.count, 1), vi: "không có câu SELECT nào", en: "there is no SELECT",
        advice: ReportHead.guide)
    }
    self.file = file
    (title, description) = (try head.title(), try head.description())
    (parameters, columns) = (head.parameters, try head.finishedColumns())
    (subtotal, key) = (try head.subtotalColumn(), try head.keyColumns())
    sql = lines[start...].joined(separator: "\n")
    firstLine = start + 1
  }

  /// The names the SELECT must give its columns, in order.
  var selected: [String] { columns.flatMap(\.selected) }
  public var headings: [Heading] { columns.flatMap { $0.headings(columns) } }
}

extension Substring {
  /// Nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
