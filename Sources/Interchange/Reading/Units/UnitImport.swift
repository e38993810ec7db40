import Query
import Storage

/// What became of the rows of a list of units, or of a list of successions.
public struct UnitImport: Sendable {
  /// Units or successions that were not known.
  var added = 0
  /// Units that go on: with a new version, or as what they were.
  var continued = 0
  /// Rows of what is stored already.
  var present = 0
  /// Rows that were taken although something in them differs from what is stored.
  public internal(set) var remarked: [Row] = []
  /// Rows that were not taken.
  public internal(set) var unmatched: [Row] = []
  /// From when until when the list was taken to hold.
  public internal(set) var period: Period?
  /// Headers of the file that nothing was read from.
  public let unused: [String]
  /// Titles, totals and signatures.
  public let skipped: [Row]
  private let columns: [String]

  init(_ table: UnitTable) {
    (unused, skipped, columns) = (table.unused, table.skipped, table.columns)
  }

  /// The days around a list on which nothing in it changes.
  public struct Period: Sendable, Equatable {
    /// The first day it holds; `nil` where no merger of provinces before it is recorded.
    public let from: Day?
    /// The first day it no longer holds; `nil` where no merger after it is recorded.
    public let until: Day?
  }

  /// A row of the file, and what is the matter with it.
  public struct Row: Sendable {
    /// Its place in the file, as a spreadsheet numbers rows.
    public let number: Int
    /// Why it was not taken, or what to look at, or why it is no data.
    public let reason: DomainError
    let cells: [String]
  }

  /// What heads ``row``.
  public static let headings = [
    Heading("rows", vi: "Số dòng", en: "Rows"),
    Heading("added", vi: "Thêm", en: "Added"),
    Heading("continued", vi: "Tiếp tục", en: "Continued"),
    Heading("present", vi: "Đã có", en: "Present"),
    Heading("remarked", vi: "Nhận, có lưu ý", en: "Taken with a remark"),
    Heading("unmatched", vi: "Không khớp", en: "Not matched"),
  ]

  /// Its counts: of rows, and of what became of them.
  public var row: [Cell] {
    [rows, added, continued, present, remarked.count, unmatched.count].map { Cell($0) }
  }

  /// Every row was counted once, those with a remark twice.
  public var rows: Int { added + continued + present + unmatched.count }

  /// The headings of a file of the unmatched rows, which can be corrected and imported alone.
  public var unmatchedHeadings: [Heading] {
    (columns + [ImportHeaders.reasons]).map { Heading($0) }
  }

  /// - Parameter say: puts what is the matter with a row into words.
  public func unmatchedRows(_ say: (DomainError) -> LocalizedText) -> [[Cell]] {
    unmatched.map { row in
      let (number, reason) = (row.number, say(row.reason))
      let phrase = LocalizedText(
        vi: "\(number): \(reason.vietnamese)", en: "\(number): \(reason.english)")
      return row.cells.map { .text($0) } + [.phrase(phrase)]
    }
  }

  mutating func remark(_ line: Line, _ reason: DomainError) {
    remarked.append(Row(number: line.number, reason: reason, cells: columns.map { line[$0] }))
  }

  mutating func refuse(_ line: Line, _ reason: DomainError) {
    unmatched.append(Row(number: line.number, reason: reason, cells: columns.map { line[$0] }))
  }
}
