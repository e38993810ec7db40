/// What keeps a document from being numbered or unlinked.
public enum DirectiveFault: Fault {
  /// The text is no number of a document.
  case noNumber(String)
  /// A body of the whole country issued it, and it is said to be of a place in it.
  case ofNation(String, place: String)
  /// The one document has no such link to the other.
  case notLinked(Directive, LinkKind, to: Directive)
}

/// One document to another, as a link that was made or taken away.
public struct Linked: Sendable {
  /// The document that has the link.
  public let from: Directive
  /// As it is stored, or was.
  public let link: DirectiveLink
  /// The document it leads to.
  public let to: Directive
}

extension Directive {
  /// Takes over a number as it was typed.
  mutating func renumber(_ text: String) throws {
    guard let parts = DirectiveNumber(text) else {
      throw DirectiveFault.noNumber(text).error(in: "number")
    }
    // A kind that was stated for another number says nothing of this one.
    if parts.typeCode != typeCode { typeVi = "" }
    take(parts)
  }
}

extension Writer {
  /// Adds a document; its code follows from its number where none is typed.
  ///
  /// - Parameter mention: `source`, `locator` and `quote` of the place where a source names it.
  /// - Throws: `DomainError` naming the column.
  public func addDirective(_ typed: [Typed], mention: [Typed]) throws -> Directive {
    var directive = Directive()
    try directive.take(typed, reader)
    if typed.text("code") == nil { directive.code = try reader.code(for: directive) }
    // The number tells more than the code that was made from it.
    try directive.check(against: reader)
    try reader.checkFree(Directive.self, code: directive.code)
    directive = try insert(directive)
    if mention.text("source") != nil { try add(mention, of: directive, typed.text("number")) }
    return directive
  }

  private func add(_ typed: [Typed], of directive: Directive, _ number: String?) throws {
    var mention = DirectiveMention()
    mention.directive = directive.id
    mention.numberPrinted = number ?? ""
    try mention.enter(typed, LookupContext(reader))
    try insert(mention)
  }

  /// Links one document to another.
  ///
  /// - Parameter evidence: `source`, `locator` and `quote` that tell of it.
  /// - Throws: `DomainError` naming `directive`, `kind` or `target`.
  public func link(
    _ from: String, _ kind: String, _ to: String, evidence: [Typed]
  ) throws -> Linked {
    let meant = try reader.meant(from, kind, to)
    var link = meant.link
    try link.enter(evidence, LookupContext(reader))
    return Linked(from: meant.from, link: try insert(link), to: meant.to)
  }

  /// Takes a link away.
  ///
  /// - Throws: `DomainError` as `link`, or where there is no such link.
  public func unlink(_ from: String, _ kind: String, _ to: String) throws -> Linked {
    let meant = try reader.meant(from, kind, to)
    guard let found = try reader.first(DirectiveLink.self, where: meant.link.key) else {
      throw DirectiveFault.notLinked(meant.from, meant.link.kind, to: meant.to).error
    }
    try delete(found)
    return Linked(from: meant.from, link: found, to: meant.to)
  }
}

extension Reader {
  fileprivate func meant(_ from: String, _ kind: String, _ to: String) throws -> Linked {
    let from = try naming("directive") { try directive(from) }
    let to = try naming("directive") { try directive(to) }
    var link = DirectiveLink()
    (link.directive, link.target) = (from.id, to.id)
    link.kind = try LinkKind.parse(kind, field: "kind")
    return Linked(from: from, link: link, to: to)
  }
}
