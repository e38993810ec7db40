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
          + " " + Directive.neededInWords)
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
      try Directive.checkNeeded(fields.typed, command)
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
        let added = try writing.write(
          globals, "directive add", options: ["number": "<number>"]
        ) { try $0.addDirective([("number", number)] + fields.typed, mention: mention.typed) }
        for doubt in number.map(added.doubts) ?? [] { Console.note(doubt) }
        return Written(added.code, added.id, .added)
      }
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
}
