import Query
import Storage

/// A column of the files that offices send.
public struct ImportColumn: Sendable {
  /// The plain name, which always works as a header.
  public let name: String
  /// How a template heads it.
  public let title: LocalizedText
  /// What else heads it, compared without accents, case and what stands in brackets.
  public let synonyms: [String]
  /// Whether a file must say it.
  let need: Need
  let content: Content

  enum Need: Sendable {
    /// Tells a table's header from other lines; every row needs it.
    case key
    case required
    case optional
  }

  /// What its cells hold, as far as a whole column is read in one way.
  enum Content: Sendable {
    case text
    /// What several rows may have in common, so that their cells are merged.
    case shared
    /// Likewise a unit: of a row without one nobody knows where it belongs.
    case place
    case day
    case number
    case money
  }

  init(
    _ name: String, _ title: LocalizedText, _ synonyms: [String], _ need: Need = .optional,
    _ content: Content? = nil
  ) {
    (self.name, self.title, self.synonyms, self.need) = (name, title, synonyms, need)
    self.content = content ?? ImportColumn.contents[name] ?? .text
  }

  /// The columns of a kind of file; what heads them stands in the dictionary.
  ///
  /// - Parameter mayLackPlace: some rows are of the whole nation.
  static func all(
    of form: String, keys: Set<String>, required: Set<String> = [], mayLackPlace: Bool = false,
    _ names: [String]
  ) -> [ImportColumn] {
    names.map { name in
      ImportColumn(
        name, ColumnWords.header(form, name), ColumnWords.synonyms(form, name),
        keys.contains(name) ? .key : required.contains(name) ? .required : .optional,
        mayLackPlace && contents[name] == .place ? .shared : nil)
    }
  }

  /// A column of that name holds the same in every kind of file.
  private static let contents: [String: Content] = [
    "province": .place, "unit": .place,
    "registered_on": .day, "recognized_on": .day, "known_by": .day, "issued_on": .day,
    "as_of": .day, "valid_from": .day, "valid_to": .day,
    "value": .number, "rate": .number, "beneficiaries": .number, "target_beneficiaries": .number,
    "amount": .money,
    "field": .shared, "owner_kind": .shared, "owner": .shared, "mode": .shared,
    "committee": .shared, "outcome": .shared, "level": .shared, "decision": .shared,
    "deciding": .shared, "period": .shared, "measure": .shared, "parent": .shared,
    "name_vi": .shared, "source": .shared,
  ]
}

/// A column that is ticked: its header is the value, e.g. "Tập thể".
public struct TickColumn: Sendable {
  let column: String
  let value: String
  let synonyms: [String]

  /// A column of a kind of file for each value; what heads them stands in the dictionary.
  static func all(of form: String, _ column: String, _ values: [String]) -> [TickColumn] {
    values.map { value in
      TickColumn(
        column: column, value: value, synonyms: ColumnWords.ticks(form, column, value))
    }
  }

  var meaning: ImportHeaders.Meaning { .mark(column: column, value: value) }

  /// Whether a cell is ticked, or is not; `nil` for any other text.
  static func isTicked(_ text: String) -> Bool? {
    switch text.searchKey {
    case "x", "✓", "✔", "v", "1", "co", "yes", "+", "√", "☑", "☒", "true": true
    // Ticks in fonts of signs, Wingdings and its like.
    case "u" where text.nfc == "ü": true
    case "p" where text == "P": true
    case "", "0", "-", "–", "—", "khong", "no", "☐", "false": false
    default: nil
    }
  }
}

/// What the headers of one kind of file mean.
public struct ImportHeaders: Sendable {
  enum Meaning: Equatable, Sendable {
    case column(String)
    case mark(column: String, value: String)
    /// A serial number and the like.
    case serial
    /// Why a row was refused before.
    case reasons
    case ignored
    /// What the row counts in.
    case counting
    /// Where the commune in the column beside it is.
    case district
    /// Another column, headed so, says the same more exactly.
    case unused(instead: String)
    case unknown
    case blank
  }

  let columns: [ImportColumn]
  let marks: [TickColumn]
  /// What heads numbers that stand across, a row a unit.
  private(set) var measured: MeasureHeads
  private var exact: [String: Meaning]
  /// Of columns that are headed alike one by its number: `ghi chu#2`.
  private var numbered: [String: Meaning] = [:]
  /// Headers of which somebody said what they mean.
  private var told: Set<String> = []

  init(
    _ columns: [ImportColumn], _ marks: [TickColumn], _ measured: MeasureHeads = MeasureHeads()
  ) {
    (self.columns, self.marks, self.measured) = (columns, marks, measured)
    var exact: [String: Meaning] = [:]
    for label in ["STT", "TT", "Số TT", "Số thứ tự", "No", "No.", "#"] {
      exact[label.labelKey] = .serial
    }
    for label in ImportHeaders.ignored { exact[label.labelKey] = .ignored }
    for label in ImportHeaders.counting { exact[label.labelKey] = .counting }
    exact[ImportHeaders.reasons.labelKey] = .reasons
    for mark in marks {
      for label in mark.synonyms {
        exact[label.labelKey] = mark.meaning
      }
    }
    for column in columns {
      for label in column.labels { exact[label.labelKey] = .column(column.name) }
    }
    self.exact = exact
  }

