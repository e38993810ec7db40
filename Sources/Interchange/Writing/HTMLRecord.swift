import Query
import Storage

extension RecordView {
  /// The record as a page: its fields, a table for what belongs to it, and the sources of all.
  func printPage(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    let page = HTMLPage(style, sink)
    var tables: [(title: String, table: HTMLTable, rows: [[Cell]])] = []
    for section in sections {
      let rows = try section.sheet.rows(reader)
      if rows.isEmpty { continue }
      let shown = section.sheet.headings.indices.filter {
        section.sheet.headings[$0].audience.isInLists
      }
      let cells = rows.map { row in shown.map { row[$0] } }
      let table = HTMLTable(
        shown.map { section.sheet.headings[$0] }, cells, style, page.notes)
      tables.append((section.title[style.language], table, cells))
    }
    let isLandscape = tables.contains { TableLayout($0.table.columns).isLandscape }
    try page.begin(landscape: isLandscape)
    try page.write(fieldTable(reader, style, page.notes))
    for (title, table, rows) in tables {
      var table = table
      try page.section(title)
      try page.write(table.head(TableLayout(table.columns, landscape: isLandscape)))
      for row in rows { try page.write(table.row(row, .data)) }
      try page.write(table.foot())
    }
    try page.end()
    try sink.flush()
  }

  /// A line a field.
  private func fieldTable(_ reader: Reader, _ style: Style, _ notes: Footnotes) throws -> String {
    let rows = try fields(reader).map { heading, cell in
      let cited = heading.namesSources ? notes.cite(cell) : nil
      return """
        <tr><th scope="row">\(heading.title[style.language].forHTML)</th>\
        <td>\(cited ?? cell.written(in: style.language).forHTML)</td></tr>

        """
    }
    let heads = RecordView.fieldHeadings.map {
      "<th scope=\"col\">\($0.title[style.language].forHTML)</th>"
    }
    return """
      <table class="fields">
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """
  }
}
