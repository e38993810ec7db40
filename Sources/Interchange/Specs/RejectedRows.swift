import Storage

/// The rows that were not stored, as a file like the one they came from, with the reasons in a
/// last column.
struct RejectedRows {
  private let refusals: Refusals?
  private let delimiter: UInt8
  /// As the file heads its columns, and as they are headed here.
  private let labels: [String], header: [String]
  /// Headings that the rows below depend on and that are not written yet, by what they say.
  private var headings: [(column: String, record: CSVRecord)] = []
  private var file: (any RejectedFile)?

  init(
    _ header: TableHeader, delimiter: UInt8, _ form: ImportHeaders, _ refusals: Refusals?
  ) {
    self.refusals = refusals
    self.delimiter = delimiter
    labels = header.labels
    self.header = zip(header.labels, header.meanings).map { label, meaning in
      // A header of two lines becomes one, which must mean the same.
      form.meaning(of: label) == meaning ? label : form.label(of: meaning) ?? label
    }
  }

  /// A heading that the rows below it depend on; written when one of them is.
  mutating func begin(_ heading: CSVRecord, _ column: String) {
    headings.removeAll { $0.column == column }
    headings.append((column, heading))
  }

  mutating func forgetHeadings() { headings = [] }

  mutating func add(_ record: CSVRecord, _ problems: [DomainError]) throws {
    guard let refusals else { return }
    if file == nil {
      var new = try refusals.file(delimiter)
      try new.head(header + [ImportHeaders.reasons])
      file = new
    }
    for heading in headings { try write(heading.record.cells, "", marked: []) }
    headings = []
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
