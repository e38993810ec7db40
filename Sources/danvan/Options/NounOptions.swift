import ArgumentParser
import Messages
import Query
import Storage

/// The options of a noun, declared once: what its `add` sets and its `edit` changes.
protocol NounOptions: ParsableArguments {
  associatedtype R: Kept

  /// Columns that `add` cannot do without.
  static var needed: [String] { get }
  /// What was typed, by column.
  var typed: [Typed] { get }
  /// Columns that ``fill(_:_:)`` reads in its own way.
  static var special: Set<String> { get }

  /// The day on which codes of units are meant in that record.
  static func day(of record: R) -> Day
  /// Gives a record what was typed.
  func fill(_ record: inout R, _ reader: Reader) throws
  /// Begins the code of a record that is added without one; `nil` where a code must be told.
  func series(of record: R, _ reader: Reader) throws -> String?
  /// What is worth saying about a record that was written.
  func notes(on record: R) -> [LocalizedText]
}

extension NounOptions {
  static var special: Set<String> { [] }

  static func day(of _: R) -> Day { .today }

  func fill(_ record: inout R, _ reader: Reader) throws { try enter(&record, reader) }

  func series(of _: R, _: Reader) throws -> String? { nil }

  func notes(on _: R) -> [LocalizedText] { [] }

  /// Enters what was typed; the units last, since their codes are read as of the record's own day.
  func enter(_ record: inout R, _ reader: Reader) throws {
    let given = try typed.given.filter { !Self.special.contains($0.column) }.notBlank()
    try record.enter(given.filter { $0.column != "unit" }, LookupContext(reader))
    let scope = LookupContext(reader, on: Self.day(of: record), level: .province)
    try record.enter(given.filter { $0.column == "unit" }, scope)
  }

  /// What an addition cannot do without, for its help.
  static var neededInWords: String {
    let options = needed.map { Message.option(for: $0) }.joined(separator: ", ")
    return text(vi: "Phải có: \(options).", en: "Needed: \(options).")
  }

  /// Refuses a record that is added without what it cannot do without.
  func checkNeeded(_ command: String) throws {
    let given = Set(typed.given.map(\.column))
    for column in Self.needed where !given.contains(column) {
      throw Message.missing(Message.option(for: column), command).asUsage
    }
  }

  /// Adds a record with what was typed.
  func add(_ writer: borrowing Writer) throws -> R {
    var record = R()
    try fill(&record, writer.reader)
    if record.code.tidied.isEmpty, let series = try series(of: record, writer.reader) {
      record.code = try writer.nextCode(R.self, after: series)
    }
    try writer.reader.checkFree(R.self, code: record.code)
    return try writer.insert(record)
  }
}

/// A noun that is kept by its own commands: found, shown in full, removed.
protocol Kept: Shown {
  static func find(_ reader: Reader, _ name: String) throws -> Self
  var detail: RecordView { get }
  /// Heads what `show` prints.
  var title: String { get }
}

extension Kept {
  static func find(_ reader: Reader, _ name: String) throws -> Self {
    try reader.named(Self.self, name)
  }

  var title: String { names.first { !$0.isEmpty } ?? code }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: RecordView, title: String) {
    let found = try find(reader, name)
    return (found.detail, found.title)
  }
}

/// `NOUN add`.
struct AddCommand<O: NounOptions>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let entityKind = O.R.entityKind
    return CommandConfiguration(
      commandName: "add",
      abstract: text(vi: "Thêm một \(entityKind.vietnamese).", en: "Add a \(entityKind.english)."),
      discussion: O.neededInWords)
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: O
  @OptionGroup var writing: WriteOptions

  func validate() throws {
    try options.checkNeeded("\(O.R.entityKind.command) add")
  }

  func run() throws {
    try output.printWritten {
      let command = "\(O.R.entityKind.command) add"
      let added = try writing.write(globals, command) { try options.add($0) }
      for note in options.notes(on: added) { Console.note(note) }
      return Written(added.code, added.id, .added)
    }
  }
}

/// `NOUN remove CODE`.
struct RemoveCommand<N: Kept>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove",
      abstract: text(vi: "Xóa một \(N.entityKind.vietnamese).", en: "Remove a \(N.entityKind.english)."),
      discussion: text(
        vi: "Mục còn được nhắc đến ở nơi khác thì không xóa được. Cần --reason.",
        en: "What is named elsewhere cannot be removed. --reason is needed."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help(N.argument.vietnamese, N.argument.english, name: "code"))
  var name: String

  @OptionGroup var writing: WriteOptions

  func validate() throws { try writing.needReason("\(N.entityKind.command) remove") }

  func run() throws {
    try output.printWritten {
      let (record, removal) = try writing.write(globals, "\(N.entityKind.command) remove") { writer in
        let record = try N.find(writer.reader, name)
        return (record, try writer.remove(record))
      }
      let title = record.title.isEmpty ? record.code : record.title
      return Written(record.code, record.id, .removed(title, removal))
    }
  }
}

extension WriteOptions {
  /// Nothing is taken away without saying why.
  func needReason(_ command: String) throws {
    if let reason, !reason.searchKey.isEmpty { return }
    throw Message.missing("--reason", command).asUsage
  }
}

extension Message {
  /// An option that this use of a command cannot do without.
  static func missing(_ option: String, _ command: String) -> Message {
    Message(
      .usage, LocalizedText(vi: "Thiếu \(option)", en: "\(option) is missing"),
      advice: LocalizedText(
        vi: "Xem: danvan \(command) --help", en: "See: danvan \(command) --help"))
  }
}
