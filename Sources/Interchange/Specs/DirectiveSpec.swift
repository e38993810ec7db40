import SQLite
import Storage

/// Documents, a row each.
public struct DirectiveSpec: ImportSpec {
  /// A row is a document.
  public static let entityKind = EntityKind.directive
  /// A row that says nothing but these was not filled in.
  public static let prefilled: Set<String> = ["province"]
  /// What an empty form asks; the number is as it is printed, and taken apart.
  public static let template = [
    "number", "title_vi", "type_vi", "issued_on", "province", "committee", "term", "note",
  ]
  /// What a file may have; `title_vi` tells its header. `export` writes a number taken apart.
  public static let columns = ImportColumn.all(
    of: "directive", keys: ["title_vi"], mayLackPlace: true,
    [
      "code", "number", "title_vi", "title_en", "type_code", "suffix", "issuer_code",
      "number_typed", "type_vi", "issued_on", "issued_note", "province", "unit", "committee",
      "term", "note",
    ])

  /// Nothing that is set matters here: there are no amounts, and look-alikes are always held back.
  public init(_: ImportSettings) {}

  /// By the file's mention of the document, which names the row.
  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(DirectiveMention.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  /// Codes that are not known are kept, and told.
  public static func doubts(_ row: ImportRow) throws -> [DomainError] {
    guard let number = try row.text("number").flatMap(DirectiveNumber.init) else { return [] }
    let day = try row.text("issued_on").flatMap { try? Day.parse($0, field: "issued_on") }
    return number.doubts(statedOn: day).map(\.error)
  }

  /// Stores a new document, and that the file mentions it. One that is stored is not edited.
  ///
  /// - Throws: `RowErrors` for the rules the row breaks; `DomainError` for one found in storing it.
  public mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let reader = writer.reader
    var problems = RowErrors()
    try row.require("title_vi", problems: &problems)
    var said = Directive()
    try fill(&said, row, reader, &problems)
    try problems.collect(.constraint) {
      if try row.text("number") == nil, said.code.isEmpty {
        throw DomainError.required(row.label("number"))
      }
    }
    try problems.check()
    let stored = try stored(said, reader)
    return try .settled(stored, row, reader) { record in
      try fill(&record, row, reader, &problems)
      // As it was typed the first time.
      record.numberTyped = stored?.numberTyped ?? record.numberTyped
    } add: { record in
      try add(record, row, file, writer)
    }
  }

  private func add(
    _ record: Directive, _ row: ImportRow, _ file: Id<Source>, _ writer: borrowing Writer
  ) throws {
    var record = record
    if record.code.isEmpty { record.code = try writer.reader.code(for: record) }
    try record.check(against: writer.reader)
    try writer.reader.checkFree(Directive.self, code: record.code)
    let stored = try writer.insert(record)
    var mention = DirectiveMention()
    mention.directive = stored.id
    mention.source = file
    mention.locator = row.locator
    mention.numberPrinted = try row.text("number") ?? ""
    mention.datePrinted = try row.text("issued_on") ?? ""
    mention.issuerPrinted = try row.text("committee") ?? ""
    mention.quote = stored.titleVi
    try writer.insert(mention)
  }

  /// By its code, or by what makes a number one document's.
  private func stored(_ said: Directive, _ reader: Reader) throws -> Directive? {
    if !said.code.isEmpty { return try reader.find(Directive.self, code: said.code) }
    return try reader.first(
      Directive.self,
      where: """
        number IS \(said.number) AND suffix = \(said.suffix) AND type_code = \(said.typeCode)
        AND issuer_code = \(said.issuerCode) AND unit IS \(said.unit)
        AND (\(said.committee) IS NULL OR committee IS \(said.committee))
        AND (\(said.term) = '' OR term = \(said.term))
        AND (\(said.issuedOn) IS NULL OR issued_on IS NULL OR issued_on = \(said.issuedOn))
        """)
  }

  private func fill(
    _ record: inout Directive, _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors
  ) throws {
    try problems.collect(.type) {
      guard let text = try row.text("number") else { return }
      // As `export` writes it: taken apart already.
      if let number = Int(text), try row.text("type_code") ?? row.text("issuer_code") != nil {
        record.number = number
        return
      }
      guard let parts = DirectiveNumber(text) else {
        throw RowFault.notDirectiveNumber(text).error(in: .given(row.label("number")))
      }
      record.take(parts)
    }
    let own = ["number", "province", "unit"]
    let columns = DirectiveSpec.columns.map(\.name).filter { !own.contains($0) }
    try row.enter(columns, into: &record, LookupContext(reader), &problems)
    record.nameType()
    let day = record.issuedOn ?? .today
    // What is said for the whole file is not said of the centre's documents.
    let isOwn = row.own("province") != nil || row.own("unit") != nil
    if try !isOwn && reader.isOfNation(record) { return }
    try problems.collect(.reference) {
      record.unit = try row.unit(at: UnitTime(day), reader) ?? record.unit
    }
  }
}
