import ArgumentParser
import Query
import Storage

/// `directive list|show`.
struct DirectiveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "directive",
      abstract: text(
        vi: "Văn bản: chỉ thị, nghị quyết, kết luận, chương trình …",
        en: "Documents: directives, resolutions, conclusions, programmes …"),
      subcommands: [ListCommand<Directive>.self, ShowCommand<Directive>.self])
  }
}

extension Directive: Listed {
  static var heading: Phrase { Phrase(vi: "Văn bản", en: "Documents") }
  static var argument: Phrase {
    Phrase(vi: "Mã, số hoặc trích yếu.", en: "Code, number or title.")
  }

  static func list(_: Reader, in territory: Territory) -> Sheet { .directives(in: territory) }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: Detail, title: String) {
    let found = try reader.named(Directive.self, name)
    return (.directive(found), found.code)
  }
}
