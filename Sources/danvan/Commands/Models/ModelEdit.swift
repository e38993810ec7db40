import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model edit`: changes what is named of a model, or of one of its registrations.
  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      .edit(
        vi: "Sửa một mô hình hoặc một lần đăng ký của nó.",
        en: "Correct a model or one of its registrations.")
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
    var model: String

    @OptionGroup var options: ModelOptions
    @OptionGroup var registration: RegistrationOptions
    @OptionGroup var shared: SharedOptions
    @OptionGroup var clearing: Clearing
    @OptionGroup var writing: WriteOptions

    func validate() throws { try clearing.check(typed, "model edit") }

    func run() throws {
      let (changes, leftAlone) = try writing.write(
        globals, "model edit", options: PlaceOptions.names
      ) { writer in
        try clearing.told(typed) { cleared in
          try writer.edit(
            model: model, ModelEdit(columns, clearing: cleared, year: registration.year))
        }
      }
      if leftAlone > 0 { Console.note(.leftAlone(leftAlone)) }
      try output.printChanges(
        changes, title: Model.heading[language], stored: writing.dryRun ? nil : model)
    }

    private var typed: [Typed] { options.typed + registration.typed + shared.typed }

    private var columns: [Typed] { options.typed + registration.typed + shared.columns }
  }
}

extension LocalizedText {
  fileprivate static func leftAlone(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: \(count) lần đăng ký của mô hình giữ như cũ; sửa từng lần bằng --year NĂM.",
      en: "Note: the model's \(count) registrations stay as they were; edit each with --year YEAR.")
  }
}
