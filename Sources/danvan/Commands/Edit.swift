import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model edit`: changes what is named, and nothing else.
  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "edit",
        abstract: text(
          vi: "Sửa thông tin một mô hình hoặc lần đăng ký của nó.",
          en: "Correct a model or one of its registrations."),
        discussion: text(
          vi: "Chỉ sửa mục được ghi; in trước và sau. Bản cũ còn trong nhật ký.",
          en: "Only what is named changes; before and after are printed. The journal keeps both."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
    var model: String

    @Option(help: help("Tên mới.", "New title.", name: "title"))
    var title: String?

    @Option(help: help("Lĩnh vực.", "Field.", name: "field"))
    var field: String?

    @Option(
      help: help(
        "collective (tập thể) hoặc individual (cá nhân).", "collective or individual.",
        name: "kind"))
    var ownerKind: String?

    @Option(help: help("Đơn vị, cá nhân thực hiện.", "Whose model it is.", name: "name"))
    var owner: String?

    @Option(help: help("Mã nguồn.", "Source.", name: "source"))
    var source: String?

    @Option(help: help("Ghi chú.", "Note.", name: "text"))
    var note: String?

    @Option(help: help("Lần đăng ký của năm nào.", "The registration of which year.", name: "year"))
    var year: Int?

    @Option(help: help("Ngày đăng ký.", "Day of registration.", name: "date"))
    var on: String?

    @Option(help: help("new (mới) hoặc maintained (duy trì).", "new or maintained.", name: "mode"))
    var mode: String?

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      guard !modelFields.isEmpty || !registrationFields.isEmpty else {
        throw Problem.nothingToEdit().asUsage
      }
    }

    func run() throws {
      let changes = try writing.write(globals, "model edit") { try edit($0) }
      try output.print(Differences.headings, changes.rows, title: Model.heading[language])
    }

    private var modelFields: [Typed] {
      [
        ("title", title), ("field", field), ("owner_kind", ownerKind), ("owner_name", owner),
        ("source", source), ("note", note),
      ].given
    }

    private var registrationFields: [Typed] {
      [("registered_on", on), ("mode", mode)].given
    }

    private func edit(_ writer: borrowing Writer) throws -> Differences {
      let reader = writer.reader
      var stored = try reader.named(Model.self, model)
      let sheet = Sheet.models(stored.id, year: year)
      let before = try sheet.rows(reader)
      try stored.enter(modelFields, Scope(reader))
      try writer.update(stored)
      if !registrationFields.isEmpty {
        var registration = try reader.soleRegistration(of: stored, year: year)
        try registration.enter(registrationFields, Scope(reader))
        try writer.correct(registration)
      }
      return Differences(sheet, before: before, after: try sheet.rows(reader))
    }
  }
}

extension Problem {
  fileprivate static func nothingToEdit() -> Problem {
    Problem(
      .usage, Phrase(vi: "Chưa ghi mục nào để sửa", en: "Nothing to edit is named"),
      advice: Phrase(
        vi: "Ví dụ: danvan model edit 22-2026-0001 --title \"Tên đúng\"",
        en: "Example: danvan model edit 22-2026-0001 --title \"The right title\""))
  }
}
