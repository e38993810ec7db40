/// What the columns of files with one head mean, kept by name.
public struct Profile: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.profile
  /// Where its rows stand.
  public static let table = "profile"
  /// Its columns with their rules.
  public static let fields: [Column<Profile>] = [
    .init("code", \.code, .code),
    .init("record", \.record),
    .init("head", \.head, .note),
    .init("meanings", \.meanings, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Profile>.unassigned
  /// Its name: unique, without spaces, e.g. `mau-xa`.
  public var code = ""
  /// What a row of such a file is.
  public var record = EntityKind.model
  /// Every header of such a file, folded and sorted, a line each.
  public var head = ""
  /// What headers mean, `header=column`, a line each; nothing behind `=` is not read.
  public var meanings = ""

  /// Of no head, and saying nothing.
  public init() {}

  /// A name as it is stored, or the rule it breaks, of the field `profile`.
  public static func name(_ text: String) throws(DomainError) -> String {
    try Rule.code.apply(table, text)
  }
}

extension Profile: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { [] }
}
