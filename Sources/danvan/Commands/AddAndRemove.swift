import ArgumentParser
import Messages
import Query
import Storage

/// The options of a kind of record, declared once: what its `add` sets and its `edit` changes.
protocol RecordOptions: ParsableArguments {
  associatedtype R: Shown

  /// Columns that have an option of another name here.
  static var names: [String: String] { get }
  /// What was typed, by column.
  var typed: [Typed] { get }
  /// The part of it that is text of columns, as the operation takes it.
  var columns: [Typed] { get }

  /// Sets what is no text of a column.
  func complete(_ record: inout R) throws
  /// What is worth saying about a record that was written.
  func notes(on record: R) -> [LocalizedText]
}

extension RecordOptions {
  static var names: [String: String] { [:] }

  var columns: [Typed] { typed }

  func complete(_: inout R) {}

  func notes(on _: R) -> [LocalizedText] { [] }
}

extension Kept {
  /// What an addition cannot do without, for its help.
  static var neededInWords: String {
    let options = needed.map { Message.option(for: $0) }.joined(separator: ", ")
    return text(vi: "Phải có: \(options).", en: "Needed: \(options).")
  }

  /// Refuses an addition without what it cannot do without.
  static func checkNeeded(_ typed: [Typed], _ command: String) throws {
    let given = Set(typed.given.map(\.column))
    for column in needed where !given.contains(column) {
      throw Message.missing(Message.option(for: column), command).asUsage
    }
  }
}

/// `NOUN add`.
struct AddCommand<O: RecordOptions>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let entityKind = O.R.entityKind
    return CommandConfiguration(
      commandName: "add",
      abstract: text(vi: "Thêm một \(entityKind.vietnamese).", en: "Add a \(entityKind.english)."),
      discussion: O.R.neededInWords)
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: O
  @OptionGroup var writing: WriteOptions

  private static var command: String { "\(O.R.entityKind.command) add" }

  func validate() throws { try O.R.checkNeeded(options.typed, Self.command) }

  func run() throws {
    try output.printWritten {
      var own: UnitVersion?
      let added = try writing.write(globals, Self.command, options: O.names) {
        try $0.add(O.R.self, options.columns, complete: options.complete) { own = $0 }
      }
      if let own { Console.note(.inOwnProvince(own)) }
      for note in options.notes(on: added) { Console.note(note) }
      return Written(added.code, added.id, .added)
    }
  }
}

/// `NOUN remove CODE`.
struct RemoveCommand<R: Shown>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let entityKind = R.entityKind
    return CommandConfiguration(
      commandName: "remove",
      abstract: text(
        vi: "Xóa một \(entityKind.vietnamese).", en: "Remove a \(entityKind.english)."),
      discussion: text(
        vi: "Mục còn được nhắc đến ở nơi khác thì không xóa được. Cần --reason.",
        en: "What is named elsewhere cannot be removed. --reason is needed."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help(R.argument.vietnamese, R.argument.english, name: "code"))
  var name: String

  @OptionGroup var writing: WriteOptions

  private static var command: String { "\(R.entityKind.command) remove" }

  func validate() throws { try writing.needReason(Self.command) }

  func run() throws {
    try output.printWritten {
      let (record, removal) = try writing.write(globals, Self.command) {
        try $0.remove(R.self, name)
      }
      let title = record.title.isEmpty ? record.code : record.title
      return Written(record.code, record.id, .removed(title, removal))
    }
  }
}

extension LocalizedText {
  /// Where a record was put that was told no place.
  static func inOwnProvince(_ own: UnitVersion) -> LocalizedText {
    LocalizedText(
      vi: "Không ghi tỉnh: tính cho \(own.fullName), tỉnh của tệp này.",
      en: "No province was given: taken for \(own.fullName), whose file this is.")
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

  /// Two options of which only one can hold.
  static func both(_ first: String, _ second: String) -> Message {
    Message(
      .usage,
      LocalizedText(
        vi: "Chỉ ghi một trong \(first) và \(second)", en: "Give \(first) or \(second)"))
  }
}
