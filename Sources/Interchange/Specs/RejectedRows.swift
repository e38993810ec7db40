import Storage

/// The rows that were not stored, as a file like the one they came from, with the reasons in a
/// last column. Of tables with several heads they stand under one that has the columns of all.
struct RejectedRows {
  private let refusals: Refusals?
  private let delimiter: UInt8
  private let form: ImportHeaders
  private var header: [String] = []
  /// Where the columns of each table stand there.
  private var places: [[Int]] = []
  /// As the table that is read heads its columns, and where they stand.
  private var labels: [String] = [], columns: [Int] = []
  private var file: (any RejectedFile)?

  init(_ tables: [FileTable], _ form: ImportHeaders, _ refusals: Refusals?) {
    (self.refusals, self.form, delimiter) = (refusals, form, tables[0].delimiter)
    for table in tables {
      var taken: Set<Int> = []
      places.append(
        head(of: table).map { label in
          let known = header.indices.first { header[$0] == label && !taken.contains($0) }
          let place = known ?? header.count
          if known == nil { header.append(label) }
          taken.insert(place)
          return place
        })
    }
  }

  /// Goes on to the rows of a table.
  mutating func begin(_ table: FileTable, at index: Int) {
    (labels, columns) = (table.header.labels, places[index])
  }

  private func head(of table: FileTable) -> [String] {
    zip(table.header.labels, table.header.meanings).map { label, meaning in
      // A header of two lines becomes one, which must mean the same.
      let label = form.meaning(of: label) == meaning ? label : form.label(of: meaning) ?? label
      // What a line above the table says of its money goes along.
      guard let column = meaning.column, form.content(of: column) == .money,
        Amount.Unit(label) == nil, let unit = table.header.unit(of: column)
      else { return label }
      return "\(label) (\(unit))"
    }
  }

  /// - Parameter headings: those that the row depends on come before it.
  mutating func add(
    _ record: FileRecord, _ problems: [DomainError], under headings: inout GroupHeadings
  ) throws {
    guard let refusals else { return }
    if file == nil {
      file = try refusals.file(delimiter)
      try file?.head(header + [ImportHeaders.reasons])
    }
    for heading in headings.unwritten() { try write(heading.cells, "", marked: []) }
    let reasons = problems.map { problem in
      "\(record.number): " + refusals.say(problem)
        + (problem.violation.map { " [\($0.rawValue)]" } ?? "")
    }
    try write(record.cells, reasons.joined(separator: "; "), marked: places(of: problems))
  }

  func end() throws { try file?.end() }

  private mutating func write(_ cells: [String], _ reason: String, marked: Set<Int>) throws {
    var row = Array(repeating: "", count: header.count)
    for (column, cell) in zip(columns, cells) { row[column] = cell }
    try file?.row(row + cells.dropFirst(columns.count) + [reason], marked: marked)
  }

  /// The cells that they are about; what is about a whole row is about none.
  private func places(of problems: [DomainError]) -> Set<Int> {
    let places = problems.compactMap { problem -> Int? in
      guard let name = problem.field?.name else { return nil }
      return problem.violation == .extraCell
        ? Int(name).map { place(of: $0 - 1) } : labels.firstIndex(of: name).map(place)
    }
    return Set(places)
  }

  /// Where a column of the table stands; what stands beside the table follows all columns.
  private func place(of column: Int) -> Int {
    column < columns.count ? columns[column] : column - columns.count + header.count
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
