import SQLite
import Storage

/// Documents, a row each.
public struct DirectiveSpec: ImportSpec {
  public static let entityKind = EntityKind.directive
  public static let prefilled: Set<String> = ["province"]
  public static let template = [
    "number", "title_vi", "type_vi", "issued_on", "province", "committee", "term", "note",
  ]
  public static let columns: [ImportColumn] = [
    ImportColumn("code", vi: "Mã văn bản", en: "Code", "Mã"),
    ImportColumn(
      "number", vi: "Số, ký hiệu", en: "Number", "Số", "Số ký hiệu", "Số văn bản", "Số hiệu",
      "Số, ký hiệu văn bản", "Ký hiệu"),
    ImportColumn(
      "title_vi", .key, vi: "Trích yếu", en: "Title", "Trích yếu nội dung", "Tên văn bản",
      "Nội dung", "Về việc", "Tên, trích yếu văn bản"),
    ImportColumn("title_en", vi: "Tên tiếng Anh", en: "English title"),
    ImportColumn("type_code", vi: "Ký hiệu loại", en: "Type code"),
    ImportColumn("suffix", vi: "Đuôi số", en: "Suffix"),
    ImportColumn("issuer_code", vi: "Ký hiệu cơ quan", en: "Issuer code"),
    ImportColumn("number_typed", vi: "Số như đã gõ", en: "Number as typed"),
    ImportColumn(
      "type_vi", vi: "Loại văn bản", en: "Type", "Loại", "Thể loại", "Hình thức văn bản",
      "Type of document"),
    ImportColumn(
      "issued_on", vi: "Ngày ban hành", en: "Issued on", "Ngày", "Ngày, tháng, năm",
      "Ngày, tháng, năm ban hành", "Ngày văn bản", "Date"),
    ImportColumn("issued_note", vi: "Về ngày ban hành", en: "On the date"),
    ImportColumn("province", vi: "Tỉnh", en: "Province", "Tỉnh, thành phố", "Địa phương", "Unit"),
    ImportColumn("unit", vi: "Xã, phường", en: "Commune", "Xã", "Phường"),
    ImportColumn(
      "committee", vi: "Cơ quan ban hành", en: "Issuer", "Nơi ban hành", "Cơ quan",
      "Committee", "Issuing body"),
    ImportColumn("term", vi: "Khóa", en: "Term", "Nhiệm kỳ"),
    ImportColumn("note", vi: "Ghi chú", en: "Note", "Notes"),
  ]

  public init(_: ImportSettings) {}

  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(DirectiveMention.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  /// Codes that are not known are kept, and told.
  public static func doubts(_ row: ImportRow) throws -> [DomainError] {
    (try row.text("number").flatMap(DirectiveNumber.init)?.doubts ?? []).map(\.error)
  }

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
    return try .settled(stored) { record in
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
    mention.locator = String(row.number)
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
    try problems.collect(.reference) {
      record.unit = try row.unit(on: day, reader) ?? record.unit
    }
  }
}
