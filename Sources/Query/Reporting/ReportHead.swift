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
      throw file.trouble(number, .unknownLine(String(key)))
    }
  }

  /// `mô hình | models`.
  private func countedUnit(_ text: Substring, _ number: Int) throws(DomainError) -> LocalizedText {
    let names = text.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).tidied
    }
    try refuse(unit != nil, "unit", number)
    guard names.count == 2, !names.contains("") else {
      throw file.trouble(number, .unitNames)
    }
    return LocalizedText(vi: names[0], en: names[1])
  }

  private func refuse(_ isTwice: Bool, _ name: String, _ line: Int) throws(DomainError) {
    if isTwice { throw file.trouble(line, .twice(name)) }
  }

  func title() throws(DomainError) -> LocalizedText { try phrase("title") }
  func description() throws(DomainError) -> LocalizedText { try phrase("description") }

  private func phrase(_ name: String) throws(DomainError) -> LocalizedText {
    LocalizedText(vi: try text("\(name).vi"), en: try text("\(name).en"))
  }

  private func text(_ name: String) throws(DomainError) -> String {
    guard let text = texts[name], !text.isEmpty else { throw file.trouble(1, .noLine(name)) }
    return text
  }

  /// The columns with their words; what is computed names columns that can be divided.
  func finishedColumns() throws(DomainError) -> [ReportColumn] {
    guard !columns.isEmpty else { throw file.trouble(1, .noColumns) }
    var finished: [ReportColumn] = []
    for var column in columns {
      column.words = words
      if column.kind == .count { column.unit = unit }
      for part in column.ratio.map({ [$0.part, $0.whole] }) ?? [] {
        guard columns.contains(where: { $0.name == part && $0.kind.isAmount }) else {
          throw file.trouble(column.line, .noNumbers(part))
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
      throw file.trouble(line, .noColumn(name, known: columns.map(\.name)))
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
      throw file.trouble(number, .lineForm)
    }
    guard titles.count == 2 else { throw file.trouble(number, .noTitles(name)) }
    (self.name, rest) = (name, Array(words.dropFirst()))
    title = LocalizedText(vi: parts[1], en: parts[2])
  }

  func trouble(_ mistake: ReportHeadMistake) -> DomainError { file.trouble(number, mistake) }

  /// One of a closed list.
  func choice<C: RawRepresentable<String>>(_ word: String?, _ all: [C]) throws(DomainError) -> C {
    if let found = all.first(where: { $0.rawValue == word }) { return found }
    throw trouble(.noKind(of: name, word ?? "", known: all.map(\.rawValue)))
  }
}
