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
  public let check: Check.Name
  public let codes: [String]
  public let what: Flaw
}
