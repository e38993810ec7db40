import ArgumentParser
import Interchange
import Messages
import Query
import Storage

extension UnitCommand {
  /// `unit import FILE --valid-on DAY`, `unit import FILE --successions --on DAY`.
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import",
        abstract: text(
          vi: "Nạp danh sách đơn vị, hoặc danh sách đơn vị cũ thành đơn vị mới.",
          en: "Read a list of units, or a list of which became which."),
        discussion: text(
          vi: """
            Danh sách của một ngày: cột code, level, parent_code, name_vi, name_en, type. Danh \
            sách thay đổi (--successions): cột level, old_code, old_name_vi, new_code, \
            new_name_vi, extent. Dòng không khớp được liệt kê, các dòng khác vẫn ghi; mã thoát khi \
            ấy là 1. Nạp lại không thêm gì.
            Ví dụ:
              danvan unit import 2025-03-01.csv --valid-on 1/3/2025
              danvan unit import 2026-04-30.csv --valid-on 30/4/2026
              danvan unit import thay-doi.csv --successions --on 1/7/2025
            """,
          en: """
            A list of one day has the columns code, level, parent_code, name_vi, name_en, type. \
            One of changes (--successions) has level, old_code, old_name_vi, new_code, \
            new_name_vi, extent. Rows that match nothing are named, and the others are stored; the \
            exit code is 1 then. Reading it again adds nothing.
            Examples:
              danvan unit import 2025-03-01.csv --valid-on 1/3/2025
              danvan unit import 2026-04-30.csv --valid-on 30/4/2026
              danvan unit import changes.csv --successions --on 1/7/2025
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Tệp CSV; - là đầu vào chuẩn.", "A CSV file; - is stdin.", name: "file"))
    var file: String

    @Option(help: help("Danh sách đúng vào ngày nào.", "The day the list is of.", name: "date"))
    var validOn: String?

    @Option(
      help: help(
        "Đúng từ ngày (mặc định: lần sáp nhập tỉnh gần nhất trước đó).",
        "Since when it holds (default: the last merger of provinces before).", name: "date"))
    var from: String?

    @Option(
      help: help(
        "Đúng đến trước ngày (mặc định: lần sáp nhập tỉnh kế tiếp).",
        "Until when, that day excluded (default: the next merger of provinces).", name: "date"))
    var until: String?

    @Flag(
      help: help(
        "Tệp là danh sách đơn vị cũ thành đơn vị mới.", "The file says which unit became which."))
    var successions = false

    @Option(
      help: help(
        "Ngày thay đổi, khi tệp không có cột effective_on.",
        "Day of the changes, where the file has no column effective_on.", name: "date"))
    var on: String?

    @Option(help: help("Số văn bản của thay đổi.", "Number of the legal act.", name: "number"))
    var act: String?

    @Option(
      help: help(
        "Ghi các dòng không khớp vào tệp này, để sửa rồi nạp riêng.",
        "Write the rows that match nothing to this file, to correct and import alone.",
        name: "file"))
    var unmatched: String?

    @OptionGroup var writing: WriteOptions

    func validate() throws {
      let others = successions ? [validOn, from, until] : [on, act]
      guard others.allSatisfy({ $0 == nil }), successions || validOn != nil else {
        throw Message.listOrSuccessions().asUsage
      }
    }

    func run() throws {
      let load = try InputFile.read(file) { try unitFile().read($0) }
      var loaded: UnitImport?
      try output.withSink { sink in
        let result = try writing.write(globals, "unit import", isRepeatable: true) { try load($0) }
        loaded = result
        do {
          try Printer.print(UnitImport.headings, [result.row], output.style(), to: sink)
        } catch {
          throw error.after(.stored(file))
        }
      }
      guard let result = loaded else { return }
      result.tell()
      try writeUnmatched(result)
      if !result.unmatched.isEmpty {
        throw Message.unmatched(result, isDryRun: writing.dryRun, file: unmatched)
      }
    }

    private func unitFile() throws -> UnitFile {
      if successions { return .successions(on: try day(on, "--on"), act: act) }
      guard let day = try day(validOn, "--valid-on") else { throw Message.listOrSuccessions() }
      return .list(
        on: day, from: try self.day(from, "--from"), until: try self.day(until, "--until"))
    }

    private func day(_ text: String?, _ option: String) throws -> Day? {
      try text.map { try Day.parse($0, field: option) }
    }

    private func writeUnmatched(_ result: UnitImport) throws {
      guard let unmatched else { return }
      try OutputFile.write(unmatched) {
        try Printer.print(
          result.unmatchedHeadings, result.unmatchedRows { Message($0).description },
          Style(.csv, language), to: $0)
      }
    }
  }
}

extension UnitImport {
  /// What somebody should know of the rows.
  fileprivate func tell() {
    if let period { Console.note(.period(period)) }
    if !unused.isEmpty { Console.note(.unused(unused)) }
    for row in skipped + remarked + unmatched { Console.note(.row(row)) }
  }

  /// The rows of a list that comes with danvan that could not be matched.
  func tellRows(of file: String) {
    for row in unmatched { Console.note(.row(row, of: file)) }
  }
}

extension LocalizedText {
  fileprivate static func period(_ period: UnitImport.Period) -> LocalizedText {
    let vietnamese = Language.vietnamese
    let from = period.from.map {
      LocalizedText(vi: "từ \(vietnamese.written($0))", en: "from \($0)")
    }
    let until = period.until.map {
      LocalizedText(vi: "đến trước \(vietnamese.written($0))", en: "until \($0)")
    }
    let parts = [from, until].compactMap(\.self)
    guard !parts.isEmpty else {
      return LocalizedText(
        vi: "Chưa ghi lần sáp nhập tỉnh nào: đơn vị mới không có ngày bắt đầu và kết thúc.",
        en: "No merger of provinces is recorded: new units have no first and no last day.")
    }
    return LocalizedText(
      vi: "Đơn vị mới được tính \(parts.map(\.vietnamese).joined(separator: " ")).",
      en: "New units hold \(parts.map(\.english).joined(separator: " ")).")
  }

  fileprivate static func unused(_ headers: [String]) -> LocalizedText {
    let list = headers.map(\.shownInMessage).joined(separator: ", ")
    return LocalizedText(vi: "Cột không dùng: \(list).", en: "Columns not used: \(list).")
  }

  fileprivate static func row(_ row: UnitImport.Row) -> LocalizedText {
    let reason = Message(row.reason).description
    return LocalizedText(
      vi: "Dòng \(row.number): \(reason.vietnamese).",
      en: "Row \(row.number): \(reason.english).")
  }

  fileprivate static func row(_ row: UnitImport.Row, of file: String) -> LocalizedText {
    let reason = Message(row.reason).description
    return LocalizedText(
      vi: "Không khớp (\(file)): \(reason.vietnamese).",
      en: "Not matched (\(file)): \(reason.english).")
  }
}

extension Message {
  fileprivate static func listOrSuccessions() -> Message {
    Message(
      .usage,
      LocalizedText(
        vi: "Cần --valid-on NGÀY (cùng --from, --until), hoặc --successions (cùng --on, --act)",
        en: "Either --valid-on DAY (with --from, --until) or --successions (with --on, --act)"))
  }

  fileprivate static func unmatched(
    _ result: UnitImport, isDryRun: Bool, file: String?
  ) -> Message {
    let (count, rows) = (result.unmatched.count, result.rows)
    let written = Language.vietnamese.written(Decimal(Int64(rows), scale: 0))
    let what =
      isDryRun
      ? LocalizedText(
        vi: "\(count) trong \(written) dòng không khớp (liệt kê ở trên)",
        en: "\(count) of \(rows) rows match nothing (named above)")
      : LocalizedText(
        vi: "\(count) trong \(written) dòng không khớp (liệt kê ở trên); các dòng khác đã ghi",
        en: "\(count) of \(rows) rows match nothing (named above); the others are stored")
    return Message(
      .failure, what,
      advice: file.map {
        LocalizedText(
          vi: "Sửa «\($0.visible)» rồi nạp riêng tệp ấy.",
          en: "Correct “\($0.visible)” and import it alone.")
      }
        ?? LocalizedText(
          vi: "Thêm --unmatched TỆP.csv để ghi riêng các dòng ấy.",
          en: "Add --unmatched FILE.csv to have those rows in a file of their own."))
  }
}
