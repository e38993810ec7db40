import Reports
import SQLite
import Storage

/// A report with the values it is asked with.
public struct ReportRun {
  private let report: Report
  private let values: [String: Value]
  private let reader: Reader

  /// - Parameter typed: values by the names of parameters; what is left out has its default.
  public init(_ report: Report, _ typed: [String: String], _ reader: Reader) throws {
    if let name = typed.keys.sorted().first(where: { name in
      !report.parameters.contains { $0.name == name }
    }) {
      throw Problem.noParameter(name, of: report)
    }
    // The shared tables want both, whether the report names them or not.
    var values: [String: Value] = ["as_of": .text(Day.today.iso), "province": .null]
    for parameter in report.parameters {
      values.merge(try parameter.values(typed[parameter.name], reader)) { $1 }
    }
    (self.report, self.values, self.reader) = (report, values, reader)
  }

  /// - Parameters:
  ///   - totals: whether rows of sums go between; machines add up for themselves.
  ///   - begin: called before the first row.
  public func forEach(
    timeout: Double = Door.defaultTimeout, totals: Bool, begin: ([Heading]) throws -> Void,
    _ body: ([Cell], RowKind) throws -> Void
  ) throws {
    var sums = ReportSums(report, isWanted: totals)
    do {
      try ask(timeout: timeout, begin: begin) { for row in sums.row($0) { try body(row.cells, row.kind) } }
    } catch let problem as Problem where problem == .writes() {
      throw report.writes
    }
    for row in sums.end() { try body(row.cells, row.kind) }
  }

  private func ask(
    timeout: Double, begin: ([Heading]) throws -> Void, row: ([Cell]) throws -> Void
  ) throws {
    try Door(reader, timeout: timeout).ask(
      ReportRun.shared + report.continued, bind: bind, wrong: report.wrong
    ) { names in
      try report.check(names)
      try begin(report.headings)
    } row: { raw in
      try row(raw)
    }
  }

  private func bind(_ statement: borrowing Statement) throws {
    for index in stride(from: 1, through: statement.parameterCount, by: 1) {
      let name = statement.parameterName(index) ?? "?"
      guard let value = values[String(name.dropFirst())] else {
        throw report.file.trouble(
          report.line(of: name), vi: "«\(name)» không có dòng «parameter»",
          en: "“\(name)” has no line “parameter”",
          advice: Phrase(
            vi: "Thêm ở đầu tệp: «-- parameter \(name.dropFirst()) text | Tên | Title»",
            en: "Add at the top: “-- parameter \(name.dropFirst()) text | Tên | Title”"))
      }
      switch value {
      case .integer(let number): try statement.bind(index, number)
      case .text(let text): try statement.bind(index, text)
      default: try statement.bind(index, String?.none)
      }
    }
  }

  fileprivate static let shared = String(decoding: sharedTables, as: UTF8.self)
}

extension Report {
  /// The SQL as it goes on after the shared tables, byte for byte in the same place: its own WITH
  /// becomes the next of theirs.
  fileprivate var continued: String {
    var rest = sql[...]
    guard rest.dropWord("with") else { return sql }
    _ = rest.dropWord("recursive")
    let dropped = sql.utf8.count - rest.utf8.count
    return "," + String(repeating: " ", count: dropped - 1) + rest
  }

  /// An error of the SQL, with the line of the file and a mark under the place.
  fileprivate func wrong(_ error: SQLiteError) -> any Error {
    let asked = error.asked(sql)
    guard let problem = asked as? Problem, problem.kind == .badData else { return asked }
    if error.kind == .multipleStatements {
      return file.trouble(
        firstLine, vi: "có hơn một câu SQL", en: "there is more than one statement",
        advice: problem.advice)
    }
    let words = SQLWords.translated(error.message)
    let offset = error.offset.map { max(0, $0 - ReportRun.shared.utf8.count) }
    let line = firstLine + sql.utf8.prefix(offset ?? 0).count { $0 == UInt8(ascii: "\n") }
    let head = file.text.utf8.count - sql.utf8.count
    let mark = offset.map { StatementMark(file.text, at: head + $0) }
    let place = { (word: String) in mark.map { "\n" + $0.shown(line: word) } ?? "" }
    return file.trouble(
      line, vi: "câu SQL sai: \(words.vietnamese)\(place("dòng"))",
      en: "the SQL is wrong: \(words.english)\(place("line"))",
      advice: problem.advice
        ?? Phrase(
          vi: "Sửa câu SQL; thử từng phần bằng: danvan sql",
          en: "Correct the SQL; try parts of it with: danvan sql"))
  }

  fileprivate var writes: Problem {
    file.trouble(
      firstLine, .notPermitted, vi: "báo cáo chỉ được đọc", en: "a report only reads",
      advice: Phrase(
        vi: "Chỉ viết một câu SELECT, có thể có «WITH» ở trước.",
        en: "Write one SELECT, with a WITH before it where that helps."))
  }

  /// The line on which a text first stands.
  fileprivate func line(of text: String) -> Int {
    let before = sql.firstRange(of: text).map { sql[..<$0.lowerBound] } ?? ""
    return firstLine + before.count { $0 == "\n" }
  }

  /// Whether the SELECT gives what the head promises.
  fileprivate func check(_ names: [String]) throws {
    let wanted = selected
    guard names != wanted else { return }
    let place = zip(names, wanted).prefix { $0 == $1 }.count
    let column = columns.first { $0.selected.contains(place < wanted.count ? wanted[place] : "") }
    let found = place < names.count ? names[place].shownInMessage : "—"
    let promised = place < wanted.count ? wanted[place] : "—"
    throw file.trouble(
      column?.line ?? firstLine,
      vi: "cột thứ \(place + 1) của SELECT là «\(found)», các dòng «column» ghi «\(promised)»",
      en: "column \(place + 1) of the SELECT is “\(found)”, the lines “column” say “\(promised)”",
      advice: Phrase(
        vi: "SELECT phải có đúng các cột này, theo thứ tự: «\(wanted.joined(separator: ", "))».",
        en:
          "The SELECT must have these columns, in this order: “\(wanted.joined(separator: ", "))”."
      ))
  }
}

extension Substring {
  /// Drops that word and the white space before it, where it begins so.
  fileprivate mutating func dropWord(_ word: String) -> Bool {
    let start = drop(while: \.isWhitespace)
    guard start.prefix(while: \.isLetter).lowercased() == word else { return false }
    self = start.dropFirst(word.count)
    return true
  }
}

extension Problem {
  fileprivate static func noParameter(_ name: String, of report: Report) -> Problem {
    let shown = name.shownInMessage
    let known = report.parameters.map(\.name).joined(separator: ", ")
    return Problem(
      .usage, field: "-p",
      Phrase(
        vi: "Báo cáo này không có tham số «\(shown)»",
        en: "This report has no parameter “\(shown)”"),
      advice: known.isEmpty
        ? Phrase(vi: "Bỏ -p: báo cáo không có tham số.", en: "Leave -p out: it takes none.")
        : Phrase(vi: "Chọn một trong: \(known)", en: "Use one of: \(known)"))
  }
}
