import Foundation
import Testing

/// Where a file comes from, and where what is refused goes.
@Suite("Reading and writing around an import")
struct ImportFileTests {
  private static let text = "title;province;year\nMột;22;2026\nHai;99;2026\n"
  private static let good = "title;province;year\nMột;22;2026\n"

  @Test func `A pipe is read`() throws {
    let folder = try Folder.seeded()
    for added in [1, 0] {
      let outcome = try folder.danvan(
        ["model", "import", "-", "--format", "json"], input: Self.good)
      #expect(outcome.code == 0, "\(outcome.stderr)")
      #expect(try outcome.report().added == added)
    }
    let piped = try folder.run(
      "/bin/sh",
      [
        "-c", "cat \"$0\" | \"$1\" --db danvan.db model import - --format json", "none",
        try Product.danvan(),
      ])
    #expect(piped.code == 65, "nothing came through: \(piped.stderr)")
    #expect(try folder.imported() == [row("Một")])
  }

  @Test(arguments: Tongue.allCases)
  func `What is no table is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / "thu-muc", withIntermediateDirectories: false)
    let wrong: [(String, Int32, String, String)] = [
      ("thu-muc", 66, "thư mục", "folder"), ("khong-co.csv", 66, "khong-co.csv", "khong-co.csv"),
      ("danvan.db", 64, "tệp dữ liệu", "database"), ("/dev/null", 65, "trống", "empty"),
    ]
    for (file, code, vi, en) in wrong {
      let outcome = try folder.danvan(["model", "import", file], tongue)
      expectMessage(outcome, code, tongue, contains: [tongue == .vi ? vi : en])
    }
    try folder.expectUntouched(besides: ["thu-muc"])
  }

  @Test(.enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"))
  func `A file that may not be read is told`() throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], .en)
    chmod(folder.path, 0o777)
    chmod(folder.db, 0o666)
    try folder.write(Array(Self.good.utf8), "tep.csv")
    chmod(folder / "tep.csv", 0)
    for tongue in Tongue.allCases {
      let outcome = try folder.bound(["--db", "danvan.db", "model", "import", "tep.csv"], tongue)
      expectMessage(outcome, 77, tongue, contains: ["tep.csv"])
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A file that changes while it is read is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let rows = (1...3000).map { "Mô hình \($0);22;2026\n" }.joined()
    try folder.write(Array(("title;province;year\n" + rows).utf8), "tep.csv")
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = [
      "-c", "for i in $(seq 30000); do echo 'Thêm;22;2026' >>\"$0\"; done", folder / "tep.csv",
    ]
    try writer.run()
    defer {
      writer.terminate()
      writer.waitUntilExit()
    }
    let outcome = try folder.danvan("model", "import", "tep.csv", in: tongue)
    expectMessage(
      outcome, 75, tongue, contains: ["tep.csv", tongue == .vi ? "bị thay đổi" : "changed"])
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test(arguments: Tongue.allCases)
  func `A misused option is refused, and nothing is stored`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.text.utf8), "tep.csv")
    let wrong: [([String], Int32, String)] = [
      (["--set", "province"], 64, tongue == .vi ? "cột=giá trị" : "column=value"),
      (["--set", "màu=đỏ"], 64, "province"), (["--numbers", "fr"], 64, "vi, en"),
      (["--skip-bad", "tep.csv"], 64, "tep.csv"), (["--skip-bad", "./tep.csv"], 64, "--skip-bad"),
      (["--skip-bad", "danvan.db"], 73, "danvan.db"),
      (["--skip-bad", "khong-co/bad.csv"], 73, "khong-co/bad.csv"),
      (["--skip-bad", "/dev/full"], 73, "/dev/full"),
    ]
    for (options, code, word) in wrong {
      let outcome = try folder.danvan(["model", "import", "tep.csv"] + options, tongue)
      #expect(outcome.code == code, "\(options): \(outcome.stderr)")
      #expect(outcome.stderr.contains(word), "\(outcome.stderr)")
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
      #expect(try folder.read("tep.csv") == Array(Self.text.utf8))
    }
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test(arguments: Tongue.allCases)
  func `Rows that are refused are told where there is no table for them`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.text.utf8), "tep.csv")
    let outcome = try folder.danvan("model", "import", "tep.csv", in: tongue)
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains(tongue == .vi ? "Dòng 3: province" : "Row 3: province"))
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test func `Good rows are stored and the bad written, with reasons in the reader's language`()
    throws
  {
    for tongue in Tongue.allCases {
      let folder = try Folder.seeded()
      try folder.write(Array(Self.text.utf8), "tep.csv")
      let trial = try folder.importing("tep.csv", ["--skip-bad", "bad.csv", "--dry-run"], tongue)
      #expect(trial.code == 1)
      #expect(trial.stderr.contains(tongue == .vi ? "Sẽ lưu 1" : "1 rows to be stored"))
      try folder.expectUntouched(besides: ["tep.csv"])
      let outcome = try folder.importing("tep.csv", ["--skip-bad", "bad.csv"], tongue)
      #expect(outcome.code == 1)
      #expect(outcome.stdout == trial.stdout)
      #expect(outcome.stderr.contains("bad.csv"))
      let reason = tongue == .vi ? "Không tìm thấy tỉnh, thành phố «99»" : "No province “99”"
      #expect(
        String(decoding: try folder.read("bad.csv"), as: UTF8.self)
          == """
          \u{FEFF}title;province;year;Lỗi khi nhập (import error)
          Hai;99;2026;3: province: \(reason) [foreign-key]

          """.crlf)
      #expect(try folder.imported() == [row("Một")])
    }
  }

  @Test func `Where every row is good no file of bad ones appears`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.good.utf8), "tep.csv")
    #expect(try folder.importing("tep.csv", ["--skip-bad", "bad.csv"]).code == 0)
    #expect(try folder.names() == ["danvan.db", "tep.csv"])
  }
}
