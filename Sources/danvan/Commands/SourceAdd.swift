import ArgumentParser
import Query
import Storage

extension SourceCommand {
  /// `source add`.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: text(vi: "Thêm một nguồn.", en: "Add a source."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(help: help("Mã, ví dụ BC-2026-06.", "Code, e.g. BC-2026-06.", name: "code"))
    var code: String

    @Option(help: help("Tên bài, báo cáo.", "Title.", name: "title"))
    var title: String

    @Option(help: help("Nơi đăng, cơ quan báo cáo.", "Publisher.", name: "name"))
    var publisher: String?

    @Option(help: help("Địa chỉ.", "Address.", name: "url"))
    var url: String?

    @Option(help: help("Tên tệp hoặc số công văn.", "File or letter.", name: "file"))
    var file: String?

    @Option(help: help("Ngày đăng, ngày báo cáo.", "Day of publication.", name: "date"))
    var on: String?

    @Option(
      help: help(
        "Căn cứ ngày: printed (in trên bài), url (địa chỉ), text (nội dung), inferred (suy ra).",
        "How the day is known: printed, url, text, inferred.", name: "how"))
    var dating: String?

    @Option(help: help("Ghi chú.", "Note.", name: "text"))
    var note: String?

    @OptionGroup var writing: WriteOptions

    func run() throws {
      try output.printWritten {
        let added = try writing.write(globals, "source add") { try add($0) }
        return Written(added.code, added.id, .added)
      }
    }

    private func add(_ writer: borrowing Writer) throws -> Source {
      try writer.reader.checkFree(Source.self, code: code)
      var source = Source()
      try source.enter(
        [
          ("code", code), ("title", title), ("publisher", publisher), ("url", url),
          ("file", file), ("published_on", on),
          ("dating", dating ?? (on == nil ? nil : Dating.printed.rawValue)), ("note", note),
        ], Scope(writer.reader))
      return try writer.insert(source)
    }
  }
}
