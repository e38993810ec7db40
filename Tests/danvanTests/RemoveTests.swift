import Foundation
import Testing

@Suite("Removing")
struct RemoveTests {
  @Test func `What nothing names is removed with what belongs to it`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "committee", "add", "--code", "TT", "--name", "Tổ tự quản", "--kind", "other")
    _ = try folder.done("committee", "alias", "TT", "Tổ TQ")
    _ = try folder.done("committee", "alias", "TT", "Tổ 1")
    let outcome = try folder.done(
      "committee", "remove", "TT", "--reason", "gõ nhầm", "--format", "csv")
    #expect(outcome.stdout.contains("TT") && outcome.stdout.contains("other names: 2"))
    #expect(try folder.sqlite("SELECT count(*) FROM committee WHERE code = 'TT'") == "0")
    #expect(try folder.sqlite("SELECT count(*) FROM committee_alias WHERE name = 'Tổ TQ'") == "0")
    #expect(try folder.sqlite("PRAGMA foreign_key_check") == "")
    #expect(
      try folder.sqlite("SELECT command, reason FROM journal ORDER BY id DESC LIMIT 1")
        == "committee remove|gõ nhầm")
  }

  @Test func `A document goes with its mentions and its own links`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "directive", "remove", "22:38-CTr/TU", "--reason", "nhập thử", "--format", "csv")
    #expect(
      try folder.sqlite("SELECT count(*) FROM directive_link") == "4")
    #expect(try folder.sqlite("PRAGMA foreign_key_check") == "")
  }

  @Test(arguments: [
    ["source", "add", "--code", "X", "--title", "Nguồn thử"],
    ["fund", "add", "--code", "X", "--name", "Quỹ thử", "--province", "22"],
    ["figure", "measure", "add", "--code", "X", "--name", "Chỉ tiêu thử", "--kind", "số lượng"],
    ["task", "programme", "add", "--code", "X", "--name", "Chương trình thử"],
    ["task", "add", "NB-2024", "--code", "X", "--kind", "common"],
    [
      "fund", "record", "04-VNN", "--code", "X", "--kind", "spent", "--amount", "5 tỷ", "--source",
      "S2",
    ],
    [
      "figure", "add", "--code", "X", "--measure", "models.registered", "--value", "5",
      "--province", "22", "--source", "S3",
    ],
  ])
  func `Every noun can be added and removed again`(_ add: [String]) throws {
    let folder = try Folder.seeded()
    #expect(try folder.danvan(add).code == 0)
    let verb = add.firstIndex { ["add", "record"].contains($0) } ?? 0
    let entityKind = add[verb] == "record" ? ["fund", "entry"] : Array(add[..<verb])
    let removed = try folder.danvan(
      entityKind + ["remove", "X", "--reason", "thử", "--format", "csv"])
    #expect(removed.code == 0, "\(removed.stderr)")
    #expect(try removed.written().code == "X")
    #expect(try folder.danvan(entityKind + ["remove", "X", "--reason", "thử"]).code == 65)
  }

  /// What is named elsewhere, and by what.
  static let inUse: [([String], [String])] = [
    (["committee", "remove", "TU-22"], ["BCH-TU-22", "22:31-NQ/TU"]),
    (["source", "remove", "S2"], ["S2-22-registered", "04-0001", "DHDBTQ"]),
    (["directive", "remove", "25-NQ/TW"], ["43-KL/TW", "37:19-CTr/TU"]),
    (["fund", "remove", "04-VNN"], ["S2-26-vnn"]),
    (["task", "programme", "remove", "NB-2024"], ["NB-2024-C1", "… (41)"]),
    (["figure", "measure", "remove", "papi.rank"], ["S4-27-papi"]),
    (["figure", "remove", "S0-6-common"], ["S0-6-common-implemented"]),
    (["model", "remove", "22-2025-0001"], ["22-2025-0001"]),
    (["model", "remove", "22-2025-0001", "--year", "2025"], ["22-2025-0001/2025"]),
  ]

  @Test(arguments: inUse.indices, Tongue.allCases)
  func `What others name stays, and they are named`(_ index: Int, _ tongue: Tongue) throws {
    let (command, words) = Self.inUse[index]
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(command + ["--reason", "x"], tongue)
    expectMessage(outcome, 65, tongue, contains: words)
    try folder.expectUntouched()
  }

  @Test(
    arguments: [
      "committee", "source", "directive", "fund", "fund entry", "task", "task programme", "figure",
      "figure measure",
      "model",
    ], Tongue.allCases)
  func `Nothing is removed without a reason, nor what is not there`(
    _ entityKind: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let remove = entityKind.split(separator: " ").map(String.init) + ["remove", "khong-co"]
    for reason in [[], ["--reason", " "]] {
      expectMisuse(try folder.danvan(remove + reason, tongue), 64, tongue, "--reason")
    }
    expectMisuse(try folder.danvan(remove + ["--reason", "x"], tongue), 65, tongue, "khong-co")
    try folder.expectUntouched()
  }
}
