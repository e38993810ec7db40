import ArgumentParser
import Query
import Storage

/// `fund add|record|list|show`.
struct FundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fund",
      abstract: text(vi: "Quỹ và các khoản tiền.", en: "Funds and their money."),
      subcommands: [Add.self, RecordEntry.self, ListCommand<Fund>.self, ShowCommand<Fund>.self])
  }
}

extension Fund: Listed {
  static var heading: Phrase { Phrase(vi: "Quỹ", en: "Funds") }
  static var argument: Phrase { Phrase(vi: "Mã hoặc tên quỹ.", en: "Code or name.") }

  static func list(_: Reader, in territory: Territory) -> Sheet { .funds(in: territory) }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: Detail, title: String) {
    let found = try reader.named(Fund.self, name)
    return (.fund(found), found.nameVi)
  }
}
