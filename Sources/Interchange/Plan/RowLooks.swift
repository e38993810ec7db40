import Storage

/// A row as it looks, before anything in it is understood.
struct RowLooks: Sendable {
  let filled: [Int]
  /// The filled cells of columns that mean something.
  let mapped: [Int]
  let serial: String?
  /// Its number is one as rows have it, not one of a heading.
  let isCounted: Bool
  let hasKey: Bool
  /// Nothing but what a form already says in every row.
  let saysNothing: Bool
  /// Nothing but a name, beside its number.
  let isBare: Bool
  /// Its name, where nothing stands beside it but a number, a count and a note.
  let loneName: String?
  /// One cell is filled.
  let isLone: Bool
  /// Its place in the file.
  let number: Int
  /// More than a name, what became of it and a note.
  let isDescribed: Bool
  private let cells: [String]
  private let firstName: Int?
  private let others: [Int]
  /// What can be no value at all.
  let error: TableFault?

  init(
    _ record: FileRecord, _ header: TableHeader, _ keys: Set<Int>, _ prefilled: Set<Int>,
    names: Set<Int>, figures: Set<Int>, isLettered: Bool, _ delimiter: UInt8?
  ) {
    let filled = record.cells.indices.filter { !record.cells[$0].isBlank }
    let serial = header.serial.flatMap { filled.contains($0) ? record.cells[$0].tidied : nil }
    // A stroke among figures is none.
    let mapped = filled.filter {
      header.isMapped($0) && !(figures.contains($0) && record.cells[$0].tidied.isDash)
    }
    isCounted =
      serial.map { text in
        text.allSatisfy { $0.isNumber || $0 == "." }
          || isLettered && SectionNumbering(of: text[...]) == .small
      } ?? false
    hasKey = mapped.contains { keys.contains($0) }
    saysNothing = mapped.allSatisfy { prefilled.contains($0) }
    others = mapped.filter { !keys.contains($0) }
    isBare = hasKey && others.isEmpty
    isDescribed = hasKey && others.contains { header.describes($0) }
    error = mapped.lazy.compactMap { index in
      let cell = record.cells[index]
      if record.known?.uncomputed.contains(index) ?? false { return .uncomputed }
      if cell.isSpreadsheetError { return TableFault.spreadsheetError(cell.tidied) }
      guard names.contains(index) else { return nil }
      if let delimiter, cell.utf8.contains(delimiter), cell.contains(where: \.isNewline) {
        return .gluedRows
      }
      if cell.hasSeveralNames { return .severalNames }
      return cell.namesNothing ? .noName(cell.tidied) : nil
    }.first
    loneName = RowLooks.loneName(record, header, filled, mapped.filter(names.contains))
    firstName = mapped.first(where: names.contains)
    isLone = filled.count == 1
    number = record.number
    (cells, self.filled, self.mapped, self.serial) = (record.cells, filled, mapped, serial)
  }

  private static func loneName(
    _ record: FileRecord, _ header: TableHeader, _ filled: [Int], _ named: [Int]
  ) -> String? {
    guard named.count == 1 else { return nil }
    let isAlone = filled.allSatisfy { index in
      index == header.serial || index == named[0] || !header.isMapped(index)
        || record.cells[index].isNumeral || header.meanings[index].column == "note"
    }
    return isAlone ? record.cells[named[0]].tidied : nil
  }

  /// What it is about, by its first name. Most rows are not asked.
  var title: String? { firstName.map { cells[$0].tidied } }

  /// The cells that tell of the thing whose name stands beside them.
  var values: [(column: Int, text: String)] { others.map { ($0, cells[$0]) } }
}

/// What the first rows of a table say in each column, by which a row is known below a signature.
struct KnownValues {
  private var seen: [Int: Set<String>] = [:]
  private var rows = 0

  /// A thousand rows have most of the words of a table.
  mutating func add(_ row: RowLooks) {
    if rows == 1000 { return }
    rows += 1
    for (column, text) in row.values { seen[column, default: []].insert(text) }
  }

  /// Nothing is signed before there is anything.
  var isEmpty: Bool { rows == 0 }

  /// Whether beside its name a row has a number, or what the same column of another row says.
  func has(_ row: RowLooks) -> Bool {
    row.values.contains { $1.isNumeral || seen[$0]?.contains($1) ?? false }
  }
}

extension String {
  /// Without a letter, a digit or a sign.
  fileprivate var isBlank: Bool {
    utf8.isEmpty || allSatisfy(\.isWhitespace)
  }

  var isNumeral: Bool {
    let text = tidied
    return !text.isEmpty && text.allSatisfy { $0.isNumber || ".,% ".contains($0) || $0 == "-" }
  }

  /// "1. …" above "2. …": names one below the other in one cell.
  fileprivate var hasSeveralNames: Bool {
    guard utf8.contains(UInt8(ascii: "\n")) else { return false }
    let marks = split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    return ["1", "2"].allSatisfy { number in
      marks.contains { $0.hasPrefix(number) && ".)/-".contains($0.dropFirst().first ?? " ") }
    }
  }

  /// A number or the tick of a form, or that there is nothing to name.
  fileprivate var namesNothing: Bool {
    guard utf8.count < 60 else { return false }
    if utf8.count < 20, tidied.allSatisfy(\.isWholeNumber) || TickColumn.isTicked(tidied) != nil {
      return true
    }
    guard ["khôn", "chưa", "đang"].contains(tidied.prefix(4).lowercased()) else { return false }
    let key = searchKey
    return ["khong co", "chua co", "khong phat sinh", "chua phat sinh", "dang xay dung"]
      .contains(key)
      || ["khong co mo hinh", "chua co mo hinh", "khong dang ky", "chua dang ky"]
        .contains(where: key.hasPrefix)
  }

  /// `#REF!`, `#N/A` and the like, which a workbook shows where it has no value.
  var isSpreadsheetError: Bool {
    guard utf8.first == UInt8(ascii: "#") else { return false }
    return ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"]
      .contains(tidied)
  }
}
