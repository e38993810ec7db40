/// What names a record, and cannot.
public enum ReferenceFault: Fault {
  /// Records that name another one: the first codes of them, and how many there are.
  public struct Users: Sendable, Equatable {
    /// As the schema calls it.
    public let table: String
    /// At most five; of what has no code, that of what it belongs to.
    public let codes: [String]
    /// Of all of them.
    public let count: Int
  }

  /// Nothing goes by that code or name; what is like it.
  case notFound(EntityKind, String, like: [String])
  /// Several go by that name.
  case ambiguous(EntityKind, String, [String])
  /// The code is taken.
  case exists(EntityKind, String)
  /// The table has no column of that name.
  case noColumn(String, table: String)
  /// The file has no list of fields yet.
  case noFields
  /// What it would name hangs on it already.
  case loop(target: String, on: String)
  case inUse(EntityKind, String, by: [Users])
  /// Somebody removed the record meanwhile.
  case removed
}

extension DomainError {
  /// Nothing goes by that code or name.
  public static func notFound(
    _ kind: EntityKind, _ text: String, like: [String] = []
  ) -> DomainError {
    DomainError(ReferenceFault.notFound(kind, text, like: like), violation: .reference)
  }

  /// Several go by that name.
  public static func ambiguous(
    _ kind: EntityKind, _ text: String, _ candidates: [String]
  ) -> DomainError {
    DomainError(ReferenceFault.ambiguous(kind, text, candidates), violation: .reference)
  }
}
