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
          Chỉ đọc, trừ khi ghi --repair. Mã thoát 1 khi có điều cần xem. Quy tắc: danvan check --list
          --repair lập lại những gì suy ra được từ dữ liệu (mục lục, khóa tìm kiếm, chỉ mục) và nói rõ \
          phần không sửa được. Thay đổi do công cụ khác chỉ được ghi vào nhật ký khi nêu tên: \
          danvan check outside --repair --reason "…"
          """,
        en: """
          It only reads, but for --repair. Exit code 1 where something was found. The rules: \
          danvan check --list
          --repair makes anew what follows from the data (search index and keys, indexes) and says what \
          it cannot. Changes by another tool are entered in the journal only where that is named: \
          danvan check outside --repair --reason "…"
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
    do { _ = try checks() } catch { throw error.asUsage }
  }

  func run() throws {
    let checks = try checks()
    if list {
      return try output.print(
        CheckCommand.rules, checks.map(\.cells), title: text(vi: "Quy tắc", en: "Rules"))
    }
    if repair { return try mend(checks) }
    let rows = try findings(checks).map { check, finding in check.row(finding) }
    // A form that was asked for is filled in, even with nothing.
    if !rows.isEmpty || output.isChosen {
      try output.print(CheckCommand.headings, rows, title: text(vi: "Kiểm tra", en: "Check"))
    }
    if !rows.isEmpty { throw ExitCode.failure }
  }

  private func mend(_ checks: [Check]) throws {
    let chosen = checks.filter(\.isRepairable)
    guard !chosen.isEmpty else { throw Message.cannotRepair(names.joined(separator: ", ")) }
    let repairs = try repairs(of: chosen)
    if repairs.isEmpty { Console.note(.nothingToRepair) }
    if !repairs.isEmpty || output.isChosen {
      let isDone = !writing.dryRun && repairs.contains { $0.isOfUse }
      do {
        try output.print(
          Repair.headings, repairs.map(\.cells), title: text(vi: "Sửa chữa", en: "Repair"))
      } catch where isDone {
        throw error.after(.repaired)
      }
    }
    if repairs.contains(where: { !$0.left.isEmpty }) { throw ExitCode.failure }
  }

  private func repairs(of checks: [Check]) throws -> [Repair] {
    do {
      return try writing.write(globals, "check --repair", isRepeatable: true) { writer in
        // What another tool changed becomes danvan's only where somebody says so; what the others
        // make anew may be all of it.
        let isLeft = { (check: Check) in names.isEmpty && check.name == "outside" }
        let made = try checks.filter { !isLeft($0) }.map { try $0.repaired(writer) }
        let left = try checks.filter(isLeft).map { try $0.unrepaired(writer) }
        let repairs = (made + left).filter { $0.found > 0 }
        // Not even an empty transaction can be committed on a damaged page.
        guard repairs.contains(where: \.isOfUse) else {
          throw NothingRepaired(repairs: repairs)
        }
        // An index that was made anew is no change of the data, and an entry all the same.
        try writer.entryId()
        return repairs
      }
    } catch let nothing as NothingRepaired {
      return nothing.repairs
    }
  }

  private struct NothingRepaired: Error { let repairs: [Repair] }

  private func checks() throws(DomainError) -> [Check] {
    let least = try Severity.parse(severity, field: "--severity")
    return try Check.named(names).filter { $0.severity.isAtLeast(least) }
  }

  private func findings(_ checks: [Check]) throws -> [(Check, Finding)] {
    let left = globals.walSize
    var findings: [(Check, Finding)] = []
    do {
      try globals.read { reader in
        try reader.checkReadable()
        findings = try checks.flatMap { check in
          try check.findings(reader).map { (check, $0) }
        }
      }
    } catch {
      // On a damaged page even the end of a reading transaction fails; what was found stands.
      if findings.isEmpty { throw error }
    }
    // A WAL that went away with us was nobody else's.
    if globals.walSize == 0, let found = Check.leftWAL(left, in: checks) {
      findings.append((found.check, found.finding))
    }
    return findings
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
      .choice(finding.entityKind.command, finding.entityKind.phrase), .list(finding.codes),
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
  fileprivate var phrase: LocalizedText { LocalizedText(vi: vietnamese, en: english) }
}

extension Message {
  fileprivate static let repairsNoList = Message(
    .usage, LocalizedText(vi: "--repair không đi cùng --list", en: "--repair does not go with --list"),
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
