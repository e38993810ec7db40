import SQLite
import Storage

/// Money of funds, a row an entry or a row a fund with a column for each kind of money; a fund that
/// is not there yet is added.
public struct FundSpec: ImportSpec {
  /// A row is a fund, or money of one.
  public static let entityKind = EntityKind.fund
  /// A row that says nothing but these was not filled in.
  public static let prefilled: Set<String> = ["province", "unit"]
  /// What an empty form asks: a fund, and one sum of its money.
  public static let template = [
    "name_vi", "province", "unit", "kind", "amount", "period", "as_of", "beneficiaries",
    "target_beneficiaries", "beneficiary_kind", "note",
  ]
  /// What a file may have; `name_vi` tells its header.
  public static let columns = ImportColumn.all(
    of: "fund", keys: ["name_vi"],
    [
      "code", "name_vi", "name_en", "province", "unit", "committee", "kind", "amount", "period",
      "as_of", "beneficiaries", "target_beneficiaries", "beneficiary_kind", "source", "quote",
      "note", "entry", "comparator", "lower", "upper", "verbatim", "locator", "directive",
      "fund_note",
    ])

  /// Money raised, spent and so on may stand across, headed by what the kind is called.
  public static func labels(_: Reader) -> ImportHeaders {
    let across = FundEntryKind.allCases.map { kind in
      let words = [kind.label.vietnamese] + kind.synonyms
      return ImportColumn(
        "amount kind=\(kind.rawValue)", kind.label,
        words + ["Số ", "Số tiền ", "Tổng ", "Tổng số "].flatMap { first in
          words.map { first + $0 }
        }, .key, .money)
    }
    let heads = MeasureHeads(across.map(\.name), total: [], dividing: [], above: [], [])
    return ImportHeaders(across + columns, [], heads)
  }

  private let settings: ImportSettings
  private var before = StoredBefore<FundEntry, Subject>()
  /// As of the row that was taken last.
  public var tookOwnProvince = false

  /// - Parameter settings: say how amounts are written, and whether a second sum is stored.
  public init(_ settings: ImportSettings) { self.settings = settings }

  /// By the source of an entry, unless the row names another source.
  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(FundEntry.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  /// Stores an entry, and its fund where that is new: both or neither. A fund is not edited.
  ///
  /// - Throws: `RowErrors` for the rules the row breaks; `DomainError` for one found in storing it.
  public mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    var problems = RowErrors()
    let fund = try fund(row, writer.reader, &problems)
    let entries = try entries(row, writer.reader, &problems)
    try problems.check()
    let contrary = try contradictions(row, fund, writer.reader)
    if !contrary.isEmpty { return .contradicts(fund.code, contrary) }
    return try writer.whole { try store(entries, of: fund, row, file, writer) }
  }

  private mutating func store(
    _ entries: [FundEntry], of fund: Fund, _ row: ImportRow, _ file: Id<Source>,
    _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let isNew = fund.id == .unassigned
    let stored = isNew ? try add(fund, writer) : fund
    var new: [FundEntry] = []
    for var entry in entries {
      entry.fund = stored.id
      if let known = try writer.reader.find(FundEntry.self, code: entry.code) {
        let contrary = try contradictions(row, entry, known, writer.reader)
        if contrary.isEmpty { continue }
        return .contradicts(known.code, contrary)
      }
      guard let others = try others(than: entry, writer.reader) else { continue }
      guard others.isEmpty || settings.allowsDuplicates else {
        return .held(others.prefix(5).map { LookAlike(code: $0.code, row: nil) })
      }
      new.append(entry)
    }
    // Only when nothing of the row is held back.
    for var entry in new {
      if entry.source == nil { (entry.source, entry.locator) = (file, row.locator) }
      if entry.code.isEmpty {
        entry.code = try writer.nextCode(FundEntry.self, after: stored.code)
      }
      try writer.insert(entry)
    }
    return isNew || !new.isEmpty ? .added : .present
  }

  /// The fund that is stored, or a new one.
  private mutating func fund(
    _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors
  ) throws -> Fund {
    var fund = Fund()
    try row.enter(
      FundSpec.ofFund, into: &fund, LookupContext(reader), &problems, called: FundSpec.tableColumns)
    if !fund.code.isEmpty, let stored = try reader.find(Fund.self, code: fund.code) {
      return stored
    }
    try row.require("name_vi", problems: &problems)
    try problems.collect(.reference) {
      let time = try time(of: row)
      guard let unit = try row.unit(at: time, reader) ?? own(at: time, reader) else {
        throw DomainError.required(row.label("province"))
      }
      fund.unit = unit
    }
    return try reader.sameName(Fund.self, fund.nameVi, fund.unit) ?? fund
  }

  private func time(of row: ImportRow) throws -> UnitTime {
    let day = try row.text("as_of").map { try Day.parse($0, field: row.label("as_of")) }
    let period = try row.text("period").flatMap { text in
      try row.named("period") { Period(try Period.stored(text)) }
    }
    return UnitTime(asOf: day, period: period)
  }

