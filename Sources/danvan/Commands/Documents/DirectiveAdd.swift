import ArgumentParser
import Messages
import Query
import Storage

extension DirectiveCommand {
  /// `directive add NUMBER`.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: text(vi: "Thêm một văn bản.", en: "Add a document."),
        discussion: text(
          vi: """
            Số ghi như trên văn bản: "25-NQ/TW", "12 - NQ/TU", "249/MTTQ-BTT". Có --source thì \
            cũng ghi chỗ nguồn nhắc đến văn bản.
            """,
          en: """
            Write the number as it stands: "25-NQ/TW", "12 - NQ/TU", "249/MTTQ-BTT". With \
            --source, the place where the source names the document is recorded too.
            """)
          + " " + DirectiveFields.neededInWords)
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Số, ký hiệu văn bản.", "Number of the document.", name: "number"))
    var number: String?

    @Flag(help: help("Văn bản không có số; cần --code.", "It has no number; --code is needed."))
    var noNumber = false

    @OptionGroup var fields: DirectiveFields
    @OptionGroup var mention: MentionOptions
    @OptionGroup var writing: WriteOptions

    func validate() throws {
      let command = "directive add"
      try fields.checkNeeded(command)
      if !noNumber, number == nil { throw Message.missing("<number>", command).asUsage }
      if noNumber {
        if number != nil { throw Message.both("<number>", "--no-number").asUsage }
        if fields.code == nil { throw Message.missing("--code", command).asUsage }
        if fields.typeName == nil { throw Message.missing("--type-name", command).asUsage }
      }
      try mention.check(command)
    }

    func run() throws {
      try output.printWritten {
        let added = try writing.write(globals, "directive add") { writer in
          let directive = try add(writer)
          try mention.record(directive, number ?? "", writer)
          return directive
        }
        for doubt in number.map(added.doubts) ?? [] { Console.note(doubt) }
        return Written(added.code, added.id, .added)
      }
    }

    private func add(_ writer: borrowing Writer) throws -> Directive {
      var directive = Directive()
      try option("<number>") { try number.map { try directive.renumber($0) } }
      try fields.fill(&directive, writer.reader)
      if fields.code == nil { directive.code = try writer.reader.code(for: directive) }
      // The number tells more than the code that was made from it.
      try option("<number>") { try directive.check(against: writer.reader) }
      try writer.reader.checkFree(Directive.self, code: directive.code)
      return try writer.insert(directive)
    }
  }
}

/// Where a source names a document.
struct MentionOptions: ParsableArguments {
  @Option(help: help("Mã nguồn (xem: source list).", "Source (see: source list).", name: "source"))
  var source: String?

  @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
  var locator: String?

  @Option(help: help("Nguyên văn.", "The words.", name: "text"))
  var quote: String?

  func check(_ command: String) throws {
    if source != nil, quote == nil { throw Message.missing("--quote", command).asUsage }
    if source == nil, locator != nil || quote != nil {
      throw Message.missing("--source", command).asUsage
    }
  }

  var typed: [Typed] { [("source", source), ("locator", locator), ("quote", quote)] }

  fileprivate func record(
    _ directive: Directive, _ number: String, _ writer: borrowing Writer
  ) throws {
    guard source != nil else { return }
    var mention = DirectiveMention()
    mention.directive = directive.id
    mention.numberPrinted = number
    try mention.enter(typed.given.notBlank(), LookupContext(writer.reader))
    try writer.insert(mention)
  }
}
