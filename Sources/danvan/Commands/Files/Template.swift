import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `template NOUN`: an empty form to send out.
struct TemplateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "template",
      abstract: text(
        vi: "Mẫu trống để gửi cấp xã điền bằng Excel, rồi nhập bằng import.",
        en: "An empty form to be filled in with Excel and imported."),
      subcommands: [
        Empty<ModelSpec>.self, Empty<CommitteeSpec>.self, Empty<DirectiveSpec>.self,
        Empty<FundSpec>.self, Empty<FigureSpec>.self,
      ])
  }

  /// `template model`, and so on.
  struct Empty<F: ImportSpec>: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: F.entityKind.command,
        abstract: text(
          vi: "Mẫu cho \(F.entityKind.vietnamese).", en: "The \(F.entityKind.english) form."),
        discussion: text(
          vi:
            "Ví dụ: danvan template \(F.entityKind.command) --province \"Quảng Ninh\" -o mau.xlsx",
          en: "Example: danvan template \(F.entityKind.command) --province 22 -o form.xlsx"))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(
      help: help(
        "Điền sẵn tỉnh và danh sách xã, phường của tỉnh (mặc định: tỉnh của tệp).",
        "Fill in the province and the list of its communes (default: the file's own).",
        name: "province"))
    var province: String?

    @Option(
      help: help("Điền sẵn năm (mặc định: năm nay).", "The year (default: this one).", name: "year")
    )
    var year: Int = Day.today.year

    @Flag(
      help: help(
        "In các tên cột mà import hiểu, thay cho mẫu.",
        "Print the headers that import understands instead."))
    var columns = false

    func run() throws {
      if columns {
        // What headers mean is in the program, not in a file.
        return try output.print(
          Template.columnHeadings, Template.columns(F.self), title: F.entityKind.english)
      }
      try globals.read { reader in
        let unit = try place(reader)
        guard output.chosenFormat != .xlsx else {
          return try output.withSink { sink in
            try Template.book(F.self, unit, year: year, language, reader, to: sink) {
              LocalizedText.hint($0)[language]
            }
          }
        }
        var spreadsheet = output
        // Excel takes a file without the mark for text of another encoding.
        spreadsheet.excel = true
        try spreadsheet.print(
          Template.sheet(F.self, unit, year: year, language, reader), reader,
          title: F.entityKind.vietnamese)
      }
    }

    /// The province that was typed, else the file's own where every row of the form has a place.
    private func place(_ reader: Reader) throws -> UnitVersion? {
      guard let province else {
        return F.prefilled.contains("unit") ? try reader.ownProvince() : nil
      }
      return try option("--province") { try reader.unit(province, level: .province) }
    }
  }
}