  /// What a row with the code of a stored fund says otherwise of it.
  private func contradictions(
    _ row: ImportRow, _ stored: Fund, _ reader: Reader
  ) throws -> [Contradiction] {
    guard stored.id != .unassigned, try row.text("code") != nil else { return [] }
    var (said, problems) = (stored, RowErrors())
    try row.enter(
      FundSpec.ofFund, into: &said, LookupContext(reader), &problems, called: FundSpec.tableColumns)
    try problems.collect(.reference) {
      let unit = try row.unit(at: try time(of: row), reader)
      if let unit, try !reader.isOrBecame(stored.unit, unit) { said.unit = unit }
    }
    try problems.check()
    said = try said.validated()
    return try row.contradictions(
      of: said, to: stored, in: said.fields(differingFrom: stored), reader,
      called: { $0 == "note" ? "fund_note" : $0 })
  }

  /// What a row with the code of a stored entry says otherwise of it.
  private func contradictions(
    _ row: ImportRow, _ entry: FundEntry, _ stored: FundEntry, _ reader: Reader
  ) throws -> [Contradiction] {
    var said = entry
    said.id = stored.id
    if said.source == nil { (said.source, said.locator) = (stored.source, stored.locator) }
    said = try said.validated()
    return try row.contradictions(
      of: said, to: stored, in: said.fields(differingFrom: stored), reader)
  }

  /// The columns of the fund itself; its place is read apart.
  private static let ofFund = ["code", "name_vi", "name_en", "committee", "directive", "fund_note"]
  /// What the tables call otherwise.
  private static let tableColumns = ["fund_note": "note", "entry": "code"]

  private mutating func own(at time: UnitTime, _ reader: Reader) throws -> Id<Unit>? {
    let own = try reader.ownProvince(on: time.day)
    tookOwnProvince = own != nil
    return own?.unit
  }

  private func add(_ fund: Fund, _ writer: borrowing Writer) throws -> Fund {
    var fund = fund
    if fund.code.isEmpty {
      let unit = try writer.reader.version(of: fund.unit)
      fund.code = try writer.nextCode(Fund.self, after: "\(unit?.code ?? "")-Q")
    }
    return try writer.insert(fund)
  }

  /// The money in a row; none where it names a fund only.
  private func entries(
    _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors
  ) throws -> [FundEntry] {
    var entries: [FundEntry] = []
    for kind in FundEntryKind.allCases where try row.text("amount kind=\(kind.rawValue)") != nil {
      try entry("amount kind=\(kind.rawValue)", kind, row, reader, &problems).map {
        entries.append($0)
      }
    }
    guard try row.text("amount") != nil || row.text("kind") != nil else { return entries }
    try row.require("amount", "kind", problems: &problems)
    return entries + (try entry("amount", nil, row, reader, &problems).map { [$0] } ?? [])
  }

  private func entry(
    _ column: String, _ kind: FundEntryKind?, _ row: ImportRow, _ reader: Reader,
    _ problems: inout RowErrors
  ) throws -> FundEntry? {
    var entry = FundEntry()
    let columns = [
      "period", "as_of", "beneficiaries", "target_beneficiaries", "beneficiary_kind", "source",
      "locator", "quote", "note",
    ]
    try row.enter(
      (kind == nil ? ["entry", "kind"] : []) + columns, into: &entry, LookupContext(reader),
      &problems, called: FundSpec.tableColumns)
    if let kind { entry.kind = kind }
    try problems.collect(.type) {
      guard let amount = try row.money(column, settings) else { return }
      entry.amount = amount.quantity
      if kind != nil, entry.quote == nil {
        entry.quote = "\(row.label(column)): \(amount.quantity.verbatim)"
      }
    }
    // As `export` writes it: taken apart beside the amount.
    if kind == nil, try row.text("comparator") != nil {
      try row.require("verbatim", problems: &problems)
      let parts = ["comparator", "lower", "upper", "verbatim"]
      try row.enter(parts, into: &entry, LookupContext(reader), &problems)
      try problems.collect(.constraint) { try row.checkPrinted(entry.amount) }
    }
    guard problems.all.isEmpty else { return nil }
    try problems.collect(.constraint) {
      let code = entry.code
      if code.isEmpty { entry.code = "?" }
      entry = try entry.validated()
      entry.code = code
    }
    return entry
  }

  /// What other sums were stored for the same thing before; `nil` where one of them is this.
  private mutating func others(
    than entry: FundEntry, _ reader: Reader
  ) throws -> [FundEntry]? {
    try before.others(about: Subject(entry)) {
      try reader.list(
        FundEntry.self,
        where: """
          fund = \(entry.fund) AND kind = \(entry.kind) AND period = \(entry.period)
          AND as_of IS \(entry.asOf) ORDER BY code
          """)
    } same: {
      entry.agrees(with: $0)
    }
  }
}

/// What a sum is for.
private struct Subject: Hashable {
  let fund: Id<Fund>
  let kind: FundEntryKind
  let period: String
  let asOf: Day?

  init(_ entry: FundEntry) {
    (fund, kind, period, asOf) = (entry.fund, entry.kind, entry.period, entry.asOf)
  }
}

extension FundEntry {
  /// Whether another one says all that it says.
  fileprivate func agrees(with other: FundEntry) -> Bool {
    amount.value == other.amount.value && comparator == other.comparator
      && adds(
        nothingTo: other, blank: FundEntry(),
        apart: ["code", "fund", "source", "locator", "verbatim", "quote"])
  }
}
