import Storage

extension Check {
  /// What a file must keep to be worth going back to: it is whole, its tables are danvan's, and its
  /// journal can be read. What stands in it may be as wrong as it was.
  public static let whole = file + journal
}

extension Reader {
  /// What is wrong with the file as a whole.
  public func flaws() throws -> [(check: Check, finding: Finding)] {
    try Check.whole.flatMap { check in try check.findings(self).map { (check, $0) } }
  }
}

extension DomainError {
  /// That a copy of a file is not whole.
  public static func flawed(
    _ path: String, _ flaws: [(check: Check, finding: Finding)]
  ) -> DomainError {
    let few = flaws.prefix(3).map { check, finding in
      NamedFinding(check: check.id, codes: finding.codes, what: finding.what)
    }
    return CheckFault.flawed(path: path, few: few, count: flaws.count).error
  }
}
