import ArgumentParser
import Query
import Storage

/// `task programme|add|set|edit|list|show|remove`.
struct TaskCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "task",
      abstract: text(vi: "Nhiệm vụ phối hợp.", en: "Tasks of coordination programmes."),
      subcommands: [
        TaskProgrammeCommand.self, Add.self, SetState.self, EditCommand<TaskOptions>.self,
        List.self, Show.self, RemoveCommand<ProgrammeTask>.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var place: PlaceFilter

    @Option(help: help("Chỉ một chương trình.", "Only that programme.", name: "programme"))
    var programme: String?

    @Option(help: help("Chỉ tình trạng ấy.", "Only that state.", name: "state"))
    var state: String?

    func run() throws {
      try globals.read(known) { reader in
        let programme = try programme.map { try reader.named(TaskProgramme.self, $0).id }
        let state = try state.map { try TaskState.parse($0, field: "--state") }
        try output.print(
          .tasks(of: programme, state: state, in: try place.territory(reader)), reader,
          title: ProgrammeTask.heading[language],
          asked: try place.asked(reader))
      }
    }
  }

  /// `task show PROGRAMME`, or the code of one task.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    @Argument(
      help: help(
        "Mã hoặc tên chương trình, hoặc mã nhiệm vụ.",
        "Code or name of a programme, or code of a task.", name: "programme"))
    var name: String

    func run() throws {
      try globals.read(known) { reader in
        if let task = try reader.find(ProgrammeTask.self, code: name) {
          return try output.print(task.detail, reader, title: task.title)
        }
        let programme = try reader.named(TaskProgramme.self, name)
        try output.print(programme.detail, reader, title: programme.title)
      }
    }
  }
}

struct TaskOptions: RecordOptions {
  typealias R = ProgrammeTask

  @Option(help: help("Tên nhiệm vụ.", "Title.", name: "title"))
  var title: String?

  @Option(
    help: help(
      "common (nhiệm vụ chung) hoặc member (của đơn vị thành viên).", "common or member.",
      name: "kind"))
  var kind: String?

  @Option(
    help: help(
      """
      planned (chưa làm), under_way (đang làm), done (hoàn thành), dropped (dừng), \
      «unknown» (chưa rõ).
      """,
      "planned, under_way, done, dropped or unknown.", name: "state"))
  var state: String?

  @Option(help: help("Hạn hoàn thành.", "Day it is due.", name: "date"))
  var due: String?

  @Option(help: help("Ngày hoàn thành.", "Day it was done.", name: "date"))
  var on: String?

  @Option(help: help("Cơ quan thực hiện.", "Who carries it out.", name: "committee"))
  var committee: String?

  @Option(help: help("Mã nguồn.", "Source.", name: "source"))
  var source: String?

  @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
  var locator: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  @Option(
    help: help("Mã (không ghi thì tự cấp).", "Code (given out when left away).", name: "code"))
  var code: String?

  var typed: [Typed] {
    [
      ("title", title), ("kind", kind), ("state", state), ("due", due), ("done_on", on),
      ("committee", committee), ("source", source), ("locator", locator), ("note", note),
      ("code", code),
    ]
  }
}

extension ProgrammeTask: Shown {
  static var heading: LocalizedText { Table.title(of: "tasks") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã nhiệm vụ.", en: "Code of the task.") }
}
