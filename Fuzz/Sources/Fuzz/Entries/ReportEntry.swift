import Storage

@testable import Query

extension Entry {
  /// The head of a report somebody wrote.
  static let report = Entry(name: "report") { bytes in
    let text = bytes.text
    guard let report = try? Report(ReportFile(name: "x", file: "x.sql", text: text)) else { return }
    try expect(!report.columns.isEmpty, "a report without columns")
    for title in [report.title, report.description] {
      try expect(!title.vietnamese.isEmpty && !title.english.isEmpty, "a report without a title")
    }
    try expectSame(
      Set(report.columns.map(\.name)).count, report.columns.count, "columns of one name")
    try expect(report.headings.count >= report.columns.count, "columns without a heading")
    let rows = report.columns.map { $0.cells(ArraySlice(values($0)), report.columns, [:]).count }
    try expectSame(rows.reduce(0, +), report.headings.count, "cells and headings")
    // As another editor would have saved it.
    guard !text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\u{FEFF}" }) else { return }
    let other = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
    let again = try? Report(ReportFile(name: "x", file: "x.sql", text: other))
    try expectSame(again?.title, report.title, "the title with CRLF")
    try expectSame(again?.columns.map(\.name), report.columns.map(\.name), "the columns with CRLF")
  }

  private static func values(_ column: ReportColumn) -> [Cell] {
    column.selected.map { _ in .numeral(1) }
  }
}
