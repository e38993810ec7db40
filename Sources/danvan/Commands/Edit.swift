import ArgumentParser
import Messages
import Query
import Storage

/// `NOUN edit CODE`: changes what is named, and nothing else.
struct EditCommand<O: RecordOptions>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let entityKind = O.R.entityKind
    return .edit(
      vi: "Sửa một \(entityKind.vietnamese).", en: "Correct a \(entityKind.english).")
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help(O.R.argument.vietnamese, O.R.argument.english, name: "code"))
  var name: String

  @OptionGroup var options: O
  @OptionGroup var clearing: Clearing
  @OptionGroup var writing: WriteOptions

  private static var command: String { "\(O.R.entityKind.command) edit" }

  func validate() throws { try clearing.check(options.typed, Self.command) }

  func run() throws {
    let (record, changes) = try writing.write(globals, Self.command, options: O.names) { writer in
      try clearing.told(options.typed) { cleared in
        try writer.edit(
          O.R.self, name, options.columns, clearing: cleared, complete: options.complete)
      }
    }
    for note in options.notes(on: record) { Console.note(note) }
    try output.printChanges(
      changes, title: O.R.heading[language], stored: writing.dryRun ? nil : record.code)
  }
}

extension CommandConfiguration {
  static func edit(_ name: String = "edit", vi: String, en: String) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: text(vi: vi, en: en),
      discussion: text(
        vi: "Chỉ sửa mục được ghi; in trước và sau. Bản cũ còn trong nhật ký.",
        en: "Only what is named changes; before and after are printed. The journal keeps both."))
  }
}

/// Which fields an edit empties.
struct Clearing: ParsableArguments {
  @Option(
    help: help(
      "Bỏ trống một mục, ví dụ: --clear note (ghi được nhiều lần).",
      "Empty a field, e.g. --clear note (may be repeated).", name: "option"))
  var clear: [String] = []

  /// Something must be named, and what is emptied must be a field that is not set as well.
  func check(_ typed: [Typed], _ command: String) throws {
    guard !typed.given.isEmpty || !clear.isEmpty else {
      throw Message.nothingToEdit(command).asUsage
    }
    for name in clear {
      guard let field = Clearing.field(name, typed) else {
        let names = typed.map { String(Message.option(for: $0.column).dropFirst(2)) }
        throw DomainError.notOneOf("--clear", name, names).asUsage
      }
      if field.text != nil { throw Message.setAndCleared(name).asUsage }
    }
  }

  /// Lends the columns to be emptied; that one cannot be is told by the name it was given.
  func told<T>(_ typed: [Typed], _ body: ([String]) throws -> T) throws -> T {
    let fields = clear.map { name in (name: name, column: Clearing.field(name, typed)?.column) }
    do {
      return try body(fields.compactMap(\.column))
    } catch let needed as NeededColumn {
      let name = fields.first { $0.column == needed.column }?.name
      throw ValueFault(name ?? needed.column, .empty).error(in: "--clear")
    }
  }

  private static func field(_ name: String, _ typed: [Typed]) -> Typed? {
    let option = name.hasPrefix("--") ? name : "--" + name
    return typed.first { Message.option(for: $0.column) == option }
  }
}

extension Message {
  fileprivate static func nothingToEdit(_ command: String) -> Message {
    Message(
      .usage, LocalizedText(vi: "Chưa ghi mục nào để sửa", en: "Nothing to edit is named"),
      advice: LocalizedText(
        vi: "Xem các mục: danvan \(command) --help", en: "See what can be: danvan \(command) --help"
      ))
  }

  fileprivate static func setAndCleared(_ name: String) -> Message {
    .invalid(
      "--clear", name, vi: "vừa ghi vừa bỏ trống", en: "is both set and emptied",
      advice: LocalizedText(vi: "Chỉ giữ một.", en: "Keep one of the two."))
  }
}
