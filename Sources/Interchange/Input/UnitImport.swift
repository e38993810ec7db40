import Query
import Storage

/// What became of the rows of a list of units, or of a list of successions.
public struct UnitImport: Sendable {
  /// Units or successions that were not known.
  public internal(set) var added = 0
  /// Units that go on: with a new version, or as what they were.
  public internal(set) var continued = 0
  public internal(set) var present = 0
  /// Rows that were taken although something in them differs from what is stored.
  public internal(set) var remarked: [Row] = []
  /// Rows that were not taken.
  public internal(set) var unmatched: [Row] = []
  /// From when until when the list was taken to hold.
  public internal(set) var period: Period?
  /// Headers of the file that nothing was read from.
  public internal(set) var unused: [String] = []
  let columns: [String]

  /// The days around a list on which nothing in it changes.
  public struct Period: Sendable, Equatable {
    public let from: Day?
    /// The first day it no longer holds.
    public let until: Day?
  }

  /// A row of the file, and what is the matter with it.
  public struct Row: Sendable {
    public let number: Int
    public let reason: Phrase
    let cells: [String]
  }

  public static let headings = [
    Heading("rows", vi: "Số dòng", en: "Rows"),
    Heading("added", vi: "Thêm", en: "Added"),
    Heading("continued", vi: "Tiếp tục", en: "Continued"),
    Heading("present", vi: "Đã có", en: "Present"),
    Heading("remarked", vi: "Nhận, có lưu ý", en: "Taken with a remark"),
    Heading("unmatched", vi: "Không khớp", en: "Not matched"),
  ]

  public var row: [Cell] {
    [rows, added, continued, present, remarked.count, unmatched.count].map { Cell($0) }
  }

  /// Every row was counted once, those with a remark twice.
  public var rows: Int { added + continued + present + unmatched.count }

  /// The headings of a file of the unmatched rows, which can be corrected and imported alone.
  public var unmatchedHeadings: [Heading] {
    (["row"] + columns + ["reason"]).map { Heading($0) }
  }

  public var unmatchedRows: [[Cell]] {
    unmatched.map { row in
      [Cell(row.number)] + row.cells.map { .text($0) } + [.phrase(row.reason)]
    }
  }

  mutating func remark(_ line: Line, _ reason: Phrase) {
    remarked.append(Row(number: line.number, reason: reason, cells: columns.map { line[$0] }))
  }

  mutating func refuse(_ line: Line, _ reason: Phrase) {
    unmatched.append(Row(number: line.number, reason: reason, cells: columns.map { line[$0] }))
  }
}

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
