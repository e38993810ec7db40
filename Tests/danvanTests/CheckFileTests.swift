import Foundation
import Testing

/// `check` on files that are damaged, of another version, or left open.
@Suite("Check of the file") struct CheckFileTests {
  /// Changes are in the WAL, and the program that wrote them is gone.
  @Test func `A file that was left open is told, and whole after the next entry`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("DELETE FROM figure;")
    try folder.sqlite(
      ".dbconfig no_ckpt_on_close on\nUPDATE source SET note = 'x' WHERE code = 'S1';")
    try #require(try folder.names().contains("danvan.db-wal"))
    for tongue in Tongue.allCases {
      let copy = try Folder()
      for name in ["danvan.db", "danvan.db-wal"] { try copy.write(try folder.read(name), name) }
      let outcome = try copy.danvan(
        "check", "unclosed", "integrity", "--format", "table", in: tongue)
      #expect(outcome.code == 1 && outcome.lines.count == 3, "\(outcome.stdout)")
      #expect(outcome.stdout.contains("unclosed"))
      #expect(outcome.stdout.contains(tongue == .vi ? "không đóng tệp" : "without closing"))
      #expect(foreignWords(outcome.stdout, tongue) == [])
      for name in ["danvan.db", "danvan.db-wal"] {
        #expect(try copy.read(name) == folder.read(name), "who reads changes neither")
      }
      _ = try copy.done("source", "edit", "S2", "--publisher", "Tỉnh ủy", notes: true)
      #expect(try copy.sqlite("SELECT note FROM source WHERE code = 'S1'") == "x")
      #expect(try copy.names() == ["danvan.db"])
      #expect(try copy.done("check", "unclosed", "integrity").stdout == "")
    }
    #expect(try folder.danvan("check", "integrity").code == 0, "only who asks is told")
  }

  @Test(arguments: Tongue.allCases)
  func `A damaged page is a finding`(_ tongue: Tongue) throws {
    let folder = try Folder()
    var bytes = try Seeded.shared.get().bytes
    // The list of tables stays whole; most of the rest does not.
    for index in try firstPageOfRows() * 4096..<(bytes.count - 4096) { bytes[index] = 0xAA }
    try folder.write(bytes, "danvan.db")
    let outcome = try folder.danvan("check", "--format", "table", in: tongue)
    #expect(outcome.code == 1, "\(outcome.stdout)\(outcome.stderr)")
    #expect(outcome.stdout.contains("integrity") && outcome.stderr == "")
    #expect(outcome.stdout.contains(tongue == .vi ? "Không kiểm tra được" : "could not be checked"))
    #expect(try folder.read("danvan.db") == bytes)
    #expect(try folder.names() == ["danvan.db"])
  }

  /// After the last page of the list of tables.
  private func firstPageOfRows() throws -> Int {
    let folder = try Folder.seeded()
    let last = try folder.sqlite("SELECT max(pageno) FROM dbstat WHERE name = 'sqlite_schema'")
    return try #require(Int(last))
  }

  @Test func `Whatever byte is broken, it ends with an answer`() throws {
    let bytes = try Seeded.shared.get().bytes
    for step in 0..<24 {
      let folder = try Folder()
      var broken = bytes
      let start = 4096 + step * (bytes.count - 4096) / 24
      for index in start..<min(start + 700, bytes.count) { broken[index] ^= 0x5A }
      try folder.write(broken, "danvan.db")
      let outcome = try folder.danvan("check", "--format", "csv")
      #expect([1, 65].contains(outcome.code), "\(step): \(outcome.code) \(outcome.stderr)")
      #expect(outcome.code == 1 || outcome.stderr.hasPrefix("Error: "))
      let isSame = try folder.read("danvan.db") == broken
      #expect(isSame)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be read at all is refused`(_ tongue: Tongue) throws {
    for (bytes, code) in [
      (Array("text\n".utf8), Int32(65)),
      (Array(try Seeded.shared.get().bytes.prefix(20_000)), 65),
    ] {
      let folder = try Folder()
      try folder.write(bytes, "danvan.db")
      let outcome = try folder.danvan("check", in: tongue)
      expectMessage(outcome, code, tongue, contains: ["danvan.db"])
      #expect(try folder.read("danvan.db") == bytes)
    }
    let folder = try Folder()
    expectMessage(try folder.danvan("check", in: tongue), 66, tongue, contains: ["danvan.db"])
  }

  @Test(arguments: Tongue.allCases)
  func `A file of another version is refused with what to do`(_ tongue: Tongue) throws {
    for (version, advice) in [(3, "danvan migrate"), (99, tongue == .vi ? "Cập nhật" : "Update")] {
      let folder = try Folder.seeded()
      try folder.sqlite("PRAGMA user_version = \(version);")
      expectMessage(try folder.danvan("check", in: tongue), 65, tongue, contains: [advice])
    }
  }

  /// Another tool wrote what no column may hold; the rule that meets it says so, the others go on.
  @Test func `A value nobody can read stops one rule only`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      PRAGMA ignore_check_constraints = ON;
      UPDATE figure SET comparator = 'about' WHERE code = 'S3-10-recognized';
      UPDATE figure SET value = -9223372036854775808, scale = 6 WHERE code = 'S0-6-member';
      UPDATE figure SET value = 9223372036854775807 WHERE code LIKE 'S0-6-member-%';
      """)
    let outcome = try folder.danvan("check", "--format", "csv")
    #expect(outcome.code == 1 && outcome.stderr == "")
    let rules = Set(try outcome.records().compactMap { $0["check"] })
    #expect(rules.isSuperset(of: ["integrity", "parts-sum", "implausible-order", "above-whole"]))
  }

  @Test func `A table that is missing is named, and stops the rules that need it`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("DROP TABLE fund_entry;")
    let found = try folder.danvan("check", "--format", "csv").records()
    #expect(found.contains { $0["check"] == "schema" && $0["codes"] == "fund_entry" })
    #expect(found.contains { $0["check"] == "paid-above-raised" && $0["codes"] == "" })
    #expect(found.contains { $0["check"] == "implausible-order" && $0["codes"] != "" })
  }
}
