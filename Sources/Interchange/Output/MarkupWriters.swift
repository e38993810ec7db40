import Query
import Storage

/// A GitHub-flavoured Markdown table.
struct MarkdownWriter: RowWriter {
  let headings: [Heading]
  let style: Style
  let sink: Sink

  func begin() throws {
    try write(headings.map { $0.title[style.language] })
    try sink.write("|" + headings.map { _ in " --- |" }.joined() + "\n")
  }

  func row(_ cells: [Cell]) throws { try write(cells.map { $0.written(in: style.language) }) }
  func end() {}

  private func write(_ texts: [String]) throws {
    let cells = texts.map { $0.escaped(Self.entities).visible }
    try sink.write("| " + cells.joined(separator: " | ") + " |\n")
  }

  private static let entities: [Unicode.Scalar: String] = [
    "\\": "\\\\", "|": "\\|", "\n": "<br>", "\r": "", "<": "&lt;", ">": "&gt;", "&": "&amp;",
    "*": "\\*", "_": "\\_", "`": "\\`", "[": "\\[", "]": "\\]",
  ]
}

/// A table of a page that prints on A4, its header row on every sheet; the page around it too,
/// unless it is a part of one.
struct HTMLWriter: RowWriter {
  let headings: [Heading]
  let style: Style
  let sink: Sink

  func begin() throws {
    if !style.isPart { try HTMLPage.begin(style, sink) }
    let cells = headings.map { "<th>\($0.title[style.language].forHTML)</th>" }
    try sink.write("<table>\n<thead><tr>\(cells.joined())</tr></thead>\n<tbody>\n")
  }

  func row(_ cells: [Cell]) throws {
    let row = cells.map { cell in
      let number = cell.isNumber ? " class=\"number\"" : ""
      return "<td\(number)>\(cell.written(in: style.language).forHTML)</td>"
    }
    try sink.write("<tr>\(row.joined())</tr>\n")
  }

  func end() throws {
    try sink.write("</tbody>\n</table>\n")
    if !style.isPart { try HTMLPage.end(sink) }
  }
}

/// What stands around the tables of one self-contained page.
enum HTMLPage {
  static func begin(_ style: Style, _ sink: Sink) throws {
    let title = style.title.forHTML
    try sink.write(
      """
      <!DOCTYPE html>
      <html lang="\(style.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <style>
      @page { size: A4 landscape; margin: 20mm 15mm 20mm 30mm }
      body { font: 13pt "Times New Roman", serif }
      table { border-collapse: collapse; width: 100% }
      th, td { border: 1px solid; padding: 2pt 4pt; text-align: left; vertical-align: top }
      td.number { text-align: right; white-space: nowrap }
      thead { display: table-header-group }
      tr { break-inside: avoid }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>

      """)
  }

  static func section(_ title: String, _ sink: Sink) throws {
    try sink.write("<h2>\(title.forHTML)</h2>\n")
  }

  static func end(_ sink: Sink) throws { try sink.write("</body>\n</html>\n") }
}

extension String {
  fileprivate func escaped(_ entities: [Unicode.Scalar: String]) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if let entity = entities[scalar] {
        text += entity
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  fileprivate var forHTML: String {
    escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]).visible
  }
}
