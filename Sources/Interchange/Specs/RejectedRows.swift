import Storage

/// The rows that were not stored, as a file like the one they came from, with the reasons in a
/// last column.
struct RejectedRows {
  private let refusals: Refusals?
  private let delimiter: UInt8
  private let form: ImportHeaders
  /// As the file heads its columns, and as they are headed here.
  private var labels: [String] = [], header: [String] = []
  private var isHeaded = false
  private var file: (any RejectedFile)?

  init(_ table: FileTable, _ form: ImportHeaders, _ refusals: Refusals?) {
    (self.refusals, self.form, delimiter) = (refusals, form, table.delimiter)
  }

  /// Goes on to the rows of a table; of another head than the last, they are headed again.
  mutating func begin(_ table: FileTable) {
    labels = table.header.labels
    let head = zip(labels, table.header.meanings).map { label, meaning in
      // A header of two lines becomes one, which must mean the same.
      let label = form.meaning(of: label) == meaning ? label : form.label(of: meaning) ?? label
      // What a line above the table says of its money goes along.
      guard let column = meaning.column, form.content(of: column) == .money,
        Amount.Unit(label) == nil, let unit = table.header.unit(of: column)
      else { return label }
      return "\(label) (\(unit))"
    }
    if head != header { (header, isHeaded) = (head, false) }
  }

  /// - Parameter headings: those that the row depends on come before it.
  mutating func add(
    _ record: FileRecord, _ problems: [DomainError], under headings: inout GroupHeadings
  ) throws {
    guard let refusals else { return }
    if file == nil {
      file = try refusals.file(delimiter)
      try file?.head(header + [ImportHeaders.reasons])
    } else if !isHeaded {
      try file?.row(header + [ImportHeaders.reasons], marked: [])
    }
    isHeaded = true
    for heading in headings.unwritten() { try write(heading.cells, "", marked: []) }
    let reasons = problems.map { problem in
      "\(record.number): " + refusals.say(problem)
        + (problem.violation.map { " [\($0.rawValue)]" } ?? "")
    }
    try write(record.cells, reasons.joined(separator: "; "), marked: places(of: problems))
  }

  func end() throws { try file?.end() }

  private mutating func write(_ cells: [String], _ reason: String, marked: Set<Int>) throws {
    let padding = Array(repeating: "", count: max(0, header.count - cells.count))
    let all = cells.prefix(header.count) + padding + cells.dropFirst(header.count) + [reason]
    try file?.row(Array(all), marked: marked)
  }

  /// The cells that they are about; what is about a whole row is about none.
  private func places(of problems: [DomainError]) -> Set<Int> {
    let places = problems.compactMap { problem -> Int? in
      guard let name = problem.field?.name else { return nil }
      return problem.violation == .extraCell
        ? Int(name).map { $0 - 1 } : labels.firstIndex(of: name)
    }
    return Set(places)
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
