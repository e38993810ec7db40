import Foundation
import Testing

@Suite("Registering by hand on a terminal")
struct TypedByHandTests {
  /// What the terminal showed, and what came on stdout.
  private func typing(
    _ lines: [String], in folder: Folder, _ tongue: Tongue = .vi, _ options: String = "",
    end: String = "\n"
  ) throws -> (screen: String, out: String) {
    let outcome = try folder.screen(
      ["model", "register", "--format", "csv"] + options.split(separator: " ").map(String.init),
      tongue, typed: lines.joined(separator: "\n") + end, isApart: true)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    return (outcome.stderr, outcome.stdout)
  }

  private let answers = [
    "Khéo vận động", "quang ninh", "", "kinh te", "tập thể", "Chi bộ thôn 3", "2026", "15/3/2026",
    "BTGDV-22", "S3",
  ]

  private func stored(_ folder: Folder, _ code: String) throws -> String {
    try folder.sqlite(
      """
      SELECT m.title, f.code, m.owner_kind, m.owner_name, r.year, r.registered_on, r.mode, c.code,
             s.code, v.code
        FROM model AS m JOIN registration AS r ON r.model = m.id
        JOIN field AS f ON f.id = m.field JOIN unit_version AS v ON v.unit = r.province
        LEFT JOIN committee AS c ON c.id = r.committee LEFT JOIN source AS s ON s.id = r.source
       WHERE m.code = '\(code)'
      """)
  }

  private let wanted =
    "Khéo vận động|economy|collective|Chi bộ thôn 3|2026|2026-03-15|new|BTGDV-22|S3|22"

