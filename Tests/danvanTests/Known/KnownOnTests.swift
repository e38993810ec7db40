import Foundation
import Testing

/// `--known-on`: what the file said then. The judge is a plain copy of the file that was asked at
/// the time; nothing of how a file is turned back is in it.
@Suite("Known on") struct KnownOnTests {
  /// Each is an entry of the journal.
  private static let steps = [
    ["model", "register", "--title=Khéo một", "--province=22", "--field=economy",
      "--owner-kind=collective", "--year=2026"],
    ["model", "recognize", "22-2026-0001", "--level=commune", "--on=2026-03-01"],
    ["model", "recognize", "22-2026-0001", "--level=province", "--on=2026-04-01"],
    ["model", "edit", "22-2026-0001", "--title=Khéo đổi tên", "--field=culture-society"],
    ["model", "withdraw", "22-2026-0001", "--level=province", "--on=2026-05-01"],
    ["undo"],
    ["model", "recognize", "22-2025-0001", "--level=province", "--on=2026-06-01"],
    ["undo", "--entry", "7"],
    ["release", "make", "Q3", "--report=rates-by-province", "--as-of=2026-10-01"],
    ["committee", "add", "--code=X", "--name=Ban Một", "--kind=other"],
    ["committee", "edit", "X", "--name=Ban Hai"],
    ["figure", "add", "--measure=models.registered", "--value=300", "--province=22",
      "--source=S1", "--quote=x", "--period=2026"],
    ["fund", "record", "04-CT", "--kind=spent", "--amount=5000000", "--source=S2"],
    ["unit", "merge", "22", "31", "--into=Chung", "--code=90", "--type=Tỉnh", "--on=2026-07-01",
      "--act=2/NQ"],
    ["model", "register", "--title=Khéo hai", "--province=Chung", "--field=economy",
      "--owner-kind=individual", "--year=2026", "--on=2026-08-01"],
    ["model", "decline", "90-2026-0001", "--level=commune", "--on=2026-09-01"],
    ["release", "make", "Q3-sua", "--report=rates-by-province", "--as-of=2026-10-01",
      "--corrects=Q3", "--reason=sót"],
    ["model", "register", "--title=Khéo ba", "--province=Chung", "--field=economy",
      "--owner-kind=individual", "--year=2026"],
    ["model", "remove", "90-2026-0002", "--reason=nhập hai lần"],
    ["undo"],
    ["directive", "add", "99-CT/TU", "--title=Thử", "--province=04"],
    ["model", "remove", "90-2026-0002", "--reason=nhầm"],
    ["committee", "remove", "X", "--reason=nhầm"],
  ]

  /// In machine forms, which do not say as of when they speak.
  private static let questions = [
    ["rates"], ["rates", "--by=field", "--by=year"], ["rates", "--by=level", "--format=json"],
    ["rates", "--compare"], ["rates", "--territory=now", "--as-of=2026-05-15"],
    ["report", "run", "rates-by-province"], ["report", "run", "funnel"],
    ["report", "run", "reconciliation"], ["report", "run", "fund-statement"],
    ["report", "run", "undecided"], ["report", "run", "cumulative"],
    ["model", "list"], ["model", "list", "--state=recognized"], ["model", "search", "kheo"],
    ["model", "search", "doi ten"], ["search", "hai", "--format=json"], ["committee", "list"],
    ["figure", "list"], ["fund", "list"], ["unit", "list"], ["province", "list"],
    ["release", "list"], ["directive", "list"], ["source", "list"], ["history"],
    ["history", "model", "22-2026-0001"], ["model", "show", "22-2026-0001"],
    ["model", "show", "90-2026-0001"], ["province", "show", "22"], ["release", "show", "Q3"],
    ["why", "rate", "22", "2026"], ["why", "report", "rates-by-province", "22"],
    ["directive", "tree", "25-NQ/TW"],
    ["figure", "sum", "S0-6-member-completed", "S0-6-member-implementing"],
    ["sql", "SELECT * FROM model ORDER BY id"], ["sql", "SELECT * FROM registration ORDER BY id"],
    ["sql", "SELECT * FROM recognition ORDER BY id"], ["sql", "SELECT * FROM rate_base ORDER BY 1"],
    ["sql", "SELECT * FROM model_status ORDER BY 1"], ["sql", "SELECT * FROM fund_balance"],
    [
      "sql",
      """
      SELECT province, year, field, owner_kind, source, registrations, standing_0, standing_1,
             standing_4, standing_5, standing_8
        FROM tally WHERE registrations > 0 ORDER BY 1, 2, 3, 4, 5
      """,
    ],
    ["sql", "SELECT * FROM tally_source WHERE decisions > 0 ORDER BY 1, 2, 3, 4, 5"],
    ["sql", "SELECT * FROM tally_unregistered ORDER BY 1"],
    ["sql", "SELECT rowid FROM model_search WHERE model_search MATCH 'kheo' ORDER BY 1"],
    ["sql", "SELECT * FROM unit_version ORDER BY id"], ["sql", "SELECT * FROM release_output"],
    ["sql", "SELECT journal, piece, hex(changeset) FROM journal_change ORDER BY 1, 2"],
    ["sql", "SELECT * FROM journal_undo ORDER BY 1, 2"],
    ["sql", "SELECT last_id FROM sequence WHERE table_name = 'journal'"],
  ]