  /// The same, with what somebody said of headers of this file.
  ///
  /// - Parameters:
  ///   - meant: which column a header means.
  ///   - ignored: headers of columns that are not to be read.
  ///   - province: where all of it is, as somebody typed it.
  func settled(
    _ meant: [String: String], ignored: [String], within province: String?
  ) -> ImportHeaders {
    var headers = self
    headers.measured.settle(within: province)
    for (label, column) in meant { headers.settle(label, .column(column)) }
    headers.told = Set(meant.keys.map(\.labelKey))
    for label in ignored { headers.settle(label, .ignored) }
    return headers
  }

  private mutating func settle(_ label: String, _ meaning: Meaning) {
    if let (head, number) = label.numberedHead {
      numbered["\(head.labelKey)#\(number)"] = meaning
    } else {
      exact[label.labelKey] = meaning
    }
  }

  /// What the headers of one line mean.
  func meanings(of labels: [String]) -> [Meaning] {
    var seen: [String: Int] = [:]
    return labels.map { label in
      let key = label.labelKey
      let number = (seen[key] ?? 0) + 1
      seen[key] = number
      return numbered["\(key)#\(number)"] ?? meaning(of: label)
    }
  }

  /// Whether two headers are one, as headers are compared.
  public static func areAlike(_ one: String, _ other: String) -> Bool {
    one.labelKey == other.labelKey
  }

  /// A header is known or is not: one that goes on where a known one ends may mean anything.
  func meaning(of label: String) -> Meaning {
    let key = label.labelKey
    if key.isEmpty { return label.tidied.isEmpty ? .blank : .unknown }
    guard let known = exact[key] else { return .unknown }
    // Of a rate, and of nothing else, "(%)" is what it counts in.
    return label.isNarrowed(isShare: known.column == MeasureHeads.rate) ? .unknown : known
  }

  /// Columns in which a stroke is nothing.
  var dashed: Set<String> {
    Set(columns.filter { $0.content == .shared || $0.content == .day }.map(\.name))
      .union(measured.columns)
  }

  /// What the cells of a column hold.
  func content(of column: String) -> ImportColumn.Content {
    columns.first { $0.name == column }?.content ?? .text
  }

  /// Whether rows may have a cell of a column in common; each document has a day of its own.
  func mayBeMerged(_ column: String) -> Bool {
    switch content(of: column) {
    case .shared, .place: true
    case .day: ["registered_on", "recognized_on", "known_by", "as_of"].contains(column)
    case .text, .number, .money: false
    }
  }

  /// The column of numbers that a file of this kind is for, where nothing heads them by their sort.
  var amount: String? {
    measured.isEmpty ? nil : columns.first { ["amount", "value"].contains($0.name) }?.name
  }

  /// How near a header is to the column's own name; the less the nearer.
  func rank(of label: String, _ column: String) -> Int {
    if told.contains(label.labelKey) { return -1 }
    let labels = columns.first { $0.name == column }?.labels.map(\.labelKey) ?? []
    return labels.firstIndex(of: label.labelKey) ?? labels.count
  }

  /// Whether a row is the head of a table: known headers and nothing else, the key among them.
  func isHeader(_ record: FileRecord, _ filled: [Int]) -> Bool {
    guard filled.count > 1 else { return false }
    var hasKey = false
    for index in filled {
      switch meaning(of: record.cells[index]) {
      case .unknown: return false
      case .column(let name):
        hasKey = hasKey || columns.contains { $0.name == name && $0.need == .key }
      default: break
      }
    }
    return hasKey
  }

  /// Of a label below another one, which may complete it: "Ngày" below "Kết quả".
  func meaning(of label: String, below parent: String) -> Meaning {
    let own = meaning(of: label)
    let isNarrowed = label.isNarrowed() || parent.isNarrowed()
    let joined = isNarrowed ? nil : exact[(parent + " " + label).labelKey]
    guard !measured.isEmpty, !parent.isEmpty else {
      return own == .unknown ? joined ?? .unknown : own
    }
    if let joined { return joined }
    let column = measured.column(label, own.column, below: parent, meaning(of: parent).column)
    if let column { return .column(column) }
    // What a parent that is not understood makes of a measure nobody knows.
    return isMeasured(label) ? .unknown : own
  }

  /// Whether a header is one of a measure.
  func isMeasured(_ label: String) -> Bool {
    meaning(of: label).column.map(measured.columns.contains) ?? false
  }

  /// The column that goes by that header.
  public func column(headed label: String) -> String? { meaning(of: label).column }

  /// What forms have for people only.
  private static let ignored = [
    "Ký nhận", "Ký tên", "Chữ ký",
    // Written by export beside the period they are of.
    "period_from", "period_to",
  ]
  private static let counting = ["Đơn vị tính", "ĐVT", "Đơn vị tiền", "Unit of account"]

  /// Heads the reasons in a file of refused rows.
  static let reasons = "Lỗi khi nhập (import error)"
}

extension ImportColumn {
  /// All that heads it, its own name first.
  fileprivate var labels: [String] { [name, title.vietnamese, title.english] + synonyms }
}
