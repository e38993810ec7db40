import Workbooks

/// A list as a commune sends it, saved as text.
enum OfficeFile {
  /// What no row of it says.
  static let options = ["--set", "province=22", "--set", "year=2026"]

  /// A commune stands in the first of its rows: its cells were merged.
  static let merged = """
    STT;Xã, phường;Tên mô hình;Lĩnh vực;Chủ thể
    1;Quảng Tân;Một một;KT;tập thể
    2;;Hai hai;KT;tập thể
    3;;Ba ba;KT;tập thể
    4;Lê Lợi;Bốn bốn;KT;tập thể
    5;;Năm năm;KT;tập thể
    """
}

/// A suite about what becomes of such files.
protocol TakesOfficeFiles {}

extension TakesOfficeFiles {
  /// A workbook of sheets, each with its rows.
  func book(_ sheets: [(name: String, rows: [[BookValue]])]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let book = try BookWriter { bytes += $0 }
    var day = BookStyle()
    day.format = "dd/mm/yyyy"
    let style = book.style(day)
    for (name, rows) in sheets {
      _ = try book.begin(BookSheet(name))
      for row in rows {
        try book.row(
          row.map { value in
            if case .day = value { BookCell(value, style) } else { BookCell(value) }
          })
      }
      try book.end()
    }
    try book.close()
    return bytes
  }

  /// A file of danvan with some communes.
  func folder() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    return folder
  }

  /// Imports a text, and answers the report.
  func taking(
    _ text: String, _ options: [String] = OfficeFile.options, in folder: Folder
  ) throws -> (code: Int32, report: Report) {
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", options)
    return (outcome.code, try outcome.report())
  }
}
