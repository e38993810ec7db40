import Storage

/// One kind of file that offices send: its columns, and what a row of it becomes.
public protocol Form: SendableMetatype {
  /// What can be made of a usual row before it is its turn, and another thread can make.
  associatedtype Draft: Sendable = Never
  /// What the making of drafts remembers.
  associatedtype Drafting = Void

  static var noun: Noun { get }
  static var columns: [FormColumn] { get }
  static var marks: [FormMark] { get }
  /// The columns of an empty form.
  static var template: [String] { get }
  /// What a template already says in every row; a row that says no more was not filled in.
  static var prefilled: Set<String> { get }

  /// What its headers mean; some forms have columns that the data names.
  static func labels(_ reader: Reader) throws -> FormLabels

  init(_ settings: FormSettings)

  /// What the heading of a group of rows says of each of them, if it is such a heading.
  func heading(_ text: String, _ reader: Reader) throws -> (column: String, value: String)?
  /// Stores what a row says that is not stored yet.
  ///
  /// - Throws: `Problems` for a row that is refused.
  mutating func take(
    _ row: FormRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome
  static func drafting() -> Drafting
  /// `nil` for a row that is anything but usual.
  static func draft(_ row: FormRow, _ drafting: inout Drafting) -> Draft?
  /// Takes a row by its draft, to be stored by `settle` at the latest; false where it has to be
  /// taken in its turn.
  mutating func take(
    _ draft: Draft, of row: FormRow, from file: Id<Source>, _ reader: Reader
  ) throws -> Bool
  /// Stores what was taken before the last time, at least: enough has been taken meanwhile.
  mutating func advance(_ writer: borrowing Writer) throws
  /// Stores what was taken and is not stored yet.
  mutating func settle(_ writer: borrowing Writer) throws
  /// What is worth a second look in a row that was stored.
  static func doubts(_ row: FormRow) throws -> [Phrase]
  /// Whether that row of that file was stored before, whatever became of it since.
  static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool
}

extension Form {
  /// What the columns of its own mean.
  public static var labels: FormLabels { FormLabels(columns, marks) }
  public static var marks: [FormMark] { [] }
  public static func labels(_: Reader) throws -> FormLabels { labels }
  public static var prefilled: Set<String> { [] }
  public static func doubts(_: FormRow) -> [Phrase] { [] }
  public mutating func advance(_: borrowing Writer) {}
  public mutating func settle(_: borrowing Writer) {}
  public func heading(_: String, _: Reader) throws -> (column: String, value: String)? { nil }
}

extension Form where Draft == Never, Drafting == Void {
  public static func drafting() {}
  public static func draft(_: FormRow, _: inout Void) -> Never? { nil }
  public mutating func take(_: Never, of _: FormRow, from _: Id<Source>, _: Reader) -> Bool {}
}

/// How a file is to be read.
public struct FormSettings: Sendable {
  /// What holds for rows that say nothing themselves, by column.
  public var defaults: [String: String] = [:]
  public var numbers: Amount.Style?
  public var allowsDuplicates = false

  public init() {}
}

/// What became of a data row.
public enum RowOutcome: Sendable, Equatable {
  case added
  /// Everything it says is stored already.
  case present
  /// It looks like these, and was held back.
  case held([LookAlike])
}

/// What a row that is held back looks like.
public struct LookAlike: Sendable, Equatable {
  let code: String
  /// The row of the same file it came from.
  let row: String?
}

/// Every rule that one row breaks.
public struct Problems: Error {
  var all: [Problem]

  init(_ problem: Problem) { all = [problem] }

  init() { all = [] }

  /// Runs what may break a rule, and goes on.
  mutating func collect(_ breach: Problem.Breach, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch var problem as Problem {
      problem.breach = problem.breach ?? breach
      // One column may be of two tables.
      if !all.contains(problem) { all.append(problem) }
    }
  }

  /// Tells each by the name its column has for the reader.
  mutating func name(_ label: (String) -> String) {
    for index in all.indices { all[index].field = all[index].field.map(label) }
  }

  func check() throws(Problems) {
    if !all.isEmpty { throw self }
  }
}
