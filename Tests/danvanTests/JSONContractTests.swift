import Foundation
import Testing

/// docs/json.md: what programs find in the JSON of every command. What it promises is only ever
/// added to.
///
/// `bash scripts/docs.sh` writes the file anew; a key that is gone it does not forgive.
@Suite("The JSON contract") struct JSONContractTests {
  /// Beside the samples of the table of commands: records of the seeds that have more to show.
  private static let more: [String: [String]] = [
    "committee show": ["committee show BCD-PHDV-37"],
    "model show": ["model show 22-2025-0001", "model show M3"],
    "directive show": ["directive show 43-KL/TW"], "fund show": ["fund show 04-NHA"],
    "figure show": ["figure show S0-6-member", "figure show S3-10-recognized"],
    "province show": ["province show 37"], "unit show": ["unit show 37"],
    "task show": ["task show NB-2024"], "task programme show": ["task programme show NB-2024"],
    "source show": ["source show S3"],
    "rates": [
      "rates --by country", "rates --by district", "rates --by commune", "rates --by committee",
      "rates --by field --by year", "rates --by own-field", "rates --by owner-kind --by level",
      "rates --by country --basis below",
    ],
    "search": ["search quang"], "model import": ["model import models.csv models.csv"],
  ]

  /// What the seeds lack: models with all that can be said of one, a task that is due.
  private static let records = [
    "model register --code M3 --title Bốn --province 22 --field economy --owner-kind collective "
      + "--owner Thôn --year 2026 --on 2026-01-05",
    "model edit M3 --kind typical",
    "model recognize M3 --level commune --on 2026-05-01 --decision 3-QĐ",
    "model select M3 --level commune --on 2026-05-02 --decision 4-QĐ",
    "model recognize M2 --level province --on 2026-05-01",
    "model select M2 --level province --known-by 2026-05-02",
    "model register --code M4 --title Năm --province 22 --field economy --owner-kind individual "
      + "--year 2026 --on 2026-01-05",
    "task add P1 --code T2 --kind common --title Hai --due 2026-12-01",
  ]

  /// The keys of an answer to one's own SQL are one's own; those of a form are in its language;
  /// what a release is made in is the form of its reports.
  private static func isOfOwnShape(_ command: String) -> Bool {
    command == "sql" || command == "release make" || command.hasPrefix("template ")
  }

  private static let documents = Product.package.appending(path: "docs/json.md")

