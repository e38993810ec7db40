import Storage

/// The rules that a file is held against.
public struct CheckChoice: Sendable {
  /// In the order of `Check.all`.
  public let checks: [Check]
  private let areNamed: Bool

  /// - Parameter names: none = every rule.
  /// - Throws: `DomainError` naming the first name that is not known.
  public init(_ names: [String], atLeast severity: Severity) throws(DomainError) {
    checks = try Check.named(names).filter { $0.severity.isAtLeast(severity) }
    areNamed = !names.isEmpty
  }

  /// Whether `repair` can do something about any of them.
  public var isRepairable: Bool { checks.contains(where: \.isRepairable) }

  /// What breaks the rules. Where reading ends in an error, what was found before it stands.
  ///
  /// - Parameters:
  ///   - leftLog: bytes in the log beside the file, before it is opened, where nobody has it open.
  ///   - reading: lends the file, and closes it.
  public func findings(
    leftLog: Int, reading: ((Reader) throws -> Void) throws -> Void
  ) throws -> [(check: Check, finding: Finding)] {
    var findings: [(check: Check, finding: Finding)] = []
    do {
      try reading { reader in
        try reader.checkReadable()
        findings = try checks.flatMap { check in
          try check.findings(reader).map { (check, $0) }
        }
      }
    } catch {
      // On a damaged page even the end of a reading transaction fails.
      if findings.isEmpty { throw error }
    }
    if let found = Check.leftWAL(leftLog, in: checks) { findings.append(found) }
    return findings
  }

  /// What another tool changed becomes danvan's only where somebody says so; what the others make
  /// anew may be all of it.
  fileprivate func isLeft(_ check: Check) -> Bool { !areNamed && check.name == "outside" }
}

extension Store {
  /// Makes anew what broken rules are about, where that follows from the rest of the file.
  ///
  /// - Returns: what became of each rule that was broken. The journal has an entry where one of
  ///   them was of use.
  public func repair(
    _ choice: CheckChoice, _ entry: JournalEntry, dryRun: Bool
  ) throws -> [Repair] {
    let repairable = choice.checks.filter(\.isRepairable)
    do {
      return try write(entry, dryRun: dryRun) { writer in
        let made = try repairable.filter { !choice.isLeft($0) }.map { try $0.repaired(writer) }
        let left = try repairable.filter(choice.isLeft).map { try $0.unrepaired(writer) }
        let repairs = (made + left).filter { $0.found > 0 }
        // Not even an empty transaction can be committed on a damaged page.
        guard repairs.contains(where: \.isOfUse) else { throw NothingRepaired(repairs: repairs) }
        // An index that was made anew is no change of the data, and an entry all the same.
        try writer.entryId()
        return repairs
      }
    } catch let nothing as NothingRepaired {
      return nothing.repairs
    }
  }
}

private struct NothingRepaired: Error { let repairs: [Repair] }
