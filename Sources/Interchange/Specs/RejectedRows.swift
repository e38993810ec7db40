import Storage

/// The rows that were not stored, as a file like the one they came from, with the reasons in a
/// last column.
struct RejectedRows {
  private let refusals: Refusals?
  private let delimiter: UInt8
  private let form: ImportHeaders
  private var header: [String] = []
  private var isHeaded = false
  private var isEmpty = true

  init(_ table: FileTable, _ form: ImportHeaders, _ refusals: Refusals?) {
    (self.refusals, self.form, delimiter) = (refusals, form, table.delimiter)
  }

  /// Goes on to the rows of a table; of another head than the last, they are headed again.
  mutating func begin(_ table: FileTable) {
    let head = zip(table.header.labels, table.header.meanings).map { label, meaning in
      // A header of two lines becomes one, which must mean the same.
      form.meaning(of: label) == meaning ? label : form.label(of: meaning) ?? label
    }
    if head != header { (header, isHeaded) = (head, false) }
  }

  /// - Parameter headings: those that the row depends on come before it.
  mutating func add(
    _ record: FileRecord, _ problems: [DomainError], under headings: inout GroupHeadings
  ) throws {
    guard let refusals else { return }
    if isEmpty { try refusals.sink.write("\u{FEFF}") }
    if !isHeaded { try write(header, ImportHeaders.reasons) }
    (isEmpty, isHeaded) = (false, true)
    for heading in headings.unwritten() { try write(heading.cells, "") }
    let reasons = problems.map { problem in
      "\(record.number): " + refusals.say(problem)
        + (problem.violation.map { " [\($0.rawValue)]" } ?? "")
    }
    try write(record.cells, reasons.joined(separator: "; "))
  }

  func end() throws { try refusals?.sink.flush() }

  private func write(_ cells: [String], _ reason: String) throws {
    let padding = Array(repeating: "", count: max(0, header.count - cells.count))
    let all = cells.prefix(header.count) + padding + cells.dropFirst(header.count) + [reason]
    let mark = String(UnicodeScalar(delimiter))
    try refusals?.sink.write(all.map { $0.quoted(for: delimiter) }.joined(separator: mark) + "\r\n")
  }
}

extension ImportHeaders {
  /// A header that means that.
  fileprivate func label(of meaning: Meaning) -> String? {
    switch meaning {
    case .column(let name): columns.first { $0.name == name }?.title.vietnamese
    case .mark: marks.first { $0.meaning == meaning }?.synonyms.first
    default: nil
    }
  }
}
