import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `release diff A [B]`.
struct ReleaseDiff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: text(
        vi: "So từng dòng một bản công bố với hôm nay, hoặc với bản khác, kèm lý do trong nhật ký.",
        en: """
          Compare a release with today, or with another, row by row, with reasons from the journal.
          """),
      discussion: text(
        vi: """
          Hôm nay: cùng báo cáo, cùng tham số, cùng ngày, trên dữ liệu của hôm nay. Dòng khác nào \
          cũng kèm lý do: các mục nhật ký từ lúc công bố đã động đến bản ghi đứng sau dòng ấy («có \
          thể»: động đến bảng của báo cáo, không rõ có ở sau dòng ấy không), quy tắc đã đổi, việc \
          đến hạn giữa hai ngày, hay hỏi khác. Mục nào không ứng với dòng nào thì ở cuối \
          («other»). Mã thoát: 0 không có gì khác, 1 có khác.
          """,
        en: """
          Today: the same report and parameters, as of the same day, on today's data. Every row \
          that differs comes with its reasons: the journal entries since that touched a record \
          behind it (“perhaps”: that touched what the report reads, and may stand behind it), a \
          rule that changed, what came due between the days, or another question. Entries that \
          match no row come last (“other”). Exit code: 0 nothing differs, 1 something does.
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var folder: ReportFolder

  @Option(
    help: help(
      "So với ngày khác (báo cáo có tham số as_of).",
      "Compare as of another day (reports that have as_of).", name: "date"))
  var asOf: String?

  @OptionGroup var limits: QueryLimitOptions

  @Argument(
    help: help(
      ReleaseCommand.argument.vietnamese, ReleaseCommand.argument.english, name: "release"))
  var name: String

  @Argument(
    help: help(
      "Bản thứ hai (mặc định: hôm nay).", "The second release (default: today).", name: "release"))
  var other: String?

  func validate() throws {
    if asOf != nil, other != nil {
      throw Message(
        .usage, field: "--as-of",
        LocalizedText(
          vi: "chỉ dùng khi so với hôm nay", en: "goes only with a comparison with today"),
        advice: LocalizedText(
          vi: "Bỏ --as-of hoặc bản thứ hai.", en: "Leave it or the second release out.")
      ).asUsage
    }
  }

  func run() throws {
    let found = try globals.read { reader in
      try limits.watched(globals, reader) { limits in
        try ReleaseComparison(
          name, other, reader, asOf: asOf.map { try Day.parse($0, field: "--as-of") }, limits,
          find: folder.find, note: { Console.note(.note($0)) }
        ).differences()
      }
    }
    let rows = found.rows(output.style().format)
    if !rows.isEmpty || output.isChosen {
      try output.print(
        ReleaseDifferences.headings, rows, title: text(vi: "Sai khác", en: "Differences"))
    }
    if !rows.isEmpty { throw ExitCode.failure }
  }
}
