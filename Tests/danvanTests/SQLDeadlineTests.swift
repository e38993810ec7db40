import Foundation
import Testing

/// Whatever a question does, it ends in its time and in its memory.
@Suite(.serialized) struct SQLDeadlineTests {
  private static let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) "

  /// What SQLite cannot be stopped in, what takes long to clear away, and what is long to print.
  static var questions: [String] {
    [
      "select instr(zeroblob(16000000), zeroblob(8000000) || x'01')",
      "select printf('%.*c', 1000000000, 'x')",
      "select replace(hex(zeroblob(8000000)), hex(zeroblob(4000000)) || 'x', 'y')",
      SQLHostile.greedy[0] + " -- nested CTEs, within prepare",
      endless + "select i from n order by i desc",
      endless + "select i, randomblob(1000) as r from n order by r",
      endless + "select i, hex(zeroblob(1000000)) as x from n",
      endless + "select count(*) from n",
      "select max(a.id + b.id + c.id + d.id) from unit_version a, unit_version b, unit_version c, "
        + "unit_version d, unit_version e, unit_version f, unit_version g",
    ]
  }

  /// What a process takes that is asked nothing, the machine being as busy as it is. Where that is
  /// 0.06 s a quarter of a second is meant as it stands; a machine that is shared is given in
  /// proportion.
  private func startUp(_ folder: Folder) throws -> Double {
    try folder.peak(["sql", "select 1"]).seconds
  }

  @Test(arguments: questions.indices, ["csv", "html"])
  func `It has ended a quarter of a second after its time`(_ index: Int, _ form: String) throws {
    let folder = try Folder.seeded()
    var (late, allowed) = (Double.infinity, 0.25)
    for _ in 0..<5 where late > allowed {
      let start = try startUp(folder)
      allowed = max(0.25, 4 * start)
      let peak = try folder.peak(
        ["sql", Self.questions[index], "--timeout", "0.5", "--format", form])
      #expect(peak.code == 1)
      #expect(peak.stderr.contains("took too long"), "\(peak.stderr)")
      #expect(peak.stderr.contains("--timeout"))
      late = min(late, peak.seconds - 0.5 - start)
    }
    #expect(late <= allowed, "\(Self.questions[index].prefix(60))")
    try folder.expectUntouched()
  }

  @Test(arguments: questions.indices)
  func `It has ended a quarter of a second after Ctrl-C`(_ index: Int) throws {
    let folder = try Folder.seeded()
    var (late, allowed) = (Double.infinity, 0.25)
    for _ in 0..<5 where late > allowed {
      allowed = max(0.25, 4 * (try startUp(folder)))
      let peak = try folder.peak(
        ["sql", Self.questions[index], "--timeout", "60", "--format", "csv"],
        signal: (SIGINT, after: 0.6))
      #expect(peak.code == 130, "\(peak.stderr)")
      #expect(peak.stderr == "Stopped.\n")
      late = min(late, peak.seconds)
    }
    #expect(late <= allowed, "\(Self.questions[index].prefix(60))")
    try folder.expectUntouched()
  }

  /// A report of one's own is a question as any other.
  @Test(arguments: [
    ["report", "run", "slow"], ["report", "run", "slow", "-o", "out.dat", "--format", "csv"],
    ["why", "report", "slow", "1"], ["release", "make", "R", "--report", "slow"],
  ])
  func `Reports end in time as well, and leave nothing`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / "own", withIntermediateDirectories: false)
    try folder.write(
      Array(
        """
        -- title.vi: Chậm
        -- title.en: Slow
        -- description.vi: Chậm lắm.
        -- description.en: Very slow.
        -- column n count | N | N
        select instr(zeroblob(16000000), zeroblob(8000000) || x'01') as n

        """.utf8), "own/slow.sql")
    for signal in [nil, (SIGTERM, after: 0.4)] as [(Int32, after: Double)?] {
      let peak = try folder.peak(
        command + ["--reports", "own", "--timeout", signal == nil ? "0.3" : "60"], signal: signal)
      #expect(peak.code == (signal == nil ? 1 : 128 + SIGTERM), "\(peak.stderr)")
      #expect(peak.stderr.hasPrefix(signal == nil ? "Error: The question took" : "Stopped."))
      #expect(peak.seconds < 5)
    }
    try folder.expectUntouched(besides: ["own"])
  }
}
