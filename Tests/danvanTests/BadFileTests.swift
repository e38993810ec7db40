import Foundation
import Testing

/// A file that is not there, not ours or damaged: said so, and left as it is.
@Suite struct BadFileTests {
  /// One command of each kind.
  static let commands: [[String]] = [
    ["rates"], ["model", "list"], ["sql", "select count(*) from model"], ["seed"], ["migrate"],
    ["migrate", "status"],
    [
      "model", "register", "--title", "x", "--province", "22", "--field", "economy",
      "--owner-kind", "collective", "--year", "2026",
    ],
  ]

  private func expectRefusal(
    _ folder: Folder, _ tongue: Tongue, _ code: Int32, vi: String, en: String,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let name = "danvan.db"
    let before = try? folder.read(name)
    for command in Self.commands {
      let outcome = try folder.danvan(command, tongue)
      expectMessage(outcome, code, tongue, contains: [name, tongue == .vi ? vi : en], place)
      let isSame = (try? folder.read(name)) == before
      #expect(isSame, "\(command): the bytes changed", sourceLocation: place)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A missing file is named, and not made`(_ tongue: Tongue) throws {
    let folder = try Folder()
    try expectRefusal(folder, tongue, 66, vi: "Không có tệp dữ liệu", en: "No database")
    let outcome = try folder.danvan("rates", in: tongue)
    #expect(outcome.stderr.contains("danvan --db danvan.db init --seed"))
    #expect(try folder.names() == [])
  }

  @Test(arguments: Tongue.allCases)
  func `A file in a missing folder is a missing file`(_ tongue: Tongue) throws {
    let folder = try Folder()
    let outcome = try folder.danvan("--db", "khong/co/danvan.db", "rates", in: tongue)
    expectMessage(outcome, 66, tongue, contains: ["khong/co/danvan.db"])
    #expect(try folder.names() == [])
  }

  @Test(arguments: Tongue.allCases)
  func `A folder is no database`(_ tongue: Tongue) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.db, withIntermediateDirectories: false)
    try expectRefusal(folder, tongue, 66, vi: "là thư mục", en: "is a folder")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.db) == [])
  }

  static let strangers: [(name: String, bytes: [UInt8])] = [
    ("a text", Array("Báo cáo sơ kết 6 tháng đầu năm\n".utf8)),
    ("a long text", Array(String(repeating: "Báo cáo\n", count: 10_000).utf8)),
    ("an empty file", []),
    ("a header and nothing", Array("SQLite format 3\0".utf8)),
  ]

  @Test(arguments: Tongue.allCases, strangers.indices)
  func `A file that is no danvan database is refused`(_ tongue: Tongue, _ index: Int) throws {
    let folder = try Folder()
    try folder.write(Self.strangers[index].bytes, "danvan.db")
    try expectRefusal(
      folder, tongue, 65, vi: "không phải tệp dữ liệu của danvan", en: "is not a danvan database")
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test(arguments: Tongue.allCases)
  func `Somebody else's database is refused and not migrated`(_ tongue: Tongue) throws {
    let folder = try Folder()
    try folder.sqlite("CREATE TABLE model (id); INSERT INTO model VALUES (1);")
    try expectRefusal(
      folder, tongue, 65, vi: "không phải tệp dữ liệu của danvan", en: "is not a danvan database")
    #expect(try folder.names() == ["danvan.db"])
  }

  enum Damage: Sendable, CaseIterable { case header, middle, cut, schema }

  @Test(arguments: Damage.allCases, Tongue.allCases)
  func `A damaged file is refused and kept as it is`(_ damage: Damage, _ tongue: Tongue) throws {
    let folder = try Folder()
    var bytes = try Seeded.shared.get().bytes
    switch damage {
    case .header: bytes.replaceSubrange(0..<16, with: Array("rác rác rác rác!".utf8.prefix(16)))
    case .middle: for index in 3 * 4096..<(bytes.count - 4096) { bytes[index] = 0xAA }
    case .cut: bytes.removeLast(bytes.count - 20_000)
    case .schema: for index in 100..<4096 { bytes[index] = 0xFF }
    }
    try folder.write(bytes, "danvan.db")
    let isHeader = damage == .header
    let all = Self.commands
    // `migrate` and its status read only pages that may be whole.
    let reading = damage == .middle ? all.filter { $0.first != "migrate" } : all
    for command in reading {
      let outcome = try folder.danvan(command, tongue)
      let words =
        isHeader
        ? (vi: "không phải tệp dữ liệu của danvan", en: "is not a danvan database")
        : (vi: "bị hỏng", en: "is damaged")
      expectMessage(
        outcome, 65, tongue, contains: ["danvan.db", tongue == .vi ? words.vi : words.en])
      let isSame = try folder.read("danvan.db") == bytes
      #expect(isSame, "\(command): the bytes changed")
    }
  }

  /// The file is named whichever way the option was written, and when it came from elsewhere.
  @Test func `A message names the file it is about`() throws {
    let folder = try Folder()
    try folder.write(Array("text\n".utf8) + [UInt8](repeating: 65, count: 600), "so lieu.db")
    for arguments in [
      ["--db", "so lieu.db", "rates"], ["--db=so lieu.db", "rates"],
      ["rates", "--db", "so lieu.db"], ["rates", "--db=so lieu.db"],
    ] {
      let outcome = try folder.command(arguments)
      #expect(outcome.code == 65)
      #expect(outcome.stderr.contains("“so lieu.db”"), "\(arguments): \(outcome.stderr)")
    }
    let byVariable = try folder.command(["rates"], env: ["DANVAN_DB": "so lieu.db"])
    #expect(byVariable.stderr.contains("“so lieu.db”"), "\(byVariable.stderr)")
  }

  @Test func `A long path is told whole: it is what the advice is copied from`() throws {
    let folder = try Folder()
    let name = String(repeating: "du-lieu-", count: 12) + ".db"
    let outcome = try folder.danvan("--db", name, "rates")
    #expect(outcome.code == 66)
    #expect(outcome.stderr.contains("“\(name)”"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("danvan --db \(name) init --seed"), "\(outcome.stderr)")
  }

  @Test func `A control character in a path never reaches the terminal`() throws {
    let folder = try Folder()
    let outcome = try folder.danvan("--db", "a\u{1B}[31mb.db", "rates")
    #expect(outcome.code == 66)
    #expect(!outcome.stderr.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: Tongue.allCases)
  func `init never overwrites`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for command in [["init"], ["init", "--seed"], ["init", "--dry-run"]] {
      let outcome = try folder.danvan(command, tongue)
      expectMessage(
        outcome, 73, tongue, contains: ["danvan.db", tongue == .vi ? "đã có" : "exists already"])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `init in a missing folder, or with a wrong office, makes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder()
    let missing = try folder.danvan("--db", "khong/danvan.db", "init", in: tongue)
    expectMessage(
      missing, 73, tongue, contains: [tongue == .vi ? "«khong/danvan.db»" : "“khong/danvan.db”"])
    for office in ["131072", "-1", "999999999999"] {
      let outcome = try folder.danvan("init", "--office=\(office)", in: tongue)
      expectMessage(outcome, 65, tongue, contains: ["--office", "131071"])
    }
    #expect(try folder.names() == [])
  }
}
