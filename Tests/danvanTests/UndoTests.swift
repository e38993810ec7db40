import Foundation
import Testing

/// `undo`: what it takes back, what it refuses, and that it can be taken back itself.
@Suite struct UndoTests {
  /// Everything but the journal and the numbers given out.
  private func content(_ folder: Folder) throws -> [UInt8] {
    let tables = try folder.sqlite(
      """
      SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table'
         AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'model_search%'
         AND name NOT IN ('migration','office','sequence','shared_id','journal','journal_change',
                          'journal_undo')
         AND name NOT LIKE 'tally%'
       ORDER BY name)
      """)
    let outcome = try folder.run("/usr/bin/env", ["sqlite3", folder.db, ".dump \(tables)"])
    try #require(outcome.code == 0 && outcome.bytes.count > 10_000)
    return outcome.bytes
  }

  private func write(_ folder: Folder, _ command: String) throws {
    let outcome = try folder.danvan(command.split(separator: " ").map(String.init))
    try #require(outcome.code == 0, "\(command): \(outcome.stderr)")
  }

  /// Commands that write, each on the seeds.
  static let commands = [
    "model register --title Ba --province 22 --field economy --owner-kind collective --year 2026",
    "model recognize 22-2025-0001 --level province --on 2026-06-01",
    "model edit 22-2025-0001 --title Khác --note x",
    "model select 22-2025-0001 --level province --on 2026-06-01",
    "committee add --code X --name Y --kind other",
    "fund record 04-CT --kind spent --amount 5000000 --source S2",
    "figure add --measure models.registered --value 300 --province 22 --source S1 --quote x",
    "unit merge 22 31 --into Chung --code 90 --type Tỉnh --on 2028-01-01 --act 2/NQ",
    "unit rename 04 --name Mới --on 2027-01-01 --act 1/NQ",
    "source add --code X9 --title T", "task programme add --code P --name Một",
    "directive add 99-CT/TU --title Thử --province 22",
  ]

  @Test(arguments: commands)
  func `What a command wrote is taken back whole, and an undo of the undo restores it`(
    _ command: String
  ) throws {
    let folder = try Folder.seeded()
    let before = try content(folder)
    let written = try folder.danvan(command.split(separator: " ").map(String.init))
    try #require(written.code == 0, "\(written.stderr)")
    let after = try content(folder)
    #expect(before != after)
    _ = try folder.done("undo", notes: true)
    #expect(try content(folder) == before)
    #expect(try folder.done("check", "search-index", "references", "integrity").stdout == "")
    _ = try folder.done("undo", "--entry", "3", notes: true)
    #expect(try content(folder) == after)
    let undone = try folder.sqlite(
      "SELECT group_concat(undone || '<' || journal) FROM journal_undo")
    #expect(undone == "2<3,3<4")
  }

  @Test func `Rates and search are right after it`() throws {
    let folder = try Folder.seeded()
    let rates = try folder.done("rates", "--format", "csv").stdout
    try folder.register("Khéo vận động hiến đất làm đường")
    _ = try folder.decide("recognize", "22-2026-0001", "province", on: "2026-06-01")
    #expect(try folder.done("rates", "--format", "csv").stdout != rates)
    let words = ["model", "search", "hien dat lam duong", "--format", "csv"]
    #expect(try folder.danvan(words).stdout.contains("22-2026-0001"))
    _ = try folder.done("undo", "2", notes: true)
    #expect(try folder.done("rates", "--format", "csv").stdout == rates)
    #expect(try !folder.danvan(words).stdout.contains("22-2026-0001"))
    // A number that was given once is not given again.
    #expect(try folder.register("Mới").code == "22-2026-0002")
  }

