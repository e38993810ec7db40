import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `report`: tables that are asked for by name.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: text(vi: "Báo cáo có sẵn, và báo cáo tự viết.", en: "Named reports, and your own."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan report run rates-by-province -p year=2025 -o bao-cao.html
            danvan report show rates-by-year --sql > cua-toi.sql
          """,
        en: """
          Examples:
            danvan report run rates-by-province -p year=2025 -o report.html
            danvan report show rates-by-year --sql > my-own.sql
          """),
      subcommands: [List.self, Show.self, Run.self])
  }

  /// `report list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: PageOptions
    @OptionGroup var folder: ReportFolder

    func run() throws {
      try output.print(
        ReportFile.headings, try folder.rows(globals),
        title: text(vi: "Các báo cáo", en: "Reports"))
    }
  }

  /// `report show NAME`.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show",
        abstract: text(
          vi: "In tham số và các cột của một báo cáo.",
          en: "Print the parameters and columns of a report."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: PageOptions
    @OptionGroup var folder: ReportFolder

    @Flag(
      help: help(
        "In tệp SQL của báo cáo, để chép ra và sửa.",
        "Print the report's SQL file, to copy and change."))
    var sql = false

    @Argument(help: help("Tên báo cáo.", "Name of the report.", name: "report"))
    var name: String

    func run() throws {
      let report = try folder.report(name)
      if sql { return try output.withSink { try $0.write(report.file.text) } }
      try globals.read { reader in
        try output.print(.report(report), reader, title: report.title[language])
      }
    }
  }

  /// `report run NAME`.
  struct Run: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "run", abstract: text(vi: "Lập một báo cáo.", en: "Run a report."),
        discussion: text(
          vi: "Ví dụ: danvan report run rates-by-field -p province=22 -p year=2025",
          en: "Example: danvan report run rates-by-field -p province=22 -p year=2025"))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var charts: ChartOptions
    @OptionGroup var folder: ReportFolder
    @OptionGroup var parameters: ParameterOptions

    @Argument(help: help("Tên báo cáo.", "Name of the report.", name: "report"))
    var name: String

    func run() throws {
      let report = try folder.report(name)
      let values = try parameters.values()
      try globals.read(known) { reader in
        let run = try ReportRun(report, values, reader)
        let style = try output.style(
          title: report.title[language], reader, asked: run.asked(in: language),
          chart: charts.chart)
        try parameters.limits.watched(globals, reader, output: output.form.output) { limits in
          try output.withSink { try run.print(style, limits, to: $0) }
        }
      }
    }
  }
}
