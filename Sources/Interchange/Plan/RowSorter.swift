import Storage

/// Why a row of a file is no data.
public enum Skip: String, Sendable, CaseIterable {
  case title, blank, header, numbering, heading, total, footer, unfilled, unnumbered

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .title: LocalizedText(vi: "dòng tiêu đề", en: "title line")
    case .blank: LocalizedText(vi: "dòng trống", en: "blank row")
    case .header: LocalizedText(vi: "đầu bảng lặp lại", en: "header again")
    case .numbering: LocalizedText(vi: "dòng đánh số cột", en: "numbers of the columns")
    case .heading: LocalizedText(vi: "tên nhóm", en: "heading of a group")
    case .total: LocalizedText(vi: "dòng cộng", en: "total")
    case .footer: LocalizedText(vi: "chân bảng", en: "footer")
    case .unfilled: LocalizedText(vi: "chưa điền", en: "not filled in")
    case .unnumbered: LocalizedText(vi: "không có số thứ tự", en: "not numbered")
    }
  }
}

/// What a row below the header is, by its looks.
enum RowSort: Equatable {
  case data
  case skip(Skip)
  /// Perhaps the heading of the rows below it.
  case heading(String, SectionNumbering?)
  /// It cannot be told whether it is data.
  case unclear(TableFault)
  /// It has nothing but a name, where all others say more.
  case bare
}

/// What all the rows of a table have in common, seen before one of them is stored.
struct TableHabits: Sendable {
  /// Data has a number of its own.
  var isNumbered = false
  /// The last row that has.
  var lastNumbered = 0
  /// Data says more than a name.
  var saysMore = false
  /// There is any.
  var hasData = true
  /// Rows that are numbered as others are and have such below them as are numbered within: `1`
  /// above `1.1`.
  var heads: Set<Int> = []
  /// Data is lettered, `a`, `b`, below heads.
  var isLettered = false
  /// Headings say what was decided on the rows below them, so that others say that nothing was.
  var decidesByHeadings = false
}

/// Tells data from the lines that a form has around them.
struct RowSorter {
  private let header: TableHeader
  private let form: ImportHeaders
  private let habits: TableHabits
  private let keys: Set<Int>
  private let prefilled: Set<Int>
  /// Keys that are the name of what a row is about.
  private let names: Set<Int>
  /// Columns of measures.
  private let figures: Set<Int>
  /// Columns of units.
  private let places: Set<Int>
  private var inFooter = false
  private var beforeData = true
  private var known = KnownValues()
  private var firstTitle: ClosingLine?
  private let delimiter: UInt8?

  // Swift 6.3.1 stumbles over it where it is optimized within its caller.
  @inline(never)
  init(
    _ header: TableHeader, _ form: ImportHeaders, prefilled: Set<String>,
    habits: TableHabits = TableHabits(), delimiter: UInt8? = nil
  ) {
    (self.header, self.form, self.habits, self.delimiter) = (header, form, habits, delimiter)
    keys = header.indices { column in
      form.columns.contains { $0.name == column && $0.need == .key }
    }
    names = header.names
    places = header.indices { ["province", "unit"].contains($0) }
      .union(header.district.map { [$0] } ?? [])
    figures = header.indices(where: form.measured.columns.contains)
    self.prefilled = header.indices(where: prefilled.contains)
  }

  mutating func sort(_ record: FileRecord) -> (RowSort, RowLooks) {
    let looks = RowLooks(
      record, header, keys, prefilled, names: names, figures: figures,
      isLettered: habits.isLettered, delimiter)
    return (sort(record, looks), looks)
  }

  private mutating func sort(_ record: FileRecord, _ row: RowLooks) -> RowSort {
    guard let first = row.filled.first else { return .skip(.blank) }
    if beforeData, isNumbering(record, row.filled) { return .skip(.numbering) }
    if let fault = row.error {
      return isTotal(record, row.filled) ? .skip(.total) : .unclear(fault)
    }
    if let heading = section(record, row) { return heading }
    // Most rows are data, and need no closer look.
    if !figures.isEmpty, isTotal(record, row.filled) { return .skip(.total) }
    if row.isCounted, row.hasKey, !row.saysNothing,
      row.mapped.count > 1 || header.mapped.count == 1
    {
      return data(row)
    }
    if let again = header(again: record, row) { return again }
    if isTotal(record, row.filled) { return .skip(.total) }
    if isFooter(record, row) { return .skip(.footer) }
    let isBeside = row.filled.count == 2 && first == header.serial
    let text = record.cells[isBeside ? row.filled[1] : first].tidied
    if row.saysNothing, !row.mapped.isEmpty || !row.hasKey, row.serial == nil || row.isCounted {
      return row.mapped.isEmpty && row.serial == nil
        ? heading(text, row) ?? unnumbered(row) : .skip(.unfilled)
    }
    return heading(text, row) ?? unnumbered(row)
  }

