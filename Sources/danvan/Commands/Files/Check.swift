import ArgumentParser
import Messages
import Query
import Storage

/// `check`: what in the file cannot be right, or can hardly be.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: text(
        vi: "Kiểm tra tệp và số liệu; không in gì khi mọi thứ đều đúng.",
        en: "Check the file and what is in it; prints nothing when all is well."),
      discussion: text(
        vi: """
          Chỉ đọc, trừ khi ghi --repair. Mã thoát 1 khi có điều cần xem. Quy tắc: \
          danvan check --list
          --repair lập lại những gì suy ra được từ dữ liệu (mục lục, khóa tìm kiếm, chỉ mục) và \
          nói rõ phần không sửa được. Thay đổi do công cụ khác chỉ được ghi vào nhật ký khi nêu \
          tên: danvan check outside --repair --reason "…"
          """,
        en: """
          It only reads, but for --repair. Exit code 1 where something was found. The rules: \
          danvan check --list
          --repair makes anew what follows from the data (search index and keys, indexes) and says \
          what it cannot. Changes by another tool are entered in the journal only where that is \
          named: danvan check outside --repair --reason "…"
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: PageOptions

  @Argument(
    help: help(
      "Chỉ các quy tắc này (mặc định: tất cả).", "Only these rules (default: all).", name: "name"))
  var names: [String] = []

  @Flag(help: help("In danh sách quy tắc.", "Print the list of rules."))
  var list = false

  @Option(
    help: help(
      "Chỉ từ mức này trở lên: sai, nghi vấn hoặc lưu ý.",
      "Only what matters at least so much: error, doubt or note.", name: "severity"))
  var severity = Severity.note.rawValue

  @Flag(
    help: help(
      "Lập lại những gì suy ra được từ dữ liệu.", "Make anew what follows from the data."))
  var repair = false

  @OptionGroup var writing: WriteOptions

  func validate() throws {
    if repair, list { throw Message.repairsNoList.asUsage }
  }

  func run() throws {
    // Not in validate, where an option that there is not would be read as the name of a rule.
    let choice = try choice()
    if list {
      return try output.print(
        CheckCommand.rules, choice.checks.map(\.cells), title: text(vi: "Quy tắc", en: "Rules"))
    }
    if repair { return try mend(choice) }
    let found = try choice.findings(
      leftLog: Store.leftLog(beside: globals.path),
      reading: { body in try globals.read { try body($0) } })
    // A format that was asked for is filled in, even with nothing.
    if !found.isEmpty || output.isChosen {
      try output.print(
        CheckCommand.headings, found.map { $0.check.row($0.finding) },
        title: text(vi: "Kiểm tra", en: "Check"))
    }
    if !found.isEmpty { throw ExitCode.failure }
  }

  private func choice() throws -> CheckChoice {
    do throws(DomainError) {
      return try CheckChoice(names, atLeast: try Severity.parse(severity, field: "--severity"))
    } catch {
      throw error.asUsage
    }
  }

  private func mend(_ choice: CheckChoice) throws {
    guard choice.isRepairable else { throw Message.cannotRepair(names.joined(separator: ", ")) }
    let entry = writing.entry(globals, "check --repair", isRepeatable: true)
    let repairs = try writing.onStore(globals, "check --repair") {
      try $0.repair(choice, entry, dryRun: writing.dryRun)
    }
    let isOfUse = repairs.contains(where: \.isOfUse)
    if writing.dryRun, isOfUse { Console.note(.nothingWritten) }
    if repairs.isEmpty { Console.note(.nothingToRepair) }
    if !repairs.isEmpty || output.isChosen {
      do {
        try output.print(
          Repair.headings, repairs.map(\.cells), title: text(vi: "Sửa chữa", en: "Repair"))
      } catch where isOfUse && !writing.dryRun {
        throw error.after(.repaired)
      }
    }
    if repairs.contains(where: { !$0.left.isEmpty }) { throw ExitCode.failure }
  }

  static let headings = [
    Heading("check", vi: "Quy tắc", en: "Rule"),
    Heading("severity", vi: "Mức", en: "Severity"),
    Heading("noun", vi: "Loại", en: "Kind"),
    Heading("codes", vi: "Mã", en: "Codes"),
    Heading("what", vi: "Nội dung", en: "What is wrong"),
    Heading("advice", vi: "Cách sửa", en: "What to do"),
  ]

  private static let rules = [
    Heading("check", vi: "Quy tắc", en: "Rule"),
    Heading("title", vi: "Nội dung", en: "What it finds"),
    Heading("severity", vi: "Mức", en: "Severity"),
    Heading("missing", vi: "Khi chưa rõ", en: "What is unknown is"),
    Heading("advice", vi: "Cách sửa", en: "What to do", for: .details),
  ]
}

extension Check {
  /// What is printed of a finding.
  func row(_ finding: Finding) -> [Cell] {
    [
      Cell(name), .choice(severity.rawValue, severity.label),
      .choice(finding.entityKind.command, finding.entityKind.name), .list(finding.codes),
      .phrase(finding.what.text), .phrase(advice),
    ]
  }

  fileprivate var cells: [Cell] {
    [
      Cell(name), .phrase(title), .choice(severity.rawValue, severity.label),
      .choice(missing.rawValue, missing.label), .phrase(advice),
    ]
  }
}

extension Repair {
  fileprivate static let headings = [
    Heading("check", vi: "Quy tắc", en: "Rule"),
    Heading("title", vi: "Nội dung", en: "What it finds"),
    Heading("found", vi: "Thấy", en: "Found"),
    Heading("repaired", vi: "Đã sửa", en: "Repaired"),
    Heading("left", vi: "Còn lại", en: "Left"),
    Heading("advice", vi: "Cách sửa phần còn lại", en: "What to do about what is left"),
  ]

  fileprivate var cells: [Cell] {
    [
      Cell(check.name), .phrase(check.title), Cell(found), Cell(max(0, found - left.count)),
      Cell(left.count), left.isEmpty ? .null : .phrase(check.advice),
    ]
  }
}

extension LocalizedText {
  fileprivate static let nothingToRepair = LocalizedText(
    vi: "Không có gì phải lập lại. Những điều khác cần xem: danvan check",
    en: "There is nothing to make anew. What else there is to see: danvan check")
  fileprivate static let repaired = LocalizedText(
    vi: "Đã sửa xong. Xem: danvan history", en: "It is repaired. See: danvan history")
}

extension EntityKind {
  fileprivate var name: LocalizedText { LocalizedText(vi: vietnamese, en: english) }
}

extension Message {
  fileprivate static let repairsNoList = Message(
    .usage,
    LocalizedText(vi: "--repair không đi cùng --list", en: "--repair does not go with --list"),
    advice: LocalizedText(vi: "Chỉ ghi một trong hai.", en: "Give only one of them."))

  fileprivate static func cannotRepair(_ names: String) -> Message {
    let repairable = Check.all.filter(\.isRepairable).map(\.name).joined(separator: ", ")
    return Message(
      .usage,
      LocalizedText(
        vi: "«\(names)» không suy ra được từ dữ liệu",
        en: "“\(names)” does not follow from the data"),
      advice: LocalizedText(vi: "Sửa được: \(repairable)", en: "Can be repaired: \(repairable)"))
  }
}
