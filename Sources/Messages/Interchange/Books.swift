import Storage
import Workbooks

extension BookFault: InWords {
  var message: Message {
    let csv = LocalizedText(
      vi: "Dùng CSV: -o ten.csv, hoặc lọc bớt.", en: "Use CSV: -o name.csv, or ask for less.")
    switch self {
    case .longText(let sheet, let row, let column, let characters):
      let cell = "\(column.asColumn)\(row)"
      return Message(
        .failure,
        vi: """
          Trang «\(sheet.shownInMessage)», ô \(cell): \(characters) ký tự, mà ô của Excel chỉ chứa \
          \(BookFault.mostCharacters)
          """,
        en: """
          Sheet “\(sheet.shownInMessage)”, cell \(cell): \(characters) characters, and a cell of \
          Excel holds \(BookFault.mostCharacters)
          """, csv)
    case .manyRows:
      return Message(
        .failure, vi: "Quá \(BookFault.mostRows) hàng, một trang Excel không chứa hết",
        en: "More than \(BookFault.mostRows) rows, which no sheet of Excel holds", csv)
    case .manyColumns(_, let columns):
      return Message(
        .failure,
        vi: "\(columns) cột, mà một trang Excel chỉ chứa \(BookFault.mostColumns)",
        en: "\(columns) columns, and a sheet of Excel holds \(BookFault.mostColumns)", csv)
    case .large:
      return Message(
        .failure, vi: "Sổ tính sẽ quá 4 GB", en: "The workbook would be larger than 4 GB", csv)
    case .deflate(let code):
      return Message(.failure, LocalizedText("zlib: \(code)"))
    }
  }
}