  @Test(arguments: Tongue.allCases)
  func `What later changes build on is listed, and nothing is done`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    _ = try folder.done("model", "edit", "22-2026-0001", "--title", "Hai")
    _ = try folder.decide("recognize", "22-2026-0001", "province", on: "2026-06-01")
    let before = try folder.dump()
    let outcome = try folder.danvan("undo", "--entry", "2", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["22-2026-0001", "22-2026-0001/2026", "3, 4"])
    #expect(try folder.dump() == before)
    // In the order it says, it can be done.
    for entry in ["4", "3", "2"] { _ = try folder.done("undo", "--entry", entry, notes: true) }
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code = '22-2026-0001'") == "0")
  }

  /// Each leaves decisions at one level that nobody could have typed after one another.
  @Test(arguments: [
    ([("recognize", "3"), ("withdraw", "5"), ("decline", "7")], "4"),
    ([("recognize", "3"), ("withdraw", "5")], "3"),
    ([("decline", "3"), ("recognize", "5"), ("withdraw", "7")], "4"),
    ([("recognize", "3"), ("withdraw", "5"), ("recognize", "7")], "4"),
  ])
  func `An undo leaves no order of decisions that nobody could have typed`(
    _ decided: [(verb: String, month: String)], _ entry: String
  ) throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-02-01"]).code
    for (verb, month) in decided {
      #expect(try folder.decide(verb, code, "commune", on: "2026-0\(month)-01").code == 0)
    }
    let before = try folder.dump()
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan("undo", "--entry", entry, in: tongue)
      expectMessage(outcome, 65, tongue, contains: [code, "danvan history model \(code)"])
      #expect(try folder.dump() == before)
    }
    #expect(try folder.danvan("check", "decision-order").code == 0)
    // Together with what came after, it is taken back.
    _ = try folder.done("undo", String(decided.count + 3 - (Int(entry) ?? 0)), notes: true)
    #expect(try folder.danvan("check", "decision-order").code == 0)
  }

  /// The entry made upon another tool's change is gone again; what is left is that change.
  @Test(arguments: Tongue.allCases)
  func `What is taken back already does not stand in the way`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    try folder.sqlite("UPDATE model SET title = 'Khác' WHERE code = '22-2026-0001'")
    _ = try folder.danvan("check", "search-keys", "--repair")
    expectMessage(
      try folder.danvan("undo", "--entry", "2", in: tongue), 65, tongue, contains: ["3"])
    _ = try folder.done("undo", "--entry", "3", notes: true)
    let outcome = try folder.danvan("undo", "--entry", "2", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["22-2026-0001", "check outside"])
    // What was restored by an undo of the undo does.
    _ = try folder.done("undo", "--entry", "4", notes: true)
    expectMessage(
      try folder.danvan("undo", "--entry", "2", in: tongue), 65, tongue, contains: [": 3."])
  }

  /// While it waits for the file another entry becomes the last: the one it looked at is not meant.
  @Test(arguments: Tongue.allCases)
  func `What became the last while an undo waited is not taken for the one it was`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    let holder = try LockTests.Holder(folder, "BEGIN IMMEDIATE;")
    let entry = """
      INSERT INTO journal (id, at, who, command, arguments, reason, tool_version, schema_version,
                           changes)
      SELECT id + 1, at, who, 'x', 'x', reason, tool_version, schema_version, 1 FROM journal
       ORDER BY id DESC LIMIT 1;
      """
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [door = holder.door] in
      let words = entry + "COMMIT;\nBEGIN;\n"
      _ = Foundation.write(door, words, words.utf8.count)
      LockTests.Holder.quit(door)
    }
    let outcome = try folder.danvan("--wait", "20", "undo", in: tongue)
    withExtendedLifetime(holder) {}
    #expect(outcome.code == 75, "\(outcome.stderr)")
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE title = 'Một'") == "1")
  }

  @Test(arguments: Tongue.allCases)
  func `An entry is taken back once, and a code that is taken again keeps it away`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try write(folder, "committee add --code X --name Y --kind other")
    _ = try folder.done("undo", "--reason", "nhầm", notes: true)
    let again = try folder.danvan("undo", "--entry", "2", in: tongue)
    expectMessage(again, 65, tongue, contains: ["undo --entry 3"])
    try write(folder, "committee add --code X --name Z --kind other")
    let outcome = try folder.danvan("undo", "--entry", "3", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["X"])
    expectMessage(
      try folder.danvan("undo", "--entry", "99", in: tongue), 65, tongue, contains: ["99"])
    expectMessage(try folder.danvan("undo", "40", in: tongue), 65, tongue, contains: ["2"])
    #expect(try folder.danvan("undo", "0", in: tongue).code == 64)
    #expect(try folder.danvan("undo", "1", "--entry", "2", in: tongue).code == 64)
  }

  @Test(arguments: Tongue.allCases)
  func `What another tool changed since is not overwritten`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    try folder.sqlite("UPDATE model SET note = 'của shell' WHERE code = '22-2026-0001'")
    let outcome = try folder.danvan("undo", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["22-2026-0001", "check outside"])
    #expect(try folder.sqlite("SELECT note FROM model WHERE code = '22-2026-0001'") == "của shell")
  }

  @Test func `A dry run shows what would change, and a release stays`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    let before = try folder.dump()
    let dry = try folder.danvan("undo", "--dry-run", "--format", "csv")
    #expect(dry.code == 0 && dry.stdout.contains("title,Một,"))
    #expect(try folder.dump() == before)
    _ = try folder.done("release", "make", "R", "--report", "tasks")
    let refused = try folder.danvan("undo")
    #expect(refused.code == 65 && refused.stderr.contains("--corrects"))
  }

  @Test(arguments: Tongue.allCases)
  func `The same command again enters nothing twice, unless it is meant`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let payment = "fund record 04-CT --kind spent --amount 5000000 --source S2"
    try write(folder, payment)
    let before = try folder.dump()
    let outcome = try folder.danvan(payment.split(separator: " ").map(String.init), tongue)
    expectMessage(outcome, 65, tongue, contains: ["history 2", "--again"])
    #expect(try folder.dump() == before)
    try write(folder, payment + " --again")
    #expect(try folder.sqlite("SELECT count(*) FROM fund_entry WHERE value = 5000000") == "2")
    // Whoever took it back may enter it again.
    _ = try folder.done("undo", "2", notes: true)
    try write(folder, payment)
    // Two undos of one entry each are meant only where that is said.
    let undo = try folder.danvan("undo", in: tongue)
    #expect(undo.code == 0)
    expectMessage(
      try folder.danvan("undo", in: tongue), 65, tongue,
      contains: ["--again", "undo --entry 6", tongue == .vi ? "tiếp mục 1" : "undo entry 1"])
  }

  @Test(arguments: Tongue.allCases)
  func `What was taken away is told by name, counted where it is much, and how to bring it back`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    _ = try folder.decide("recognize", "22-2026-0001", "province", on: "2026-06-01")
    _ = try folder.done("undo", notes: true)
    _ = try folder.done("undo", "--again", notes: true)
    for what in [["3"], ["4"], ["model", "22-2026-0001"]] {
      let told = try folder.danvan(["history"] + what + ["--format", "csv"])
      #expect(told.code == 0 && told.stdout.contains("22-2026-0001/2026"))
      #expect(!told.stdout.contains("registration:") && !told.stdout.contains("model:"))
    }
    let all = try folder.danvan("undo", "--entry", "1", in: tongue)
    #expect(all.code == 0)
    let words = tongue == .vi ? ["xóa 659", "mô hình: 10"] : ["removed 659", "models: 10"]
    for word in words + ["1 (init --seed)", "undo --entry 6"] {
      #expect(all.stderr.contains(word), "\(all.stderr)")
    }
    #expect(foreignWords(all.stderr, tongue) == [], "\(all.stderr)")
    _ = try folder.done("undo", "--entry", "6", notes: true)
    #expect(try folder.sqlite("SELECT count(*) FROM model") == "10")
  }

  @Test(arguments: Tongue.allCases)
  func `Bad bytes keep a record from being rewritten, in words`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      "UPDATE model SET note = CAST(x'41ff' AS TEXT) WHERE code = '22-2025-0001'")
    expectMessage(
      try folder.danvan(["model", "edit", "22-2025-0001", "--title", "X"], tongue), 65, tongue,
      contains: ["danvan.db", "note", "check utf-8"])
  }

  /// What was done to a decision, and what was decided upon that: entries 4 and 5.
  static let corrected: [(first: (String, String), edit: [String], then: (String, String))] = [
    (("recognize", "2026-03-01"), ["edit-decision", "--to-level", "district"],
      ("recognize", "2026-04-01")),
    (("decline", "2026-03-01"), ["edit-decision", "--to-outcome", "recognized"],
      ("withdraw", "2026-04-01")),
    (("recognize", "2026-03-01"), ["edit-decision", "--on", "2026-02-01"],
      ("withdraw", "2026-02-15")),
    (("recognize", "2026-03-01"), ["remove", "--reason", "x"], ("decline", "2026-04-01")),
  ]

  @Test(arguments: corrected.indices, Tongue.allCases)
  func `The undo of a correction leaves no such order either`(_ index: Int, _ tongue: Tongue) throws
  {
    let (first, edit, then) = Self.corrected[index]
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-01-01"]).code
    #expect(try folder.decide(first.0, code, "commune", on: first.1).code == 0)
    let words = ["model", edit[0], code, "--level", "commune"] + edit.dropFirst()
    let edited = try folder.danvan(words)
    try #require(edited.code == 0, "\(edited.stderr)")
    #expect(try folder.decide(then.0, code, "commune", on: then.1).code == 0)
    let before = try folder.dump()
    let outcome = try folder.danvan("undo", "--entry", "4", in: tongue)
    expectMessage(outcome, 65, tongue, contains: [code, "danvan history model \(code)"])
    let isSame = try folder.dump() == before
    #expect(isSame, "the content changed")
    #expect(try folder.danvan("check", "decision-order").code == 0)
    _ = try folder.done("undo", "2", notes: true)
    #expect(try folder.danvan("check", "decision-order").code == 0)
  }
}
