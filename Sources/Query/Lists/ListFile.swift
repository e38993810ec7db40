import Lists
import Storage

/// A list: a SELECT, with what is read of it in the comment lines above; the sections that a record in
/// full has besides, each after a line `-- section NAME | Tiếng Việt | English`; and what else is
/// asked of the same records, after a line `-- part NAME`.
///
/// Above a SELECT stand `title.vi`, `title.en`, `table` (whose words its columns go by) and a line
/// `column NAME KIND [for details|machines]` for each column, in the order it is printed; for the
/// kind `word` also the column of a table whose closed list it is of, `word model.kind`, or the words
/// below it, `word WORD | Tiếng Việt | English`. `section NAME LIST | …` has the rows of another list.
struct ListFile {
  let title: LocalizedText
  let parts: [Part]

  /// One SELECT of it.
  struct Part {
    let name: String
    let title: LocalizedText
    let isSection: Bool
    /// The list that it has the rows of.
    let same: String?
    let scope: ColumnWords.Scope
    var columns: [TableColumn]
    let sql: String
  }

  static let names = listFiles.keys.sorted()

  /// That of the folder.
  init(named name: String) {
    guard let bytes = listFiles[name] else { preconditionFailure("there is no list “\(name)”") }
    self.init(name, bytes)
  }

  init(_ name: String, _ text: [UInt8]) {
    var texts: [Substring: Substring] = [:]
    var parts = [Draft(name, "")]
    for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = String(decoding: bytes, as: UTF8.self)
      let head = line.hasPrefix("-- ") ? HeadLine(line[...]) : nil
      switch head?.key {
      case "section", "part":
        parts.append(Draft(name, head?.rest ?? "", isSection: head?.key == "section"))
      case "title.vi", "title.en": if let head { texts[head.key] = head.rest }
      case "table": parts[parts.count - 1].table = head?.rest
      case "column": parts[parts.count - 1].columns.append(head?.rest ?? "")
      case "word": parts[parts.count - 1].words.append(head?.rest ?? "")
      default: parts[parts.count - 1].lines.append(line)
      }
    }
    title = LocalizedText(
      vi: String(texts["title.vi"] ?? ""), en: String(texts["title.en"] ?? ""))
    self.parts = parts.map(Part.init)
  }

  /// `committees`, or a section of it: `committees.aliases`.
  static func part(_ name: String) -> Part {
    let names = name.split(separator: ".", maxSplits: 1).map(String.init)
    let parts = ListFile(named: names[0]).parts
    guard let found = names.count == 1 ? parts.first : parts.first(where: { $0.name == names[1] })
    else { preconditionFailure("there is no list “\(name)”") }
    return found
  }

  /// A part as it is read.
  fileprivate struct Draft {
    let list: String
    let head: [String]
    let isSection: Bool
    var table: Substring?
    var columns: [Substring] = []
    var words: [Substring] = []
    var lines: [String] = []

    init(_ list: String, _ head: Substring, isSection: Bool = false) {
      (self.list, self.isSection) = (list, isSection)
      self.head = head.split(separator: "|").map(\.tidied)
    }
  }
}

extension ListFile.Part {
  fileprivate init(_ draft: ListFile.Draft) {
    let names = draft.head.first?.split(separator: " ").map(String.init) ?? []
    name = names.first ?? ""
    isSection = draft.isSection
    same = names.dropFirst().first
    title = draft.head.title
    scope = ColumnWords.Scope(
      list: name.isEmpty ? draft.list : "\(draft.list).\(name)", table: draft.table.map(String.init))
    let words = draft.words.map { $0.split(separator: "|").map(\.tidied) }
    let own = Dictionary(words.map { ($0[0], $0.title) }) { $1 }
    columns = draft.columns.map { [scope] in TableColumn($0, scope, own) }
    sql = draft.lines.joined(separator: "\n")
  }
}

extension [String] {
  /// Of `name | Tiếng Việt | English`.
  fileprivate var title: LocalizedText {
    count == 3 ? LocalizedText(vi: self[1], en: self[2]) : LocalizedText("")
  }
}

extension Substring {
  fileprivate var tidied: String { String(self).tidied }
}
