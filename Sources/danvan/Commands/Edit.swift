import ArgumentParser
import Query
import Storage

/// `NOUN edit CODE`: changes what is named, and nothing else.
struct EditCommand<O: NounOptions>: ParsableCommand {
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

  func validate() throws {
    try clearing.check(options.typed, "\(O.R.entityKind.command) edit")
  }

  func run() throws {
    let (record, changes) = try writing.write(globals, "\(O.R.entityKind.command) edit") { try edit($0) }
    for note in options.notes(on: record) { Console.note(note) }
    try output.printChanges(
      changes.rows, title: O.R.heading[language], stored: writing.dryRun ? nil : record.code)
  }

  private func edit(_ writer: borrowing Writer) throws -> (O.R, Differences) {
    let reader = writer.reader
    var record = try O.R.find(reader, name)
    let code = record.code
    let sheet = record.detail.sheet
    let before = try sheet.rows(reader)
    try options.fill(&record, reader)
    try clearing.clear(&record, options.typed, reader)
    if record.code != code { try reader.checkFree(O.R.self, code: record.code) }
    try writer.update(record)
    return (record, Differences(sheet, before: before, after: try sheet.rows(reader)))
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
      throw DomainError.nothingToEdit(command).asUsage
    }
    for name in clear {
      guard let field = Clearing.field(name, typed) else {
        let names = typed.map { String(DomainError.option(for: $0.column).dropFirst(2)) }
        throw DomainError.notOneOf("--clear", name, names).asUsage
      }
      if field.text != nil { throw DomainError.setAndCleared(name).asUsage }
    }
  }

  /// Whether one of these is emptied.
  func names(anyOf typed: [Typed]) -> Bool { clear.contains { Clearing.field($0, typed) != nil } }

  /// Empties the fields of a record that were named, of those these options are for.
  func clear<R: Record>(_ record: inout R, _ typed: [Typed], _ reader: Reader) throws {
    for name in clear {
      guard let field = Clearing.field(name, typed) else { continue }
      do {
        try record.enter(field.column, "", LookupContext(reader))
      } catch is DomainError {
        throw DomainError.needed(name)
      }
      do {
        _ = try record.validated()
      } catch let problem where problem.field == .column(field.column) {
        throw DomainError.needed(name)
      } catch {
        // Trouble with another field is told when the record is written.
      }
    }
  }

  private static func field(_ name: String, _ typed: [Typed]) -> Typed? {
    let option = name.hasPrefix("--") ? name : "--" + name
    return typed.first { DomainError.option(for: $0.column) == option }
  }
}

extension DomainError {
  /// A field that cannot be emptied.
  fileprivate static func needed(_ name: String) -> DomainError {
    .invalid("--clear", name, vi: "không được để trống", en: "must not be empty")
  }

  fileprivate static func nothingToEdit(_ command: String) -> DomainError {
    DomainError(
      .usage, LocalizedText(vi: "Chưa ghi mục nào để sửa", en: "Nothing to edit is named"),
      advice: LocalizedText(
        vi: "Xem các mục: danvan \(command) --help", en: "See what can be: danvan \(command) --help"
      ))
  }

  fileprivate static func setAndCleared(_ name: String) -> DomainError {
    .invalid(
      "--clear", name, vi: "vừa ghi vừa bỏ trống", en: "is both set and emptied",
      advice: LocalizedText(vi: "Chỉ giữ một.", en: "Keep one of the two."))
  }
}
