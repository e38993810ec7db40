import SQLite

/// A document: directive, resolution, conclusion, programme, regulation …
public struct Directive: Coded {
  public static let noun = Noun.directive
  public static let table = "directive"
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

  public var id = Id<Directive>.unassigned
  public var code = ""
  /// NQ, CT, KL, QĐ …; an unknown one is kept.
  public var typeCode = ""
  public var typeVi = ""
  /// `nil` = the document has none.
  public var number: Int?
  public var suffix = ""
  /// The number as it was typed.
  public var numberTyped = ""
  /// TW, TU, HU …
  public var issuerCode = ""
  public var committee: Id<Committee>?
  /// Whose document; `nil` = central.
  public var unit: Id<Unit>?
  /// Of the issuing body; numbers restart with it.
  public var term = ""
  public var issuedOn: Day?
  public var issuedNote: String?
  public var titleVi = ""
  public var titleEn = ""
  public var note: String?

  public init() {}

  /// The number as it is cited, e.g. `25-NQ/TW`, or nothing.
  public var citation: String {
    if let typed = DirectiveNumber(numberTyped) { return typed.citation }
    guard let number else { return "" }
    let issuer = issuerCode.isEmpty ? "" : "/\(issuerCode)"
    return "\(number.padded(2))\(suffix)-\(typeCode)\(issuer)"
  }

  public var names: [String] { [citation, titleVi, titleEn] }
}

extension Directive {
  public func checked() throws(Problem) -> Directive {
    var stored = self
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
  public var possibleTypes: [Phrase]? {
    let names = DocumentCode.types.known(typeCode)?.entry.names ?? []
    return names.count > 1 ? names : nil
  }

  /// Numbers are given once a term by each body.
  public func check(against reader: Reader) throws {
    guard let number else { return }
    let same = try reader.first(
      Directive.self,
      where: """
        coalesce(committee, 0) = coalesce(\(committee), 0) AND coalesce(unit, 0) = coalesce(\(unit), 0)
        AND type_code = \(typeCode) AND number = \(number) AND suffix = \(suffix)
        AND issuer_code = \(issuerCode) AND term = \(term) AND id <> \(id)
        """)
    guard let same else { return }
    throw Problem.invalid(
      "number", citation, vi: "đã có, mã \(same.code)", en: "is there already, as \(same.code)",
      advice: Phrase(
        vi: "Văn bản khác cùng số thì ghi khóa (--term) hoặc cơ quan (--committee).",
        en: "For another of that number tell its term (--term) or body (--committee)."))
  }

  /// By code, by number however typed, or by title.
  public static func reference(_ text: String, _: String, _ scope: Scope) throws -> Id<Directive> {
    try scope.reader.directive(text).id
  }
}

extension Reader {
  /// The document with that code, number or title.
  public func directive(_ text: String) throws -> Directive {
    if let found = try find(Directive.self, code: text) { return found }
    guard let typed = DirectiveNumber(text) else { return try named(Directive.self, text) }
    let sameNumber = try list(
      Directive.self, where: "number = \(typed.number) AND suffix = \(typed.suffix) ORDER BY code")
    let matches = sameNumber.filter { $0.answers(to: typed) }
    if matches.count == 1 { return matches[0] }
    guard matches.isEmpty else {
      throw Problem.ambiguous(.directive, text, try matches.map { try shown($0) })
    }
    return try named(Directive.self, text)
  }

  /// The code a document gets from its number: `25-NQ/TW`, `04:16-NQ/TU`, and with its term where
  /// that is taken.
  public func code(for directive: Directive) throws -> String {
    let place = try directive.unit.flatMap { try version(of: $0, on: directive.issuedOn ?? .today) }
    let code = (place.map { "\($0.code):" } ?? "") + directive.citation
    let isTaken = try find(Directive.self, code: code) != nil
    return isTaken && !directive.term.isEmpty ? "\(code):\(directive.term)" : code
  }

