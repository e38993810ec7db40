import Foundation
import Testing

@Suite("Files named by -o")
struct OutputFileTests {
  @Test(arguments: [["rates"], ["model", "list"]], Tongue.allCases)
  func `A database is never overwritten`(_ command: [String], _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for path in ["danvan.db", "./danvan.db", folder.db] {
      let outcome = try folder.danvan(command + ["--format", "csv", "-o", path], tongue)
      #expect(outcome.code == 73)
      #expect(outcome.stderr.contains(tongue == .vi ? "không ghi đè" : "not overwritten"))
    }
    try folder.expectUntouched()
  }

  @Test func `A device is written through, a link stays a link, a mode stays`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("rates", "-o", "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
    try folder.write([], "real.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder / "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder / "link.csv", withDestinationPath: "real.csv")
    _ = try folder.done("rates", "-o", "link.csv")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder / "link.csv") == "real.csv")
    #expect(try folder.read("real.csv").isEmpty == false)
    let mode = try FileManager.default.attributesOfItem(atPath: folder / "real.csv")[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `A link to nothing leads where it says`() throws {
    let folder = try Folder.seeded()
    for (link, target) in [("a.csv", "real.csv"), ("b.csv", folder / "other.csv")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder / link, withDestinationPath: target)
      _ = try folder.done("rates", "-o", link)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder / link) == target)
    }
    #expect(try folder.read("real.csv") == folder.read("other.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: folder / "round.csv", withDestinationPath: "round.csv")
    #expect(try folder.danvan("rates", "-o", "round.csv").code == 73)
  }

  /// A number of a process comes again, in a container every time.
  @Test func `What was left unfinished is in nobody's way`() throws {
    let folder = try Folder.seeded()
    let left = ["x.csv.new-\(getpid())", "x.csv.new-20260101T000000.000Z-\(getpid())"]
    for name in left { try folder.write([], name) }
    try folder.write([], "x.csv.new-20260101T000000.000Z-4194399")
    _ = try folder.done("rates", "-o", "x.csv")
    #expect(try folder.names() == (["danvan.db", "x.csv"] + left).sorted())
  }

  @Test(arguments: ["077", "007", "000"])
  func `The mask of the user holds`(_ mask: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.run(
      "/bin/sh",
      ["-c", #"umask $1; "$0" --db danvan.db rates -o x.csv; stat -c %a x.csv"#,
        try Product.danvan(), mask])
    #expect(outcome.stdout == (["077": "600", "007": "660", "000": "666"][mask] ?? "") + "\n")
  }

  @Test(arguments: Tongue.allCases)
  func `An unknown ending is asked about`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(["rates", "-o", "x.ods"], tongue)
    #expect(outcome.code == 64)
    #expect(outcome.stderr.contains("--format"))
    try folder.expectUntouched()
    _ = try folder.done("rates", "-o", "x.dat", "--format", "json")
  }

  @Test func `An answer that is lost after the write says what is stored`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.run(
      "/bin/sh",
      [
        "-c",
        #"""
        "$0" --db danvan.db model register --title Một --province 22 --field economy \
          --owner-kind collective --year 2026 > /dev/full
        """#, try Product.danvan(),
      ])
    #expect(outcome.code == 1)
    #expect(outcome.stderr.contains("22-2026-0001"))
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code = '22-2026-0001'") == "1")
  }

  @Test func `Nothing is written when the answer has nowhere to go`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan([
      "model", "register", "--title", "Một", "--province", "22", "--field", "economy",
      "--owner-kind", "collective", "--year", "2026", "-o", "khong/co/x.csv",
    ])
    #expect(outcome.code == 73)
    try folder.expectUntouched()
  }
}

@Suite("Slips worth a second look")
struct SlipTests {
  private func register(_ folder: Folder, _ title: String, _ more: String...) throws -> Outcome {
    try folder.danvan(
      [
        "model", "register", "--title", title, "--province", "22", "--field", "economy",
        "--owner-kind", "collective", "--year", "2026",
      ] + more)
  }

  @Test func `The same title in the same place and year is pointed out`() throws {
    let folder = try Folder.seeded()
    #expect(try register(folder, "Khéo vận động").stderr == "")
    let again = try register(folder, "KHÉO  vận động")
    #expect(again.code == 0)
    #expect(again.stderr.contains("22-2026-0001"))
    #expect(try register(folder, "Khéo vận động khác").stderr == "")
  }

  @Test func `A decision of a day that is still to come is refused`() throws {
    let folder = try Folder.seeded()
    _ = try register(folder, "Một")
    let outcome = try folder.danvan([
      "model", "recognize", "22-2026-0001", "--level", "xã", "--on", "1/1/2199",
    ])
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains("2199-01-01"))
  }

  @Test func `A province that is gone takes no new registration, whatever day is named`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan([
      "model", "register", "--title", "Một", "--province", "24@2024-07-05", "--field", "economy",
      "--owner-kind", "collective", "--year", "2026",
    ])
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains("24 Bắc Ninh"))
    try folder.expectUntouched()
  }

  @Test func `A model without a year is registered for one under its code`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("model", "register", "--code", "04-0001", "--year", "2024")
    _ = try folder.done(
      "model", "recognize", "04-0001", "--level", "huyện", "--on", "5/6/2024")
    let rate = try folder.done("rates", "--province", "04", "--basis", "records", "--format", "csv")
    #expect(rate.stdout.contains("04,Cao Bằng,records,2024,"))
  }
}
