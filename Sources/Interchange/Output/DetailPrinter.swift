import Query
import Storage

extension Format {
  /// Whether it has room for the rows that belong to a record.
  public var hasSections: Bool { self != .csv && self != .tsv }
}

extension Detail {
  /// Prints the record and, where the format has room for them, the rows that belong to it: below
  /// it for people, as arrays in JSON. The other machine formats print the record's row alone.
  public func print(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    switch style.format {
    case .csv, .tsv: try sheet.print(reader, style, to: sink)
    case .json, .ndjson: try printJSON(reader, style, to: sink)
    case .table, .markdown, .html: try printForPeople(reader, style, to: sink)
    }
  }

  private func printJSON(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    let isPretty = style.format == .json
    var members = try sheet.rows(reader).first.map { sheet.headings.members($0) } ?? []
    for section in sections {
      let rows = try section.sheet.rows(reader).map { row in
        "{" + section.sheet.headings.members(row).joined(separator: ", ") + "}"
      }
      members.append("\(section.name.quotedForJSON): [\(rows.joined(separator: ", "))]")
    }
    try sink.write(
      isPretty
        ? "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
        : "{" + members.joined(separator: ", ") + "}\n")
    try sink.flush()
  }

  private func printForPeople(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    var part = style
    part.isPart = true
    if style.format == .html { try HTMLPage.begin(style, sink) }
    try printFields(reader, part, to: sink)
    for section in sections {
      let rows = try section.sheet.rows(reader)
      if rows.isEmpty { continue }
      let title = section.title[style.language]
      switch style.format {
      case .html: try HTMLPage.section(title, sink)
      case .markdown: try sink.write("\n## \(title)\n\n")
      default: try sink.write("\n\(title)\n\n")
      }
      try Printer.print(section.sheet.headings, rows, part, to: sink)
    }
    if style.format == .html { try HTMLPage.end(sink) }
    try sink.flush()
  }

  /// The record itself, a line a field.
  private func printFields(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    let field = Heading("field", vi: "Mục", en: "Field")
    let content = Heading("value", vi: "Nội dung", en: "Value")
    var printer = try Printer([field, content], style, to: sink)
    for cells in try sheet.rows(reader) {
      for (heading, cell) in zip(sheet.headings, cells)
      where heading.audience.isForPeople && cell != .null && cell != .text("") {
        try printer.row([.phrase(heading.title), .text(cell.written(in: style.language))])
      }
    }
    try printer.end()
  }
}

extension Sheet {
  /// Prints every row.
  public func print(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    var printer = try Printer(headings, style, to: sink)
    try forEach(reader) { try printer.row($0) }
    try printer.end()
  }
}

extension [Heading] {
  fileprivate func members(_ cells: [Cell]) -> [String] {
    zip(self, cells).map { "\($0.name.quotedForJSON): \($1.json)" }
  }
}
