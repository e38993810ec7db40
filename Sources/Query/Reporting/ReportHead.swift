import Storage

/// Reads the comment lines at the top of a report, one at a time.
struct ReportHead {
  private let file: ReportFile
  private var texts: [String: String] = [:]
  private(set) var parameters: [ReportParameter] = []
  private var columns: [ReportColumn] = []
  private(set) var words: [String: LocalizedText] = [:]
  private var subtotal: (name: String, line: Int)?
  private var key: (names: [String], line: Int)?
  /// What the counts of the report count.
  private var unit: LocalizedText?

  static let guide = LocalizedText(
    vi: "Xem một báo cáo có sẵn: danvan report show rates-by-year --sql",
    en: "Look at one that comes with danvan: danvan report show rates-by-year --sql")

  init(_ file: ReportFile) { self.file = file }

  mutating func read(_ line: Substring, number: Int) throws(DomainError) {
    let line = HeadLine(line)
    let (key, rest) = (line.key, line.rest)
    switch key {
    case "title.vi", "title.en", "description.vi", "description.en":
      let name = String(key)
      texts[name] = [texts[name], String(rest).tidied].compactMap(\.self).joined(separator: " ")
    case "parameter":
      let parameter = try ReportParameter(ReportLine(rest, number, file))
      try refuse(parameters.contains { $0.name == parameter.name }, parameter.name, number)
      parameters.append(parameter)
    case "column":
      let column = try ReportColumn(ReportLine(rest, number, file))
      try refuse(columns.contains { $0.name == column.name }, column.name, number)
      columns.append(column)
    case "word":
      let word = try ReportLine(rest, number, file)
      try refuse(words[word.name] != nil, word.name, number)
      words[word.name] = word.title
    case "unit": unit = try countedUnit(rest, number)
    case "subtotal": subtotal = (String(rest).tidied, number)
    case "key": self.key = (rest.split(whereSeparator: \.isWhitespace).map(String.init), number)
    default:
      throw file.trouble(
        number, vi: "không hiểu «\(String(key).shownInMessage)»",
        en: "“\(String(key).shownInMessage)” is not known",
        advice: LocalizedText(
          vi: """
            Trên câu SELECT chỉ viết: title.vi, title.en, description.vi, description.en, \
            parameter, column, word, unit, subtotal, key. Ghi chú khác để dưới chữ SELECT.
            """,
          en: """
            Above the SELECT write only: title.vi, title.en, description.vi, description.en, \
            parameter, column, word, unit, subtotal, key. Other comments go below the word SELECT.
            """))
    }
  }

  /// `mô hình | models`.
  private func countedUnit(_ text: Substring, _ number: Int) throws(DomainError) -> LocalizedText {
    let names = text.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).tidied
    }
    try refuse(unit != nil, "unit", number)
    guard names.count == 2, !names.contains("") else {
      throw file.trouble(
        number, vi: "«unit» cần tên tiếng Việt và tiếng Anh", en: "“unit” wants both its names",
        advice: LocalizedText(
          vi: "Ví dụ: «-- unit: mô hình | models»", en: "For example: “-- unit: mô hình | models”"))
    }
    return LocalizedText(vi: names[0], en: names[1])
  }

  private func refuse(_ isTwice: Bool, _ name: String, _ line: Int) throws(DomainError) {
    guard isTwice else { return }
    throw file.trouble(
      line, vi: "«\(name.shownInMessage)» được ghi hai lần",
      en: "“\(name.shownInMessage)” stands there twice",
      advice: LocalizedText(vi: "Bỏ một dòng.", en: "Remove one of the lines."))
  }

  func title() throws(DomainError) -> LocalizedText { try phrase("title") }
  func description() throws(DomainError) -> LocalizedText { try phrase("description") }

  private func phrase(_ name: String) throws(DomainError) -> LocalizedText {
    LocalizedText(vi: try text("\(name).vi"), en: try text("\(name).en"))
  }

  private func text(_ name: String) throws(DomainError) -> String {
    guard let text = texts[name], !text.isEmpty else {
      throw file.trouble(
        1, vi: "thiếu dòng «\(name)»", en: "the line “\(name)” is missing",
        advice: LocalizedText(vi: "Thêm: -- \(name): …", en: "Add: -- \(name): …"))
    }
    return text
  }

  /// The columns with their words; what is computed names columns that can be divided.
  func finishedColumns() throws(DomainError) -> [ReportColumn] {
    guard !columns.isEmpty else {
      throw file.trouble(
        1, vi: "không có dòng «column» nào", en: "there is no line “column”",
        advice: ReportHead.guide)
    }
    var finished: [ReportColumn] = []
    for var column in columns {
      column.words = words
      if column.kind == .count { column.unit = unit }
      for part in column.ratio.map({ [$0.part, $0.whole] }) ?? [] {
        guard columns.contains(where: { $0.name == part && $0.kind.isAmount }) else {
          throw file.trouble(
            column.line, vi: "«\(part.shownInMessage)» không phải cột số",
            en: "“\(part.shownInMessage)” is not a column of numbers",
            advice: LocalizedText(
              vi: "Chia hai cột kiểu count, money hoặc quantity.",
              en: "Divide two columns of the kinds count, money or quantity."))
        }
      }
      finished.append(column)
    }
    return finished
  }

  func subtotalColumn() throws(DomainError) -> Int? {
    guard let subtotal else { return nil }
    return try column(subtotal.name, subtotal.line)
  }

  /// The columns that tell rows apart: those of the line `key`, else the first ones, as far as they
  /// name something rather than say something of it.
  func keyColumns() throws(DomainError) -> [String] {
    guard let key else {
      let leading = columns.prefix { $0.kind.names }.map(\.name)
      return leading.isEmpty ? columns.prefix(1).map(\.name) : leading
    }
    for name in key.names.isEmpty ? [""] : key.names { _ = try column(name, key.line) }
    return key.names
  }

  private func column(_ name: String, _ line: Int) throws(DomainError) -> Int {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      throw file.trouble(
        line, vi: "không có cột «\(name.shownInMessage)»",
        en: "there is no column “\(name.shownInMessage)”",
        advice: LocalizedText(
          vi: "Chọn một trong: \(columns.map(\.name).joined(separator: ", "))",
          en: "Use one of: \(columns.map(\.name).joined(separator: ", "))"))
    }
    return index
  }
}

