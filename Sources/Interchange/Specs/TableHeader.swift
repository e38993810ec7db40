import Storage

/// The header of the table in an office's file: which column means what.
final class TableHeader: Sendable {
  /// What each column of the file means.
  let meanings: [ImportHeaders.Meaning]
  /// How the file itself heads each column.
  let labels: [String]
  /// The rows it takes.
  let rows: ClosedRange<Int>
  /// What the whole table counts in: "Đơn vị tính: triệu đồng" above it.
  private let countedIn: String?
  /// Its lines as they stand in the file.
  private let lines: [[String]]

  /// The file's columns that say something, in order.
  let mapped: [Int]
  let serial: Int?
  /// Where each column of the form stands, and where it is ticked.
  private let places: [String: [Int]]
  private let ticks: [String: [Int]]

  /// Where a column of the form stands in the file.
  func places(of column: String) -> [Int] { places[column] ?? [] }

  /// The file's columns that are ticked for a column of the form.
  func ticks(for column: String) -> [Int] { ticks[column] ?? [] }

  /// How many of the form's columns are there.
  private var score: Int { Set(meanings.compactMap(\.column)).count }

  /// The line that has most of the form's columns, among the first lines of a file; `nil` where
  /// none has the one that tells a header.
  static func find(in records: [CSVRecord], _ labels: ImportHeaders) -> TableHeader? {
    var best: TableHeader?
    for (index, record) in records.enumerated() {
      let header = TableHeader(record, labels)
      guard header.isHeader(labels), header.score > best?.score ?? 0 else { continue }
      best =
        records.indices.contains(index + 1)
        ? header.joined(with: records[index + 1], labels) ?? header : header
    }
    guard let best else { return nil }
    let above = records.filter { $0.number < best.rows.lowerBound }.flatMap(\.cells)
    return TableHeader(
      best.meanings, best.labels, best.rows, best.lines,
      countedIn: above.lazy.compactMap(TableHeader.unit(in:)).first)
  }

  /// What the amounts of a column are counted in: by its header, "Số tiền (triệu đồng)", or by a
  /// line above the table.
  func unit(of column: String) -> String? {
    let label = meanings.firstIndex(of: .column(column)).map { labels[$0] } ?? ""
    let bracketed = label.split { "()[]".contains($0) }.dropFirst().map(String.init)
    return bracketed.first(where: Amount.isUnit) ?? countedIn
  }

  private static func unit(in cell: String) -> String? {
    let key = cell.searchKey
    guard key.contains("don vi tinh") || key.contains("dvt") else { return nil }
    let unit = cell.split { ":()".contains($0) }.last.map { String($0).tidied } ?? ""
    return Amount.isUnit(unit) ? unit : nil
  }

  private convenience init(_ record: CSVRecord, _ labels: ImportHeaders) {
    let cells = record.cells.map(\.tidied)
    self.init(
      record.cells.map(labels.meaning), cells, record.number...record.number, [cells])
  }

  private init(
    _ meanings: [ImportHeaders.Meaning], _ labels: [String], _ rows: ClosedRange<Int>,
    _ lines: [[String]], countedIn: String? = nil
  ) {
    self.countedIn = countedIn
    (self.meanings, self.labels, self.rows, self.lines) = (meanings, labels, rows, lines)
    serial = meanings.firstIndex(of: .serial)
    var places: [String: [Int]] = [:]
    var ticks: [String: [Int]] = [:]
    for (index, meaning) in meanings.enumerated() {
      switch meaning {
      case .column(let name): places[name, default: []].append(index)
      case .mark(let name, _): ticks[name, default: []].append(index)
      default: break
      }
    }
    (self.places, self.ticks) = (places, ticks)
    mapped = (Array(places.values) + ticks.values).flatMap(\.self).sorted()
  }

  /// With a column that tells it, and no company of cells that mean nothing.
  private func isHeader(_ form: ImportHeaders) -> Bool {
    let keys = form.columns.filter { $0.need == .key }.map(\.name)
    let known = meanings.filter { $0 != .blank && $0 != .unknown }.count
    return meanings.contains { $0.column.map(keys.contains) ?? false }
      && (score > 1 || known == meanings.filter { $0 != .blank }.count)
  }

  /// With the second line of a header whose cells were merged: "Kết quả" above "Số QĐ" and "Ngày".
  private func joined(with record: CSVRecord, _ form: ImportHeaders) -> TableHeader? {
    let keys = Set(form.columns.filter { $0.need == .key }.map(\.name))
    var meanings = meanings
    var labels = labels
    var parent = ""
    // One cell alone is a heading of rows.
    guard record.cells.count(where: { !$0.tidied.isEmpty }) > 1 else { return nil }
    for (index, cell) in record.cells.enumerated() {
      if index == meanings.count {
        meanings.append(.blank)
        labels.append("")
      }
      if !self.label(index).isEmpty { parent = self.label(index) }
      let below = cell.tidied
      if below.isEmpty { continue }
      if let column = meanings[index].column, keys.contains(column) { return nil }
      if meanings[index] == .serial { return nil }
      let meaning = form.meaning(of: below, below: parent)
      guard meaning != .unknown, meaning != .serial else { return nil }
      meanings[index] = meaning
      labels[index] = parent == below ? below : parent.isEmpty ? below : "\(parent) – \(below)"
    }
    return TableHeader(
      meanings, labels, rows.lowerBound...record.number, lines + [record.cells.map(\.tidied)])
  }

  private func label(_ index: Int) -> String { index < labels.count ? labels[index] : "" }

  /// Whether a row is a line of this header again, as on every printed page.
  func isRepeated(in record: CSVRecord) -> Bool {
    let cells = record.cells.map(\.tidied)
    guard cells.count(where: { !$0.isEmpty }) > 1 else { return false }
    return lines.contains { line in
      cells.indices.allSatisfy {
        cells[$0].isEmpty || line.indices.contains($0) && cells[$0] == line[$0]
      }
    }
  }

  /// Two columns that say the same.
  func checkUnique() throws(DomainError) {
    var seen: [String: String] = [:]
    for (label, meaning) in zip(labels, meanings) {
      guard let column = meaning.column else { continue }
      if let first = seen[column] {
        throw FileFault.twoColumns(first, label, meaning: column).error(in: nil, .duplicateLabel)
      }
      seen[column] = label
    }
  }
}

extension ImportHeaders.Meaning {
  /// The form's column, unless it is only a value of it.
  var column: String? {
    if case .column(let name) = self { return name }
    return nil
  }
}
