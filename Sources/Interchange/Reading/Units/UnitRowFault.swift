import Storage

/// What is wrong with a row of a list of units or of successions, or worth a look.
public enum UnitRowFault: Fault {
  case noLevel(code: String)
  /// No code, no name or no type.
  case incomplete
  case noDay
  case noParent(code: String, Day)
  /// - Parameter name: what the file has.
  case differs(UnitVersion, name: String)
  /// Another unit has the code on the day.
  case taken(UnitVersion, Day)
  /// Records name it, and which unit they mean is not known.
  case inUse(UnitVersion)
  /// - Parameter other: what has the code.
  case unmatched(code: String, name: String, other: UnitVersion?, Day)
  case otherSpelling(UnitVersion, name: String)
  case otherType(UnitVersion, name: String)
  case otherCode(UnitVersion, code: String)
}
