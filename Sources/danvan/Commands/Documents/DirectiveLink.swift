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
        let (from, link, to) = try writing.write(globals, "directive link") { writer in
          let from = try option("<directive>") { try writer.reader.directive(directive) }
          let to = try option("<directive>") { try writer.reader.directive(target) }
          var link = DirectiveLink()
          (link.directive, link.target) = (from.id, to.id)
          link.kind = try LinkKind.parse(kind, field: "<kind>")
          return (from, try remove ? take(link, from, to, writer) : add(link, writer), to)
        }
        return Written(from.code, link.id, .linked(link.kind, to.code, removed: remove))
      }
    }

    private func add(_ link: DirectiveLink, _ writer: borrowing Writer) throws -> DirectiveLink {
      var link = link
      try link.enter(evidence.typed.given.notBlank(), LookupContext(writer.reader))
      return try writer.insert(link)
    }

    private func take(
      _ link: DirectiveLink, _ from: Directive, _ to: Directive, _ writer: borrowing Writer
    ) throws -> DirectiveLink {
      guard let found = try writer.reader.first(DirectiveLink.self, where: link.key) else {
        throw Message.notLinked(from, link.kind, to)
      }
      try writer.delete(found)
      return found
    }
  }
}

extension LocalizedText {
  fileprivate static func linked(_ kind: LinkKind, _ target: String, removed: Bool) -> LocalizedText {
    let vi = removed ? "đã gỡ" : "đã nối"
    let en = removed ? "unlinked" : "linked"
    return LocalizedText(
      vi: "\(vi): \(kind.label.vietnamese) \(target)", en: "\(en): \(kind.label.english) \(target)")
  }
}

extension Message {
  fileprivate static func notLinked(
    _ from: Directive, _ kind: LinkKind, _ to: Directive
  ) -> Message {
    Message(
      .badData,
      LocalizedText(
        vi: "\(from.code) không có mối nối «\(kind.label.vietnamese)» với \(to.code)",
        en: "\(from.code) has no link “\(kind.label.english)” to \(to.code)"),
      advice: LocalizedText(
        vi: "Xem: danvan directive show \(from.code)", en: "See: danvan directive show \(from.code)"
      ))
  }
}
