import ArgumentParser
import Glibc
import Interchange
import Messages
import Query
import Storage

/// `NOUN import FILE`.
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
          nói rõ dòng nào. Nhập lại cùng một tệp không thêm gì. Các tên cột được hiểu: \
          danvan template \(F.entityKind.command) --columns
          """,
        en: """
          Encoding, delimiter and header line are found by themselves. Titles, totals and footers \
          are skipped and named. The same file again adds nothing. The headers that are \
          understood: danvan template \(F.entityKind.command) --columns
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help("Tệp cần nhập; - là đầu vào chuẩn.", "The file; - is stdin.", name: "file"))
  var file: String

  @Option(
    help: help(
      "Giá trị cho dòng nào không ghi, ví dụ --set province=22 --set year=2026.",
      "What holds for rows that do not say, e.g. --set province=22 --set year=2026.",
      name: "column=value"))
  var set: [String] = []

  @Option(
    help: help(
      "Kiểu số: vi (1.234,5) hoặc en (1,234.5).", "Style of numbers: vi (1.234,5) or en (1,234.5).",
      name: "vi|en"))
  var numbers: String?

  @Option(
    help: help(
      "Ngày viết ngày trước (dmy) hay tháng trước (mdy).", "Days are written dmy or mdy.",
      name: "dmy|mdy"))
  var dates: String?

  @Option(
    help: help(
      "Đơn vị tiền khi tệp không ghi, ví dụ --unit \"triệu đồng\".",
      "What money is counted in that the file does not say, e.g. --unit \"triệu đồng\".",
      name: "unit"))
  var unit: String?

  @Option(
    help: help(
      "Cột gộp ô: ô trống lấy giá trị ở trên; lặp lại cho nhiều cột.",
      "A column of merged cells: blank ones have what stands above; may be repeated.",
      name: "column"))
  var fillDown: [String] = []

  @Option(
    help: help(
      "Cột có ô trống thật sự, không phải gộp ô.", "A column whose blank cells are really blank.",
      name: "column"))
  var blank: [String] = []

  @Option(
    help: help(
      "Đầu cột của tệp hiểu là cột nào, ví dụ --map \"Đơn vị=unit\".",
      "Which column a header of the file means, e.g. --map \"Đơn vị=unit\".",
      name: "header=column"))
  var map: [String] = []

  @Option(
    help: help(
      "Cột không đọc, theo đầu cột.", "A column not to be read, by its header.", name: "header"))
  var ignore: [String] = []

  @Option(
    help: help(
      "Trang tính cần đọc, theo tên; lặp lại cho nhiều trang. Không ghi: mọi trang có bảng.",
      "A sheet to be read, by its name; may be repeated. Without it: every one with the table.",
      name: "name"))
  var sheet: [String] = []

  @Option(
    help: help(
      """
      Nhập các dòng đúng; dòng sai, dòng trùng ghi vào tệp này (.csv, .xlsx) để sửa rồi nhập riêng.
      """,
      """
      Store the good rows; write the refused and held ones to this file (.csv, .xlsx), to correct \
      and import.
      """,
      name: "file"))
  var skipBad: String?

  @Flag(
    help: help(
      "Nhập cả dòng giống mục đã có.", "Store rows that look like something stored, too."))
  var allowDuplicates = false

  @OptionGroup var writing: WriteOptions

  func validate() throws {
    if let numbers, Amount.Style(rawValue: numbers) == nil {
      throw DomainError.notOneOf("--numbers", numbers, Amount.Style.allCases.map(\.rawValue))
        .asUsage
    }
    if let dates, Day.Order(rawValue: dates) == nil {
      throw DomainError.notOneOf("--dates", dates, Day.Order.allCases.map(\.rawValue)).asUsage
    }
    if let unit, case .power? = Amount.Unit(unit) {
    } else if let unit {
      throw AmountFault.unknownUnit(unit).error(in: "--unit").asUsage
    }
    do { _ = try settings() } catch { throw error.asUsage }
  }

  func run() throws {
    let settings = try settings()
    if let skipBad, Files.isSame(skipBad, file) { throw Message.overwrites(skipBad) }
    do {
      let report = try InputFile.read(file) { file in
        try skipBad.map { try storeGood(of: file, settings, $0) } ?? store(file, settings, nil)
      }
      do { try print(report) } catch {
        throw isStored(report) ? error.after(.stored(file)) : error
      }
      guard report.isComplete else {
        throw Message.incomplete(report, skipBad, isTrial: writing.dryRun)
      }
    } catch let refused as Refused {
      try print(refused.report)
      throw Message.refused(refused.report)
    }
  }

  private func store(
    _ file: ImportFile, _ settings: ImportSettings, _ refusals: Refusals?
  ) throws -> ImportReport {
    let isTerminal = isatty(Invocation.current.errors) == 1
    var isShown = false
    defer { if isShown { Console.status("") } }
    // The same file adds nothing, and stdin or a changed file of that name is another one.
    let command = "\(F.entityKind.command) import"
    let entry = writing.entry(globals, command, isRepeatable: true)
    let report = try writing.onStore(globals, command) { store in
      try store.take(
        file, as: F.self, settings, entry, dryRun: writing.dryRun, refusals: refusals
      ) { count in
        guard isTerminal else { return }
        isShown = true
        Console.status(text(vi: "Đã đọc \(count) dòng", en: "\(count) rows read"))
      }
    }
    if writing.dryRun { Console.note(.nothingWritten) }
    return report
  }

  /// A file of refused rows appears only where there are some.
  private func storeGood(
    of file: ImportFile, _ settings: ImportSettings, _ path: String
  ) throws -> ImportReport {
    var done: ImportReport?
    do {
      // Somebody may have corrected half of the rows that another import refused.
      try OutputFile.write(path, replaces: false) { sink in
        let refusals = Refusals(sink, isBook: Format(fileName: path) == .xlsx) {
          Message($0).description[language]
        }
        let report = try store(file, settings, refusals)
        done = report
        if report.isComplete || writing.dryRun { throw NothingRefused() }
      }
    } catch is NothingRefused {
    } catch {
      guard let done, isStored(done) else { throw error }
      throw error.after(.goodRowsStored)
    }
    guard let done else { throw NothingRefused() }
    return done
  }

  private func isStored(_ report: ImportReport) -> Bool { !writing.dryRun && report.added > 0 }

  private func print(_ report: ImportReport) throws {
    // A table of one row has no place for the rows that need a hand.
    if !output.style().format.hasSections {
      for complaint in report.complaints { Console.note(complaint) }
    }
    try globals.read { try output.print(report.detail(), $0, title: report.file) }
  }

  private func settings() throws -> ImportSettings {
    var settings = ImportSettings()
    settings.numbers = numbers.flatMap(Amount.Style.init(rawValue:))
    settings.dates = dates.flatMap(Day.Order.init(rawValue:))
    settings.unit = unit
    settings.allowsDuplicates = allowDuplicates
    for pair in set {
      let (label, value) = try split(pair, "--set", vi: "cần cột=giá trị", en: "wants column=value")
      settings.defaults[try column(label, "--set")] = value
    }
    for pair in map {
      let (header, label) = try split(
        pair, "--map", vi: "cần đầu cột=cột", en: "wants header=column")
      settings.meant[header] = try column(label, "--map")
    }
    settings.ignored = ignore
    settings.sheets = sheet
    settings.filledDown = Set(try fillDown.map { try column($0, "--fill-down") })
    settings.blank = Set(try blank.map { try column($0, "--blank") })
    return settings
  }

  private func split(
    _ pair: String, _ option: String, vi: String, en: String
  ) throws -> (String, String) {
    guard let equals = pair.lastIndex(of: "=") else {
      throw Message.invalid(option, pair, vi: vi, en: en)
    }
    return (String(pair[..<equals]).tidied, String(pair[pair.index(after: equals)...]).tidied)
  }

  /// The form's column of a plain name or of one that heads it.
  private func column(_ label: String, _ option: String) throws -> String {
    guard let name = F.labels.column(headed: label) else {
      throw DomainError.notOneOf(option, label, F.columns.map(\.name))
    }
    return name
  }
}