  @Test(arguments: Tongue.allCases)
  func `Each field is asked for, shown and written when agreed to`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let (screen, out) = try typing(answers + [tongue == .vi ? "c" : "y"], in: folder, tongue)
    #expect(out.contains("22-2026-0001,"))
    #expect(try stored(folder, "22-2026-0001") == wanted)
    let summary = try #require(
      screen.components(separatedBy: tongue == .vi ? "Sẽ ghi:" : "To be written:").last)
    for word in [
      "22-2026-0001", "Khéo vận động", "Tỉnh Quảng Ninh (22)", "Chi bộ thôn 3", "15/03/2026",
      tongue == .vi ? "tập thể" : "collective", tongue == .vi ? "Kinh tế" : "Economy",
    ] { #expect(summary.contains(word), "\(summary)") }
    #expect(
      try folder.sqlite("SELECT command, who FROM journal ORDER BY id DESC LIMIT 1")
        == "model register|tester")
  }

  @Test func `The last values are offered, to this user, and a dash leaves one out`() throws {
    let folder = try Folder.seeded()
    let first = try typing(answers + ["c"], in: folder)
    #expect(!first.screen.contains("[Tỉnh Quảng Ninh (22)]"), "nobody typed it before")
    let again = try typing(
      ["Mô hình hai", "", "", "", "", "-", "", "", "-", "", "c"], in: folder)
    #expect(again.screen.contains("[Tỉnh Quảng Ninh (22)]"))
    #expect(again.screen.contains("[15/03/2026]") && again.screen.contains("[2026]"))
    #expect(
      try stored(folder, "22-2026-0002")
        == "Mô hình hai|economy|collective||2026|2026-03-15|new||S3|22")
    let other = try typing(["q"], in: folder, .vi, "--by ai-do")
    #expect(!other.screen.contains("[2026]"))
  }

  @Test(arguments: Tongue.allCases)
  func `A wrong answer is refused at once, and look-alikes are picked by number`(_ tongue: Tongue)
    throws
  {
    let folder = try Folder.seeded()
    let (screen, _) = try typing(
      [
        "", "Khéo vận động", "", "quang nin", "9", "1", "nowhere", "", "sport", "1", "robot", "1",
        "Chi bộ thôn 3", "20x6", "1026", "2026", "30/2/2026", "1/4/2025", "15/3/2026", "nobody",
        "BTGDV-22", "S3", tongue == .vi ? "c" : "y",
      ], in: folder, tongue)
    #expect(screen.contains("  1. 22 Quảng Ninh"))
    #expect(screen.contains("  2. culture-society (Văn hóa - xã hội)"))
    #expect(screen.contains("  2. individual"))
    for words in ["quang nin", "nowhere", "sport", "robot", "20x6", "1026", "30/2/2026", "nobody"] {
      #expect(screen.contains(tongue == .vi ? "«\(words)»" : "“\(words)”"), "\(words)")
    }
    #expect(try stored(folder, "22-2026-0001") == wanted)
  }

  @Test func `A question mark explains, and less-than steps back`() throws {
    let folder = try Folder.seeded()
    let (screen, _) = try typing(
      ["<", "Sai", "?", "24", "<", "<", "Khéo vận động", "22"] + answers[2...] + ["<", "S3", "c"],
      in: folder)
    #expect(screen.contains("Mã hoặc tên, không cần dấu"))
    #expect(screen.contains("Tên mô hình [Sai]: "))
    #expect(try stored(folder, "22-2026-0001") == wanted)
  }

  @Test(arguments: Tongue.allCases)
  func `Leaving or declining writes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (lines, end) in [
      (["q"], "\n"), (["Khéo", "22", "q"], "\n"), (["Khéo", "22"], "\n\u{4}"),
      (answers + [tongue == .vi ? "k" : "n"], "\n"), (answers, "\n\u{4}"),
    ] {
      let (screen, out) = try typing(lines, in: folder, tongue, end: end)
      #expect(out == "")
      #expect(
        screen.contains(tongue == .vi ? "Đã thoát, chưa ghi gì." : "Left; nothing was written."))
      try folder.expectUntouched()
    }
    let dry = try typing(answers + [tongue == .vi ? "c" : "y"], in: folder, tongue, "--dry-run")
    #expect(dry.out.contains("22-2026-0001"))
    try folder.expectUntouched()
  }

  @Test func `Look-alikes are warned of before it is written`() throws {
    let folder = try Folder.seeded()
    try folder.register("Kheo van dong")
    let (screen, out) = try typing(answers + ["k"], in: folder)
    #expect(screen.contains("22-2026-0001. Kiểm tra xem có nhập hai lần không."))
    #expect(out == "")
  }

  @Test func `What does not fit together leads back to its question`() throws {
    let folder = try Folder.seeded()
    // Hà Nam is no province in 2026; the year was typed after it.
    let (screen, out) = try typing(
      ["Khéo vận động", "Hà Nam@30/6/2025"] + answers[2...] + ["22"] + answers[2...].map { _ in "" }
        + ["c"],
      in: folder)
    #expect(screen.contains("--province: Tỉnh Hà Nam (35) không có"))
    #expect(out.contains("22-2026-0001"))
    #expect(try stored(folder, "22-2026-0001") == wanted)
  }

  @Test(arguments: Tongue.allCases)
  func `Without a terminal it never asks`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      ["model", "register"], tongue, input: answers.joined(separator: "\n"))
    expectMessage(outcome, 64, tongue, contains: ["--year"])
    try folder.expectUntouched()
  }

  /// Once with a terminal of script(1)'s, as a program.
  @Test func `Started as a program it asks and writes as well`() throws {
    let folder = try Folder.seeded()
    let command = "\(try Product.danvan()) --db danvan.db model register --format csv > out.csv"
    let outcome = try folder.run(
      "/usr/bin/script", ["-qec", command, "/dev/null"], .vi,
      input: (answers + ["c"]).joined(separator: "\n") + "\n")
    #expect(outcome.code == 0 && outcome.stdout.contains("Sẽ ghi:"), "\(outcome.stdout)")
    #expect(String(decoding: try folder.read("out.csv"), as: UTF8.self).contains("22-2026-0001,"))
    #expect(try stored(folder, "22-2026-0001") == wanted)
  }

  @Test func `Given some options it does not ask either`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.screen(["model", "register", "--year", "2026"], .vi)
    #expect(outcome.code == 64 && outcome.stderr.contains("Thiếu --title"))
    try folder.expectUntouched()
  }
}
