import Query
import Storage

extension Format {
  /// Whether it has room for the rows that belong to a record.
  public var hasSections: Bool { self != .csv && self != .tsv }
}

extension RecordView {
  /// Prints the record and, where the format has room for them, the rows that belong to it: below
  /// it for people, as arrays in JSON. The other machine formats print the record's row alone.
  public func print(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    switch style.format {
    case .csv, .tsv: try sheet.print(reader, style, to: sink)
    case .json, .ndjson: try printJSON(reader, style, to: sink)
    case .table, .markdown: try printForPeople(reader, style, to: sink)
    case .html: try printPage(reader, style, to: sink)
    case .xlsx: try printBook(reader, style, to: sink)
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
    if let known = reader.known {
      members.append("\"known_on\": \(known.day.iso.quotedForJSON)")
      members.append("\"known_entry\": \(known.entry)")
    }
    try sink.write(
      isPretty
        ? "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
        : "{" + members.joined(separator: ", ") + "}\n")
    try sink.flush()
  }

  private func printForPeople(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    try printFields(reader, style, to: sink)
    for section in sections {
      let rows = try section.sheet.rows(reader)
      if rows.isEmpty { continue }
      let title = section.title[style.language]
      try sink.write(style.format == .markdown ? "\n## \(title)\n\n" : "\n\(title)\n\n")
      try Printer.print(section.sheet.headings, rows, style, to: sink)
    }
    try sink.flush()
  }

  /// The record itself, a line a field.
  private func printFields(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    var printer = try Printer(RecordView.fieldHeadings, style, to: sink)
    for (heading, cell) in try fields(reader) {
      try printer.row([.phrase(heading.title), .text(cell.written(in: style.language))])
    }
    try printer.end()
  }

  /// What people read of the record itself.
  func fields(_ reader: Reader) throws -> [(heading: Heading, cell: Cell)] {
    try sheet.rows(reader).flatMap { cells in
      zip(sheet.headings, cells).filter {
        $0.audience.isForPeople && $1 != .null && $1 != .text("")
      }
    }
  }

  static let fieldHeadings = [
    Heading("field", vi: "Mục", en: "Field"), Heading("value", vi: "Nội dung", en: "Value"),
  ]
}

extension Table {
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