  /// A data row: held where it has only a name, and others say more or it may close the table.
  private mutating func data(_ row: RowLooks) -> RowSort {
    if row.isBare, habits.saysMore || mayClose(row) { return .bare }
    (inFooter, beforeData) = (false, false)
    known.add(row)
    if firstTitle == nil, let title = row.title { firstTitle = ClosingLine(title) }
    return .data
  }

  private func mayClose(_ row: RowLooks) -> Bool {
    guard !habits.isNumbered || row.serial == nil, let firstTitle, let title = row.title
    else { return false }
    return ClosingLine(title).mayClose(after: firstTitle)
  }

  /// The name of a group: numbered as groups are, or a commune's, with no more beside it than a
  /// count or a note; also where it stands in the column of numbers. A commune numbered as a row is
  /// may be either.
  private func section(_ record: FileRecord, _ row: RowLooks) -> RowSort? {
    guard let serial = header.serial, let name = row.loneName ?? (row.isLone ? row.serial : nil),
      row.filled.count > 1 || row.filled.first == serial || headsGroup(name)
    else { return nil }
    if row.isCounted {
      if habits.heads.contains(row.number) { return .heading(name, numbering(of: row)) }
      return row.hasKey && namesGroup(name) ? .unclear(.groupAsName(name)) : nil
    }
    let numbering = numbering(of: row) ?? name.numbering
    let isSection = habits.isNumbered && numbering != nil && numbering != .digit
    return isSection || headsGroup(name) ? .heading(name, numbering) : nil
  }

  /// Whether a name without a number is that of a group, or of a list of such.
  private func headsGroup(_ name: String) -> Bool {
    namesGroup(name) || name.ofGroup.ofList.map(namesGroup) ?? false
  }

  private func numbering(of row: RowLooks) -> SectionNumbering? {
    row.serial.flatMap { SectionNumbering(of: $0[...]) }
  }

  /// Whether a name is that of a group and of nothing else: a commune, a field, a year, a kind.
  private func namesGroup(_ name: String) -> Bool {
    if name.namesCommune || name.searchKey.hasPrefix("linh vuc ") { return true }
    if case .mark = form.meaning(of: name) { return true }
    if name.contains(where: \.isLetter), let period = try? Period.stored(name.ofGroup) {
      return !period.isEmpty
    }
    return HeadingWords(name).isWhole
  }

  /// Where rows are numbered one without a number is no row; with values that only a row has,
  /// nobody can tell.
  private mutating func unnumbered(_ row: RowLooks) -> RowSort {
    if row.hasKey, inFooter { return .unclear(.afterFooter) }
    guard habits.isNumbered, row.serial == nil else { return data(row) }
    if row.hasKey, !row.isBare { return .unclear(.unnumbered) }
    // Between two rows it may be one that nobody numbered; below all of them it is a closing line.
    return row.hasKey && row.number < habits.lastNumbered ? .bare : .skip(.unnumbered)
  }

  /// The header once more, as on every printed page; one of other columns begins another table.
  private mutating func header(again record: FileRecord, _ row: RowLooks) -> RowSort? {
    if header.isRepeated(in: record) {
      (beforeData, inFooter) = (true, false)
      return .skip(.header)
    }
    guard !row.isCounted, form.isHeader(record, row.filled) else { return nil }
    return .unclear(.anotherHeader)
  }