  @Test func `Nothing that docs promise is gone, and what is new is in docs`() throws {
    let shapes = try made()
    let kept = try String(contentsOf: Self.documents, encoding: .utf8)
    let now = Set(shapes.flatMap { command, shape in shape.paths.map { "\(command) \($0)" } })
    let gone = Self.promises(kept).subtracting(now).sorted()
    try #require(
      gone.isEmpty,
      """
      keys of the JSON are gone or have other names: \(gone.joined(separator: ", ")). \
      Programs rely on them: put them back.
      """)
    let text = Self.text(shapes)
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil {
      try text.write(to: Self.documents, atomically: true, encoding: .utf8)
    }
    let isFresh = try String(contentsOf: Self.documents, encoding: .utf8) == text
    #expect(isFresh, "docs/json.md lacks something new: run bash scripts/docs.sh")
  }

  @Test func `A key that is gone is missed, one that is new is not`() throws {
    var shape = JSONShape()
    let sample = #"[{"a": 1, "b": [{"c": null}]}]"#
    guard case .array(let rows) = try OrderedJSON(sample), case .object(let row) = rows[0] else {
      Issue.record("the sample is no list of objects")
      return
    }
    shape.take(row)
    let kept = Self.section("x y", shape)
    #expect(Self.promises(kept) == ["x y a", "x y b", "x y b[].c"])
  }

  /// What one object of JSON is, another way of printing is too.
  @Test(arguments: [["rates"], ["figure", "list"], ["report", "run", "rates-by-field"]])
  func `Lines of ndjson are the objects of json, under the columns of CSV`(
    _ command: [String]
  ) throws {
    let folder = try Folder.seeded()
    let json = try OrderedJSON(folder.danvan(command + ["--format", "json"]).stdout)
    let lines = try folder.danvan(command + ["--format", "ndjson"]).lines.map {
      try OrderedJSON($0)
    }
    #expect(json == .array(lines))
    let header = try folder.danvan(command + ["--format", "csv"]).header()
    for case .object(let row) in lines { #expect(row.map(\.name) == header) }
  }

  @Test(arguments: Tongue.allCases)
  func `JSON does not change with the language`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let rates = try folder.danvan(["rates", "--format", "json"], tongue).stdout
    #expect(rates.contains(#""province_code": "22""#) && rates.contains(#""basis": "reported""#))
  }

  @Test func `An error leaves stdout empty and has its exit code`() throws {
    let folder = try Folder.seeded()
    for (command, code) in [
      (["figure", "show", "none"], Int32(65)), (["rates", "--basis", "x"], 65),
      (["rates", "--bogus"], 64), (["rates", "--db", "none.db"], 66),
    ] {
      let outcome = try folder.danvan(command + ["--format", "json"])
      #expect(outcome.code == code && outcome.stdout == "" && !outcome.stderr.isEmpty, "\(command)")
    }
  }

  /// The shape of every command's JSON, by its name.
  private func made() throws -> [(command: String, shape: JSONShape)] {
    let folder = try CommandTableTests.prepared()
    for line in Self.records {
      let outcome = try folder.danvan(CommandTableTests.words(line))
      try #require(outcome.code == 0, "\(line): \(outcome.stderr)")
    }
    var shapes: [(String, JSONShape)] = []
    for command in CommandTableTests.samples.keys.sorted() where command != "report run" {
      let help = try folder.danvan(command.split(separator: " ").map(String.init) + ["--help"])
      guard help.stdout.contains("--format"), !Self.isOfOwnShape(command),
        let sample = CommandTableTests.samples[command]
      else { continue }
      let isWriting = help.stdout.contains("--dry-run") && !sample.contains("--dry-run")
      var shape = JSONShape()
      for line in [sample] + (Self.more[command] ?? []) {
        let words = CommandTableTests.words(line) + (isWriting ? ["--dry-run"] : [])
        try take(folder.danvan(words + ["--format", "json"]), into: &shape)
      }
      if shape != JSONShape() { shapes.append((command, shape)) }
    }
    var findings = JSONShape()
    try take(folder.danvan("check", "--format", "json"), into: &findings)
    shapes.append(("check without --list", findings))
    var comparison = JSONShape()
    // Provinces that reported, and fields of which nobody did.
    try take(folder.danvan("rates", "--compare", "--format", "json"), into: &comparison)
    try take(
      folder.danvan("rates", "--compare", "--by", "province", "--by", "field", "--format", "json"),
      into: &comparison)
    shapes.append(("rates --compare", comparison))
    var missing = JSONShape()
    try take(
      folder.danvan(
        "rates", "--by", "country", "--basis", "below", "--missing", "--format", "json"),
      into: &missing)
    shapes.append(("rates --missing", missing))
    // The reports want models that wait, are typical, have levels and fields.
    let reports = try folder.danvan("report", "list", "--format", "csv").records()
    for name in reports.compactMap({ $0["name"] }) {
      let given = name == "directive-tree" ? ["-p", "directive=25-NQ/TW"] : []
      var shape = JSONShape()
      try take(
        folder.danvan(["report", "run", name] + given + ["--format", "json"]), into: &shape)
      try #require(shape != JSONShape(), "\(name) has nothing to show: add to the records above")
      shapes.append(("report run \(name)", shape))
    }
    return shapes.sorted { $0.0 < $1.0 }
  }

  private func take(_ outcome: Outcome, into shape: inout JSONShape) throws {
    try #require([0, 1].contains(outcome.code), "\(outcome.stderr)")
    // `init` without seeds has nothing to print.
    if outcome.bytes.isEmpty { return }
    switch try OrderedJSON(outcome.stdout) {
    case .array(let rows): for case .object(let row) in rows { shape.take(row) }
    case .object(let object): shape.take(object)
    default: Issue.record("neither a list nor an object: \(outcome.stdout)")
    }
    for name in shape.numbers {
      #expect(JSONMeaning.numbers[name] != nil, "say in JSONMeaning what \(name) counts")
    }
  }

  /// `command key` of every line of the tables.
  private static func promises(_ text: String) -> Set<String> {
    var command = ""
    var promises: Set<String> = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("## `") { command = String(line.dropFirst(4).dropLast()) }
      if !command.isEmpty, let key = line.firstMatch(of: #/^\| `([^`]+)` \|/#)?.1 {
        promises.insert("\(command) \(key)")
      }
    }
    return promises
  }

  private static func text(_ shapes: [(command: String, shape: JSONShape)]) -> String {
    var known: [String: Set<String>] = [:]
    for (_, shape) in shapes { shape.types(into: &known) }
    return JSONMeaning.introduction
      + shapes.map { section($0, $1.borrowing(known)) }.joined()
  }

  private static func section(_ command: String, _ shape: JSONShape) -> String {
    let lines = shape.lines(JSONMeaning.of)
    let table =
      lines.isEmpty
      ? "An empty list here.\n"
      : """
      | key | type | |
      |---|---|---|
      \(lines.joined(separator: "\n"))

      """
    return "\n## `\(command)`\n\n\(table)"
  }
}
