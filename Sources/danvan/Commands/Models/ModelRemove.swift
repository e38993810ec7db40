import ArgumentParser
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

    @OptionGroup var writing: WriteOptions

    func validate() throws { try writing.needReason("model remove") }

    func run() throws {
      try output.printWritten {
        try writing.write(globals, "model remove") { writer in
          let model = try Model.find(writer.reader, self.model)
          if let level { return try removeDecision(on: model, level, writer) }
          if let year { return try removeRegistration(of: model, year, writer) }
          return Written(
            model.code, model.id, .removed(model.title, try writer.remove(model)))
        }
      }
    }

    private func removeDecision(
      on model: Model, _ text: String, _ writer: borrowing Writer
    ) throws -> Written {
      let level = try RecognitionLevel.parse(text, field: "--level")
      let registration = try writer.reader.soleRegistration(of: model, year: year)
      let decision = try writer.reader.lastDecision(on: registration, of: model, at: level, nil)
      try writer.delete(decision)
      return Written(
        model.code, decision.id, .removed(decision.done, .none))
    }

    private func removeRegistration(
      of model: Model, _ year: Int, _ writer: borrowing Writer
    ) throws -> Written {
      let registration = try writer.reader.soleRegistration(of: model, year: year)
      let removal = try writer.remove(registration, of: model)
      return Written(model.code, registration.id, .removed("\(model.code)/\(year)", removal))
    }
  }
}
