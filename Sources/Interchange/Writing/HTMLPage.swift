import Query
import Storage

/// One self-contained page for A4: what stands around its tables. It is XHTML as well, so that
/// anything reads it.
final class HTMLPage {
  let style: Style
  let notes: Footnotes
  private let sink: Sink

  init(_ style: Style, _ sink: Sink) {
    (self.style, self.sink) = (style, sink)
    notes = Footnotes(style)
  }

  func write(_ text: String) throws { try sink.write(text) }

  func begin(landscape: Bool) throws {
    let asked = style.asked.joined(separator: "; ")
    let subtitle = asked.isEmpty ? "" : "<p class=\"asked\">(\(asked.forHTML))</p>\n"
    let title = style.title + (asked.isEmpty ? "" : " (\(asked))")
    try write(
      """
      <!DOCTYPE html>
      <html lang="\(style.language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <title>\(title.forHTML)</title>
      <style>
      @page { size: A4 \(landscape ? "landscape" : "portrait"); margin: 20mm 15mm 20mm 30mm;
        @top-center { content: counter(page); font: 13pt \(HTMLPage.font) } }
      @page :first { @top-center { content: none } }
      \(HTMLPage.rules)
      @media screen { body { width: \(landscape ? 252 : 165)mm; margin: 10mm auto } }
      </style>
      </head>
      <body>
      \(style.paper?.head(style.language) ?? "")<h1>\(style.title.forHTML)</h1>
      \(subtitle)
      """)
  }

  func section(_ title: String) throws { try write("<h2>\(title.forHTML)</h2>\n") }

  /// The sources named, and who signs.
  func end() throws {
    let signatures = style.paper?.signatures(style.language) ?? ""
    try write(notes.list() + signatures + "</body>\n</html>\n")
  }

  private static let font = "\"Times New Roman\", \"Liberation Serif\", Tinos, serif"

  /// A head of a table is repeated on every sheet, a row is never split, a word that is too long is
  /// broken rather than cut, and a number never.
  private static let rules = """
    body { font: 13pt/1.3 \(font); color: #000; margin: 0; overflow-wrap: anywhere }
    header { display: flex; justify-content: space-between; text-align: center }
    header p, footer p { margin: 0 }
    header div { width: 44% }
    header .party { width: 54% }
    .body, .party .name, .position, .signed { font-weight: bold }
    .party .name { display: inline-block; border-bottom: 1pt solid; white-space: nowrap }
    .place { font-style: italic }
    header .place { margin-top: 4pt }
    h1 { font-size: 14pt; text-align: center; text-transform: uppercase; text-wrap: balance;
      margin: 18pt 0 4pt }
    h2 { font-size: 13pt; margin: 14pt 0 4pt; break-after: avoid }
    .asked { text-align: center; font-style: italic; margin: 0 0 10pt }
    .unit { text-align: right; font-style: italic; margin: 0 0 3pt; break-after: avoid }
    table { border-collapse: collapse; table-layout: fixed; width: calc(100% - 1pt);
      margin: 6pt 0 }
    th, td { border: 0.75pt solid; padding: 2pt 3pt; text-align: left; vertical-align: top }
    thead { display: table-header-group }
    thead th { text-align: center; vertical-align: middle }
    tr { break-inside: avoid }
    td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
    td.whole { white-space: nowrap }
    td.serial, td.empty { text-align: center; white-space: nowrap }
    tr.total td, tr.subtotal td { font-weight: bold }
    sup { line-height: 0 }
    td.cite { text-align: center }
    table.fields th:first-child { width: 30% }
    table.fields tbody th { font-weight: normal }
    figure { margin: 12pt 0 0; break-inside: avoid }
    figcaption { font-weight: bold; text-align: center; margin-bottom: 4pt }
    svg { display: block; width: 100% }
    .legend { font-style: italic; font-size: 11pt; margin: 4pt 0 0 }
    .sources { font-size: 11pt; margin-top: 10pt }
    .sources p { font-weight: bold; margin: 0; break-after: avoid }
    .sources ol { margin: 0; padding-left: 18pt }
    .sources li { break-inside: avoid }
    footer { display: grid; grid-template-columns: 1fr 1fr; text-align: center;
      padding-top: 22pt; break-inside: avoid; break-before: avoid }
    footer .signed { margin-top: 60pt }
    """
}

extension String {
  var forHTML: String {
    escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]).visible
  }
}