  /// `(1) (2) (3)`, `A B 1 2` or `1 2 3=2/1` under the header.
  private func isNumbering(_ record: FileRecord, _ filled: [Int]) -> Bool {
    let texts = filled.lazy.map { index in
      String(record.cells[index].tidied.trimmingBrackets.prefix { $0 != "=" })
    }
    guard texts.count > 1, texts.allSatisfy({ $0.utf8.count <= 2 }) else { return false }
    let numbers = texts.compactMap { Int($0) }
    let letters = texts.filter { $0.utf8.count == 1 && $0.first?.isLetter == true }
    // A first number of another kind is one of the data.
    guard let least = numbers.first, least <= 1 || least == filled[0] + 1 else { return false }
    return numbers.count + letters.count == texts.count
      && (numbers.count > 1 || Array(numbers) == [1] && !letters.isEmpty)
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// "Tổng cộng", "Cộng", and only numbers beside it.
  private func isTotal(_ record: FileRecord, _ filled: [Int]) -> Bool {
    let texts = filled.filter { !record.cells[$0].isNumeral && !isSectionNumber(record, $0) }
    guard let first = texts.first else { return false }
    if texts.count > 1 { return isTotalOfPlaces(record, texts) }
    let key = record.cells[first].searchKey
    // "Cộng khối Đảng" without a number where every row has one; "Cộng đồng …" has hers.
    let isUnnumbered = header.serial.map { !filled.contains($0) } ?? false
    let begins = ["cong ", "tong "].contains(where: key.hasPrefix)
    return TotalLabel.isOne(key) || isUnnumbered && begins
      || habits.hasData && !figures.isEmpty
        && form.measured.isWhole(key, isUnnumbered: isUnnumbered)
      || !figures.isEmpty && places.contains(first) && TotalLabel.isOfUnits(key)
  }

  /// The number of a group beside figures: `I`, `A`.
  private func isSectionNumber(_ record: FileRecord, _ index: Int) -> Bool {
    guard !figures.isEmpty, index == header.serial else { return false }
    let text = record.cells[index].tidied
    return text.count < 5 && SectionNumbering(of: text[...]) != nil
  }

  /// A total where a place stands has no more beside it than times, notes and counts: no place is
  /// called so.
  private func isTotalOfPlaces(_ record: FileRecord, _ texts: [Int]) -> Bool {
    guard places.contains(texts[0]) || texts[0] == header.serial,
      TotalLabel.isOne(record.cells[texts[0]].searchKey)
    else { return false }
    return texts.allSatisfy { index in
      !names.contains(index) || record.cells[index].tidied.first?.isNumber ?? true
    }
  }

  /// What stands below a table; beside a value that rows of the table have it is one of them.
  private mutating func isFooter(_ record: FileRecord, _ row: RowLooks) -> Bool {
    guard row.filled.count <= 3, row.serial == nil || row.filled.first == header.serial else {
      return false
    }
    if row.hasKey, known.has(row) || known.isEmpty && !row.isBare { return false }
    // Where rows are numbered, one that is has a title that only begins so.
    if habits.isNumbered, row.isCounted, row.hasKey { return false }
    if inFooter, row.serial == nil || row.mapped.count == 0 {
      // A title with more beside it than who signs may be a row: that is to be told.
      return !row.hasKey || row.isBare || row.filled.contains { isClosing(record.cells[$0]) }
    }
    let texts = row.filled.map { record.cells[$0].searchKey }
    // A day in words beside a title is the model's.
    let isDated =
      (row.filled.count == 1 || !row.hasKey) && texts.contains(where: ClosingLine.isDated)
      || !row.hasKey && texts.contains(where: ClosingLine.mayBeDated)
    let isFooter = isDated || texts.contains(where: ClosingLine.isSure)
    if isFooter { inFooter = true }
    return isFooter
  }

  private func isClosing(_ cell: String) -> Bool {
    let key = cell.searchKey
    return ClosingLine.isSure(key) || ClosingLine.isDated(key) || ClosingLine(cell.tidied).mayClose
  }

  /// One text alone in the row, perhaps with a Roman number or counts beside it.
  private func heading(_ text: String, _ row: RowLooks) -> RowSort? {
    guard !row.isCounted, header.mapped.count > 2, row.filled.count <= 2 else { return nil }
    let isBeside = row.filled.count == 2 && row.filled[0] == header.serial
    guard row.filled.count == 1 || isBeside else { return nil }
    return .heading(text, numbering(of: row) ?? text.numbering)
  }
}

extension String {
  fileprivate var trimmingBrackets: String { filter { !"()[]".contains($0) } }

  /// A commune with its type, perhaps behind the number of a group and before a count.
  fileprivate var namesCommune: Bool { UnitType.namesCommune(ofGroup) }

  /// Of `I. …`, `II) …`, `A. …`.
  fileprivate var numbering: SectionNumbering? {
    let mark = prefix { $0.isLetter }
    guard let next = dropFirst(mark.count).first(where: { $0 != " " }), ".)-–/".contains(next)
    else { return nil }
    return SectionNumbering(of: self[...])
  }
}
