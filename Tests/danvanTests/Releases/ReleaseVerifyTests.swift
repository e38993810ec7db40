import Foundation
import Testing

/// What proves that a release is as it was, and what is found when it is not.
@Suite("release verify")
struct ReleaseVerifyTests {
  /// A release of two reports, with honest work before and after it.
  private func folder() throws -> (folder: Folder, seal: String) {
    let folder = try Self.prepared.folder()
    let seal = String(decoding: try folder.read("seal"), as: UTF8.self)
    try FileManager.default.removeItem(atPath: folder / "seal")
    return (folder, seal)
  }

  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try folder.register("Một")
    let made = try folder.make("Q3", "rates-by-province", "tasks", more: ["--by", "Văn phòng"])
    try folder.register("Hai")
    try folder.make("Q4", "rates-by-province")
    let seal = try #require(made.lines[1].split(separator: "\t").last.map(String.init))
    try folder.write(Array(seal.utf8), "seal")
    return folder
  }

  @Test(arguments: Tongue.allCases)
  func `After honest work it is silent, also about paper and files`(_ tongue: Tongue) throws {
    let (folder, seal) = try folder()
    let before = try folder.dump()
    for more in [[], ["--sha256", seal], ["--sha256", seal.uppercased()]] {
      let outcome = try folder.danvan(["release", "verify", "Q3"] + more, tongue)
      #expect(
        outcome.code == 0 && outcome.stdout == "" && outcome.stderr == "", "\(outcome.stdout)")
    }
    _ = try folder.done("release", "show", "Q3", "--report", "tasks", "-o", "t.html")
    let file = try folder.danvan(["release", "verify", "Q3", "--file", "t.html"], tongue)
    #expect(file.code == 0 && file.stdout == "" && file.stderr.contains("Q3: tasks, html"))
    #expect(foreignWords(file.stderr, tongue) == [])
    let rows = try folder.done("release", "verify", "Q3", "--format", "csv").lines
    #expect(rows.count == 1, "a form that is asked for is filled in")
    #expect(try folder.danvan("check", "--severity", "error").stdout == "")
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test(arguments: Tongue.allCases)
  func `A file that was not released is told, and where it is from`(_ tongue: Tongue) throws {
    let (folder, _) = try folder()
    _ = try folder.done("release", "show", "Q4", "--report", "rates-by-province", "-o", "4.html")
    try folder.write(try folder.read("4.html") + [0x0A], "5.html")
    for (name, word) in [("4.html", "Q4: rates-by-province, html"), ("5.html", "5.html")] {
      let outcome = try folder.danvan(
        ["release", "verify", "Q3", "--file", name, "--format", "table"], tongue)
      #expect(outcome.code == 1 && outcome.stdout.contains("release-file"))
      #expect(outcome.stdout.replacing("\n", with: " ").contains(word), "\(outcome.stdout)")
      #expect(foreignWords(outcome.stdout, tongue) == [], "\(outcome.stdout)")
    }
    let none = try folder.danvan(["release", "verify", "Q3", "--file", "none"], tongue)
    expectMessage(none, 66, tongue, contains: ["none"])
    let hash = try folder.danvan(["release", "verify", "Q3", "--sha256", "12"], tongue)
    #expect(hash.code == 64 && hash.stderr.contains("SHA-256"))
  }

  /// What was done with the sqlite3 shell, and the rules that find it.
  struct Tampering: Sendable, CustomTestStringConvertible {
    let what: String
    let sql: String
    let rules: Set<String>
    /// Found too by whoever checks everything.
    var check: Set<String>?
    var testDescription: String { what }
  }

  private static let unlock = """
    DROP TRIGGER release_kept_update; DROP TRIGGER release_kept_delete;
    DROP TRIGGER release_kept_insert; DROP TRIGGER release_output_kept_insert;
    DROP TRIGGER release_output_kept_update; DROP TRIGGER release_output_kept_delete;
    """

  /// The triggers again, as if nothing had been.
  private static func between(_ sql: String) throws -> String {
    let folder = try Folder.seeded()
    let triggers = try folder.sqlite(
      "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'release%'")
    return unlock + sql + triggers
  }

  static let json = "release = 1 AND report = 'tasks' AND format = 'json'"

  static let tamperings = [
    Tampering(
      what: "bytes", sql: "UPDATE release_output SET content = x'5B5D0A' WHERE \(json);",
      rules: ["release-hash", "release-journal"]),
    Tampering(
      what: "bytes and their hash",
      sql: """
        UPDATE release_output SET content = x'5B5D0A',
          sha256 = '37517e5f3dc66819f61f5a7bb8ace1921282415f10551d2defa5c3eb0985b570' WHERE \(json);
        """, rules: ["release-journal"]),
    Tampering(
      what: "an output is gone", sql: "DELETE FROM release_output WHERE \(json);",
      rules: ["release-journal"]),
    Tampering(
      what: "an output more",
      sql: """
        INSERT INTO release_output (release, report, format, content, sha256)
        VALUES (1, 'tasks', 'csv', x'',
                'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
        """, rules: ["release-journal"]),
    Tampering(
      what: "the head", sql: "UPDATE release SET as_of = '2020-01-01', made_by = 'x' WHERE id = 1;",
      rules: ["release-journal"]),
    Tampering(
      what: "the journal's own entry",
      sql: "DELETE FROM journal_change WHERE journal = 3; DELETE FROM journal WHERE id = 3;",
      rules: ["release-journal"], check: ["release-journal", "journal"]),
    Tampering(
      what: "an entry it rests on",
      sql: "DELETE FROM journal_change WHERE journal = 2; DELETE FROM journal WHERE id = 2;",
      rules: ["journal"]),
    Tampering(
      what: "a changeset it rests on",
      sql: "UPDATE journal_change SET changeset = substr(changeset, 1, 40) WHERE journal = 2;",
      rules: ["journal-changes"]),
  ]

  @Test(arguments: tamperings)
  func `What the shell changed is found, with the triggers back in place`(_ case: Tampering) throws
  {
    let (folder, seal) = try folder()
    try folder.sqlite(try Self.between(`case`.sql))
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan(
        ["release", "verify", "Q3", "--sha256", seal, "--format", "table"], tongue)
      #expect(outcome.code == 1 && outcome.stderr == "", "\(outcome.stderr)")
      #expect(foreignWords(outcome.stdout, tongue) == [], "\(outcome.stdout)")
    }
    let found = try folder.danvan("release", "verify", "Q3", "--format", "csv").records()
    #expect(Set(found.compactMap { $0["check"] }) == `case`.rules, "\(found)")
    let check = try folder.danvan("check", "--severity", "error", "--format", "csv").records()
    #expect(Set(check.compactMap { $0["check"] }) == `case`.check ?? `case`.rules, "\(check)")
    let other = try folder.danvan("release", "verify", "Q4", "--format", "csv")
    #expect(
      `case`.rules.contains { $0.hasPrefix("journal") } || `case`.check != nil || other.code == 0)
    // What is not what was released is not printed as if it were.
    let shown = try folder.danvan("release", "show", "Q3", "--report", "tasks", "--format", "json")
    #expect(shown.code == 65 || !`case`.rules.contains("release-hash"))
  }

  @Test(arguments: Tongue.allCases)
  func `Triggers that are gone are found`(_ tongue: Tongue) throws {
    let (folder, _) = try folder()
    try folder.sqlite(Self.unlock)
    let outcome = try folder.danvan(["release", "verify", "Q3", "--format", "csv"], tongue)
    #expect(outcome.code == 1)
    let codes = try outcome.records().compactMap { $0["check"] == "schema" ? $0["codes"] : nil }
    #expect(codes.count == 6 && codes.allSatisfy { $0.hasPrefix("release") })
  }

  /// Who rewrites an entry so that the file agrees with itself is found only by what was printed.
  @Test func `Paper proves what the file cannot`() throws {
    let (folder, seal) = try folder()
    try folder.sqlite("UPDATE journal SET reason = 'khác' WHERE id = 2;")
    #expect(try folder.danvan("release", "verify", "Q3").code == 0)
    let outcome = try folder.danvan("release", "verify", "Q3", "--sha256", seal, "--format", "csv")
    #expect(try outcome.records().map { $0["check"] } == ["release-sha256"])
    // Later entries are not what it rests on.
    let other = try self.folder()
    try other.folder.sqlite("UPDATE journal SET reason = 'khác' WHERE id = 4;")
    #expect(
      try other.folder.danvan("release", "verify", "Q3", "--sha256", other.seal).code == 0)
  }

  /// As docs/decisions.md says, it can be computed without danvan.
  @Test func `The hash of it all is that of the shell`() throws {
    let (folder, seal) = try folder()
    try folder.sqlite(
      """
      .mode list
      .once '\(folder / "journal")'
      SELECT json_array(id, at, who, command, arguments, reason, tool_version, schema_version)
        FROM journal WHERE id <= 2 ORDER BY id;
      """)
    var bytes = try folder.read("journal")
    for piece in try folder.sqlite(
      "SELECT journal || ' ' || piece FROM journal_change WHERE journal <= 2 ORDER BY 1"
    ).split(separator: "\n") {
      let ids = piece.split(separator: " ")
      let condition = "WHERE journal = \(ids[0]) AND piece = \(ids[1])"
      let line = try folder.sqlite(
        "SELECT json_array(journal, piece, length(changeset)) FROM journal_change \(condition)")
      try folder.sqlite(
        "SELECT writefile('\(folder / "c")', changeset) FROM journal_change \(condition)")
      bytes += Array((line + "\n").utf8) + (try folder.read("c"))
    }
    try folder.write(bytes, "journal")
    let journal = try folder.run("/usr/bin/env", ["sha256sum", folder / "journal"]).stdout.prefix(
      64)
    let lines = try folder.sqlite(
      """
      SELECT json_array('danvan release 1', name, made_at, made_by, as_of, territory, tool_version,
                        journal, NULL, reason) FROM release WHERE id = 1;
      SELECT json_array('journal', '\(journal)');
      SELECT json_array('output', report, parameters, format, sha256)
        FROM release_output WHERE release = 1 ORDER BY id;
      """)
    try folder.write(Array((lines + "\n").utf8), "all")
    #expect(
      try folder.run("/usr/bin/env", ["sha256sum", folder / "all"]).stdout.prefix(64) == seal)
  }
}
