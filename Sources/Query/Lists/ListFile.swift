import Lists
import Storage

/// A list: a SELECT, with what is read of it in the comment lines above; the sections that a record
/// in full has besides, each after a line `-- section NAME | Tiếng Việt | English`; and what else
/// is asked of the same records, after a line `-- part NAME`.
///
/// Above a SELECT stand `title.vi`, `title.en`, `table` (whose words its columns go by) and a line
/// `column NAME KIND [for details|machines]` for each column, in the order it is printed; for the
/// kind `word` also the column of a table whose closed list it is of, `word model.kind`, or the
/// words below it, `word WORD | Tiếng Việt | English`. `section NAME LIST | …` has the rows of
/// another list.
struct ListFile {
  static let names = listFiles.keys.sorted()

  private let name: String
  private let text: [UInt8]

  /// That of the folder.
  init(named name: String) {
    guard let text = listFiles[name] else { preconditionFailure("there is no list “\(name)”") }
    self.init(name, Array(text.utf8))
  }

  init(_ name: String, _ text: [UInt8]) { (self.name, self.text) = (name, text) }

  var title: LocalizedText {
    var texts: [String: String] = [:]
    for line in text.split(separator: UInt8(ascii: "\n")).prefix(2) {
      let head = HeadLine(String(decoding: line, as: UTF8.self)[...])
      texts[String(head.key)] = String(head.rest)
    }
    return LocalizedText(vi: texts["title.vi"] ?? "", en: texts["title.en"] ?? "")
  }

  /// The list itself, its sections and other parts.
  var parts: [Part] { pieces.map { Part(name, $0) } }

  /// `committees`, or a part of it: `committees.aliases`.
  static func part(_ name: String) -> Part {
    let names = name.split(separator: ".", maxSplits: 1).map(String.init)
    let file = ListFile(named: names[0])
    let wanted = names.count == 1 ? "" : names[1]
    let marks = ["-- section \(wanted) ", "-- part \(wanted)\n"]
    let piece = file.pieces.first { piece in
      wanted.isEmpty || marks.contains { piece.starts(with: $0.utf8) }
    }
    guard let piece else { preconditionFailure("there is no list “\(name)”") }
    return Part(names[0], piece)
  }

  private var pieces: [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for line in text.split(separator: UInt8(ascii: "\n"))
    where ["-- section ", "-- part "].contains(where: { line.starts(with: $0.utf8) }) {
      pieces.append(text[start..<line.startIndex])
      start = line.startIndex
    }
    return pieces + [text[start...]]
  }

  /// One SELECT of it.
  struct Part {
    private(set) var name = ""
    private(set) var title = LocalizedText("")
    private(set) var isSection = false
    /// The list that it has the rows of.
    private(set) var same: String?
    let scope: ColumnWords.Scope
    var columns: [TableColumn]
    let sql: String
  }
}

extension ListFile.Part {
  fileprivate init(_ list: String, _ text: ArraySlice<UInt8>) {
    var table: String?
    var columns: [Substring] = []
    var words: [String: LocalizedText] = [:]
    var rest = text
    head: while !rest.isEmpty {
      let bytes = rest.prefix { $0 != UInt8(ascii: "\n") }
      let line = HeadLine(String(decoding: bytes, as: UTF8.self)[...])
      switch line.key {
      case "section", "part":
        let parts = line.rest.split(separator: "|").map { String($0).tidied }
        let names = parts[0].split(separator: " ").map(String.init)
        (name, same, isSection) = (names[0], names.dropFirst().first, line.key == "section")
        title = parts.title
      case "title.vi", "title.en": break
      case "table": table = String(line.rest)
      case "column": columns.append(line.rest)
      case "word":
        let parts = line.rest.split(separator: "|").map { String($0).tidied }
        words[parts[0]] = parts.title
      default: break head
      }
      rest = rest[bytes.endIndex...].dropFirst()
    }
    let scope = ColumnWords.Scope(list: name.isEmpty ? list : "\(list).\(name)", table: table)
    self.scope = scope
    self.columns = columns.map { TableColumn($0, scope, words) }
    sql = String(decoding: rest, as: UTF8.self)
  }
}

extension [String] {
  /// Of `name | Tiếng Việt | English`.
  fileprivate var title: LocalizedText {
    count == 3 ? LocalizedText(vi: self[1], en: self[2]) : LocalizedText("")
  }
}
