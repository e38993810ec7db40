import ArgumentParser
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
        vi: "Chỉ đọc. Mã thoát 1 khi có điều cần xem. Quy tắc: danvan check --list",
        en: "It only reads. Exit code 1 where something was found. The rules: danvan check --list"))
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

  func validate() throws {
    do { _ = try checks() } catch { throw error.asUsage }
  }

  func run() throws {
    let checks = try checks()
    if list {
      return try output.print(
        CheckCommand.rules, checks.map(\.cells), title: text(vi: "Quy tắc", en: "Rules"))
    }
    let rows = try findings(checks).map { check, finding in check.row(finding) }
    // A form that was asked for is filled in, even with nothing.
    if !rows.isEmpty || output.isChosen {
      try output.print(CheckCommand.headings, rows, title: text(vi: "Kiểm tra", en: "Check"))
    }
    if !rows.isEmpty { Console.end(code: 1) }
  }

  private func checks() throws(Problem) -> [Check] {
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
      .choice(finding.noun.command, finding.noun.phrase), .list(finding.codes),
      .phrase(finding.what), .phrase(advice),
    ]
  }

  fileprivate var cells: [Cell] {
    [
      Cell(name), .phrase(title), .choice(severity.rawValue, severity.label),
      .choice(missing.rawValue, missing.label), .phrase(advice),
    ]
  }
}

extension Noun {
  fileprivate var phrase: Phrase { Phrase(vi: vietnamese, en: english) }
}
