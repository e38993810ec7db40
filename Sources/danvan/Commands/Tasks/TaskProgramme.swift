import ArgumentParser
import Query
import Storage

/// `task programme add|edit|list|show|remove`.
struct TaskProgrammeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "programme",
      abstract: text(vi: "Chương trình phối hợp.", en: "Coordination programmes."),
      subcommands: [
        AddCommand<TaskProgrammeOptions>.self, EditCommand<TaskProgrammeOptions>.self,
        ListCommand<TaskProgramme>.self, ShowCommand<TaskProgramme>.self,
        RemoveCommand<TaskProgramme>.self,
      ])
  }
}

struct TaskProgrammeOptions: RecordOptions {
  typealias R = TaskProgramme

  @Option(help: help("Mã, ví dụ NB-2024.", "Code, e.g. NB-2024.", name: "code"))
  var code: String?

  @Option(help: help("Tên chương trình.", "Name.", name: "name"))
  var name: String?

  @Option(help: help("Tên tiếng Anh.", "English name.", name: "name"))
  var nameEn: String?

  @Option(help: help("Của tỉnh, thành nào.", "Of which province.", name: "province"))
  var province: String?

  @Option(help: help("Cơ quan chủ trì.", "Who leads it.", name: "committee"))
  var committee: String?

  @Option(help: help("Thực hiện văn bản nào.", "The document it carries out.", name: "directive"))
  var directive: String?

  @Option(help: help("Kỳ: 2024, 2020/2024 …", "Period: 2024, 2020/2024 …", name: "period"))
  var period: String?

  @Option(help: help("Mã nguồn.", "Source.", name: "source"))
  var source: String?

  @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
  var locator: String?

  @Option(help: help("Nguyên văn.", "The words.", name: "text"))
  var quote: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  var typed: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("period", period),
      ("unit", province), ("committee", committee), ("directive", directive),
      ("source", source), ("locator", locator), ("quote", quote), ("note", note),
    ]
  }
}

extension TaskProgramme: Listed {
  static var heading: LocalizedText { Table.title(of: "programmes") }
  static var argument: LocalizedText {
    LocalizedText(vi: "Mã hoặc tên chương trình.", en: "Code or name of the programme.")
  }

  static func list(in territory: Territory) -> Table { .programmes(in: territory) }
}
