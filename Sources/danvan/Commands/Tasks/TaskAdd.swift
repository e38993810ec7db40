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
          + " " + TaskOptions.neededInWords)
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
      try options.checkNeeded("task add")
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
          let programme = try writer.reader.named(TaskProgramme.self, self.programme)
          var written: [Written] = []
          for _ in 0..<count {
            let task = try add(to: programme, writer)
            written.append(Written(task.code, task.id, .added))
          }
          return written
        }
      }
    }

    private func add(
      to programme: TaskProgramme, _ writer: borrowing Writer
    ) throws -> ProgrammeTask {
      var task = ProgrammeTask()
      task.programme = programme.id
      try options.fill(&task, writer.reader)
      if task.code.isEmpty {
        task.code = try writer.nextCode(ProgrammeTask.self, after: programme.code)
      }
      try writer.reader.checkFree(ProgrammeTask.self, code: task.code)
      return try writer.insert(task)
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
        try writing.write(globals, "task set") { writer in
          let state = try TaskState.parse(state, field: "--state")
          let day = try on.map { try Day.parse($0, field: "--on") }
          var written: [Written] = []
          for code in codes {
            var task = try writer.reader.named(ProgrammeTask.self, code)
            let before = task.state
            task.state = state
            // A day of completion goes with being done.
            task.doneOn = day ?? (state == .done ? task.doneOn : nil)
            try writer.update(task)
            written.append(Written(task.code, task.id, .changed(before.label, state.label)))
          }
          return written
        }
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func changed(_ before: LocalizedText, _ after: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(before.vietnamese) → \(after.vietnamese)",
      en: "\(before.english) → \(after.english)")
  }
}
