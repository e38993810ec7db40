import Foundation
import Testing

@Suite("Tasks of coordination programmes")
struct TaskTests {
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "task", "programme", "add", "--code", "QN-2026", "--name", "Chương trình 2026",
      "--province", "22", "--committee", "BTGDV-22", "--period", "2026", "--directive", "25-NQ/TW")
    return folder
  }

  private func withProgramme() throws -> Folder { try Self.prepared.folder() }

  private func counts(_ folder: Folder, _ programme: String) throws -> [String] {
    let shown = try folder.done("task", "show", programme, "--format", "json").object()
    return shown.list("counts").map {
      """
      \($0.text("kind") ?? "") \($0.text("state") ?? "") \
      \($0.number("tasks").map { Int($0) } ?? 0)
      """
    }
  }

  @Test func `The reported case: 8 common and 33 member tasks, most without a name`() throws {
    let folder = try Folder.seeded()
    let reported = [
      "common under_way 7", "common unknown 1", "member under_way 9", "member done 8",
      "member unknown 16",
    ]
    #expect(try counts(folder, "NB-2024") == reported)
    _ = try folder.done("task", "programme", "add", "--code", "NB-2", "--name", "Nhập lại")
    for (kind, state, count) in [
      ("common", "đang làm", "7"), ("common", "unknown", "1"), ("member", "done", "8"),
      ("member", "under_way", "9"),
    ] {
      _ = try folder.done(
        "task", "add", "NB-2", "--kind", kind, "--state", state, "--count", count)
    }
    let rest = try folder.done(
      "task", "add", "NB-2", "--kind", "member", "--count", "16", "--format", "csv")
    #expect(try rest.records().count == 16)
    #expect(try counts(folder, "NB-2") == reported)
  }

  @Test func `States are set for several at once, a day goes with being done`() throws {
    let folder = try withProgramme()
    _ = try folder.done("task", "add", "QN-2026", "--kind", "common", "--count", "3")
    let set = try folder.done(
      "task", "set", "QN-2026-0001", "QN-2026-0002", "--state", "hoàn thành", "--on", "1/5/2026",
      "--format", "csv")
    #expect(try set.records().map { $0["code"] } == ["QN-2026-0001", "QN-2026-0002"])
    let states = "SELECT state, done_on FROM task WHERE code LIKE 'QN-2026-%' ORDER BY code"
    #expect(try folder.sqlite(states) == "done|2026-05-01\ndone|2026-05-01\nunknown|")
    _ = try folder.done("task", "set", "QN-2026-0001", "--state", "under_way")
    #expect(try folder.sqlite(states) == "under_way|\ndone|2026-05-01\nunknown|")
    let done = try folder.done(
      "task", "list", "--programme", "QN-2026", "--state", "done", "--format", "csv")
    #expect(try done.records().map { $0["code"] } == ["QN-2026-0002"])
    let there = try folder.done("task", "list", "--province", "22", "--format", "csv")
    #expect(try there.records().count == 3)
    #expect(try folder.done("task", "programme", "list", "--format", "csv").records().count == 2)
  }

  @Test func `A task is named, given to somebody and corrected`() throws {
    let folder = try withProgramme()
    _ = try folder.done(
      "task", "add", "QN-2026", "--kind", "member", "--title", "Khảo sát", "--due", "30/6/2026",
      "--committee", "MTTQ-22", "--source", "S3", "--locator", "4")
    _ = try folder.done(
      "task", "edit", "QN-2026-0001", "--title", "Khảo sát cơ sở", "--clear", "due")
    let shown = try folder.done("task", "show", "QN-2026-0001", "--format", "json").object()
    #expect(shown.text("title") == "Khảo sát cơ sở" && shown.isNull("due"))
    #expect(shown.text("committee") == "MTTQ-22")
  }

  static let misuses: [([String], Int32, String)] = [
    (["programme", "add", "--code", "X"], 64, "--name"),
    (["programme", "add", "--code", "NB-2024", "--name", "x"], 65, "NB-2024"),
    (["programme", "edit", "NB-2024", "--period", "nay"], 65, "--period"),
    (["programme", "edit", "NB-2024"], 64, "task programme edit"),
    (["add", "NB-2024"], 64, "--kind"),
    (["add", "NB-2024", "--kind", "other"], 65, "--kind"),
    (["add", "none", "--kind", "common"], 65, "none"),
    (["add", "NB-2024", "--kind", "common", "--count", "0"], 64, "--count"),
    (["add", "NB-2024", "--kind", "common", "--count", "2000"], 64, "--count"),
    (["add", "NB-2024", "--kind", "common", "--count", "2", "--title", "x"], 64, "--count"),
    (["add", "NB-2024", "--kind", "common", "--count", "2", "--code", "x"], 64, "--count"),
    (["add", "NB-2024", "--kind", "common", "--code", "NB-2024-C1"], 65, "NB-2024-C1"),
    (["add", "NB-2024", "--kind", "common", "--on", "1/1/2024"], 65, "--on"),
    (["set", "NB-2024-C1", "--state", "soon"], 65, "--state"),
    (["set", "NB-2024-C1", "none", "--state", "done"], 65, "none"),
    (["set", "NB-2024-C1", "--state", "planned", "--on", "1/1/2024"], 65, "--on"),
    (["edit", "NB-2024-C1", "--on", "1/1/2024"], 65, "--on"),
    (["list", "--state", "soon"], 65, "--state"),
    (["list", "--programme", "none"], 65, "none"),
    (["show", "none"], 65, "none"),
  ]

  @Test(arguments: misuses.indices, Tongue.allCases)
  func `A misuse is told in the language asked for, and nothing is stored`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let (command, code, words) = Self.misuses[index]
    let folder = try Folder.seeded()
    expectMisuse(try folder.danvan(["task"] + command, tongue), code, tongue, words)
    try folder.expectUntouched()
  }
}
