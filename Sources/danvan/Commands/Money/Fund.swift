import ArgumentParser
import Interchange
import Query
import Storage

/// `fund add|edit|record|entry|list|show|remove`.
struct FundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fund",
      abstract: text(vi: "Quỹ và các khoản tiền.", en: "Funds and their money."),
      subcommands: [
        AddCommand<FundOptions>.self, EditCommand<FundOptions>.self, RecordEntry.self,
        FundEntryCommand.self, ImportCommand<FundSpec>.self, ListCommand<Fund>.self,
        ShowCommand<Fund>.self,
        RemoveCommand<Fund>.self,
      ])
  }
}

struct FundOptions: RecordOptions {
  typealias R = Fund

  @Option(help: help("Mã, ví dụ 22-VNN.", "Code, e.g. 22-VNN.", name: "code"))
  var code: String?

  @Option(help: help("Tên quỹ.", "Name.", name: "name"))
  var name: String?

  @Option(help: help("Tên tiếng Anh.", "English name.", name: "name"))
  var nameEn: String?

  @Option(help: help("Của tỉnh, thành nào.", "Of which province.", name: "province"))
  var province: String?

  @Option(help: help("Cơ quan quản lý.", "Who runs it.", name: "code"))
  var committee: String?

  @Option(help: help("Lập theo văn bản nào.", "The document it was set up by.", name: "directive"))
  var directive: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?


  var typed: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("unit", province),
      ("committee", committee), ("directive", directive), ("note", note),
    ]
  }
}

extension Fund: Listed {
  static var heading: LocalizedText { Table.title(of: "funds") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã hoặc tên quỹ.", en: "Code or name.") }

  static func list(in territory: Territory) -> Table { .funds(in: territory) }
}
