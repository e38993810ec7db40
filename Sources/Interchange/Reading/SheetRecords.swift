import Storage
import Workbooks

/// The rows of a sheet, as records of cells.
final class SheetRecords: RecordSource {
  private let rows: SheetReader

  init(_ workbook: Workbook, _ sheet: Sheet) throws {
    do throws(WorkbookFault) {
      rows = try workbook.rows(of: sheet)
    } catch {
      throw FileFault.workbook(error).error
    }
  }

  /// Columns that a spreadsheet does not show, as far as any record reaches.
  func hiddenColumns(of records: [FileRecord]) -> Set<Int> {
    let width = records.map(\.cells.count).max() ?? 0
    return Set((0..<width).filter { index in rows.hiddenColumns.contains { $0.contains(index) } })
  }

  /// The next row that has something in it; `nil` at the end.
  func next() throws -> FileRecord? {
    do throws(WorkbookFault) {
      return try rows.next().map { FileRecord($0) }
    } catch {
      throw FileFault.workbook(error).error
    }
  }
}

extension FileRecord {
  fileprivate init(_ row: SheetRow) {
    var known = KnownCells(isHidden: row.isHidden)
    var cells: [String] = []
    cells.reserveCapacity(row.cells.count)
    for (index, cell) in row.cells.enumerated() {
      let text = cell.value.text
      switch cell.value {
      case .number: known.numbers.insert(index)
      case .date: known.days.insert(index)
      case .formulaWithoutValue: known.uncomputed.insert(index)
      default: break
      }
      // Merged cells show their value once; below it, it holds for each row.
      if cell.isMergedOver {
        cells.append("")
        if !cell.isMergedAcross, !text.isEmpty { known.above[index] = text }
      } else {
        cells.append(text)
      }
    }
    self.init(number: row.number, cells: cells, isText: true, known: known)
  }
}

extension SheetValue {
  /// As a file of text would have it: days as 2026-05-03, numbers with a point, shares in percent.
  fileprivate var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .date(let text), .time(let text), .error(let text): text
    case .number(let number, let isPercentage): isPercentage ? number.inPercent : number
    case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
    case .formulaWithoutValue: "#?"
    }
  }
}

extension String {
  /// A decimal number times a hundred: `0.775` is `77.5%`.
  fileprivate var inPercent: String {
    let isNegative = first == "-"
    let parts = (isNegative ? dropFirst() : self[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let moved = String((decimals + "00").prefix(2))
    let whole = (String(parts[0]) + moved).drop { $0 == "0" }
    let rest = decimals.dropFirst(2)
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
      + (rest.isEmpty ? "" : "." + rest) + "%"
  }
}