  /// Code, issuing body and term, for a list of candidates.
  private func shown(_ directive: Directive) throws(SQLiteError) -> String {
    var parts: [String] = []
    if let committee = directive.committee, let body = try get(committee) {
      parts.append(body.nameVi)
    }
    if !directive.term.isEmpty { parts.append(directive.term) }
    return parts.isEmpty ? directive.code : "\(directive.code) (\(parts.joined(separator: ", ")))"
  }
}

extension Directive {
  /// Whether it can be the document of that number; what was not typed can be anything.
  fileprivate func answers(to typed: DirectiveNumber) -> Bool {
    let pairs = [(typed.typeCode, typeCode), (typed.issuerCode, issuerCode)]
    return pairs.allSatisfy { $0.isEmpty || $0.searchKey == $1.searchKey }
      && (typed.year.map { term == String($0) } ?? true)
  }
}

/// A place where a source names a document, as printed, mistakes and all.
public struct DirectiveMention: Record {
  public static let table = "directive_mention"
  public static let fields: [Column<DirectiveMention>] = [
    .init("directive", \.directive),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("number_printed", \.numberPrinted, .optionalLine),
    .init("issuer_printed", \.issuerPrinted, .optionalLine),
    .init("date_printed", \.datePrinted, .optionalLine),
    .init("quote", \.quote, .note),
    .init("correction", \.correction, .note),
  ]

  public var id = Id<DirectiveMention>.unassigned
  public var directive = Id<Directive>.unassigned
  public var source = Id<Source>.unassigned
  public var locator = ""
  public var numberPrinted = ""
  public var issuerPrinted = ""
  public var datePrinted = ""
  public var quote = ""
  /// What is wrong with what was printed, and what is right.
  public var correction: String?

  public init() {}

  public var key: SQL {
    """
    directive = \(directive) AND source = \(source) AND locator = \(locator)
    AND number_printed = \(numberPrinted)
    """
  }
}

/// One document to another.
public struct DirectiveLink: Record {
  public static let table = "directive_link"
  public static let fields: [Column<DirectiveLink>] = [
    .init("directive", \.directive),
    .init("kind", \.kind),
    .init("target", \.target),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
  ]

  public var id = Id<DirectiveLink>.unassigned
  public var directive = Id<Directive>.unassigned
  public var kind = LinkKind.applies
  public var target = Id<Directive>.unassigned
  public var source: Id<Source>?
  public var locator: String?
  public var quote: String?

  public init() {}

  public var key: SQL { "directive = \(directive) AND kind = \(kind) AND target = \(target)" }

  /// No link twice, none to itself, and none of a kind back to where it starts.
  public func check(against reader: Reader) throws {
    let code = try reader.get(target)?.code ?? ""
    if directive == target {
      throw Problem.invalid(
        "target", code, vi: "không thể nối với chính nó", en: "cannot be linked to itself")
    }
    if try reader.first(DirectiveLink.self, where: "\(key) AND id <> \(id)") != nil {
      throw Problem.invalid(
        "target", code, vi: "đã nối như vậy rồi", en: "is linked so already")
    }
    let isLoop = try reader.connection.value(
      """
      WITH RECURSIVE onward (id) AS (
        SELECT \(target)
        UNION
        SELECT l.target FROM directive_link AS l JOIN onward AS o ON l.directive = o.id
         WHERE l.kind = \(kind))
      SELECT count(*) FROM onward WHERE id = \(directive)
      """, as: Int.self)
    if isLoop != 0 { throw Problem.loop("target", code, try reader.get(directive)?.code ?? "") }
  }
}

/// How one document stands to another.
public enum LinkKind: String, Choice {
  case applies, continues, amends, repeals
  case basedOn = "based_on"
  case reviews

  public var label: Phrase {
    switch self {
    case .applies: Phrase(vi: "thực hiện", en: "applies")
    case .continues: Phrase(vi: "tiếp tục", en: "continues")
    case .amends: Phrase(vi: "sửa đổi", en: "amends")
    case .repeals: Phrase(vi: "thay thế", en: "repeals")
    case .basedOn: Phrase(vi: "căn cứ", en: "based on")
    case .reviews: Phrase(vi: "sơ kết, tổng kết", en: "reviews")
    }
  }
}
