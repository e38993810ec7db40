import Foundation
import Testing

/// docs/commands.md: every command in every language and format, as the binary does it.
///
/// `bash scripts/docs.sh` writes the file anew.
@Suite("The table of commands") struct CommandTableTests {
  private static let formats = [
    "table", "csv", "tsv", "json", "ndjson", "markdown", "html", "xlsx",
  ]

  /// One call of each command, after `prepare`; a command without one fails the test.
  static let samples: [String: String] = [
    "init": "init --db new.db --dry-run", "seed": "seed --dry-run", "rates": "rates",
    "settings": "settings", "unit seed": "unit seed --province 22 --dry-run",
    "check": "check --list",
    "report list": "report list", "report show": "report show tasks",
    "report run": "report run tasks", "why rate": "why rate 22 --year 2025",
    "why report": "why report tasks NB-2024 chung",
    "release make": "release make R2 --report tasks", "release list": "release list",
    "release show": "release show R1", "release verify": "release verify R1",
    "release diff": "release diff R1",
    "history": "history 1", "undo": "undo --entry 2 --dry-run",
    "search": "search dam ha", "sql": "sql select\u{A0}1",
    "export": "export model", "backup": "backup --keep 2 .",
    "restore": "restore copy.db",
    "completions": "completions bash", "migrate status": "migrate status",
    "migrate apply": "migrate apply --dry-run", "province list": "province list",
    "province show": "province show 22", "unit list": "unit list", "unit show": "unit show 22",
    "unit import": "unit import units.csv --valid-on 2026-04-30",
    "unit merge": "unit merge 22 04 --into Mới --code 99 --type Tỉnh --on 2027-01-01 --act 1/NQ",
    "unit split": """
    unit split 22 --into Một --into Hai --code 98 --code 99 --type Tỉnh --on 2027-01-01 \
    --act 1/NQ
    """,
    "unit rename": "unit rename 22 --name Mới --on 2027-01-01 --act 1/NQ",
    "unit retype": "unit retype 22 --type Thành\u{A0}phố --on 2027-01-01 --act 1/NQ",
    "committee add": "committee add --code C2 --name Ban --kind other",
    "committee edit": "committee edit C1 --note Mới", "committee alias": "committee alias C1 Bờ",
    "committee import": "committee import committees.csv", "committee list": "committee list",
    "committee show": "committee show C1", "committee remove": "committee remove C1 --reason Nhầm",
    "model register":
      "model register --title Ba --province 22 --field economy --owner-kind collective --year 2026",
    "model recognize": "model recognize M1 --level province --on 2026-06-01",
    "model decline": "model decline M1 --level province --on 2026-06-01",
    "model withdraw": "model withdraw M2 --level commune --on 2026-06-01",
    "model select": "model select M2 --level district --on 2026-06-01",
    "model unselect": "model unselect M2 --level commune --on 2026-06-01",
    "model edit": "model edit M1 --note Mới",
    "model edit-decision": "model edit-decision M2 --level commune --decision 2-QĐ",
    "model remove": "model remove M1 --reason Nhầm", "model import": "model import models.csv",
    "model list": "model list", "model search": "model search một", "model show": "model show M1",
    "directive add": "directive add 99-CT/TU --title Thử --province 22",
    "directive edit": "directive edit 22:98-CT/TU --note Mới",
    "directive link": "directive link 22:98-CT/TU applies 25-NQ/TW",
    "directive import": "directive import directives.csv", "directive list": "directive list",
    "directive show": "directive show 25-NQ/TW", "directive tree": "directive tree 25-NQ/TW",
    "directive remove": "directive remove 22:98-CT/TU --reason Nhầm",
    "fund add": "fund add --code Q2 --name Hai --province 22",
    "fund edit": "fund edit Q1 --note Mới",
    "fund record": "fund record Q1 --kind raised --amount 5,3\u{A0}tỷ --source S1",
    "fund import": "fund import xem.csv", "fund list": "fund list", "fund show": "fund show Q1",
    "fund remove": "fund remove Q3 --reason Nhầm",
    "fund entry edit": "fund entry edit E1 --note Mới", "fund entry list": "fund entry list",
    "fund entry show": "fund entry show E1",
    "fund entry remove": "fund entry remove E1 --reason Nhầm",
    "figure add":
      "figure add --measure models.registered --value 5 --province 22 --source S1 --quote năm",
    "figure edit": "figure edit F1 --note Mới", "figure import": "figure import figures.csv",
    "figure list": "figure list", "figure measure list": "figure measure list",
    "figure measure show": "figure measure show X1",
    "figure measure add": "figure measure add --code X2 --name Hai --kind count",
    "figure measure edit": "figure measure edit X1 --name Mới",
    "figure measure remove": "figure measure remove X1 --reason Nhầm",
    "figure show": "figure show F1", "figure sum": "figure sum F1",
    "figure remove": "figure remove F1 --reason Nhầm",
    "task add": "task add P1 --kind common --title Việc", "task set": "task set T1 --state done",
    "task edit": "task edit T1 --note Mới", "task list": "task list", "task show": "task show P1",
    "task remove": "task remove T1 --reason Nhầm",
    "task programme add": "task programme add --code P2 --name Hai",
    "task programme edit": "task programme edit P1 --note Mới",
    "task programme list": "task programme list", "task programme show": "task programme show P1",
    "task programme remove": "task programme remove P3 --reason Nhầm",
    "source add": "source add --code N2 --title Hai", "source edit": "source edit N1 --note Mới",
    "source list": "source list", "source show": "source show S1",
    "source remove": "source remove N1 --reason Nhầm", "template model": "template model",
    "template committee": "template committee", "template directive": "template directive",
    "template fund": "template fund", "template figure": "template figure",
    "import profile list": "import profile list",
    "import profile show": "import profile show xa",
    "import profile remove": "import profile remove xa --reason Nhầm",
  ]

