import Foundation
import Testing

/// A question is bounded, and answered row by row.
@Suite struct SQLBoundTests {
  private static let endless =
    "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"

  @Test(arguments: ["table", "csv", "tsv", "json", "ndjson", "markdown", "html"])
  func `Rows are printed as they come, in every form`(_ format: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", Self.endless, "--timeout", "2", "--format", format)
    #expect(outcome.code == 1)
    #expect(outcome.lines.count > 5000, "\(outcome.lines.count)")
    #expect(outcome.stderr.contains("--timeout"))
    try folder.expectUntouched()
  }

  @Test func `A table whose later cells are wider keeps its columns`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.done(
      "sql",
      "with recursive n(i) as (select 1 union all select i + 1 from n limit 6000) "
        + "select i, case when i > 5500 then 'mười một chữ' else 'chữ' end as t, "
        + "case when i > 5500 then 123456789012 else 1 end as m from n", "--format", "table")
    let lines = outcome.lines
    #expect(lines[2] == "   1  chữ  1")
    #expect(lines.contains("5500  chữ  1"))
    #expect(lines.contains("5501  mườ  123456789012"))
    #expect(lines.count > 6000)
    try folder.expectUntouched()
  }

  private func start(_ folder: Folder, _ sql: String, _ more: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Product.danvan())
    process.arguments = ["--db", folder.db, "sql", sql, "-o", folder / "out.csv"] + more
    process.environment = Folder.environment(.vi)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: folder / "err")
    try process.run()
    for _ in 0..<1000 where try !folder.names().contains(where: { $0.hasPrefix("out.csv.new") }) {
      Thread.sleep(forTimeInterval: 0.01)
    }
    return process
  }

  /// While SQLite works, while one step of it takes too long to be stopped, and while rows come.
  static let questions = [
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    "select instr(zeroblob(16000000), zeroblob(8000000) || x'01')",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
  ]

  @Test(arguments: questions, [SIGINT, SIGTERM, SIGHUP])
  func `A signal stops it at once, and nothing is left`(_ sql: String, _ signal: Int32) throws {
    let folder = try Folder.seeded()
    try folder.write([], "err")
    let process = try start(folder, sql, "--timeout", "60")
    Thread.sleep(forTimeInterval: 0.2)
    let clock = ContinuousClock()
    let start = clock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(clock.now - start < .seconds(15))
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    #expect(String(decoding: try folder.read("err"), as: UTF8.self) == "Đã dừng.\n")
    try folder.expectUntouched(besides: ["err"])
  }

  @Test(.startsProcesses, arguments: Tongue.allCases)
  func `A step that cannot be stopped ends with the process, in order`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for output in [[], ["-o", "out.csv"]] {
      let outcome = try folder.danvan(
        ["sql", Self.questions[1], "--timeout", "0.3"] + output, tongue)
      expectMessage(outcome, 1, tongue, contains: ["--timeout"])
      try folder.expectUntouched()
    }
  }

  @Test func `What waiting for the reader takes does not count`() throws {
    let folder = try Folder.seeded()
    // The reader begins late; the pipe is full long before.
    let outcome = try folder.run(
      "/bin/bash",
      [
        "-c",
        "\"$0\" --db danvan.db sql \"$1\" --timeout 2 --format csv | { sleep 4; tail -n 1; }",
        try Product.danvan(),
        """
        with recursive n(i) as (select 1 union all select i + 1 from n limit 6000) \
        select printf('%0200d', i) as x from n
        """,
      ])
    #expect(outcome.stdout == String(repeating: "0", count: 196) + "6000\n", "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  @Test(.startsProcesses, arguments: Tongue.allCases)
  func `A question that needs too much memory is told so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.process(
      "sql",
      "with recursive n(i) as (select 1 union all select i + 1 from n) "
        + "select randomblob(100000) as r from n order by r", "--memory", "64", "--timeout", "60",
      in: tongue)
    let words = tongue == .vi ? "quá nhiều bộ nhớ" : "too much memory"
    expectMessage(outcome, 1, tongue, contains: [words, "--memory"])
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A function that reaches outside is named`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", "select load_extension('x')", in: tongue)
    expectMessage(outcome, 77, tongue, contains: ["load_extension"])
    try folder.expectUntouched()
  }

  @Test(arguments: ["0", "-1", "nan", "inf", "86401", "1e400"], Tongue.allCases)
  func `The time must be one`(_ time: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", "select 1", "--timeout=\(time)", in: tongue)
    expectMessage(outcome, 64, tongue, contains: ["--timeout"])
    try folder.expectUntouched()
  }
}
