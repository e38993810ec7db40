import SQLite

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
      throw DomainError.ambiguous(.directive, text, try matches.map { try shown($0) })
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
