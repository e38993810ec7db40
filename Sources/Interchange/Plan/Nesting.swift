import Storage

/// Finds rows that are numbered as others are and head those that are numbered within them: `1`
/// above `1.1`, a field numbered `1` above `a`.
struct Nesting {
  private struct Mark {
    let numbering: SectionNumbering
    let text: String
    let row: Int
    /// Nothing but a name.
    let isLone: Bool
    /// The name of a group, and of nothing else.
    let isGroup: Bool

    var parts: [Substring] { text.split(separator: ".") }
  }

  private var found: Set<Int> = []
  /// Names of groups that are numbered as rows are.
  private var groups: Set<Int> = []
  /// Whether data is lettered below heads, and the last row that is.
  private(set) var isLettered = false
  private var lastLetter = 0
  private var last: Mark?

  /// Rows that head others; where there are such, a group without rows is one, too.
  var heads: Set<Int> { found.isEmpty ? [] : found.union(groups) }

  /// The last row that is lettered as data is.
  var lastLettered: Int { isLettered ? lastLetter : 0 }

  mutating func follow(_ row: TableRow, _ header: TableHeader) {
    guard let serial = header.serial, let mark = Nesting.mark(of: row, serial) else { return }
    if mark.numbering == .small { lastLetter = mark.row }
    if mark.isGroup { groups.insert(mark.row) }
    if let last, last.isLone {
      switch (last.numbering, mark.numbering) {
      case (.digit, .dotted), (.dotted, .dotted):
        if mark.parts.dropLast() == last.parts[...] { found.insert(last.row) }
      case (.digit, .small) where last.isGroup:
        found.insert(last.row)
        isLettered = true
      default: break
      }
    }
    last = mark
  }

  private static func mark(of row: TableRow, _ serial: Int) -> Mark? {
    let text = row.record.text(in: serial)
    // Most rows have a plain number.
    let isPlain = text.utf8.count < 5 && text.utf8.allSatisfy { (48...57).contains($0) }
    guard !text.isEmpty, let numbering = isPlain ? .digit : SectionNumbering(of: text[...]) else {
      return nil
    }
    let (isLone, isGroup) =
      switch row {
      case .data(_, let looks): (looks.loneName != nil, false)
      case .unclear(_, .groupAsName): (true, true)
      case .heading, .bare: (true, false)
      default: (false, false)
      }
    return Mark(
      numbering: numbering, text: text, row: row.record.number, isLone: isLone, isGroup: isGroup)
  }
}
