import ArgumentParser
import Interchange
import Messages
import Query
import SQLite
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
    let questions = try questions()
    let output = try OutputOptions.parse([])
    try output.withSink { sink in
      let rows = try writing.write(globals, "release make") { try make(questions, $0) }
      do {
        try Printer.print(ReleaseMake.headings, rows, output.style(), to: sink)
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

  private func questions() throws -> [ReleaseQuestion] {
    var seen: Set<String> = []
    let reports = try report.filter { seen.insert($0).inserted }.map { try folder.report($0) }
    return try ReleaseQuestion.all(
      reports, parameters.values(),
      options: [("--as-of", "as_of", asOf), ("--territory", "territory", try canonicalTerritory())])
  }

  private func canonicalTerritory() throws(DomainError) -> String? {
    guard let territory else { return nil }
    let borders = try TerritoryTime.parse(territory, field: "--territory")
    // Today's units are those of the day it is asked, and told as what was asked.
    return borders == .on(.today) && !territory.contains(where: \.isNumber) ? "now" : borders.stored
  }

  private func make(
    _ questions: [ReleaseQuestion], _ writer: borrowing Writer
  ) throws -> [[Cell]] {
    // Before anything is written: an entry that does not exist yet is not rested on.
    var release = try head(writer.reader)
    var rows: [[Cell]] = []
    // Reports are read as `report run` reads them, by a connection that cannot write; nobody else
    // writes meanwhile.
    try globals.read { reader in
      let limits = try parameters.limits.watched(globals, reader) { $0 }
      let runs = try questions.map { try ReportRun($0.report, $0.values, reader) }
      release.asOf = ReleaseQuestion.day(of: runs)
      release = try writer.insert(release)
      for run in runs {
        let parameters = try run.parametersAsJSON()
        for (format, bytes) in try freeze(run, reader, limits) {
          var output = ReleaseOutput()
          (output.release, output.report) = (release.id, run.report.file.name)
          (output.parameters, output.format, output.content) = (parameters, format, bytes)
          output = try writer.insert(output)
          // Each in a piece of its own: the changes of a session lie in memory.
          try writer.cutJournal()
          rows.append([
            .text(release.name), .numeral(output.id.rawValue), .text(output.report),
            .text(format), .text(output.sha256),
          ])
        }
      }
    }
    let seal = try writer.reader.seal(of: release)
    let first: [Cell] = [
      .text(release.name), .numeral(release.id.rawValue), .null, .null, .text(seal),
    ]
    return [first] + rows
  }

  private func head(_ reader: Reader) throws -> Release {
    var release = Release()
    (release.name, release.madeAt, release.madeBy) = (name, timestamp(), globals.who)
    release.territory = try canonicalTerritory() ?? release.territory
    release.journal = try reader.lastJournalEntry()
    if try reader.first(Release.self, where: "name = \(name.tidied)") != nil {
      throw Message.released(name)
    }
    guard let corrects else { return release }
    let old = try option("--corrects") { try reader.release(corrects) }
    if let later = try reader.first(Release.self, where: "corrects = \(old.id)") {
      throw Message.correctedAlready(old, by: later)
    }
    (release.corrects, release.reason) = (old.id, writing.reason)
    return release
  }

  /// For machines, for later, and for people: nothing of it depends on where it is printed.
  private func freeze(
    _ run: ReportRun, _ reader: Reader, _ limits: QueryLimits
  ) throws -> [(
    format: String, bytes: [UInt8]
  )] {
    var wanted: [Format] = [.json]
    for name in format.isEmpty ? [Format.html.rawValue] : format {
      if let format = Format(rawValue: name), !wanted.contains(format) { wanted.append(format) }
    }
    // The bound on memory was for the question alone.
    defer { Heap.setLimit(bytes: 0) }
    var frozen: [(String, [UInt8])] = []
    for format in wanted {
      var style = Style(format, language)
      style.title = run.report.title[language]
      style.asked = try run.asked(in: language)
      try style.makePage(paper, reader)
      var bytes: [UInt8] = []
      try run.print(style, limits, to: Sink { bytes += $0 })
      frozen.append((format.rawValue, bytes))
    }
    return frozen + [("sql", Array(run.report.file.text.utf8))]
  }
}

extension Message {
  fileprivate static func released(_ name: String) -> Message {
    let shown = name.shownInMessage
    return Message(
      .badData, field: "<name>",
      LocalizedText(
        vi: "Bản công bố «\(shown)» đã có và không sửa được",
        en: "The release “\(shown)” exists already, and is never changed"),
      advice: LocalizedText(
        vi: "Đặt tên khác. Để sửa bản ấy, thêm: --corrects \(shown) --reason \"…\"",
        en: "Give another name. To correct that one, add: --corrects \(shown) --reason \"…\""))
  }

  fileprivate static func correctedAlready(_ old: Release, by later: Release) -> Message {
    let (shown, by) = (old.name.shownInMessage, later.name.shownInMessage)
    return Message(
      .badData, field: "--corrects",
      LocalizedText(
        vi: "«\(shown)» đã có bản «\(by)» sửa", en: "“\(shown)” was corrected already, by “\(by)”"),
      advice: LocalizedText(
        vi: "Sửa bản sau cùng: --corrects \(by)", en: "Correct the last one: --corrects \(by)"))
  }
}
