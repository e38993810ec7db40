import Foundation
import Testing

/// What is published, and printed again.
@Suite("release make, list and show")
struct ReleaseMakeTests {
  static let forms = ["table", "csv", "tsv", "json", "ndjson", "markdown", "html", "xlsx"]

  @Test(arguments: Tongue.allCases)
  func `Every form is reprinted byte for byte, in whatever language it is asked for`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let values = ["-p", "province=22", "-p", "as_of=30/9/2026"]
    let reports = ["rates-by-province", "reconciliation"]
    var printed: [String: [UInt8]] = [:]
    for report in reports {
      for form in Self.forms {
        let outcome = try folder.danvan(
          ["report", "run", report, "--format", form] + values, tongue)
        try #require(outcome.code == 0, "\(outcome.stderr)")
        printed["\(report).\(form)"] = outcome.bytes
      }
    }
    let made = try folder.danvan(
      ["release", "make", "Q3", "-p", "province=22", "--as-of", "30/9/2026"]
        + reports.flatMap { ["--report", $0] } + Self.forms.flatMap { ["--format", $0] }, tongue,
      // What a terminal would be does not matter.
      env: ["COLUMNS": "40"])
    #expect(made.code == 0 && made.stderr == "", "\(made.stderr)")
    _ = try folder.decide("withdraw", "22-2025-0001", "unknown", on: "2026-08-01")
    for (name, bytes) in printed {
      let parts = name.split(separator: ".").map(String.init)
      for other in Tongue.allCases {
        let show = ["release", "show", "Q3", "--report", parts[0], "--format", parts[1]]
        let again = try folder.danvan(show, other, env: ["COLUMNS": "30"])
        #expect(again.code == 0 && again.stderr == "")
        #expect(again.bytes == bytes, "\(name)")
        #expect(try folder.danvan(show + ["-o", "out.txt"], other).stdout == "")
        #expect(try folder.read("out.txt") == bytes, "\(name) as a file")
      }
    }
    let sql = try folder.done("release", "show", "Q3", "--report", "reconciliation", "--sql")
    #expect(sql.bytes == (try folder.done("report", "show", "reconciliation", "--sql").bytes))
  }

  @Test func `It prints the hash of every output, and the shell's sha256sum agrees`() throws {
    let folder = try Folder.seeded()
    let made = try folder.make("Q3", "tasks")
    let rows = made.lines.map { $0.components(separatedBy: "\t") }
    #expect(rows[0] == ["code", "id", "report", "format", "sha256"])
    #expect(rows[1].prefix(4) == ["Q3", "1", "", ""])
    #expect(rows.dropFirst(2).map { $0[3] } == ["json", "html", "sql"])
    let stored = try folder.sqlite("SELECT sha256 FROM release_output ORDER BY id")
    #expect(rows.dropFirst(2).map { $0[4] } == stored.split(separator: "\n").map(String.init))
    for row in rows.dropFirst(2) {
      try folder.sqlite(
        """
        SELECT writefile('\(folder / "x")', content) FROM release_output \
        WHERE format = '\(row[3])'
        """)
      let sum = try folder.run("/usr/bin/env", ["sha256sum", folder / "x"]).stdout.prefix(64)
      #expect(String(sum) == row[4])
    }
    let head = try folder.done("release", "show", "Q3", "--format", "json").object()
    #expect(head.text("sha256") == rows[1][4] && head.text("made_by") == "tester")
    #expect(head.list("outputs").map { $0.text("sha256") } == rows.dropFirst(2).map { $0[4] })
    let entry = try folder.sqlite(
      "SELECT id, command, (SELECT journal FROM release) FROM journal ORDER BY id DESC LIMIT 1")
    #expect(entry == "2|release make|1")
    #expect(try folder.danvan("check", "--severity", "error").stdout == "")
  }

  @Test func `Parameters are complete: what was left out is what it came to`() throws {
    let folder = try Folder.seeded()
    let made = try folder.danvan(
      [
        "release", "make", "Q3", "--report", "rates-by-province", "--report", "directive-tree",
        "--report", "tasks", "-p", "directive=25-nq/tw", "-p", "province=ninh binh", "-p",
        "year=2025", "--territory", "30/6/2025",
      ])
    try #require(made.code == 0, "\(made.stderr)")
    #expect(made.stderr.contains("directive-tree") && made.stderr.contains("territory"))
    let today = Day.today
    let stored = try folder.sqlite(
      "SELECT report, parameters FROM release_output WHERE format = 'json' ORDER BY id")
    #expect(
      stored.split(separator: "\n").map(String.init) == [
        #"rates-by-province|{"year":2025,"as_of":"\#(today)","province":"37","territory":"2025-06-30"}"#,
        #"directive-tree|{"directive":"25-NQ/TW"}"#, #"tasks|{"province":"37"}"#,
      ])
    let listed = try folder.done("release", "list", "--format", "csv").records()
    #expect(
      listed.map { $0["as_of"] } == [today] && listed.map { $0["territory"] } == ["2025-06-30"])
    #expect(listed.map { $0["reports"] } == ["rates-by-province directive-tree tasks"])
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be released is refused, and nothing is written`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (line, code, word) in [
      ("Q3", Int32(64), "--report"), ("Q3 --report nothing", 65, "nothing"),
      ("Q3 --report tasks -p x=1", 64, "province"),
      ("Q3 --report tasks --as-of 2026-01-01", 64, "as_of"),
      ("Q3 --report tasks --territory now", 64, "territory"),
      ("Q3 --report rates-by-year --as-of 30/2/2026", 65, "30/2/2026"),
      ("Q3 --report rates-by-year --as-of 1/2/2026 -p as_of=2/2/2026", 64, "--as-of"),
      ("Q3 --report tasks --format pdf", 64, "pdf"),
      ("Q3 --report tasks --corrects Q2", 64, "--reason"),
      ("Q3 --report tasks --corrects Q2 --reason x", 65, "Q2"),
      ("Q3 --report directive-tree", 64, "directive"), ("'a b' --report tasks", 65, "<name>"),
    ] {
      let words = line.replacing("'a b'", with: "a\u{A0}b").split(separator: " ").map(String.init)
      let outcome = try folder.danvan(["release", "make"] + words, tongue)
      #expect(outcome.code == code, "\(line): \(outcome.stderr)")
      #expect(outcome.stdout == "" && outcome.stderr.contains(word), "\(line): \(outcome.stderr)")
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    }
    try folder.expectUntouched()
    let dry = try folder.danvan(
      ["release", "make", "Q3", "--report", "tasks", "--dry-run"], tongue)
    #expect(dry.code == 0 && dry.lines.count == 5)
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A name is given once; another release corrects it, once, and says why`(_ tongue: Tongue)
    throws
  {
    let folder = try Folder.seeded()
    try folder.make("Q3", "tasks")
    let again = try folder.danvan(["release", "make", "Q3", "--report", "tasks"], tongue)
    expectMessage(again, 65, tongue, contains: ["Q3", "--corrects Q3"])
    let make = ["release", "make", "Q3b", "--report", "tasks", "--corrects", "Q3"]
    #expect(try folder.danvan(make + ["--reason", "thiếu một nhiệm vụ"], tongue).code == 0)
    let third = try folder.danvan(
      ["release", "make", "Q3c", "--report", "tasks", "--corrects", "Q3", "--reason", "x"], tongue)
    expectMessage(third, 65, tongue, contains: ["Q3b", "--corrects Q3b"])
    let listed = try folder.done("release", "list", "--format", "csv").records()
    #expect(listed.map { $0["corrects"] } == ["", "Q3"])
    #expect(listed.map { $0["corrected_by"] } == ["Q3b", ""])
    #expect(listed.map { $0["reason"] } == ["", "thiếu một nhiệm vụ"])
    let shown = try folder.danvan(["release", "show", "Q3b", "--format", "table"], tongue)
    #expect(shown.stdout.contains("thiếu một nhiệm vụ"))
    for (arguments, word) in [
      (["show", "Q9"], "Q3"), (["show", "Q3", "--report", "x"], "tasks"),
      (["show", "Q3", "--report", "tasks", "--format", "csv"], "json, html"),
      (["verify", "Q9"], "Q3"), (["diff", "Q9"], "Q3"), (["diff", "Q3", "Q9"], "Q3"),
    ] {
      let outcome = try folder.danvan(["release"] + arguments, tongue)
      expectMessage(outcome, 65, tongue, contains: [word])
    }
  }

  /// Not even by INSERT OR REPLACE, which asks no trigger on DELETE.
  @Test func `Another tool cannot change what was released without taking the triggers away`()
    throws
  {
    let folder = try Folder.seeded()
    try folder.make("Q3", "tasks")
    let before = try folder.dump()
    for sql in [
      "UPDATE release SET name = 'x'", "DELETE FROM release",
      "UPDATE release_output SET sha256 = 'x'",
      "DELETE FROM release_output", "UPDATE OR REPLACE release_output SET id = 2 WHERE id = 1",
      "INSERT OR REPLACE INTO release SELECT * FROM release",
      "INSERT OR REPLACE INTO release_output SELECT * FROM release_output WHERE id = 1",
      """
      INSERT OR REPLACE INTO release_output (release, report, parameters, format, content, sha256)
      SELECT release, report, parameters, format, x'00', sha256 FROM release_output
      """,
    ] {
      let outcome = try folder.run(
        "/usr/bin/env", ["sqlite3", "-bail", folder.db], input: sql + ";\n")
      #expect(outcome.code != 0 && outcome.stderr.contains("releas"), "\(sql)")
    }
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  /// A report of one's own is found again though its folder is gone.
  @Test func `Its own report is frozen with its SQL`() throws {
    let folder = try Folder.seeded()
    try folder.ownReport("SELECT language, count(*) AS sources FROM source GROUP BY 1")
    let made = try folder.danvan(
      ["release", "make", "Q3", "--report", "own", "--reports", "own", "--format", "csv"])
    try #require(made.code == 0, "\(made.stderr)")
    let shown = try folder.done("release", "show", "Q3", "--report", "own")
    #expect(shown.lines.first == "language,sources")
  }
}

/// Today, as the user's clock has it.
enum Day {
  static var today: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
    formatter.dateFormat = "yyyy-MM-dd"
    return formatter.string(from: Date())
  }
}

extension Folder {
  /// Makes a release of some reports.
  @discardableResult
  func make(_ name: String, _ reports: String..., more: [String] = []) throws -> Outcome {
    let made = try danvan(
      ["release", "make", name] + reports.flatMap { ["--report", $0] } + more)
    try #require(made.code == 0, "\(made.stderr)")
    return made
  }

  /// A report `own` in the folder `own`.
  func ownReport(_ select: String, columns: String = "-- column sources count | Nguồn | Sources")
    throws
  {
    try FileManager.default.createDirectory(
      atPath: self / "own", withIntermediateDirectories: true)
    let head = """
      -- title.vi: Nguồn theo ngôn ngữ
      -- title.en: Sources by language
      -- description.vi: Đếm nguồn.
      -- description.en: Counts sources.
      -- column language code | Ngôn ngữ | Language
      """
    try write(Array("\(head)\n\(columns)\n\(select)\n".utf8), "own/own.sql")
  }
}
