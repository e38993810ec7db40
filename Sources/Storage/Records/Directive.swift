import SQLite

/// A document: directive, resolution, conclusion, programme, regulation …
public struct Directive: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.directive
  /// Where its rows stand.
  public static let table = "directive"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Directive>] = [
    .init("code", \.code, .code),
    .init("type_code", \.typeCode, .optionalLine),
    .init("type_vi", \.typeVi, .optionalLine),
    .init("number", \.number),
    .init("suffix", \.suffix, .optionalLine),
    .init("number_typed", \.numberTyped, .optionalLine),
    .init("issuer_code", \.issuerCode, .optionalLine),
    .init("committee", \.committee),
    .init("unit", \.unit),
    .init("term", \.term, .optionalLine),
    .init("issued_on", \.issuedOn),
    .init("issued_note", \.issuedNote, .note),
    .init("title_vi", \.titleVi, .line),
    .init("title_en", \.titleEn, .optionalLine),
    .init("note", \.note, .note),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Directive>.unassigned
  /// Unique, without spaces, e.g. `25-NQ/TW`; of a province `04:16-NQ/TU`.
  public var code = ""
  /// NQ, CT, KL, QĐ …; an unknown one is kept.
  public var typeCode = ""
  /// What the type is called, e.g. `Nghị quyết`; empty = not stated.
  public var typeVi = ""
  /// `nil` = the document has none.
  public var number: Int?
  /// The letter after the number; empty = none.
  public var suffix = ""
  /// The number as it was typed.
  public var numberTyped = ""
  /// TW, TU, HU …
  public var issuerCode = ""
  /// The body that issued it; `nil` = not stated.
  public var committee: Id<Committee>?
  /// Whose document; `nil` = central.
  public var unit: Id<Unit>?
  /// Of the issuing body; numbers restart with it.
  public var term = ""
  /// The day on it; `nil` = not stated.
  public var issuedOn: Day?
  /// How that day is known, or what was corrected in it and why; `nil` = none.
  public var issuedNote: String?
  /// In Vietnamese, one line, required.
  public var titleVi = ""
  /// In English, one line; empty = none.
  public var titleEn = ""
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: without a number or a day, and central.
  public init() {}

  /// The number as it is cited, e.g. `25-NQ/TW`, or nothing.
  public var citation: String {
    if let typed = DirectiveNumber(numberTyped) { return typed.citation }
    guard let number else { return "" }
    let issuer = issuerCode.isEmpty ? "" : "/\(issuerCode)"
    return "\(number.padded(2))\(suffix)-\(typeCode)\(issuer)"
  }

  /// The number as it is cited and both titles, for the search key.
  public var names: [String] { [citation, titleVi, titleEn] }
}

extension Directive {
  /// Where there is no number, none was typed.
  ///
  /// - Throws: `ValueFault.ahead` for a day of issue yet to come; `RecordFault.otherKind` where
  ///   code and kind are of two kinds of documents.
  public func checked() throws(DomainError) -> Directive {
    var stored = self
    try issuedOn?.checkHappened("issued_on")
    if let names = DocumentCode.types.known(typeCode)?.entry.names,
      DocumentCode.types.named(typeVi) != nil, !names.contains(where: { $0.covers(typeVi) })
    {
      throw RecordFault.otherKind(typeVi, code: typeCode).error(in: "type_vi")
    }
    if number == nil { stored.numberTyped = "" }
    return stored
  }

  /// Takes over what a number tells; what was stated otherwise already stays.
  public mutating func take(_ typed: DirectiveNumber) {
    number = typed.number
    suffix = typed.suffix
    (typeCode, issuerCode, numberTyped) = (typed.typeCode, typed.issuerCode, typed.typed)
    if let year = typed.year, term.isEmpty { term = String(year) }
    issuedOn = issuedOn ?? typed.issuedOn
    let names = DocumentCode.types.known(typed.typeCode)?.entry.names ?? []
    let isOne = names.count == 1 && typeVi.isEmpty
    if !typed.typeName.isEmpty {
      typeVi = typed.typeName
    } else if isOne {
      typeVi = names[0].vietnamese
    }
  }

  /// Puts the name of its kind in Vietnamese where the table of codes knows it in English.
  public mutating func nameType() {
    let key = typeVi.searchKey
    let names = DocumentCode.types.flatMap(\.names)
    guard
      let name = names.first(where: {
        $0.english.searchKey == key || $0.vietnamese.searchKey == key
      })
    else { return }
    typeVi = name.vietnamese
    if typeCode.isEmpty { typeCode = DocumentCode.types.named(name.vietnamese)?.code ?? "" }
  }

  /// What its code may stand for, where that is several things.
  public var possibleTypes: [LocalizedText]? {
    let names = DocumentCode.types.known(typeCode)?.entry.names ?? []
    return names.count > 1 ? names : nil
  }

  /// Numbers are given once a term by each body, and what a body of the nation issued is no
  /// province's.
  public func check(against reader: Reader) throws {
    if let unit, try reader.get(unit)?.level != .country, try reader.isOfNation(self) {
      let name = try reader.version(of: unit)?.fullName ?? ""
      throw DirectiveFault.ofNation(citation.isEmpty ? code : citation, place: name)
        .error(in: "province")
    }
    guard let number else { return }
    let same = try reader.first(
      Directive.self,
      where: """
        coalesce(committee, 0) = coalesce(\(committee), 0)
        AND coalesce(unit, 0) = coalesce(\(unit), 0)
        AND type_code = \(typeCode) AND number = \(number) AND suffix = \(suffix)
        AND issuer_code = \(issuerCode) AND term = \(term) AND id <> \(id)
        """)
    guard let same else { return }
    throw RecordFault.numberTaken(citation, code: same.code).error(in: "number")
  }

  /// By code, by number however typed, or by title.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Directive> {
    try context.reader.directive(text).id
  }
}
