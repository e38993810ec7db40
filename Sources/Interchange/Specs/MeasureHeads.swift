import Query
import Storage

/// A column of numbers across: a measure, and which part of it.
struct MeasureColumn: Hashable, Sendable {
  /// Its code.
  let measure: String
  /// As a figure has its breakdown: `field=economy`; empty for the total.
  let part: String

  init(_ measure: String, _ part: String) { (self.measure, self.part) = (measure, part) }

  /// From the name of a column of the form.
  init(_ name: String) {
    let words = name.split(separator: " ", maxSplits: 1).map(String.init)
    self.init(words.first ?? "", words.count > 1 ? words[1] : "")
  }

  /// As a column of the form is called: `models.registered field=economy`.
  var name: String { part.isEmpty ? measure : measure + " " + part }

  /// What its part is of: `field`; `nil` for the total.
  var dimension: String? { part.split(separator: "=").first.map(String.init) }
}

/// What heads the numbers of a wide table, a row a unit: measures, alone or above their parts.
struct MeasureHeads: Sendable {
  /// The column of a printed rate.
  static let rate = "rate"
  /// The two numbers of a rate.
  static let registered = RateNumber.registered.measure
  static let recognized = RateNumber.recognized.measure
  /// What tells the parts of a measure apart, as a list of models has it for its ticks.
  static let parts = ModelSpec.marks.filter { ["field", "owner_kind"].contains($0.column) }

  /// All columns of numbers, and of rates.
  let columns: Set<String>
  private var partOf: [String: String] = [:]
  private var dividing: Set<String> = []
  private var above: Set<String> = []
  /// The provinces, each with all that it is called.
  private let provinces: [[String]]
  private var own: Set<String> = []

  /// Nothing stands across.
  init() { (columns, provinces) = ([], []) }

  /// - Parameters:
  ///   - total: what heads the total among parts.
  ///   - dividing: what stands above parts and says no more than that they are some.
  ///   - above: what stands above measures and makes nothing else of them.
  init(
    _ columns: [String], total: [String], dividing: [String], above: [String],
    _ provinces: [[String]]
  ) {
    (self.columns, self.provinces) = (Set(columns), provinces)
    self.dividing = Set(dividing.map(\.labelKey))
    self.above = Set(above.map(\.labelKey))
    for label in total { partOf[label.labelKey] = "" }
    for part in MeasureHeads.parts {
      for label in part.synonyms { partOf[label.labelKey] = part.name }
    }
  }

  var isEmpty: Bool { columns.isEmpty }

  /// Within one province, its own name beside numbers is a total.
  mutating func settle(within province: String?) {
    guard let key = province?.searchKey else { return }
    own = Set(provinces.filter { $0.contains(key) }.flatMap(\.self))
  }

  /// Whether a name is that of the whole province; without its type a commune may have it.
  func isWhole(_ key: String, isUnnumbered: Bool) -> Bool {
    guard own.contains(key) else { return false }
    return isUnnumbered || key.hasPrefix("tinh ") || key.hasPrefix("thanh pho ")
  }

  /// Whether a header says no more than that parts of what stands before it follow.
  func divides(_ label: String) -> Bool {
    dividing.contains(label.labelKey) && !label.isNarrowed()
  }

  /// The column that a header below another one means: a part of a measure, whichever of the two
  /// stands above.
  ///
  /// - Parameter own, above: the columns that the two mean by themselves.
  func column(
    _ label: String, _ own: String?, below parent: String, _ above: String?
  ) -> String? {
    if let above, let part = part(label) { return known(above, part) }
    guard let own, columns.contains(own) else { return nil }
    if let part = part(parent) { return known(own, part) }
    let isBeside = own == MeasureHeads.rate && above == MeasureHeads.recognized
    let isOnly =
      self.above.contains(parent.labelKey) && !parent.isNarrowed() || HeadingWords(parent).isYear
    return own == above || isBeside || isOnly ? own : nil
  }

  private func known(_ measure: String, _ part: String) -> String? {
    let name = MeasureColumn(measure, part).name
    return columns.contains(name) ? name : nil
  }

  private func part(_ label: String) -> String? {
    label.isNarrowed() ? nil : partOf[label.labelKey]
  }

  /// The same, without rates whose two numbers are not in the table.
  func comparable(_ meanings: [ImportHeaders.Meaning]) -> [ImportHeaders.Meaning] {
    let all = Set(meanings.compactMap(\.column).map { MeasureColumn($0) })
    return meanings.map { meaning in
      guard let column = meaning.column.map({ MeasureColumn($0) }),
        column.measure == MeasureHeads.rate
      else { return meaning }
      let numbers = [MeasureHeads.registered, MeasureHeads.recognized]
      let isThere = numbers.allSatisfy { all.contains(MeasureColumn($0, column.part)) }
      return isThere ? meaning : .unknown
    }
  }
}

extension TickColumn {
  /// As a figure has it for its breakdown.
  var name: String { "\(column)=\(value)" }
}

extension TableHeader {
  /// Whether the file has any numbers that a file of its kind is for.
  func hasNumbers(_ form: ImportHeaders) -> Bool {
    meanings.contains { meaning in
      meaning.column.map { $0 == form.amount || form.measured.columns.contains($0) } ?? false
    }
  }
}
