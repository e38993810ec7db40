import ArgumentParser
import Messages
import Query
import Storage

extension DirectiveCommand {
  /// `directive link A KIND B`.
  struct Link: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "link",
        abstract: text(vi: "Nối hai văn bản.", en: "Link two documents."),
        discussion: text(
          vi: "Ví dụ: danvan directive link 38-CTr/TU applies 43-NQ/TW",
          en: "Example: danvan directive link 38-CTr/TU applies 43-NQ/TW"))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Văn bản này.", "This document.", name: "directive"))
    var directive: String

    @Argument(
      help: help(
        """
        applies (thực hiện), continues (tiếp tục), amends (sửa đổi), repeals (thay thế), \
        based_on (căn cứ), reviews (sơ kết, tổng kết).
        """,
        "applies, continues, amends, repeals, based_on or reviews.", name: "kind"))
    var kind: String

    @Argument(help: help("… văn bản kia.", "… that one.", name: "directive"))
    var target: String

    @OptionGroup var evidence: MentionOptions

    @Flag(help: help("Gỡ mối nối này.", "Take the link away."))
    var remove = false

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      if remove { try writing.needReason("directive link") }
      if evidence.source == nil, evidence.locator != nil || evidence.quote != nil {
        throw Message.missing("--source", "directive link").asUsage
      }
    }

    func run() throws {
      try output.printWritten {
        let linked = try writing.write(
          globals, "directive link", options: ["directive": "<directive>", "kind": "<kind>"]
        ) { writer in
          try remove
            ? writer.unlink(directive, kind, target)
            : writer.link(directive, kind, target, evidence: evidence.typed)
        }
        return Written(linked.from.code, linked.link.id, .linked(linked, removed: remove))
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func linked(_ linked: Linked, removed: Bool) -> LocalizedText {
    let (kind, target) = (linked.link.kind.label, linked.to.code)
    return LocalizedText(
      vi: "\(removed ? "đã gỡ" : "đã nối"): \(kind.vietnamese) \(target)",
      en: "\(removed ? "unlinked" : "linked"): \(kind.english) \(target)")
  }
}