/// Ends the writing of a file that would be empty.
private struct NothingRefused: Error {}

extension Message {
  fileprivate static func refused(_ report: ImportReport) -> Message {
    if report.remarks.contains(where: { $0.kind == .asked }) { return .asked }
    return Message(
      .badData,
      LocalizedText(
        vi: "\(report.refused) dòng có lỗi; chưa lưu dòng nào",
        en: "Rows with errors: \(report.refused); nothing was stored"),
      advice: LocalizedText(
        vi: "Sửa các dòng nêu trên rồi nhập lại, hoặc nhập phần đúng: --skip-bad loi.csv",
        en: "Correct the rows above and import again, or store the good ones: --skip-bad bad.csv"))
  }

  private static let asked = Message(
    .badData,
    LocalizedText(
      vi: "tệp có chỗ đọc được hai cách; chưa lưu dòng nào",
      en: "The file can be read in two ways; nothing was stored"),
    advice: LocalizedText(
      vi: "Chọn cách đọc bằng tùy chọn nêu ở từng cột, rồi nhập lại.",
      en: "Settle it with the option told for each column, and import again."))

  /// The rows to be corrected would take the place of the file.
  fileprivate static func overwrites(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .usage, field: "--skip-bad",
      LocalizedText(
        vi: "«\(shown)» là chính tệp đang nhập", en: "“\(shown)” is the file to be imported"),
      advice: LocalizedText(vi: "Đặt tên khác.", en: "Give another name."))
  }

  /// Some rows wait for somebody.
  fileprivate static func incomplete(
    _ report: ImportReport, _ path: String?, isTrial: Bool
  ) -> Message {
    let place = isTrial ? nil : path?.visible
    let left = report.left
    let (vi, en) = isTrial ? ("Sẽ lưu", "to be stored") : ("Đã lưu", "stored")
    return Message(
      .failure,
      LocalizedText(
        vi: "\(vi) \(report.added) dòng mới; còn lại \(left.vietnamese)",
        en: "\(report.added) rows \(en); \(left.english) left"),
      advice: place.map {
        LocalizedText(
          vi: "Các dòng ấy ở «\($0)»: sửa rồi nhập tệp đó.",
          en: "They are in “\($0)”: correct them and import that file.")
      } ?? (report.refused > 0 ? nil : .ifOthers))
  }
}

extension LocalizedText {
  fileprivate static let goodRowsStored = LocalizedText(
    vi: """
      Dữ liệu đã lưu: các dòng đúng. Nhập lại để lấy các dòng có lỗi: không dòng nào bị lưu hai lần.
      """,
    en:
      "The data is stored: the good rows. Import again for the others: no row is stored twice.")
  fileprivate static let ifOthers = LocalizedText(
    vi: "Nếu là mô hình khác thật: nhập lại với --allow-duplicates.",
    en: "If they are others indeed: import again with --allow-duplicates.")
}

extension ImportReport {
  /// What was not stored, and how much of it.
  fileprivate var left: LocalizedText {
    var (vi, en): ([String], [String]) = ([], [])
    if held > 0 {
      vi.append("\(held) dòng giống mục đã có")
      en.append("\(held) look-alikes")
    }
    if refused > 0 {
      vi.append("\(refused) dòng lỗi")
      en.append("\(refused) rows with errors")
    }
    return LocalizedText(vi: vi.joined(separator: ", "), en: en.joined(separator: ", "))
  }
}
