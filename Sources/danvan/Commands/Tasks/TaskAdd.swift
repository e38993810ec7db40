import ArgumentParser
import Messages
import Query
import Storage

extension TaskCommand {
  /// `task add PROGRAMME`: one task, or so many that are only counted.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: text(
          vi: "Thêm nhiệm vụ vào một chương trình.", en: "Add tasks to a programme."),
        discussion: text(
          vi: "Nhiệm vụ chỉ có số lượng, không nêu tên, thì ghi --count: 33 nhiệm vụ một lần.",
          en: "Tasks that are only counted, not named, are added with --count, all at once.")
          + " " + ProgrammeTask.neededInWords)
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên chương trình.", "Code or name.", name: "programme"))
    var programme: String

    @OptionGroup var options: TaskOptions

    @Option(help: help("Bao nhiêu nhiệm vụ như vậy.", "How many such tasks.", name: "number"))
    var count = 1

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      try ProgrammeTask.checkNeeded(options.typed, "task add")
      guard (1...1000).contains(count) else {
        throw Message.invalid(
          "--count", String(count), vi: "phải từ 1 đến 1000", en: "must be from 1 to 1000"
        ).asUsage
      }
      if count > 1, options.title != nil { throw Message.both("--title", "--count").asUsage }
      if count > 1, options.code != nil { throw Message.both("--code", "--count").asUsage }
    }

    func run() throws {
      try output.printAllWritten {
        try writing.write(globals, "task add") { writer in
          try (0..<count).map { _ in
            let task = try writer.add(ProgrammeTask.self, to: programme, options.columns)
            return Written(task.code, task.id, .added)
          }
        }
      }
    }
  }

  /// `task set CODE… --state STATE`.
  struct SetState: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set",
        abstract: text(
          vi: "Ghi tình trạng của một hay nhiều nhiệm vụ.", en: "Set the state of tasks."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã các nhiệm vụ.", "Codes of tasks.", name: "code"))
    var codes: [String]

    @Option(
      help: help(
        """
        planned (chưa làm), under_way (đang làm), done (hoàn thành), dropped (dừng), \
        «unknown» (chưa rõ).
        """,
        "planned, under_way, done, dropped or unknown.", name: "state"))
    var state: String

    @Option(help: help("Ngày hoàn thành.", "Day it was done.", name: "date"))
    var on: String?

    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printAllWritten {
        try writing.write(globals, "task set") {
          try $0.setState(of: codes, [("state", state), ("done_on", on)])
        }.map { task, before in
          Written(task.code, task.id, .changed(before.label, task.state.label))
        }
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func changed(
    _ before: LocalizedText, _ after: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      vi: "\(before.vietnamese) → \(after.vietnamese)",
      en: "\(before.english) → \(after.english)")
  }
}
