import Query
import Storage

extension ReportSelectMistake {
  var what: LocalizedText {
    switch self {
    case .sql(.severalStatements, _, _):
      LocalizedText(vi: "có hơn một câu SQL", en: "there is more than one statement")
    case .sql(_, let message, let mark): .wrongSQL(message, mark)
    case .writes: LocalizedText(vi: "báo cáo chỉ được đọc", en: "a report only reads")
    case .noParameter(let name):
      LocalizedText(
        vi: "«\(name)» không có dòng «parameter»", en: "“\(name)” has no line “parameter”")
    case .otherColumn(let place, let found, let promised, _):
      LocalizedText(
        vi: """
          cột thứ \(place) của SELECT là «\(found.shownInMessage)», các dòng «column» ghi \
          «\(promised)»
          """,
        en: """
          column \(place) of the SELECT is “\(found.shownInMessage)”, the lines “column” say \
          “\(promised)”
          """)
    case .noSecondSelect:
      LocalizedText(
        vi: "không có câu SELECT nào dưới «-- why»", en: "there is no SELECT below “-- why”")
    case .noColumnOfRow(let name):
      LocalizedText(
        vi: "«\(name)»: câu SELECT của báo cáo không có cột «\(name.dropFirst(5))»",
        en: "“\(name)”: the report's SELECT has no column “\(name.dropFirst(5))”")
    case .inputColumns(let names, _):
      LocalizedText(
        vi: "câu SELECT dưới «-- why» có các cột «\(names.joined(separator: ", ").shownInMessage)»",
        en: """
          the SELECT below “-- why” has the columns \
          “\(names.joined(separator: ", ").shownInMessage)”
          """)
    case .noTable(let name, _):
      LocalizedText(
        vi: "noun «\(name.shownInMessage)» không phải bảng có thể mở",
        en: "noun “\(name.shownInMessage)” is no table that can be opened")
    case .noId(let table):
      LocalizedText(
        vi: "id của \(table) không phải số nguyên",
        en: "the id of a \(table) is not a whole number")
    case .notOfReport(let name, _):
      LocalizedText(
        vi: "columns «\(name.shownInMessage)» không phải cột của báo cáo",
        en: "columns “\(name.shownInMessage)” is no column of the report")
    }
  }

  var advice: LocalizedText? {
    switch self {
    case .sql(let mistake, _, _): mistake.advice ?? .tryTheSQL
    case .writes:
      LocalizedText(
        vi: "Chỉ viết một câu SELECT, có thể có «WITH» ở trước.",
        en: "Write one SELECT, with a WITH before it where that helps.")
    case .noParameter(let name):
      LocalizedText(
        vi: "Thêm ở đầu tệp: «-- parameter \(name.dropFirst()) text | Tên | Title»",
        en: "Add at the top: “-- parameter \(name.dropFirst()) text | Tên | Title”")
    case .otherColumn(_, _, _, let wanted):
      LocalizedText(
        vi: "SELECT phải có đúng các cột này, theo thứ tự: «\(wanted.joined(separator: ", "))».",
        en: """
          The SELECT must have these columns, in this order: “\(wanted.joined(separator: ", "))”.
          """)
    case .noSecondSelect: .guideToWhy
    case .noColumnOfRow:
      LocalizedText(
        vi: "Dưới «-- why», :row_TÊN là giá trị của cột TÊN ở dòng được hỏi.",
        en: "Below “-- why”, :row_NAME is the value of the column NAME in the row that is asked.")
    case .inputColumns(_, let wanted):
      LocalizedText(
        vi: "Phải là: \(wanted.joined(separator: ", "))",
        en: "They must be: \(wanted.joined(separator: ", "))")
    case .noTable(_, let known): .oneOf(known)
    case .noId(let table):
      LocalizedText(
        vi: "Lấy cột id của bảng \(table).", en: "Take the column id of the table \(table).")
    case .notOfReport(_, let known):
      LocalizedText(
        vi: "Các cột: \(known.joined(separator: ", "))",
        en: "Its columns: \(known.joined(separator: ", "))")
    }
  }
}

extension LocalizedText {
  /// How a report comes to list its inputs.
  static let guideToWhy = LocalizedText(
    vi: """
      Thêm cuối tệp dòng «-- why», dưới đó một câu SELECT noun, id, columns, reason. Mẫu: danvan \
      report show rates-by-year --sql
      """,
    en: """
      Add at the end of the file a line “-- why”, below it a SELECT noun, id, columns, reason. \
      For a pattern: danvan report show rates-by-year --sql
      """)

  fileprivate static let tryTheSQL = LocalizedText(
    vi: "Sửa câu SQL; thử từng phần bằng: danvan sql",
    en: "Correct the SQL; try parts of it with: danvan sql")

  /// What is wrong with the SQL of a report, with a mark under the place.
  fileprivate static func wrongSQL(_ message: String, _ mark: StatementMark?) -> LocalizedText {
    let words = SQLWords.translated(message)
    func place(_ word: String) -> String { mark.map { "\n" + $0.shown(line: word) } ?? "" }
    return LocalizedText(
      vi: "câu SQL sai: \(words.vietnamese)\(place("dòng"))",
      en: "the SQL is wrong: \(words.english)\(place("line"))")
  }

  /// One of a closed list was wanted.
  static func oneOf(_ known: [String]) -> LocalizedText {
    let list = known.joined(separator: ", ")
    return LocalizedText(vi: "Chọn một trong: \(list)", en: "Use one of: \(list)")
  }
}
