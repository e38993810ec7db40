import Testing

/// A question has so much memory and no more, and may be given more.
@Suite struct SQLMemoryTests {
  private let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) "

  /// The option bounds SQLite; a row and what prints it come on top.
  @Test(arguments: 0..<3)
  func `Memory is bounded, whatever is asked`(_ part: Int) throws {
    let folder = try Folder.seeded()
    let wide = [
      "select hex(zeroblob(8000000)) as a",
      "select "
        + (0..<200).map { "hex(zeroblob(38000)) as c\($0)" }.joined(separator: ", "),
      "select " + (0..<400).map { "zeroblob(1000000) as c\($0)" }.joined(separator: ", "),
      "select randomblob(1e9)",
      endless + "select hex(zeroblob(4000000)) as a from n limit 100",
    ]
    let all = SQLHostile.greedy + SQLHostile.endless + wide
    for index in all.indices where index % 3 == part {
      let form = ["csv", "html", "json", "table"][index % 4]
      let peak = try folder.peak(
        ["sql", all[index], "--timeout", "0.7", "--memory", "128", "--format", form])
      #expect([0, 1, 65].contains(peak.code), "\(all[index].prefix(80)): \(peak.stderr)")
      #expect(peak.megabytes < 128 + 320, "\(peak.megabytes) MB: \(all[index].prefix(80))")
    }
    try folder.expectUntouched()
  }

  @Test func `As much memory as is given serves, and no more`() throws {
    let folder = try Folder.seeded()
    let sql =
      "with recursive n(i) as (select 1 union all select i + 1 from n limit 300000) "
      + "select printf('%0100d', i) as t from n order by t desc"
    for (given, code) in [("16", 1), ("128", 0)] as [(String, Int32)] {
      let peak = try folder.peak(["sql", sql, "--memory", given, "--timeout", "60"])
      #expect(peak.code == code, "\(peak.stderr)")
      if code == 1 {
        #expect(peak.stderr.contains("too much memory"))
        #expect(peak.stderr.contains("--memory"))
      }
    }
    try folder.expectUntouched()
  }

  @Test(arguments: ["0", "15", "-1", "65537", "1e3", "nhiều"], Tongue.allCases)
  func `The memory must be so many megabytes`(_ memory: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for command in [
      ["sql", "select 1"], ["report", "run", "tasks"], ["why", "report", "tasks", "1"],
      ["release", "make", "R", "--report", "tasks"], ["release", "diff", "R"],
    ] {
      let outcome = try folder.danvan(command + ["--memory=\(memory)"], tongue)
      expectMessage(outcome, 64, tongue, contains: ["--memory"])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A row that is too long is told so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      "sql", "select hex(zeroblob(7000000)) as a, hex(zeroblob(7000000)) as b", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["16 MB", "substr"])
    try folder.expectUntouched()
  }
}
