import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `release make|list|show|verify|diff`: what was published stays published.
struct ReleaseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "release",
      abstract: text(
        vi: "Công bố báo cáo: giữ nguyên từng byte, kiểm tra và so sánh về sau.",
        en: "Publish reports: kept byte for byte, to be verified and compared later."),
      discussion: text(
        vi: """
          Bản đã công bố không sửa, không xóa được; chỉ có bản khác sửa cho nó (--corrects).
          Ví dụ:
            danvan release make 2026-Q3 --report rates-by-province --as-of 30/9/2026
            danvan release show 2026-Q3 --report rates-by-province -o cong-bo.html
            danvan release diff 2026-Q3
          """,
        en: """
          A release is never changed or removed; another one corrects it (--corrects).
          Examples:
            danvan release make 2026-Q3 --report rates-by-province --as-of 30/9/2026
            danvan release show 2026-Q3 --report rates-by-province -o published.html
            danvan release diff 2026-Q3
          """),
      subcommands: [ReleaseMake.self, List.self, Show.self, ReleaseVerify.self, ReleaseDiff.self])
  }

  static let argument = LocalizedText(vi: "Tên bản công bố.", en: "Name of the release.")

  /// `release list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read(known) {
        try output.print(.releases(), $0, title: text(vi: "Các bản công bố", en: "Releases"))
      }
    }
  }

  /// `release show NAME [--report R]`.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show",
        abstract: text(
          vi: "In phần đầu của một bản công bố, hoặc in lại một báo cáo trong đó, đúng từng byte.",
          en: "Print the head of a release, or reprint one of its reports byte for byte."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: OutputOptions

    @Option(
      help: help(
        "In lại báo cáo này, ở dạng của --format hoặc của đuôi tệp -o.",
        "Reprint this report, in the form of --format or of the ending of -o.", name: "report"))
    var report: String?

    @Flag(
      help: help(
        "Với --report: in tệp SQL của báo cáo lúc công bố.",
        "With --report: print the report's SQL file as it was then."))
    var sql = false

    @Argument(help: help(argument.vietnamese, argument.english, name: "release"))
    var name: String

    func validate() throws {
      if sql, report == nil { throw Message.missing("--report", "release show").asUsage }
      if output.excel, report != nil {
        throw Message(
          .usage, field: "--excel",
          LocalizedText(
            vi: "in lại thì không đổi dạng được", en: "what is reprinted keeps its form"),
          advice: LocalizedText(
            vi: "Bỏ --excel, hoặc lập lại: danvan report run",
            en: "Leave --excel out, or run it anew: danvan report run")
        ).asUsage
      }
    }

    func run() throws {
      try globals.read(known) { reader in
        let release = try reader.release(name)
        guard let report else {
          let detail = RecordView.release(release, seal: try reader.seal(of: release))
          return try output.print(detail, reader, title: release.name)
        }
        let asked =
          sql ? "sql" : output.format ?? output.output.flatMap(Format.init(fileName:))?.rawValue
        let bytes = try reader.reprint(report, of: release, format: asked)
        let isTerminal = output.style().isTerminal
        if isTerminal, bytes.isZip { throw Message.notForTerminal }
        try output.withSink { try $0.write(isTerminal ? bytes.visible : bytes) }
      }
    }
  }
}

extension [UInt8] {
  /// As a workbook begins, which is no text.
  fileprivate var isZip: Bool { starts(with: [0x50, 0x4B, 3, 4]) }

  /// As text on which a terminal does not act; its lines and columns stay.
  fileprivate var visible: [UInt8] {
    let lines = String(decoding: self, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).visible }
        .joined(separator: "\t")
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
