import Foundation
import Testing

/// A value that is wrong: a clear message in the chosen language, exit code 65, and the database
/// as it was.
@Suite struct BadInputTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    let name: String
    /// Instead of the usual options of `model register`.
    let options: [String: String]
    /// In the message of either language.
    let named: [String]
    let vi, en: String
    var testDescription: String { name }

    init(_ name: String, _ options: [String: String], _ named: String..., vi: String, en: String) {
      (self.name, self.options, self.named, self.vi, self.en) = (name, options, named, vi, en)
    }
  }

  static let values = [
    Bad(
      "unknown province", ["--province": "Atlantis"], "Atlantis",
      vi: "Không tìm thấy tỉnh, thành phố", en: "No province"),
    Bad(
      "unknown code of a province", ["--province": "99"], "99",
      vi: "Không tìm thấy tỉnh, thành phố", en: "No province"),
    Bad(
      "half a name of a province", ["--province": "Quảng"], "Quảng", "22 Quảng Ninh",
      vi: "Có phải", en: "Did you mean"),
    Bad(
      "empty province", ["--province": ""],
      vi: "tỉnh, thành phố", en: "province"),
    Bad(
      "unknown field", ["--field": "sport"], "sport", "economy (Kinh tế), culture-society",
      vi: "không có trong danh mục", en: "is not known"),
    Bad(
      "unknown owner kind", ["--owner-kind": "robot"], "--owner-kind", "robot", "individual",
      vi: "không có trong danh mục", en: "is not known"),
    Bad(
      "unknown mode", ["--mode": "sometimes"], "--mode", "sometimes", "maintained",
      vi: "không có trong danh mục", en: "is not known"),
    Bad(
      "unknown committee", ["--committee": "Hội đồng nào đó"], "Hội đồng nào đó",
      vi: "Không tìm thấy cơ quan", en: "No committee"),
    Bad(
      "unknown source", ["--source": "S9"], "S9", vi: "Không tìm thấy nguồn", en: "No source"),
    Bad(
      "a day February has not", ["--on": "2024-02-30", "--year": "2024"], "--on", "2024-02-30",
      vi: "không có ngày này trong lịch", en: "is not a day of the calendar"),
    Bad(
      "a thirteenth month", ["--on": "30/13/2024", "--year": "2024"], "--on", "30/13/2024",
      vi: "không có ngày này trong lịch", en: "is not a day of the calendar"),
    Bad(
      "a leap day of no leap year", ["--on": "29/02/2023", "--year": "2023"], "29/02/2023",
      vi: "không có ngày này trong lịch", en: "is not a day of the calendar"),
    Bad(
      "no date at all", ["--on": "hôm qua"], "--on", "hôm qua", "30/10/2024",
      vi: "không phải ngày", en: "is not a date"),
    Bad(
      "a date of another year", ["--on": "2025-08-01"], "2026",
      vi: "không thuộc năm đăng ký", en: "is not in the year of registration"),
    Bad(
      "a year too early", ["--year": "1900"], "1900", vi: "phải từ 1945", en: "from 1945"),
    Bad(
      "a year too late", ["--year": "99999"], "99999", vi: "phải từ 1945", en: "from 1945"),
    Bad(
      "an existing code", ["--code": "22-2025-0001"], "22-2025-0001",
      vi: "đã có", en: "exists already"),
    Bad("a code with a space", ["--code": "QN 01"], "QN 01", vi: "dấu cách", en: "no spaces"),
    Bad("an empty title", ["--title": ""], vi: "không được để trống", en: "must not be empty"),
    Bad(
      "a title of spaces", ["--title": " \u{3000} "], vi: "không được để trống",
      en: "must not be empty"),
    Bad(
      "a title of two lines", ["--title": "Một\nHai"], #"Một\nHai"#,
      vi: "ngắt dòng", en: "line break"),
    Bad(
      "a title with a carriage return", ["--title": "Một\rHai"], #"Một\rHai"#,
      vi: "ngắt dòng", en: "line break"),
    Bad(
      "a title with a line separator", ["--title": "Một\u{2028}Hai"], "U+2028",
      vi: "ngắt dòng", en: "line break"),
    Bad(
      "a title with a terminal escape", ["--title": "Một \u{1B}[31mđỏ"], #"\u{1B}[31m"#, "U+001B",
      vi: "ký tự điều khiển", en: "control character"),
    Bad(
      "a title with a bell", ["--title": "Một\u{07}"], "U+0007",
      vi: "ký tự điều khiển", en: "control character"),
    Bad(
      "a title with a C1 escape", ["--title": "Một \u{9B}31m"], "U+009B",
      vi: "ký tự điều khiển", en: "control character"),
    Bad(
      "a title that is read from right to left", ["--title": "Một \u{202E}iaH"], #"\u{202E}"#,
      vi: "U+202E", en: "U+202E"),
    Bad(
      "a title with a right-to-left mark", ["--title": "Một \u{200F}Hai"], "U+200F",
      vi: "ký tự điều khiển", en: "control character"),
    Bad(
      "a title of 100 KB", ["--title": String(repeating: "ế ", count: 25_000)], "2000",
      vi: "dài quá", en: "is longer than"),
    Bad(
      "an owner of two lines", ["--owner": "Một\nHai"], "owner",
      vi: "ngắt dòng", en: "line break"),
  ]

  @Test(arguments: values, Tongue.allCases)
  func `A wrong value of a model is refused`(_ bad: Bad, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.registering("Khéo", bad.options, tongue)
    expectMessage(outcome, 65, tongue, contains: bad.named + [tongue == .vi ? bad.vi : bad.en])
    #expect(outcome.stderr.utf8.count < 600, "a message is short")
    let acting = outcome.stderr.unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value))
    }
    #expect(acting.isEmpty, "nothing in a message acts on a terminal")
    try folder.expectUntouched()
  }

  /// Ten megabytes do not fit in an argument of this system: the answer is the system's own, and
  /// danvan is never started. What does fit is refused above.
  @Test func `A title of 10 MB does not even reach danvan, and harms nothing`() throws {
    let folder = try Folder.seeded()
    let title = String(repeating: "x", count: 10 << 20)
    let outcome = try? folder.registering(title)
    #expect(outcome?.code != 0)
    try folder.expectUntouched()
  }

  static let levels: [[String]] = [
    ["--level", "galaxy", "--on", "2026-01-01"], ["--level", "unknown", "--on", "2026-01-01"],
    ["--level", "province", "--on", "2026-02-29"], ["--level", "province", "--on", "31/04/2026"],
    ["--level", "province", "--on", "2026-01-01", "--deciding", "galaxy"],
    ["--level", "province", "--on", "2026-01-01", "--source", "galaxy"],
    ["--level", "province", "--on", "2026-01-01", "--decision", "12\n13"],
  ]

  @Test(arguments: levels, Tongue.allCases)
  func `A wrong value of a decision is refused`(_ options: [String], _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for verb in ["recognize", "decline"] {
      let outcome = try folder.danvan(["model", verb, "22-2025-0001"] + options, tongue)
      let bad = options.last { !$0.hasPrefix("--") && $0 != "2026-01-01" } ?? ""
      let shown = bad.replacingOccurrences(of: "\n", with: "\\n")
      let wrong = options[1] == "province" ? shown : options[1]
      expectMessage(outcome, 65, tongue, contains: [wrong])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `An unknown level is answered with those that can be given`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.decide(
      "recognize", "22-2025-0001", "galaxy", on: "2026-01-01", in: tongue)
    let levels =
      tongue == .vi ? "commune (cấp xã), district (cấp huyện)" : "commune, district, province"
    expectMessage(outcome, 65, tongue, contains: ["--level", levels])
    #expect(!outcome.stderr.contains("unknown"), "that one is refused as well")
  }

  @Test(
    arguments: Tongue.allCases,
    [
      ["model", "show", "nothing"], ["directive", "show", "999-XX/TW"], ["fund", "show", "none"],
      ["figure", "show", "none"], ["source", "show", "S9"], ["committee", "show", "none"],
      ["province", "show", "none"], ["figure", "list", "--measure", "none"],
      ["rates", "--province", "none"], ["province", "list", "--on", "2024-02-30"],
      ["rates", "--basis", "none"], ["model", "show", ""], ["model", "show", "%"],
    ])
  func `Asking for what is not there is an error`(_ tongue: Tongue, _ command: [String]) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(command, tongue)
    expectMessage(outcome, 65, tongue, contains: [command.last ?? ""].filter { $0 != "" })
    try folder.expectUntouched()
  }

  /// A message names the option as it is typed, so that it can be put right.
  @Test(
    arguments: Tongue.allCases,
    [
      ("--title", ""), ("--year", "1900"), ("--on", "2025-08-01"), ("--code", "a b"),
      ("--province", "Hà Nam"),
    ])
  func `A message names the option`(_ tongue: Tongue, _ bad: (String, String)) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.registering("Khéo", [bad.0: bad.1], tongue)
    #expect(outcome.stderr.contains(bad.0), "\(outcome.stderr)")
  }
}
