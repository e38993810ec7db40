import ArgumentParser
import Interchange
import Messages
import Storage

/// `NOUN import FILE…`.
struct ImportCommand<F: ImportSpec>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: text(
        vi: "Nhập từ sổ tính .xlsx, .ods hoặc tệp CSV, TSV.",
        en: "Import a workbook (.xlsx, .ods), or a CSV or TSV file."),
      discussion: text(
        vi: """
          Tự nhận mã chữ, dấu phân cách và dòng đầu bảng. Bỏ qua tiêu đề, dòng cộng, chân bảng và \
          nói rõ dòng nào. Nhập lại cùng một tệp không thêm gì. Nhiều tệp: mỗi tệp một lần ghi, \
          tệp sai không cản tệp khác. Các tên cột được hiểu: danvan template \
          \(F.entityKind.command) --columns
          """,
        en: """
          Encoding, delimiter and header line are found by themselves. Titles, totals and footers \
          are skipped and named. The same file again adds nothing. Of several files each is taken \
          in by itself, whatever becomes of the others. The headers that are understood: danvan \
          template \(F.entityKind.command) --columns
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(
    help: help(
      "Các tệp cần nhập, hoặc thư mục có các tệp ấy; - là đầu vào chuẩn.",
      "The files, or folders with them; - is stdin.", name: "file"))
  var files: [String]

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: help(
      """
      Nhập các dòng đúng; dòng sai, dòng trùng ghi vào tệp này (.csv, .xlsx), nhiều tệp thì vào \
      thư mục này, để sửa rồi nhập riêng.
      """,
      """
      Store the good rows; write the refused and held ones to this file (.csv, .xlsx), or of \
      several files into this folder, to correct and import.
      """,
      name: "file|folder"))
  var skipBad: String?

  @Flag(
    help: help(
      "Nhập cả dòng giống mục đã có.", "Store rows that look like something stored, too."))
  var allowDuplicates = false

  @OptionGroup var writing: WriteOptions

  func validate() throws {
    do { _ = try settings() } catch { throw error.asUsage }
  }

  func run() throws {
    let only = files.count == 1 ? files.first.flatMap { Files.isFolder($0) ? nil : $0 } : nil
    var settings = try settings()
    settings.mayLackHeaders = only == nil
    let run = ImportRun<F>(globals: globals, writing: writing, settings: settings)
    defer { run.tellAnswers() }
    if let only {
      try take(only, run)
    } else {
      try takeAll(run)
    }
  }

  private func take(_ file: String, _ run: ImportRun<F>) throws {
    if let skipBad, Files.isSame(skipBad, file) { throw Message.overwrites(skipBad) }
    do {
      let report = try run.take(file, rejects: skipBad)
      do { try print(report) } catch {
        throw run.isStored(report) ? error.after(.stored(file)) : error
      }
      guard report.isComplete else {
        throw Message.incomplete(report, skipBad, isTrial: writing.dryRun)
      }
    } catch let refused as Refused {
      try print(refused.report)
      throw Message.refused(refused.report)
    }
  }

  private func print(_ report: ImportReport) throws {
    // A table of one row has no place for the rows that need a hand.
    if !output.style().format.hasSections {
      for complaint in report.complaints { Console.note(complaint) }
    }
    try globals.read { try output.print(report.detail(), $0, title: report.file) }
  }

  private func takeAll(_ run: ImportRun<F>) throws {
    var queue = try ImportQueue(run, InputFiles(files), rejects: skipBad)
    try queue.takeAll()
    let done = queue.outcomes
    if done.says { try print(done) }
    if let message = done.end { throw message }
  }

  private func print(_ done: FileOutcomes) throws {
    do {
      guard output.style().format.hasSections else {
        for complaint in done.complaints { Console.note(complaint) }
        return try globals.read { try output.print(done.table, $0) }
      }
      let title = text(vi: "Nhập các tệp", en: "Files imported")
      try globals.read { try output.print(done.detail, $0, title: title) }
    } catch {
      throw done.stored.isEmpty || writing.dryRun
        ? error : error.after(.stored(done.stored.joined(separator: ", ")))
    }
  }

  private func settings() throws -> ImportSettings {
    var settings = try reading.settings(F.self)
    settings.allowsDuplicates = allowDuplicates
    return settings
  }
}
