import ArgumentParser
import Query
import Storage

/// `source add|edit|list|show|remove`.
struct SourceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "source",
      abstract: text(
        vi: "Nguồn của số liệu và căn cứ ngày đăng.",
        en: "Where facts were read, and how their dates are known."),
      subcommands: [
        AddCommand<SourceOptions>.self, EditCommand<SourceOptions>.self, List.self,
        ShowCommand<Source>.self, RemoveCommand<Source>.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    func run() throws {
      try globals.read(known) { try output.print(.sources(), $0, title: Source.heading[language]) }
    }
  }
}

struct SourceOptions: RecordOptions {
  typealias R = Source

  @Option(help: help("Mã, ví dụ BC-2026-06.", "Code, e.g. BC-2026-06.", name: "code"))
  var code: String?

  @Option(help: help("Tên bài, báo cáo.", "Title.", name: "title"))
  var title: String?

  @Option(help: help("Nơi đăng, cơ quan báo cáo.", "Publisher.", name: "name"))
  var publisher: String?

  @Option(help: help("Địa chỉ.", "Address.", name: "url"))
  var url: String?

  @Option(help: help("Tên tệp hoặc số công văn.", "File or letter.", name: "file"))
  var file: String?

  @Option(help: help("Ngôn ngữ của bài.", "Language it is in.", name: "vi|en"))
  var language: String?

  @Option(help: help("Ngày đăng, ngày báo cáo.", "Day of publication.", name: "date"))
  var on: String?

  @Option(
    help: help(
      "Không trước ngày (khi chưa rõ ngày).", "Not before, where the day is not known.",
      name: "date"))
  var notBefore: String?

  @Option(help: help("Không sau ngày.", "Not after.", name: "date"))
  var notAfter: String?

  @Option(
    help: help(
      "Căn cứ ngày: printed (in trên bài), url (địa chỉ), text (nội dung), inferred (suy ra).",
      "How the day is known: printed, url, text, inferred.", name: "how"))
  var dating: String?

  @Option(help: help("Giải thích căn cứ ấy.", "Why that is the day.", name: "text"))
  var datingNote: String?

  @Option(help: help("Ngày của sự kiện.", "Day of the event it reports.", name: "date"))
  var event: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  var typed: [Typed] {
    [
      ("code", code), ("title", title), ("publisher", publisher), ("url", url), ("file", file),
      ("language", language), ("published_on", on), ("published_from", notBefore),
      ("published_to", notAfter), ("dating", dating), ("dating_note", datingNote),
      ("event_on", event), ("note", note),
    ]
  }
}

extension Source: Shown {
  static var heading: LocalizedText { Table.title(of: "sources") }
  static var argument: LocalizedText {
    LocalizedText(vi: "Mã hoặc tên nguồn.", en: "Code or title.")
  }
}
