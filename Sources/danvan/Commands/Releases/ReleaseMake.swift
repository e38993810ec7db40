import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `release make NAME --report R …`.
struct ReleaseMake: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make",
      abstract: text(
        vi: "Công bố các báo cáo của hôm nay; giữ nguyên từng byte.",
        en: "Publish reports as they are today, and keep them byte for byte."),
      discussion: text(
        vi: """
          Mỗi báo cáo được giữ ở dạng JSON (để so sánh về sau), kèm tệp SQL của nó, và ở các dạng \
          của --format, bằng ngôn ngữ của lệnh này. Dòng đầu in ra mã SHA-256 của cả bản: in lên \
          giấy để sau này kiểm tra bằng release verify --sha256.
          """,
        en: """
          Every report is kept as JSON (to be compared later), with its SQL file, and in the forms \
          of --format, in the language of this command. The first line printed has the SHA-256 of \
          it all: print it on paper, and release verify --sha256 can prove it later.
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var folder: ReportFolder
  @OptionGroup var parameters: ParameterOptions

  @Argument(help: help("Tên mới, không dấu cách.", "A new name, without spaces.", name: "name"))
  var name: String

  @Option(
    help: help("Báo cáo; ghi được nhiều lần.", "Report; may be given often.", name: "report"))
  var report: [String] = []

  @Option(
    help: help(
      "Đến ngày, cho báo cáo có tham số as_of.", "As of a day, for reports that have as_of.",
      name: "date"))
  var asOf: String?

  @Option(
    help: help(
      "Địa giới lúc ấy, hiện nay hoặc của một ngày, cho báo cáo có tham số territory.",
      "Units of the time, of today or of a day, for reports that have territory.",
      name: "then|now|date"))
  var territory: String?

  @Option(
    help: help(
      "Dạng cho người đọc, ghi được nhiều lần (mặc định: html).",
      "Form for people, may be given often (default: html).", name: "format"))
  var format: [String] = []

  @Option(
    help: help(
      "Sửa bản công bố này; cần --reason.", "Corrects this release; needs --reason.",
      name: "release"))
  var corrects: String?

  @OptionGroup var paper: PaperOptions
  @OptionGroup var writing: WriteOptions

  func validate() throws {
    if name.contains("/") {
      throw Message.invalid(
        "<name>", name, vi: "không được có dấu «/»", en: "must not hold a “/”",
        advice: LocalizedText(vi: "Ví dụ: 2026-Q3.", en: "For example: 2026-Q3.")
      ).asUsage
    }
    for name in format where Format(rawValue: name) == nil {
      throw DomainError.notOneOf("--format", name, Format.allCases.map(\.rawValue)).asUsage
    }
    if report.isEmpty { throw Message.missing("--report", "release make").asUsage }
    if corrects != nil { try writing.needReason("release make") }
    do { _ = try canonicalTerritory() } catch { throw error.asUsage }
  }

  func run() throws {
    let questions = try self.questions()
    let output = try OutputOptions.parse([])
    try output.withSink { sink in
      let new = try newRelease()
      let made = try writing.write(globals, "release make") {
        try $0.publish(new, questions, reading: read)
      }
      do {
        try Printer.print(ReleaseMake.headings, made.rows, output.style(), to: sink)
      } catch {
        throw error.after(.stored(name))
      }
    }
  }

  private static let headings = [
    Heading("code", vi: "Mã", en: "Code"), Heading("id", vi: "ID", en: "Id"),
    Heading("report", vi: "Báo cáo", en: "Report"), Heading("format", vi: "Dạng", en: "Form"),
    Heading("sha256", vi: "SHA-256", en: "SHA-256"),
  ]

  private func read(_ body: (Reader, QueryLimits) throws -> Void) throws {
    try globals.read { reader in
      try parameters.limits.watched(globals, reader) { try body(reader, $0) }
    }
  }

  private func questions() throws -> [ReleaseQuestion] {
    var seen: Set<String> = []
    let reports = try report.filter { seen.insert($0).inserted }.map { try folder.report($0) }
    return try ReleaseQuestion.all(
      reports, parameters.values(),
      shared: [("as_of", asOf), ("territory", try canonicalTerritory())]
    ) { Console.note(.leftAlone($0.file.name, $1)) }
  }

  private func canonicalTerritory() throws(DomainError) -> String? {
    guard let territory else { return nil }
    return try TerritoryTime.kept(territory, field: "--territory")
  }

  private func newRelease() throws -> NewRelease {
    var new = NewRelease(name, madeBy: globals.who)
    new.territory = try canonicalTerritory()
    (new.corrects, new.reason) = (corrects, writing.reason)
    (new.language, new.paper) = (language, paper.paper)
    var seen: Set<Format> = []
    let asked = format.compactMap(Format.init(rawValue:)).filter { seen.insert($0).inserted }
    if !asked.isEmpty { new.formats = asked }
    return new
  }
}

extension MadeRelease {
  fileprivate var rows: [[Cell]] {
    let first: [Cell] = [
      .text(release.name), .numeral(release.id.rawValue), .null, .null, .text(seal),
    ]
    return [first]
      + outputs.map { output in
        [
          .text(release.name), .numeral(output.id.rawValue), .text(output.report),
          .text(output.format), .text(output.sha256),
        ]
      }
  }
}
