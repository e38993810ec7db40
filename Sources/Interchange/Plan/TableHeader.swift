import Storage

/// The header of the table in an office's file: which column means what.
final class TableHeader: Sendable {
  /// What each column of the file means.
  let meanings: [ImportHeaders.Meaning]
  /// How the file itself heads each column.
  let labels: [String]
  /// The rows it takes.
  let rows: ClosedRange<Int>
  /// What stands above it, cell by cell: titles, and "Đơn vị tính: triệu đồng".
  let above: [String]
  /// What the whole table counts in.
  private let countedIn: String?
  /// Its lines as they stand in the file.
  let lines: [[String]]
  /// The column that names the districts of the communes beside it.
  let district: Int?
  /// The one level that the header of the units names.
  let unitLevel: UnitLevel?
  /// What its columns count money in by their headers, by the form's columns.
  private let units: [String: String]

  /// The file's columns that say something, in order.
  let mapped: [Int]
  private let isMapped: [Bool]
  let serial: Int?
  /// Where each column of the form stands, and where it is ticked.
  private let places: [String: [Int]]
  private let ticks: [String: [Int]]

  /// Whether the file has a column of the form, or ticks for it.
  func has(_ column: String) -> Bool { places[column] != nil || ticks[column] != nil }

  /// Whether a stroke in a cell is nothing: not where numbers are, of which it may be one, nor
  /// where a program wrote what it had.
  func takesDashes(_ column: String) -> Bool {
    dashed.contains(column) && places(of: column).allSatisfy { labels[$0] != column }
  }

  /// Where a column of the form stands in the file.
  func places(of column: String) -> [Int] { places[column] ?? [] }

  /// Whether a column of the file tells what a thing is, and so every row should have it: not what
  /// became of it.
  func describes(_ index: Int) -> Bool {
    guard isMapped(index) else { return false }
    switch meanings[index] {
    case .column(let name), .mark(let name, _):
      return name != "note" && name != "level" && !ModelSpec.decision.contains(name)
    default: return false
    }
  }

  /// The file's columns whose meaning is one of these columns of the form.
  func indices(where isMeant: (String) -> Bool) -> Set<Int> {
    Set(meanings.indices.filter { meanings[$0].column.map(isMeant) ?? false })
  }

  /// Whether a column of the file says something.
  func isMapped(_ index: Int) -> Bool { index < isMapped.count && isMapped[index] }

  /// The file's columns that are ticked for a column of the form.
  func ticks(for column: String) -> [Int] { ticks[column] ?? [] }

  /// The sheet it is in, where several of a workbook have a table.
  let sheet: String?
  /// How its columns are read, once all rows were looked through.
  let readings: ColumnReadings
  /// The column that says of each row what it counts in.
  let counting: Int?
  /// Columns of what rows have in common.
  private let dashed: Set<String>

  /// How many of the form's columns are there.
  private var score: Int { Set(meanings.compactMap(\.column)).count }

  /// The first line that has several of the form's columns, among the first lines of a file, or
  /// else the one that has most; `nil` where none has the one that tells a header.
  ///
  /// - Parameter hidden: columns that a spreadsheet does not show.
  static func find(
    in records: [FileRecord], _ labels: ImportHeaders, hidden: Set<Int> = []
  ) -> TableHeader? {
    var best: TableHeader?
    for (index, record) in records.enumerated() {
      let header = TableHeader(record, labels)
      guard header.isHeader(labels), header.score > best?.score ?? 0 else { continue }
      best =
        records.indices.contains(index + 1)
        ? header.joined(with: records[index + 1], labels) ?? header : header
      // One of more columns below it is another table's.
      if header.score > 1 { break }
    }
    guard let best else { return nil }
    // A year over columns is one of the table.
    let above =
      records.filter { $0.number < best.rows.lowerBound }.flatMap(\.cells)
      + best.lines.flatMap(\.self).filter { HeadingWords($0).isYear }
    let (meanings, district) = best.onceEach(labels, hidden)
    return TableHeader(
      labels.measured.comparable(meanings), best.labels, best.rows, best.lines,
      district: district, dashed: labels.dashed, above: above.filter { !$0.tidied.isEmpty })
  }

  /// The same, with the sheet it is in, or with what its columns were found to be.
  func settled(sheet: String?, _ readings: ColumnReadings) -> TableHeader {
    TableHeader(
      meanings, labels, rows, lines, district: district, dashed: dashed, above: above,
      sheet: sheet, readings: readings)
  }

