import Storage

/// The columns of a file, each with the other headers it may have; folded.
struct FileColumns {
  let names: [String]
  let required: Set<String>
  let synonyms: [String: String]

  init(_ columns: [(name: String, required: Bool, synonyms: [String])]) {
    names = columns.map(\.name)
    required = Set(columns.filter(\.required).map(\.name))
    synonyms = Dictionary(
      columns.flatMap { column in ([column.name] + column.synonyms).map { ($0, column.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lines under the columns' own names, and the headers that mean none of them.
  ///
  /// - Throws: `Problem` where a column that must be there is not, or two mean the same.
  func lines(of file: String, _ bytes: [UInt8]) throws -> (lines: [Line], unused: [String]) {
    let lines = try Line.all(of: file, bytes)
    guard let first = lines.first else { throw Problem.noRows(file) }
    var found: [String: String] = [:]
    var unused: [String] = []
    for header in first.cells.keys.sorted() {
      guard let name = synonyms[header.searchKey.replacing("_", with: " ")] ?? synonyms[header]
      else {
        // What the file of unmatched rows has besides.
        if !["row", "reason", ""].contains(header) { unused.append(header) }
        continue
      }
      guard found.updateValue(header, forKey: name) == nil else {
        throw Problem.twoColumns(file, name)
      }
    }
    if let missing = names.first(where: { required.contains($0) && found[$0] == nil }) {
      throw Problem.noColumn(file, missing, names)
    }
    let renamed = lines.map { line in
      Line(
        file: line.file, number: line.number,
        cells: found.mapValues { (line.cells[$0] ?? "").tidied })
    }
    return (renamed, unused)
  }
}

extension Problem {
  fileprivate static func noRows(_ file: String) -> Problem {
    let shown = file.shownInMessage
    return Problem(
      .badData,
      Phrase(vi: "«\(shown)» không có dòng dữ liệu nào", en: "“\(shown)” has no rows of data"))
  }

  fileprivate static func noColumn(_ file: String, _ name: String, _ names: [String]) -> Problem {
    let shown = file.shownInMessage
    let list = names.joined(separator: ", ")
    return Problem(
      .badData,
      Phrase(vi: "«\(shown)» thiếu cột \(name)", en: "“\(shown)” has no column \(name)"),
      advice: Phrase(vi: "Các cột: \(list).", en: "The columns are: \(list)."))
  }

  fileprivate static func twoColumns(_ file: String, _ name: String) -> Problem {
    let shown = file.shownInMessage
    return Problem(
      .badData,
      Phrase(
        vi: "«\(shown)» có hai cột cùng nghĩa \(name)",
        en: "“\(shown)” has two columns that mean \(name)"),
      advice: Phrase(vi: "Bỏ bớt một cột.", en: "Leave one out."))
  }
}
