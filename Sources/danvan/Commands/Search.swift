import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model search TEXT`.
  struct Search: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "search",
        abstract: text(
          vi: "Tìm mô hình theo tên; không cần dấu.",
          en: "Find models by title; accents are optional."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    @Argument(help: help("Từ cần tìm.", "What to look for.", name: "text"))
    var words: [String]

    @Option(help: help("Chỉ đăng ký của một năm.", "Only registrations of a year.", name: "year"))
    var year: Int?

    func run() throws {
      let typed = words.joined(separator: " ")
      guard let search = Query.Search(typed) else {
        throw Problem.invalid(
          "<text>", typed, vi: "không có chữ hay số nào để tìm", en: "has no letter or digit")
      }
      try globals.read { reader in
        try output.print(
          .models(in: try place.territory(reader), year: year, search: search), reader,
          title: Model.heading[language])
      }
    }
  }
}