  /// Of several columns that mean the same, the one that is headed most like it; a district beside
  /// a commune says where that is.
  private func onceEach(
    _ form: ImportHeaders, _ hidden: Set<Int>
  ) -> (meanings: [ImportHeaders.Meaning], district: Int?) {
    var meanings = meanings
    var district: Int?
    for (column, indices) in places where indices.count > 1 {
      let levels = indices.map { TableHeader.level(of: labels[$0]) }
      var indices = indices
      if column == "unit", let place = levels.firstIndex(of: .district), levels.contains(.commune) {
        district = indices.remove(at: place)
      }
      // What is not shown is not what was meant, where something is.
      let isShown = !indices.allSatisfy(hidden.contains)
      let ranks = indices.map { index in
        isShown && hidden.contains(index) ? .max : form.rank(of: labels[index], column)
      }
      guard let least = ranks.min(), ranks.count(where: { $0 == least }) == 1,
        let best = ranks.firstIndex(of: least)
      else { continue }
      for (place, index) in indices.enumerated() where place != best {
        meanings[index] = .unused(instead: labels[indices[best]])
      }
    }
    if let district { meanings[district] = .district }
    return (meanings, district)
  }

  /// The one level of units that a header names; `nil` for none or several.
  static func level(of label: String) -> UnitLevel? {
    let words = Set(label.labelKey.split(separator: " ").map(String.init))
    let isCommune = !words.isDisjoint(with: ["xa", "phuong", "khu", "tran", "commune", "ward"])
    let isDistrict = !words.isDisjoint(with: ["huyen", "quan", "district"])
    if isCommune == isDistrict { return nil }
    return isCommune ? .commune : .district
  }

  /// What the amounts of a column are counted in: by its header, "Số tiền (triệu đồng)", or by a
  /// line above the table.
  func unit(of column: String) -> String? {
    units[column] ?? countedIn
  }

  /// The part of a text that is a unit of money, understood or not.
  private static func unit(in text: String) -> String? {
    guard Amount.Unit(text) != nil else { return nil }
    let parts = text.split { ":()[]".contains($0) }.map { String($0).tidied }
    return parts.last { Amount.Unit($0) != nil } ?? text.tidied
  }

  private convenience init(_ record: FileRecord, _ labels: ImportHeaders) {
    let cells = record.cells.map(\.tidied)
    self.init(
      labels.meanings(of: record.cells), cells, record.number...record.number, [cells])
  }

  init(
    _ meanings: [ImportHeaders.Meaning], _ labels: [String], _ rows: ClosedRange<Int>,
    _ lines: [[String]], district: Int? = nil, dashed: Set<String> = [],
    above: [String] = [], sheet: String? = nil, readings: ColumnReadings = ColumnReadings()
  ) {
    (self.above, self.district, self.dashed) = (above, district, dashed)
    countedIn = above.lazy.filter(\.statesUnit).compactMap(TableHeader.unit(in:)).first
    (self.sheet, self.readings) = (sheet, readings)
    counting = meanings.firstIndex(of: .counting)
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
    unitLevel = places["unit"]?.first.flatMap { TableHeader.level(of: labels[$0]) }
    units = places.compactMapValues { TableHeader.unit(in: labels[$0[0]]) }
    let mapped = (Array(places.values) + ticks.values).flatMap(\.self).sorted()
    isMapped = meanings.indices.map(mapped.contains)
    self.mapped = mapped
  }

  /// With a column that tells it, and no company of cells that mean nothing.
  private func isHeader(_ form: ImportHeaders) -> Bool {
    let keys = form.columns.filter { $0.need == .key }.map(\.name)
    let known = zip(meanings, labels).count { meaning, label in
      meaning != .blank && (meaning != .unknown || HeadingWords(label).isYear)
    }
    return meanings.contains { $0.column.map(keys.contains) ?? false }
      && (score + (serial == nil ? 0 : 1) > 1 || known == meanings.filter { $0 != .blank }.count)
  }

  /// Whether a row is a line of this header again, as on every printed page.
  func isRepeated(in record: FileRecord) -> Bool {
    let cells = record.cells.map(\.tidied)
    guard cells.count(where: { !$0.isEmpty }) > 1 else { return false }
    return lines.contains { line in
      cells.indices.allSatisfy {
        cells[$0].isEmpty || line.indices.contains($0) && cells[$0] == line[$0]
      }
    }
  }

  /// Two columns that say the same, and neither more exactly.
  func checkUnique() throws(DomainError) {
    for (column, indices) in places.sorted(by: { $0.value[0] < $1.value[0] })
    where indices.count > 1 {
      throw FileFault.twoColumns(labels[indices[0]], labels[indices[1]], meaning: column)
        .error(in: nil, .duplicateLabel)
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

extension String {
  /// "Đơn vị tính: triệu đồng" above a table; many other lines there name money.
  fileprivate var statesUnit: Bool {
    let key = searchKey
    return ["don vi tinh", "dvt", "don vi:", "don vi tien", "unit:"].contains(where: key.contains)
  }
}
