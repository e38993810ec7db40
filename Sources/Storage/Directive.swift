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
    guard let number else { return "" }
    let issuer = issuerCode.isEmpty ? "" : "/\(issuerCode)"
    return "\(number.padded(2))\(suffix)-\(typeCode)\(issuer)"
  }

  public var names: [String] { [citation, titleVi, titleEn] }
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