  private static let preparations = [
    "committee add --code C1 --name A --kind other",
    """
    model register --code M1 --title Một --province 22 --field economy --owner-kind collective \
    --year 2026
    """,
    """
    model register --code M2 --title Hai --province 22 --field economy --owner-kind collective \
    --year 2026
    """,
    "model recognize M2 --level commune --on 2026-05-01",
    "model select M2 --level commune --on 2026-05-02",
    "directive add 98-CT/TU --title Thử --province 22",
    "fund add --code Q1 --name Một --province 22",
    "fund add --code Q3 --name Ba --province 22",
    "fund record Q1 --code E1 --kind raised --amount 5000000 --source S1",
    "figure measure add --code X1 --name Một --kind count",
    """
    figure add --code F1 --measure models.registered --value 5 --province 22 --source S1 \
    --quote năm
    """,
    "task programme add --code P1 --name Một", "task programme add --code P3 --name Ba",
    "task add P1 --code T1 --kind common --title Việc", "source add --code N1 --title Một",
    "release make R1 --report tasks",
    "fund import xem.csv --ignore Xem --profile xa", "backup copy.db",
  ]

  private static let files = [
    "units.csv": "code,level,parent_code,name_vi,type\n00001,commune,22,Xã Thử,Xã\n",
    "committees.csv": "name_vi,kind\nBan Thử,other\n",
    "models.csv": "title,province,year\nMô hình nhập,22,2026\n",
    "directives.csv": "Số ký hiệu,Trích yếu\n97-CT/TW,Thử\n",
    "xem.csv": "Tên quỹ,Tỉnh,Xem\nQuỹ xem,22,1\n",
    "figures.csv": "measure,value,province\nmodels.registered,7,22\n",
  ]

  /// A seeded database with what the samples are about.
  static func prepared() throws -> Folder {
    let folder = try Folder.seeded()
    for (name, text) in files { try folder.write(Array(text.utf8), name) }
    for line in preparations {
      let outcome = try folder.danvan(words(line))
      try #require(outcome.code == 0, "\(line): \(outcome.stderr)")
    }
    return folder
  }

  @Test func `The table in docs is what the binary does`() throws {
    let table = try made()
    let file = Product.package.appending(path: "docs/commands.md")
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil {
      try table.write(to: file, atomically: true, encoding: .utf8)
    }
    let isFresh = try String(contentsOf: file, encoding: .utf8) == table
    #expect(isFresh, "docs/commands.md is stale: run bash scripts/docs.sh")
  }

  private func made() throws -> String {
    let folder = try Self.prepared()
    var lines = [Self.introduction, Self.heading]
    for command in LanguageTests.commands {
      let help = try Tongue.allCases.map { try folder.danvan(command + ["--help"], $0).stdout }
      if help[1].contains("SUBCOMMANDS:") { continue }
      lines.append(try row(command.joined(separator: " "), help, folder))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ command: String, _ help: [String], _ folder: Folder) throws -> String {
    let sample = Self.words(try #require(Self.samples[command], "no sample of \(command)"))
    let isWriting = help[1].contains("--dry-run") && !sample.contains("--dry-run")
    let cells = try Self.formats.map { format in
      guard help[1].contains("--format") else { return "" }
      return try Tongue.allCases.filter { tongue in
        let outcome = try folder.danvan(
          sample + (isWriting ? ["--dry-run"] : []) + ["--format", format], tongue)
        #expect(outcome.code == 0, "\(command) \(format): \(outcome.stderr)")
        return outcome.code == 0 && !outcome.bytes.isEmpty
      }.map(\.rawValue).joined(separator: " ")
    }
    let abstracts = help.map { abstract($0) }
    return "| `\(command)` | \(abstracts[0]) | \(abstracts[1]) | " + cells.joined(separator: " | ")
      + " |"
  }

  /// A no-break space in a sample is a space within one argument.
  static func words(_ line: String) -> [String] {
    line.split(separator: " ").map { String($0).replacing("\u{A0}", with: " ") }
  }

  private func abstract(_ help: String) -> String {
    let text = help.components(separatedBy: "\n\n")[0].drop { $0 != ":" }.dropFirst(2)
    return text.split(separator: "\n").joined(separator: " ")
      .replacing("|", with: "\\|")
  }

  private static let introduction = """
    # Lệnh – Commands

    Mỗi ô ghi ngôn ngữ in được ở dạng ấy; ô trống: lệnh không in dữ liệu. Bảng này do chương trình \
    tự lập (`bash scripts/docs.sh`).

    A cell names the languages a command prints in that form; empty: it prints no data. The table \
    is made from the binary (`bash scripts/docs.sh`).

    """

  private static let heading =
    "| danvan … | Việc | What it does | " + formats.joined(separator: " | ") + " |\n"
    + "|---|---|---|" + formats.map { _ in "---|" }.joined()
}
