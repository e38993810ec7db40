import Storage

/// Why a file is not taken for whole.
public enum CheckFault: Fault {
  /// - Parameters:
  ///   - few: some of what is wrong with a copy of it.
  ///   - count: of all that is.
  case flawed(path: String, few: [NamedFinding], count: Int)
}

/// What a rule found, with the name of the rule.
public struct NamedFinding: Sendable, Hashable {
  /// The name of the rule.
  public let check: Check.Name
  /// As ``Finding`` has them.
  public let codes: [String]
  /// What is wrong with them.
  public let what: Flaw
}
