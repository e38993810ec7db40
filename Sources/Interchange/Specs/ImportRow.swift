import Storage

/// One data row: what was written under each header.
public struct ImportRow: Sendable {
  /// Its place in the file, as a spreadsheet numbers rows.
  let number: Int
  /// As they stand in the file.
  let cells: [String]
  private let known: KnownCells?
  private let header: TableHeader
  /// What holds for rows that say nothing themselves.
  private let defaults: [String: String]
  /// What the headings above it say of it, by column.
  let headed: [String: String]

  init(
    _ record: FileRecord, _ header: TableHeader, _ defaults: [String: String],
    under headings: [String: String] = [:]
  ) {
    (number, headed) = (record.number, headings)
    (cells, known) = (record.cells, record.known)
    self.header = header
    self.defaults = defaults
  }

  /// Its place in the file, as what it says is found again.
  var locator: String { RowPlace(sheet: header.sheet, number: number).locator }

  /// Whether the cell of a column is a number of a workbook, of which nobody wrote the style.
  private func isNumber(_ column: String) -> Bool {
    guard let known else { return false }
    return header.places(of: column).contains { known.numbers.contains($0) && !cell($0).isEmpty }
  }

  /// What was written for a column of the form, on one line; `nil` for nothing.
  ///
  /// - Throws: `DomainError` where two ticks say different things, or a tick is no tick.
  func text(_ column: String) throws(DomainError) -> String? {
    guard let text = try written(column).map(\.onOneLine) else { return nil }
    guard !header.readings.monthFirst.isEmpty,
      header.places(of: column).contains(where: header.readings.monthFirst.contains),
      own(column) != nil
    else { return text }
    return try Day.parse(text, field: label(column), order: .monthFirst).iso
  }

  /// The same with its line breaks.
  func written(_ column: String) throws(DomainError) -> String? {
    if let text = own(column) { return text }
    return try ticked(column) ?? headed[column] ?? defaults[column]
  }

  /// Whether one of these columns says something. Where the file has any of them it is the row
  /// that must: what is set for the whole file decides nothing by itself.
  func tells(_ columns: [String]) throws(DomainError) -> Bool {
    var isInFile = false
    // What heads its rows, or stands around all of them, says that nothing was decided.
    if (headed["outcome"] ?? defaults["outcome"])?.isEmpty ?? false { return false }
    // "Công nhận cấp xã", ticked.
    let decided = header.ticks(for: "level").filter { header.labels[$0].namesRecognition }
    for index in decided where try isTicked(index) { return true }
    isInFile = !decided.isEmpty
    for column in columns {
      if own(column) != nil { return true }
      if try ticked(column) != nil || headed[column] != nil { return true }
      isInFile = isInFile || header.has(column)
    }
    return !isInFile && columns.contains { defaults[$0] != nil }
  }

  /// The place it names, or that holds for it.
  func place() throws(DomainError) -> PlaceName {
    let (province, unit) = (try text("province"), try text("unit"))
    // What is said for the file holds where the row names no province.
    let isSaid = own("province") != nil || headed["province"] != nil
    var name = PlaceName(province: isSaid ? province : nil, unit: unit)
    name.province = name.province ?? province
    name.district = name.district ?? header.district.flatMap { index in
      let text = cell(index)
      return text.isEmpty ? nil : text
    }
    name.level = header.unitLevel
    return name
  }

  /// What stands in the row itself.
  func own(_ column: String) -> String? {
    for index in header.places(of: column) {
      let text = cell(index)
      if !text.isEmpty, !text.isDash || !header.takesDashes(column) { return text }
    }
    return nil
  }

  /// A number in a column, in the style that the column was found to have.
  func number(_ column: String) throws(DomainError) -> Amount? {
    // With its line breaks: two lines are no one number.
    guard let text = try written(column) else { return nil }
    return try Amount(text, field: .given(label(column)), style: style(of: column))
  }

  /// Money in a column, in what it says itself, what the column beside it says of the row, what its
  /// header or a line above the table says, or else what was said for the file.
  func money(_ column: String, _ settings: ImportSettings) throws(DomainError) -> Amount? {
    guard let text = try written(column) else { return nil }
    let ofRow = header.counting.map { cell($0) }.flatMap { $0.isEmpty ? nil : $0 }
    return try Amount.money(
      text, field: .given(label(column)), style: style(of: column),
      unit: ofRow ?? header.unit(of: column) ?? settings.unit)
  }

