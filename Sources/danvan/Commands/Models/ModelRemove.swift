import ArgumentParser
import Messages
import Query
import Storage

extension ModelCommand {
  /// `model remove CODE`: a model, one registration, or one decision.
  struct Remove: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove",
        abstract: text(
          vi: "Xóa một mô hình, một lần đăng ký hoặc một quyết định.",
          en: "Remove a model, a registration or a decision."),
        discussion: text(
          vi: """
            Có --level: quyết định cuối ở cấp ấy. Chỉ có --year: lần đăng ký năm ấy. Không có cả \
            hai: cả mô hình, nếu chưa có quyết định nào. Cần --reason.
            """,
          en: """
            With --level, the last decision at that level. With --year alone, the registration of \
            that year. With neither, the whole model, if nothing was decided on it. --reason is \
            needed.
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
    var model: String

    @Option(help: help("Lần đăng ký của năm nào.", "The registration of which year.", name: "year"))
    var year: Int?

    @Option(help: help("Cấp của quyết định.", "Level of the decision.", name: "level"))
    var level: String?

    @Option(
      help: help(
        "Chỉ quyết định có kết quả ấy; selected, unselected: quyết định chọn điển hình.",
        "Only a decision of that outcome; selected, unselected: one that it is typical.",
        name: "outcome"))
    var outcome: String?

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      try writing.needReason("model remove")
      if outcome != nil, level == nil { throw Message.missing("--level", "model remove").asUsage }
    }

    func run() throws {
      try output.printWritten {
        let removed = try writing.write(globals, "model remove") {
          try $0.remove(ofModel: model, year: year, level: level, outcome: outcome)
        }
        return switch removed {
        case .all(let model, let removal):
          Written(model.code, model.id, .removed(model.title, removal))
        case .registration(let registration, of: let model, let removal):
          Written(
            model.code, registration.id, .removed("\(model.code)/\(registration.year)", removal))
        case .decision(let decided):
          Written(decided.model.code, decided.decision.id, .removed(decided.decision.done, .none))
        case .selection(let decided):
          Written(decided.model.code, decided.decision.id, .removed(decided.decision.done, .none))
        }
      }
    }
  }
}
