import SQLite
import Storage

/// What a registration is asked for, answer by answer, by the columns that `Writer.register` takes.
extension Reader {
  /// What one answer is taken for, as people read it.
  ///
  /// - Parameter typed: the other answers so far.
  /// - Throws: `DomainError` where it cannot be one.
  public func meaning(
    of text: String, for column: String, among typed: [Typed]
  ) throws -> LocalizedText {
    switch column {
    case "province": try unit(text, level: .province, on: typed.placeDay).named
    case "unit": try commune(text, typed).named
    case "field": try field(text).named
    case "owner_kind": try OwnerKind.parse(text, field: column).label
    case "year": LocalizedText(String(try year(text)))
    case "registered_on": try day(text, typed)
    case "committee": LocalizedText(try committee(text).nameVi)
    case "source": LocalizedText(try named(Source.self, text).title)
    default: LocalizedText(text)
    }
  }

  /// The registration somebody entered last, by the journal. What is typed next is often about the
  /// same place and year.
  public func lastRegistration(by who: String) throws -> Registration? {
    let changes = try connection.all(
      """
      SELECT c.changeset FROM journal AS j
        JOIN journal_change AS c ON c.journal = j.id AND c.piece = 1
       WHERE j.who = \(who) AND j.command = 'model register' ORDER BY j.id DESC LIMIT 1
      """
    ) { row throws(SQLiteError) in Changeset(bytes: try row[0]) }
    var last: Registration?
    try changes.first?.forEach { change in
      guard change.table == Registration.table, case .integer(let id)? = change.new(0) else {
        return
      }
      last = try get(Id<Registration>(rawValue: id))
    }
    return last
  }

  /// What may be answered again: what somebody's last registration said; and the file's own
  /// province.
  public func suggestion(_ column: String, from last: Registration?) throws -> String? {
    guard let last else { return column == "province" ? try ownProvince()?.code : nil }
    return switch column {
    case "province": try codeToday(of: last.province)
    case "unit": last.unit == last.province ? nil : try codeToday(of: last.unit)
    case "field": try get(last.model)?.field.flatMap { try get($0)?.code }
    case "owner_kind": try get(last.model)?.ownerKind.rawValue
    case "year": String(last.year)
    case "registered_on": last.registeredOn?.iso
    case "committee": try last.committee.flatMap { try get($0)?.code }
    case "source": try last.source.flatMap { try get($0)?.code }
    default: nil
    }
  }

  /// A code that is no more may mean another unit today.
  private func codeToday(of unit: Id<Unit>) throws -> String? {
    try version(of: unit).flatMap { $0.holds(on: .today) ? $0.code : nil }
  }

  private func commune(_ text: String, _ typed: [Typed]) throws -> UnitVersion {
    let day = typed.placeDay
    let over = try typed.text("province").map { try unit($0, level: .province, on: day).unit }
    return try unit(text, within: over, on: day)
  }

  private func year(_ text: String) throws -> Int {
    var blank = Registration()
    blank.year = try Int.entered(text, "year", LookupContext(self))
    return try blank.checked().year
  }

  private func day(_ text: String, _ typed: [Typed]) throws -> LocalizedText {
    var blank = Registration()
    let day = try Day.parse(text, field: "registered_on")
    blank.registeredOn = day
    blank.year = typed.text("year").flatMap { Int($0) } ?? blank.year
    _ = try blank.checked()
    return LocalizedText(
      vi: Language.vietnamese.written(day), en: Language.english.written(day))
  }
}

extension UnitVersion {
  fileprivate var named: LocalizedText { LocalizedText("\(fullName) (\(code))") }
}

extension Field {
  fileprivate var named: LocalizedText { LocalizedText(vi: nameVi, en: nameEn) }
}

extension [Typed] {
  /// The day on which codes and names of units are meant.
  fileprivate var placeDay: Day {
    let year = text("year").flatMap { Int($0) } ?? Day.today.year
    let day = text("registered_on").flatMap { try? Day.parse($0, field: "registered_on") }
    return day ?? Swift.min(.today, Day.last(of: year))
  }
}
