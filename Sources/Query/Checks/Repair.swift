import SQLite
import Storage

/// What became of a rule that was broken.
public struct Repair: Sendable {
  /// The rule that was broken.
  public let check: Check
  /// How many findings there were.
  public let found: Int
  /// What is still wrong.
  public let left: [Finding]

  /// Whether less is wrong than before.
  public var isOfUse: Bool { left.count < found }
}

extension Check {
  /// Whether something can be done about what it finds.
  public var isRepairable: Bool { repair != nil }

  /// Looks, and leaves it at that.
  public func unrepaired(_ writer: borrowing Writer) throws -> Repair {
    let found = try findings(writer.reader)
    return Repair(check: self, found: found.count, left: found)
  }

  /// Looks, makes anew what can be, and looks again. A repair that fails changes nothing.
  public func repaired(_ writer: borrowing Writer) throws -> Repair {
    let before = try unrepaired(writer)
    guard before.found > 0, let repair else { return before }
    do {
      try writer.whole { try repair(writer) }
    } catch let error as SQLiteError where error.code.isOfTheFile { return before }
    return Repair(check: self, found: before.found, left: try findings(writer.reader))
  }
}

extension SQLiteError.Code {
  /// The file is in no state to be repaired; anything else is told as it is.
  fileprivate var isOfTheFile: Bool {
    switch self {
    case .corrupt, .constraint, .error, .notADatabase: true
    default: false
    }
  }
}