/// A comment line above a SELECT: `-- key: rest`.
struct HeadLine {
  let key: Substring
  let rest: Substring

  init(_ line: Substring) {
    let text = line.drop { $0 == "-" }.drop(while: \.isWhitespace)
    key = text.prefix { !$0.isWhitespace && $0 != ":" }
    rest = text.dropFirst(key.count).drop { $0 == ":" || $0.isWhitespace }
  }
}

/// `name what follows | Tiếng Việt | English`.
struct ReportLine {
  let name: String
  /// What stands between the name and the titles.
  let rest: [String]
  let title: LocalizedText
  let number: Int
  let file: ReportFile

  init(_ text: Substring, _ number: Int, _ file: ReportFile) throws(DomainError) {
    (self.number, self.file) = (number, file)
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).tidied
    }
    let words = parts[0].split(whereSeparator: \.isWhitespace).map(String.init)
    let titles = parts.dropFirst()
    guard let name = words.first, titles.count <= 2, !titles.contains("") else {
      throw file.trouble(
        number, vi: "cần tên, rồi tên cột bằng tiếng Việt và tiếng Anh",
        en: "wants a name, then its title in Vietnamese and English", advice: ReportLine.form)
    }
    guard titles.count == 2 else {
      throw file.trouble(
        number, vi: "«\(name.shownInMessage)» thiếu tên tiếng Việt và tiếng Anh",
        en: "“\(name.shownInMessage)” lacks its titles", advice: ReportLine.form)
    }
    (self.name, rest) = (name, Array(words.dropFirst()))
    title = LocalizedText(vi: parts[1], en: parts[2])
  }

  func trouble(vi: String, en: String, advice: LocalizedText? = nil) -> DomainError {
    file.trouble(number, vi: vi, en: en, advice: advice ?? ReportLine.form)
  }

  /// One of a closed list.
  func choice<C: RawRepresentable<String>>(_ word: String?, _ all: [C]) throws(DomainError) -> C {
    if let found = all.first(where: { $0.rawValue == word }) { return found }
    let shown = (word ?? "").shownInMessage
    let known = all.map(\.rawValue).joined(separator: ", ")
    throw trouble(
      vi: "«\(name.shownInMessage)»: không có kiểu «\(shown)»",
      en: "“\(name.shownInMessage)”: there is no kind “\(shown)”",
      advice: LocalizedText(vi: "Chọn một trong: \(known)", en: "Use one of: \(known)"))
  }

  private static let form = LocalizedText(
    vi: """
      Ví dụ: «-- column registered count sum | Đăng ký | Registered», \
      «-- parameter year integer default this year | Năm | Year»
      """,
    en: """
      For example: “-- column registered count sum | Đăng ký | Registered”, \
      “-- parameter year integer default this year | Năm | Year”
      """)
}
