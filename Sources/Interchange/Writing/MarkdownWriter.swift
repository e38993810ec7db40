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

  func row(_ cells: [Cell], _: RowKind) throws {
    try write(cells.map { $0.written(in: style.language) })
  }
  func end() {}

  private func write(_ texts: [String]) throws {
    let cells = texts.map { $0.escaped(Self.entities).visible }
    try sink.write("| " + cells.joined(separator: " | ") + " |\n")
  }

  private static let entities: [Unicode.Scalar: String] = [
    "\\": "\\\\", "|": "\\|", "\n": "<br>", "\r": "", "<": "&lt;", ">": "&gt;", "&": "&amp;",
    "*": "\\*", "_": "\\_", "`": "\\`", "[": "\\[", "]": "\\]",
    "~": "\\~",
  ]
}

extension String {
  /// With characters that mean something where it goes replaced.
  func escaped(_ entities: [Unicode.Scalar: String]) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if let entity = entities[scalar] {
        text += entity
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
