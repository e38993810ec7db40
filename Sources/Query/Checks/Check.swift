import SQLite
import Storage

/// A rule that a file must keep: a name, how much it matters, and how what breaks it is found.
public struct Check: Sendable {
  /// What it is called; never changes.
  public let id: Name
  /// What it finds, for people.
  public let title: LocalizedText
  /// How much it matters.
  public let severity: Severity
  /// What it makes of values that are not known.
  public let missing: MissingValues
  let find: @Sendable (Reader) throws -> [Finding]
  /// Makes anew what the rule is about, where that follows from the rest of the file.
  let repair: (@Sendable (borrowing Writer) throws -> Void)?

  init(
    _ id: Name, _ title: LocalizedText, _ severity: Severity = .error,
    missing: MissingValues = .skipped,
    find: @escaping @Sendable (Reader) throws -> [Finding],
    repair: (@Sendable (borrowing Writer) throws -> Void)? = nil
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.missing = missing
    self.find = find
    self.repair = repair
  }

  /// A rule in SQL that answers what breaks it: first the codes, one a line, then what `what` says
  /// of them.
  init(
    _ id: Name, _ title: LocalizedText, _ severity: Severity = .error,
    missing: MissingValues = .skipped, about entityKind: EntityKind, _ sql: SQL,
    what: @escaping @Sendable (borrowing Row) throws(SQLiteError) -> Flaw,
    repair: (@Sendable (borrowing Writer) throws -> Void)? = nil
  ) {
    self.init(
      id, title, severity, missing: missing,
      find: { reader in
        try reader.connection.all(sql) { row throws(SQLiteError) in
          Finding(entityKind, codes: try row[0], try what(row))
        }
      }, repair: repair)
  }

  /// As it is typed and printed.
  public var name: String { id.rawValue }

  /// What breaks the rule. Where the file is too damaged to tell, that is a finding as well.
  public func findings(_ reader: Reader) throws -> [Finding] {
    do {
      return try find(reader)
    } catch let error as SQLiteError where !error.isOfTheMoment {
      return [Finding(unchecked: error)]
    }
  }
}

/// How much a finding matters.
public enum Severity: String, Choice {
  /// It cannot be so.
  case error
  /// It can hardly be so.
  case doubt
  /// It may well be so, but whoever reads the number should know.
  case note

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .error: LocalizedText(vi: "sai", en: "error")
    case .doubt: LocalizedText(vi: "nghi vấn", en: "doubt")
    case .note: LocalizedText(vi: "lưu ý", en: "note")
    }
  }

  /// Whether it matters as much as another.
  public func isAtLeast(_ other: Severity) -> Bool {
    let order = Severity.allCases
    return (order.firstIndex(of: self) ?? 0) <= (order.firstIndex(of: other) ?? 0)
  }
}

/// What a rule makes of values that are not known.
public enum MissingValues: String, Choice {
  /// What is unknown breaks no rule.
  case skipped
  /// That something is unknown is what the rule tells.
  case told

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .skipped: LocalizedText(vi: "bỏ qua", en: "skipped")
    case .told: LocalizedText(vi: "nêu ra", en: "told")
    }
  }
}

/// One thing that breaks a rule: the rows it is about, and what is wrong with them.
public struct Finding: Sendable, Equatable {
  /// What the codes are of; `file` where that is no kind of record.
  public let entityKind: EntityKind
  /// Codes, or what stands for one: `journal:57`; none for the file as a whole.
  public let codes: [String]
  /// What is wrong with them.
  public let what: Flaw

  init(_ entityKind: EntityKind, _ codes: [String], _ what: Flaw) {
    self.entityKind = entityKind
    self.codes = codes
    self.what = what
  }

  /// - Parameter codes: one a line.
  init(_ entityKind: EntityKind, codes: String, _ what: Flaw) {
    self.init(entityKind, codes.split(separator: "\n").map(String.init), what)
  }

  /// The rule could not be followed through.
  fileprivate init(unchecked error: SQLiteError) {
    self.init(.file, [], .unchecked(error.message))
  }
}

extension Reader {
  /// Refuses a file of which not even the list of tables can be read.
  public func checkReadable() throws {
    _ = try connection.value("SELECT count(*) FROM sqlite_schema", as: Int.self)
  }
}

extension SQLiteError {
  /// It says nothing about the file: another try may end otherwise.
  fileprivate var isOfTheMoment: Bool {
    switch code {
    case .busy, .locked, .interrupt, .outOfMemory: true
    default: false
    }
  }
}
