import Storage

/// One kind of file that offices send: its columns, and what a row of it becomes.
public protocol ImportSpec: SendableMetatype {
  /// What can be made of a usual row before it is its turn, and another thread can make.
  associatedtype Parsed: Sendable = Never
  /// What the making of drafts remembers.
  associatedtype ParsingState = Void

  static var entityKind: EntityKind { get }
  static var columns: [ImportColumn] { get }
  static var marks: [TickColumn] { get }
  /// The columns of an empty form.
  static var template: [String] { get }
  /// What a template already says in every row; a row that says no more was not filled in.
  static var prefilled: Set<String> { get }
  /// The columns that what stands around a table may say.
  static var captioned: [String] { get }

  /// What its headers mean; some forms have columns that the data names.
  static func labels(_ reader: Reader) throws -> ImportHeaders

  init(_ settings: ImportSettings)

  /// What the heading of a group of rows says of each of them, if it is such a heading.
  func heading(_ text: String, _ reader: Reader) throws -> [String: String]
  /// What a line above a table, or the name of its sheet, says of all rows besides where and of
  /// when they are.
  func caption(_ text: String, _ reader: Reader) throws -> [String: String]
  /// The heading of a group whose rows have that text for a column.
  static func heading(_ column: String, _ text: String, _ reader: Reader) throws -> String
  /// Whether the row that was taken last named no place, and was put in the file's own province.
  var tookOwnProvince: Bool { get set }
  /// Stores what a row says that is not stored yet.
  ///
  /// - Throws: `RowErrors` for a row that is refused.
  mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome
  static func parsing() -> ParsingState
  /// `nil` for a row that is anything but usual.
  static func parsed(_ row: ImportRow, _ parsing: inout ParsingState) -> Parsed?
  /// Takes a row by its draft, to be stored by `flush` at the latest; false where it has to be
  /// taken in its turn.
  mutating func take(
    _ parsed: Parsed, of row: ImportRow, from file: Id<Source>, _ reader: Reader
  ) throws -> Bool
  /// Stores what was taken before the last time, at least: enough has been taken meanwhile.
  mutating func advance(_ writer: borrowing Writer) throws
  /// Stores what was taken and is not stored yet.
  mutating func flush(_ writer: borrowing Writer) throws
  /// What is worth a second look in a row that was stored.
  static func doubts(_ row: ImportRow) throws -> [DomainError]
  /// Whether that row of that file was stored before, whatever became of it since.
  static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool
}

extension ImportSpec {
  /// What the columns of its own mean.
  public static var labels: ImportHeaders { ImportHeaders(columns, marks) }
  /// None: nothing is ticked.
  public static var marks: [TickColumn] { [] }
  /// The same whatever is stored.
  public static func labels(_: Reader) throws -> ImportHeaders { labels }
  /// Never: its rows need no place.
  public var tookOwnProvince: Bool {
    get { false }
    set {}
  }
  /// None: a row that says anything was filled in.
  public static var prefilled: Set<String> { [] }
  /// None.
  public static func doubts(_: ImportRow) -> [DomainError] { [] }
  /// Nothing: each row was stored when it was taken.
  public mutating func advance(_: borrowing Writer) {}
  /// Nothing: each row was stored when it was taken.
  public mutating func flush(_: borrowing Writer) {}
  /// The column of the time that rows are of.
  static var timeColumn: String? {
    ["year", "period"].first { name in columns.contains { $0.name == name } }
  }

  /// The columns that what stands around a table may say.
  public static var captioned: [String] {
    columns.map(\.name).filter { ["unit", "province", "as_of", timeColumn].contains($0) }
  }

  /// A heading that says it of its rows.
  public static func heading(_ column: String, _ text: String, _: Reader) throws -> String {
    column == timeColumn ? HeadingWords.heading(of: text) : text
  }

  /// Nothing.
  public func caption(_: String, _: Reader) throws -> [String: String] { [:] }

  /// The commune or the year above the rows of it.
  public func heading(_ text: String, _ reader: Reader) throws -> [String: String] {
    let words = HeadingWords(text)
    // "6 tháng đầu năm 2026" above figures and money.
    let period = Self.timeColumn == "period" ? try? Period.stored(text.ofGroup) : nil
    if let period, !period.isEmpty { return ["period": period] }
    let place = try Self.placeHeading(words.years.isEmpty ? text : words.rest, reader)
    guard !place.isEmpty || words.isWhole else { return [:] }
    return place.merging(Self.timeHeading(words)) { $1 }
  }

  static func timeHeading(_ words: HeadingWords) -> [String: String] {
    guard let column = timeColumn, let time = words.time(asPeriod: column == "period") else {
      return [:]
    }
    return [column: time]
  }