  /// A percentage in a column, with or without its sign; a typed number of a workbook, which may
  /// have more digits than one can be kept with, to six of them.
  func share(_ column: String) throws(DomainError) -> Decimal? {
    guard let text = try text(column) else { return nil }
    if isNumber(column), let number = Double(text), abs(number) < 1e9 {
      return Decimal(Int64((number * 1e6).rounded()), scale: 6)
    }
    return try Amount(
      text.contains("%") ? text : text + "%", field: .given(label(column)), style: style(of: column)
    ).quantity.value
  }

  /// The columns of the form that the file has, in its order.
  var columns: [String] { header.meanings.compactMap(\.column) }

  /// Whether the file has a column below another header that is not understood.
  var hasUnknownPart: Bool {
    zip(header.meanings, header.labels).contains { $0 == .unknown && $1.contains(" – ") }
  }

  private func style(of column: String) -> Amount.Style? {
    if isNumber(column) { return .english }
    return header.places(of: column).lazy.compactMap { header.readings.styles[$0] }.first
  }

  /// Whether it comes from a file of refused rows, where it was held back as a look-alike.
  var wasHeld: Bool {
    guard let index = header.meanings.firstIndex(of: .reasons) else { return false }
    return cell(index).contains("[\(DomainError.Violation.duplicate.rawValue)]")
  }

  /// Enters what the row says into the fields of a record; trouble is collected, each named by the
  /// file's own header.
  ///
  /// - Parameter fields: the form's columns, and the table's where they differ.
  func enter<R: Record>(
    _ columns: [String], into record: inout R, _ scope: LookupContext, _ problems: inout RowErrors,
    called names: [String: String] = [:]
  ) throws {
    for column in columns {
      try problems.collect(.type) {
        let name = names[column] ?? column
        let isNote = R.fields.contains { $0.name == name && $0.isNote }
        guard let text = isNote ? try written(column) : try text(column) else { return }
        do {
          try record.enter(name, text, scope)
        } catch var problem as DomainError {
          problem.field = .given(label(column))
          throw problem
        }
      }
    }
  }

  /// How the file heads a column of the form, for messages.
  func label(_ column: String) -> String {
    let index = header.meanings.firstIndex(of: .column(column))
    return index.map { header.labels[$0] } ?? column
  }

  /// Nothing was written where something must be.
  func lacks(_ column: String, of columns: [ImportColumn]) -> DomainError {
    let label = label(column)
    guard let known = columns.first(where: { $0.name == column }) else { return .required(label) }
    return RowFault.missing(column: column, title: known.title, isKey: known.need == .key)
      .error(in: .given(label), .constraint)
  }

  func ticked(_ column: String) throws(DomainError) -> String? {
    var found: (value: String, label: String)?
    for index in header.ticks(for: column) {
      guard case .mark(_, let value) = header.meanings[index], try isTicked(index) else { continue }
      if let found {
        throw RowFault.twoTicks(found.label, header.labels[index])
          .error(in: .given(found.label), .constraint)
      }
      found = (value, header.labels[index])
    }
    return found?.value
  }

  private func isTicked(_ index: Int) throws(DomainError) -> Bool {
    guard let isTicked = TickColumn.isTicked(cell(index)) else {
      throw RowFault.noTick(cell(index)).error(in: .given(header.labels[index]), .type)
    }
    return isTicked
  }

  private func cell(_ index: Int) -> String { index < cells.count ? cells[index].tidied : "" }
}

extension String {
  /// A stroke in place of nothing.
  var isDash: Bool { self == "-" || self == "–" || self == "—" }

  /// A line break typed in a cell of a spreadsheet is a space in a field of one line.
  fileprivate var onOneLine: String {
    guard !isUsual, contains(where: { $0.isNewline || $0 == "\t" }) else { return self }
    return split { $0.isNewline || $0 == "\t" }.map(\.tidiedLine).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

extension Substring {
  fileprivate var tidiedLine: String { String(self).tidied }
}
