import SQLite

/// A place where a source names a document, as printed, mistakes and all.
public struct DirectiveMention: Record {
  /// Where its rows stand.
  public static let table = "directive_mention"
  /// Its columns with their rules.
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

  /// Given out when it is stored.
  public var id = Id<DirectiveMention>.unassigned
  /// The document that is meant.
  public var directive = Id<Directive>.unassigned
  /// What names it.
  public var source = Id<Source>.unassigned
  /// Line, page or row of the source; empty = not stated.
  public var locator = ""
  /// As printed, e.g. `25-Q/TW`; empty = without a number.
  public var numberPrinted = ""
  /// The issuing body as printed; empty = without one.
  public var issuerPrinted = ""
  /// As printed, in any form; empty = without a day.
  public var datePrinted = ""
  /// The words of the source; empty = not kept.
  public var quote = ""
  /// What is wrong with what was printed, and what is right.
  public var correction: String?

  /// Nothing filled in.
  public init() {}

  /// By document, source, the place in it and the number as printed.
  public var key: SQL {
    """
    directive = \(directive) AND source = \(source) AND locator = \(locator)
    AND number_printed = \(numberPrinted)
    """
  }
}

/// One document to another.
public struct DirectiveLink: Record {
  /// Where its rows stand.
  public static let table = "directive_link"
  /// Its columns with their rules.
  public static let fields: [Column<DirectiveLink>] = [
    .init("directive", \.directive),
    .init("kind", \.kind),
    .init("target", \.target),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<DirectiveLink>.unassigned
  /// The document that has the link: it applies, amends … the target.
  public var directive = Id<Directive>.unassigned
  /// How it stands to the target; `applies` unless stated.
  public var kind = LinkKind.applies
  /// The other document, never the same one.
  public var target = Id<Directive>.unassigned
  /// What tells of the link; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// The words of the source; `nil` = not kept.
  public var quote: String?

  /// Nothing filled in; of the kind `applies`.
  public init() {}

  /// By both documents and the kind.
  public var key: SQL { "directive = \(directive) AND kind = \(kind) AND target = \(target)" }

  /// No link twice, none to itself, and none of a kind back to where it starts.
  public func check(against reader: Reader) throws {
    let code = try reader.get(target)?.code ?? ""
    if directive == target {
      throw RecordFault.linkedToItself(code).error(in: "target")
    }
    if try reader.first(DirectiveLink.self, where: "\(key) AND id <> \(id)") != nil {
      throw RecordFault.linkedAlready(code).error(in: "target")
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
    guard isLoop != 0 else { return }
    let own = try reader.get(directive)?.code ?? ""
    throw ReferenceFault.loop(target: code, on: own).error(in: "target")
  }
}

/// How one document stands to another.
public enum LinkKind: String, Choice {
  case applies, continues, amends, repeals
  case basedOn = "based_on"
  case reviews

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .applies: LocalizedText(vi: "thực hiện", en: "applies")
    case .continues: LocalizedText(vi: "tiếp tục", en: "continues")
    case .amends: LocalizedText(vi: "sửa đổi", en: "amends")
    case .repeals: LocalizedText(vi: "thay thế", en: "repeals")
    case .basedOn: LocalizedText(vi: "căn cứ", en: "based on")
    case .reviews: LocalizedText(vi: "sơ kết, tổng kết", en: "reviews")
    }
  }
}