  private struct Answer: Equatable {
    let code: Int32
    let output: String
  }

  private func answers(_ folder: Folder, _ file: String, _ more: [String] = []) throws -> [Answer] {
    try Self.questions.map { question in
      let outcome = try folder.command(["--db", file] + question + more, env: folder.cached)
      return Answer(code: outcome.code, output: outcome.stdout)
    }
  }

  @Test func `Each entry is answered as a copy of the file was, at the time`() throws {
    let folder = try Folder.seeded()
    var kept = [try answers(folder, "danvan.db")]
    for step in Self.steps {
      let outcome = try folder.danvan(step)
      try #require(outcome.code == 0, "\(step): \(outcome.stderr)")
      let entry = kept.count + 1
      try #require(try folder.sqlite("SELECT max(id) FROM journal") == "\(entry)", "\(step)")
      try folder.sqlite(".backup '\(folder / "then-\(entry).db")'")
      kept.append(try answers(folder, "then-\(entry).db"))
    }
    let before = try folder.dump()
    for (index, then) in kept.enumerated() {
      let now = try answers(folder, "danvan.db", ["--known-on", "\(index + 1)"])
      for (question, (now, then)) in zip(Self.questions, zip(now, then)) where now != then {
        Issue.record("entry \(index + 1): \(question)\n\(now.output)\n\(then.output)")
      }
    }
    #expect(try folder.dump() == before)
    let others = (2...kept.count).map { "then-\($0).db" }
    #expect(try folder.names() == (["cache", "danvan.db"] + others).sorted())
  }

  @Test func `A copy of then passes every check of a file that was kept`() throws {
    let folder = try Folder.seeded()
    for step in Self.steps { try #require(try folder.danvan(step).code == 0) }
    for entry in [1, 4, 9, 15, 18] {
      try #require(try folder.known(entry, ["rates"]).code == 0)
      let copy = try #require(try folder.copies().first { $0.contains("-\(entry)-0.db") })
      let checks = ["outside", "search-index", "tallies", "journal", "references", "integrity"]
      let outcome = try folder.command(["--db", "cache/danvan/" + copy, "check"] + checks)
      #expect(outcome.code == 0 && outcome.stdout == "", "\(outcome.stdout)\(outcome.stderr)")
    }
  }
}

extension Folder {
  /// The environment in which copies are kept in this folder.
  var cached: [String: String] { ["XDG_CACHE_HOME": path + "/cache"] }

  func known(
    _ when: some CustomStringConvertible, _ question: [String], _ tongue: Tongue = .en
  ) throws -> Outcome {
    try danvan(question + ["--known-on", "\(when)"], tongue, env: cached)
  }

  /// What is kept of other times.
  func copies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/cache/danvan").sorted()
  }

  /// Dates entries, as if they had been made then; the file began on the first day of 2024.
  func date(_ entries: [Int: String]) throws {
    try sqlite("UPDATE office SET created_at = '2024-01-01T00:00:00.000Z'")
    for (entry, moment) in entries.sorted(by: { $0.key < $1.key }) {
      try sqlite("UPDATE journal SET at = '\(moment)' WHERE id = \(entry)")
    }
  }
}
