import Foundation
import Testing

/// `backup --keep`: the latest copies of one file, and nothing else of what lies there.
@Suite("Backup --keep") struct RotationTests {
  @discardableResult
  private func back(_ folder: Folder, _ keep: Int, _ more: String...) throws -> [String: String] {
    let outcome = try folder.danvan(
      ["backup", "--keep", String(keep), "copies", "--format", "csv"] + more)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try #require(try outcome.records().first)
  }

  private func seeded() throws -> Folder {
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / "copies", withIntermediateDirectories: false)
    return folder
  }

  private func names(_ folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder / "copies").sorted()
  }

  @Test func `The oldest go, the latest stay, and no two share a name`() throws {
    let folder = try seeded()
    var made: [String] = []
    for number in 1...5 {
      let row = try back(folder, 3)
      made.append(String(row["path"]?.dropFirst("copies/".count) ?? ""))
      #expect(row["removed"] == (number > 3 ? "copies/\(made[number - 4])" : ""))
    }
    #expect(made == made.sorted() && Set(made).count == 5)
    #expect(try names(folder) == Array(made.suffix(3)))
    let pattern = #/danvan-\d{8}T\d{6}\.\d{3}Z\.db/#
    #expect(made.allSatisfy { $0.wholeMatch(of: pattern) != nil })
    for name in made.suffix(3) {
      let isSame = try folder.dump("copies/\(name)") == Seeded.shared.get().dump
      #expect(isSame)
    }
    #expect(try back(folder, 1)["removed"]?.split(separator: " ").count == 3)
  }

  /// Files that only look like ours, or are not there for rotation to judge.
  @Test func `Only copies of this very file are removed`() throws {
    let folder = try seeded()
    let other = try Folder.seeded()
    _ = try other.command(["--db", "other.db", "init"])
    try folder.write(try other.read("other.db"), "copies/danvan-20000101T000000.000Z.db")
    try folder.write(Array("text".utf8), "copies/danvan-20000102T000000.000Z.db")
    for name in [
      "danvan-20000103T000000.db", "danvan-2000010AT000000.000Z.db", "danvan2.db", "x.db",
      "danvan-20000104T000000.000Z.db.bak", "tinh-danvan-20000104T000000.000Z.db",
    ] { try folder.write(try Seeded.shared.get().bytes, "copies/\(name)") }
    _ = try folder.run(
      "/bin/sh", ["-c", "ln -s ../danvan.db copies/danvan-20000105T000000.000Z.db"])
    let others = try names(folder)
    #expect(others.count == 9)
    for _ in 1...3 { try back(folder, 1) }
    let left = try names(folder)
    #expect(Set(left).isSuperset(of: others) && left.count == 10)
  }

  /// Two colleagues, each with a copy of one file, and one stick.
  @Test func `Files that went apart leave each other's copies alone`() throws {
    let folder = try seeded()
    let both = try #require(try back(folder, 1)["path"])
    try folder.write(try folder.read("danvan.db"), "hers.db")
    try folder.register("Của anh")
    let his = try #require(try back(folder, 5)["path"])
    for arguments in [
      ["source", "add", "--code", "H", "--title", "Của chị"],
      ["backup", "--keep", "1", "copies"],
    ] {
      let outcome = try folder.command(["--db", "hers.db"] + arguments)
      #expect(outcome.code == 0, "\(outcome.stderr)")
    }
    // Hers bears another name; so she gives it that of his.
    try folder.write(try folder.read("hers.db"), "danvan.db")
    let row = try back(folder, 1)
    #expect(row["removed"] == both, "what both were is either's")
    #expect(try names(folder).contains(String(his.dropFirst("copies/".count))))
    let restored = try folder.danvan("restore", his, "--dry-run")
    #expect(restored.code == 0 && restored.stderr.contains("gone apart"), "\(restored.stderr)")
  }

  @Test func `A clock that was put back never removes the new copy`() throws {
    let folder = try seeded()
    for day in ["20990101", "20990102"] {
      try folder.write(try Seeded.shared.get().bytes, "copies/danvan-\(day)T000000.000Z.db")
    }
    let row = try back(folder, 1)
    let new = try #require(row["path"])
    #expect(FileManager.default.fileExists(atPath: folder / new))
  }

  @Test func `A copy that fails removes nothing, nor does one with flaws`() throws {
    let folder = try seeded()
    for _ in 1...2 { try back(folder, 2) }
    let good = try names(folder)
    try folder.sqlite("CREATE VIEW mine AS SELECT 1;")
    #expect(try folder.danvan("backup", "--keep", "1", "copies").code == 65)
    #expect(try names(folder) == good)
    #expect(try back(folder, 1, "--anyway")["removed"] == "")
    #expect(try names(folder).count == 3)
  }

  @Test func `What a killed copy left is removed a day later`() throws {
    let folder = try seeded()
    let old = "copies/danvan-20200101T000000.000Z.db.new-20200101T000000.000Z-4242"
    let young = "copies/danvan-20200101T000000.000Z.db.new-20200101T000000.000Z-4243"
    for name in [old, young, old + "-journal"] { try folder.write([1], name) }
    for name in [old, old + "-journal"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: folder / name)
    }
    try back(folder, 1)
    #expect(try names(folder).filter { $0.contains(".new-") } == [String(young.dropFirst(7))])
  }

  @Test(arguments: Tongue.allCases)
  func `It wants a folder and a number`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (place, code) in [("missing", Int32(73)), ("danvan.db", 73)] {
      let outcome = try folder.danvan("backup", "--keep", "2", place, in: tongue)
      expectMessage(outcome, code, tongue, contains: [place])
    }
    let none = try folder.danvan("backup", "--keep", "0", ".", in: tongue)
    #expect(none.code == 64 && none.stderr.contains("--keep"))
    try folder.expectUntouched()
  }
}