  /// "II. Xã Đầm Hà (2 mô hình)" above what is of that commune.
  static func placeHeading(
    _ text: String, _ reader: Reader
  ) throws -> [String: String] {
    let name = text.ofGroup
    // Where no communes are stored, none can be looked up.
    let types = try reader.communeTypes().map { $0.searchKey + " " }
    guard columns.contains(where: { $0.name == "unit" }), !types.isEmpty else { return [:] }
    guard types.contains(where: name.searchKey.hasPrefix) else {
      return try communeOf(list: name, reader).map { ["unit": $0] } ?? [:]
    }
    return ["unit": name]
  }

  /// Of "Các mô hình của xã Đầm Hà" the commune.
  private static func communeOf(list name: String, _ reader: Reader) throws -> String? {
    guard let rest = name.communeOfList else { return nil }
    // "MÔ HÌNH XÃ HỘI HÓA"
    let isSure = !rest.searchKey.hasPrefix("xa hoi ")
    return try isSure || !reader.units([[rest]], level: .commune, within: nil).isEmpty ? rest : nil
  }
}

extension ImportSpec where Parsed == Never, ParsingState == Void {
  /// Nothing is remembered.
  public static func parsing() {}
  /// No drafts are made: each row is read in its turn.
  public static func parsed(_: ImportRow, _: inout Void) -> Never? { nil }
  /// Cannot be called: there are no drafts.
  public mutating func take(_: Never, of _: ImportRow, from _: Id<Source>, _: Reader) -> Bool {}
}

/// How a file is to be read.
public struct ImportSettings: Sendable {
  /// What holds for rows that say nothing themselves, by column.
  public var defaults: [String: String] = [:]
  /// How numbers are written; `nil` = as other cells of the column tell, and `2.500` alone is asked
  /// about.
  public var numbers: Amount.Style?
  /// How days are written; `nil` = the day before the month, unless a cell of the column cannot be.
  public var dates: Day.Order?
  /// What money is counted in that nothing in the file says.
  public var unit: String?
  /// Columns in which a blank cell has what stands above it.
  public var filledDown: Set<String> = []
  /// Columns in which a blank cell says nothing, whatever stands above it.
  public var blank: Set<String> = []
  /// Which column a header of the file means, by the header.
  public private(set) var meant: [String: String] = [:]
  /// What around a table says a column for all its rows.
  private var captions: [String: TableCaption] = [:]
  /// What is not to be read: headers of columns, and what stands around the table.
  public var ignored: [String] = []
  /// By which profile of kept meanings the file is read.
  public var profile = ProfileChoice.fitting
  /// The sheets of a workbook that are read; none = every one that has the table.
  public var sheets: [String] = []
  /// Whether headers of which something is said may be those of other files.
  public var mayLackHeaders = false
  /// Whether a file is stored that was stored for another place or time.
  public var takesAgain = false
  /// Whether models, figures and money that look like stored ones are stored, not held back.
  public var allowsDuplicates = false

  /// Nothing is set.
  public init() {}

  /// A header, or what stands around the table, means a column.
  public mutating func mean(_ header: String, _ column: String) {
    if let caption = TableCaption(rawValue: header) {
      captions[column] = caption
    } else {
      meant[header] = column
    }
  }

  /// Headers that are not to be read: without what stands around the table.
  var ignoredHeaders: [String] { ignored.filter { !ImportSettings.isCaption($0) } }

  /// Whether a header is none, but what stands around a table.
  public static func isCaption(_ header: String) -> Bool { TableCaption(rawValue: header) != nil }

  /// What around a table says a column for all its rows.
  func caption(of column: String) -> TableCaption? { captions[column] }

  /// Whether somebody said what a header means.
  func isMeant(_ label: String) -> Bool {
    let key = label.labelKey
    return meant.keys.contains { $0.labelKey == key } || ignored.contains { $0.labelKey == key }
  }
}

/// What became of a data row.
public enum RowOutcome: Sendable, Equatable {
  case added
  /// Everything it says is stored already.
  case present
  /// It looks like these, and was held back.
  case held([LookAlike])
  /// It names the stored record of that code, says this otherwise of it, and was held back.
  case contradicts(String, [Contradiction])
}

/// What a row that is held back looks like.
public struct LookAlike: Sendable, Equatable {
  /// Of the stored record.
  public let code: String
  /// The row of the same file it came from, where it is known to.
  public let row: String?
}

/// Every rule that one row breaks.
public struct RowErrors: Error {
  var all: [DomainError]

  init(_ problem: DomainError) { all = [problem] }

  init() { all = [] }

  /// Runs what may break a rule, and goes on.
  mutating func collect(_ violation: DomainError.Violation, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch var problem as DomainError {
      problem.violation = problem.violation ?? violation
      // One column may be of two tables.
      if !all.contains(problem) { all.append(problem) }
    }
  }

  /// Tells each by the name its column has for the reader.
  mutating func name(_ label: (String) -> String) {
    for index in all.indices { all[index].field = all[index].field.map { .given(label($0.name)) } }
  }

  func check() throws(RowErrors) {
    if !all.isEmpty { throw self }
  }
}
