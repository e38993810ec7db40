import Foundation
import Testing

@Suite("Documents")
struct DirectiveTests {
  @Test(arguments: [
    (["12 - NQ/TU", "--province", "22"], "22:12-NQ/TU", "NQ|12||TU|Nghị quyết|12 - NQ/TU|"),
    (["11-QÐi/TW"], "11-QĐi/TW", "QĐi|11||TW|Quy định|11-QĐi/TW|"),
    (["249/MTTQ-BTT", "--province", "22"], "22:249/MTTQ-BTT", "|249||MTTQ-BTT||249/MTTQ-BTT|"),
    (
      ["30/2026/QH16", "--type-name", "Luật"], "30/2026/QH16", "|30||QH16|Luật|30/2026/QH16|2026"
    ),
    (["12a-KH/TU", "--province", "04"], "04:12a-KH/TU", "KH|12|a|TU|Kế hoạch|12a-KH/TU|"),
    (["147-QĐ/TW", "--type-name", "regulation"], "147-QĐ/TW", "QĐ|147||TW|Quy định|147-QĐ/TW|"),
    (["25-NQ/TW", "--term", "XIV"], "25-NQ/TW:XIV", "NQ|25||TW|Nghị quyết|25-NQ/TW|XIV"),
  ])
  func `A number is stored in its parts and as it was typed`(
    _ typed: [String], _ code: String, _ stored: String
  ) throws {
    let folder = try Folder.seeded()
    let added = try folder.danvan(
      ["directive", "add"] + typed + ["--title", "Về việc thử", "--format", "csv"])
    #expect(added.code == 0 && added.stderr == "", "\(added.stderr)")
    #expect(try added.written().code == code)
    #expect(
      try folder.sqlite(
        """
        SELECT type_code, number, suffix, issuer_code, type_vi, number_typed, term
          FROM directive ORDER BY id DESC LIMIT 1
        """) == stored)
    let shown = try folder.done("directive", "show", code, "--format", "json").object()
    #expect(shown.text("title_vi") == "Về việc thử")
  }

  @Test func `The words around a number count, and the source's are kept`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "directive", "add", "Quy định số 66-QĐ/TW ngày 06/02/2017", "--title", "Về thể loại",
      "--committee", "BBT", "--source", "S2", "--locator", "7", "--quote", "Regulation 66")
    let shown = try folder.done("directive", "show", "66 - qđ/tw", "--format", "json").object()
    #expect(shown.text("type") == "Quy định" && shown.text("issued_on") == "2017-02-06")
    let mention = try #require(shown.list("mentions").first)
    #expect(mention.text("number_printed") == "Quy định số 66-QĐ/TW ngày 06/02/2017")
    #expect(mention.text("source") == "S2" && mention.text("quote") == "Regulation 66")
  }

  @Test func `One without a number has a code and a kind`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "directive", "add", "--no-number", "--code", "22:QC-1", "--type-name", "Quy chế", "--title",
      "Quy chế phối hợp", "--province", "22")
    #expect(
      try folder.sqlite("SELECT type_code, number IS NULL FROM directive WHERE code = '22:QC-1'")
        == "QC|1")
  }

  @Test(
    arguments: [
      ("98-QD/TW", "«QĐ»", "“QĐ”"), ("98-XYZ/TW", "«XYZ»", "“XYZ”"),
      ("98-NQ/ABC", "«ABC»", "“ABC”"), ("98-QĐ/TW", "Quyết định hoặc Quy định", "Decision or"),
    ], Tongue.allCases)
  func `Doubts are told on stderr, and the number is kept`(
    _ doubt: (typed: String, vi: String, en: String), _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let added = try folder.danvan("directive", "add", doubt.typed, "--title", "x", in: tongue)
    #expect(added.code == 0)
    #expect(added.stderr.contains(tongue == .vi ? doubt.vi : doubt.en), "\(added.stderr)")
    #expect(foreignWords(added.stderr, tongue) == [], "\(added.stderr)")
  }

  @Test func `A number is found however it is typed, and several are listed`() throws {
    let folder = try Folder.seeded()
    for typed in ["16-NQ/TU", "16 - NQ/TU", "Nghị quyết số 16-NQ/TU", "16-nq/tu"] {
      #expect(try folder.done("directive", "show", typed).stdout.contains("04:16-NQ/TU"))
    }
    #expect(try folder.done("directive", "show", "23-QD/TW").stdout.contains("23-QĐ/TW"))
    _ = try folder.done(
      "directive", "add", "16-NQ/TU", "--title", "y", "--province", "22", "--committee", "TU-22",
      "--term", "XV")
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan("directive", "show", "16-NQ/TU", in: tongue)
      expectMisuse(outcome, 65, tongue, "22:16-NQ/TU (Tỉnh ủy Quảng Ninh, XV)")
      #expect(outcome.stderr.contains("04:16-NQ/TU (Tỉnh ủy Cao Bằng)"))
    }
  }

  @Test func `A number is corrected with all its parts`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "directive", "edit", "21-KL/TW", "--number", "22-CT/TW", "--code", "22-CT/TW")
    #expect(
      try folder.sqlite("SELECT number, type_code, type_vi FROM directive WHERE code = '22-CT/TW'")
        == "22|CT|Chỉ thị")
  }

  @Test func `Links are made with their place, and taken away`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "directive", "link", "22:41-CT/TU", "based_on", "Nghị quyết số 25-NQ/TW", "--source", "S1",
      "--locator", "8", "--quote", "căn cứ")
    let shown = try folder.done("directive", "show", "22:41-CT/TU", "--format", "json").object()
    #expect(shown.list("links").compactMap { $0.text("directive") } == ["25-NQ/TW"])
    _ = try folder.done(
      "directive", "link", "22:41-CT/TU", "căn cứ", "25-NQ/TW", "--remove", "--reason", "sai")
    #expect(try folder.sqlite("SELECT count(*) FROM directive_link") == "5")
  }

  @Test func `The tree goes down to what is tied to its documents`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("model", "edit", "22-2025-0001", "--directive", "22:38-CTr/TU")
    _ = try folder.done("fund", "edit", "04-VNN", "--directive", "43-NQ/TW")
    _ = try folder.done("task", "programme", "edit", "NB-2024", "--directive", "43-NQ/TW")
    let rows = try folder.done("directive", "tree", "43-NQ/TW", "--format", "csv").records()
    #expect(rows.count == 5 + 41)
    #expect(
      rows.prefix(5).map { [$0["depth"], $0["parent"], $0["link"], $0["noun"], $0["code"]] } == [
        ["0", "", "", "directive", "43-NQ/TW"],
        ["1", "43-NQ/TW", "applies", "directive", "22:38-CTr/TU"],
        ["2", "22:38-CTr/TU", "", "model", "22-2025-0001"],
        ["1", "43-NQ/TW", "", "fund", "04-VNN"],
        ["1", "43-NQ/TW", "", "task_programme", "NB-2024"],
      ])
    #expect(rows.last?["parent"] == "NB-2024" && rows.last?["noun"] == "task")
    let table = try folder.done("directive", "tree", "43-NQ/TW", "--format", "table").stdout
    #expect(table.contains("\n└ 22:38-CTr/TU") && table.contains("\n   └ 22-2025-0001"))
  }

  @Test func `A loop that another tool made does not hang the tree`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO directive_link (directive, kind, target)
      SELECT a.id, 'reviews', b.id FROM directive AS a, directive AS b
       WHERE a.code = '25-NQ/TW' AND b.code = '43-KL/TW'
      """)
    let rows = try folder.done("directive", "tree", "25-NQ/TW", "--format", "csv").records()
    #expect(rows.map { $0["code"] } == ["25-NQ/TW", "37:19-CTr/TU", "43-KL/TW"])
  }

  static let misuses: [([String], Int32, String)] = [
    (["add", "25-NQ/TW", "--title", "x"], 65, "25-NQ/TW"),
    (["add", "25-NQ/TW", "--title", "x", "--committee", "TW", "--term", "XI"], 65, "--term"),
    (["add", "xin chao", "--title", "x"], 65, "<number>"),
    (["add", "25", "--title", "x"], 65, "<number>"),
    (["add", "26-NQ/TW"], 64, "--title"),
    (["add", "--title", "x"], 64, "<number>"),
    (["add", "26-NQ/TW", "--no-number", "--title", "x"], 64, "--no-number"),
    (["add", "--no-number", "--title", "x"], 64, "--code"),
    (["add", "--no-number", "--title", "x", "--code", "Z"], 64, "--type-name"),
    (["add", "26-NQ/TW", "--title", "x", "--source", "S2"], 64, "--quote"),
    (["add", "26-NQ/TW", "--title", "x", "--quote", "y"], 64, "--source"),
    (["add", "26-NQ/TW", "--title", "x", "--source", "S9", "--quote", "y"], 65, "--source"),
    (["add", "26-NQ/TW", "--title", "x", "--issued", "30/2/2020"], 65, "--issued"),
    (["edit", "25-NQ/TW"], 64, "directive edit"),
    (["edit", "25-NQ/TW", "--number", "nothing"], 65, "--number"),
    (["edit", "25-NQ/TW", "--clear", "title"], 65, "--clear"),
    (["link", "25-NQ/TW", "applies", "25-NQ/TW"], 65, "<directive>"),
    (["link", "43-KL/TW", "continues", "25-NQ/TW"], 65, "25-NQ/TW"),
    (["link", "25-NQ/TW", "continues", "43-KL/TW"], 65, "43-KL/TW"),
    (["link", "25-NQ/TW", "likes", "43-KL/TW"], 65, "<kind>"),
    (["link", "25-NQ/TW", "applies", "none"], 65, "none"),
    (["link", "25-NQ/TW", "applies", "43-KL/TW", "--quote", "x"], 64, "--source"),
    (["link", "43-KL/TW", "continues", "25-NQ/TW", "--remove"], 64, "--reason"),
    (["link", "25-NQ/TW", "applies", "43-KL/TW", "--remove", "--reason", "x"], 65, "43-KL/TW"),
    (["tree", "none"], 65, "none"),
    (["tree", "12345-ZZ/TW"], 65, "12345-ZZ/TW"),
  ]

  @Test(arguments: misuses.indices, Tongue.allCases)
  func `A misuse is told in the language asked for, and nothing is stored`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let (command, code, words) = Self.misuses[index]
    let folder = try Folder.seeded()
    expectMisuse(try folder.danvan(["directive"] + command, tongue), code, tongue, words)
    try folder.expectUntouched()
  }
}
