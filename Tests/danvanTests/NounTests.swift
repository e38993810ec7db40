import Foundation
import Testing

/// `add`, `edit` and `--clear`, the same for every noun.
@Suite("Adding and correcting")
struct NounTests {
  /// A command that edits one thing, what it changes, and what undoes it.
  static let edits: [(edit: [String], field: String, after: String)] = [
    (["committee", "edit", "TU-22", "--note", "mới"], "note", "mới"),
    (
      ["committee", "edit", "tinh uy quang ninh", "--from", "1/7/2025"], "valid_from", "2025-07-01"
    ),
    (["source", "edit", "S3", "--publisher", "Báo X"], "publisher", "Báo X"),
    (["source", "edit", "S3", "--not-after", "29/6/2025"], "published_to", "2025-06-29"),
    (["directive", "edit", "25 - nq/tw", "--issued", "4/6/2013"], "issued_on", "2013-06-04"),
    (["directive", "edit", "25-NQ/TW", "--committee", "BCT"], "issuer", "BCT"),
    (["fund", "edit", "04-VNN", "--committee", "MTTQ-04"], "committee", "MTTQ-04"),
    (["fund", "edit", "04-VNN", "--directive", "43-KL/TW"], "directive", "43-KL/TW"),
    (["fund", "entry", "edit", "S2-24-houses", "--of", "17000"], "target_beneficiaries", "17000"),
    (["task", "programme", "edit", "NB-2024", "--period", "2025"], "period", "2025"),
    (["task", "edit", "NB-2024-C8", "--state", "đang làm"], "state", "under_way"),
    (["figure", "edit", "S2-22-registered", "--period", "2020/2024"], "period", "2020/2024"),
    (["figure", "measure", "edit", "papi.rank", "--unit-vi", "bậc"], "unit_vi", "bậc"),
    (["model", "edit", "04-0001", "--kind", "typical"], "kind", "typical"),
  ]

  @Test(arguments: edits.indices)
  func `Only what is named changes, and the journal keeps why`(_ index: Int) throws {
    let (edit, field, after) = Self.edits[index]
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(edit + ["--reason", "gõ nhầm", "--format", "csv"])
    #expect(outcome.code == 0 && outcome.stderr == "", "\(outcome.stderr)")
    let rows = try outcome.records()
    #expect(rows.map { $0["field"] } == [field])
    #expect(rows.first?["after"] == after && rows.first?["before"] != after)
    let command = edit.prefix { $0 != "edit" }.joined(separator: " ") + " edit"
    #expect(
      try folder.sqlite("SELECT command, reason FROM journal ORDER BY id DESC LIMIT 1")
        == "\(command)|gõ nhầm")
    let dry = try Folder.seeded()
    let trial = try dry.danvan(edit + ["--dry-run", "--format", "csv"])
    #expect(try trial.records() == rows)
    try dry.expectUntouched()
  }

  @Test func `A field is emptied by its option's name`() throws {
    let folder = try Folder.seeded()
    let cleared = try folder.done(
      "committee", "edit", "BTGDV-22", "--clear", "note", "--clear", "predecessor", "--format",
      "csv")
    #expect(Set(try cleared.records().map { $0["field"] }) == ["note", "predecessor"])
    #expect(
      try folder.sqlite(
        "SELECT predecessor IS NULL, note IS NULL FROM committee WHERE code = 'BTGDV-22'") == "1|1")
    _ = try folder.done("source", "edit", "S2", "--clear", "on", "--clear", "event")
    #expect(
      try folder.sqlite(
        "SELECT published_on IS NULL AND event_on IS NULL FROM source WHERE code = 'S2'") == "1")
  }

  @Test func `A code can be corrected, and a taken one cannot be taken`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("committee", "edit", "DU-TQN", "--code", "DU-THAN")
    #expect(try folder.done("committee", "show", "DU-THAN").stdout.contains("Đảng ủy Than"))
    let taken = try folder.danvan("committee", "edit", "DU-THAN", "--code", "TU-22")
    #expect(taken.code == 65 && taken.stderr.contains("TU-22"))
  }

  @Test func `A committee gets names, a place and a body above, and shows what hangs on it`() throws
  {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "committee", "add", "--code", "BCD-22", "--name", "Ban Chỉ đạo mới", "--name-en", "New",
      "--kind", "ban chỉ đạo", "--unit", "Quảng Ninh", "--parent", "tinh uy quang ninh",
      "--predecessor", "BTGDV-22", "--from", "1/8/2025", "--to", "1/8/2026", "--note", "x")
    _ = try folder.done("committee", "alias", "BCD-22", "BCĐ mới", "--source", "S3")
    _ = try folder.done("committee", "alias", "BCD-22", "Steering", "--language", "en")
    let shown = try folder.done("committee", "show", "bcd moi", "--format", "json").object()
    #expect(shown.text("code") == "BCD-22" && shown.text("valid_to") == "2026-08-01")
    #expect(shown.list("aliases").compactMap { $0.text("name") } == ["BCĐ mới", "Steering"])
    #expect(
      Set(shown.list("predecessors").compactMap { $0.text("code") }) == ["BTGDV-22", "BDV-22"])
    let above = try folder.done("committee", "show", "TU-22", "--format", "json").object()
    #expect(above.list("bodies").contains { $0.text("code") == "BCD-22" })
    let before = try folder.done("committee", "show", "BDV-22", "--format", "json").object()
    #expect(before.list("successors").compactMap { $0.text("code") } == ["BCD-22", "BTGDV-22"])
    _ = try folder.done("committee", "alias", "BCD-22", "bcd moi", "--remove", "--reason", "sai")
    #expect(try folder.danvan("committee", "show", "BCĐ mới").code == 65)
  }

  @Test func `A unit's code means the unit of the record's own day`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "committee", "add", "--code", "A", "--name", "Cũ", "--kind", "other", "--province", "37",
      "--from", "1/1/2020")
    _ = try folder.done(
      "committee", "add", "--code", "B", "--name", "Mới", "--kind", "other", "--province", "37")
    #expect(
      try folder.sqlite("SELECT count(DISTINCT unit) FROM committee WHERE code IN ('A', 'B')")
        == "2")
  }

  @Test func `Amounts are corrected as they are said`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "fund", "record", "04-VNN", "--kind", "raised", "--amount", "341.113 triệu", "--source",
      "S2", "--beneficiaries", "3", "--of", "9", "--beneficiary-kind", "hộ", "--as-of",
      "30/10/2024")
    let stored = """
      SELECT value, comparator, verbatim, beneficiary_kind, as_of FROM fund_entry
       WHERE code = '04-VNN-0001'
      """
    #expect(try folder.sqlite(stored) == "341113000000|=|341.113 triệu|hộ|2024-10-30")
    _ = try folder.done("fund", "entry", "edit", "04-VNN-0001", "--amount", "gần 5,3 tỷ")
    #expect(try folder.sqlite(stored) == "5300000000|<|gần 5,3 tỷ|hộ|2024-10-30")
    _ = try folder.done("figure", "edit", "S3-10-registered", "--value", "over 2,600")
    #expect(
      try folder.sqlite("SELECT value, comparator FROM figure WHERE code = 'S3-10-registered'")
        == "2600|>")
    let measures = try folder.done("figure", "measure", "--format", "csv").records()
    #expect(measures.first { $0["code"] == "models.registered" }?["name_en"] == "Models registered")
  }

  /// What is typed, the exit code, and a word of the answer in either language.
  static let misuses: [([String], Int32, String)] = [
    (["committee", "edit", "TU-22"], 64, "committee edit"),
    (["committee", "edit", "TU-22", "--clear", "bogus"], 64, "name-en"),
    (["committee", "edit", "TU-22", "--clear", "name"], 65, "--clear"),
    (["committee", "edit", "TU-22", "--clear", "kind"], 65, "--clear"),
    (["committee", "edit", "TU-22", "--note", "x", "--clear", "note"], 64, "--clear"),
    (["committee", "edit", "TU-22", "--note", " "], 65, "--note"),
    (["committee", "edit", "none", "--note", "x"], 65, "none"),
    (["committee", "edit", "TU-22", "--parent", "TU-22"], 65, "--parent"),
    (["committee", "edit", "TU-22", "--parent", "HU-DamHa-22"], 65, "--parent"),
    (["committee", "edit", "BDV-22", "--predecessor", "BTGDV-22"], 65, "--predecessor"),
    (["committee", "edit", "TU-22", "--kind", "club"], 65, "--kind"),
    (["committee", "edit", "TU-22", "--from", "1/1/2020", "--to", "1/1/2019"], 65, "--to"),
    (["committee", "edit", "TU-22", "--unit", "22", "--province", "99"], 65, "--province"),
    (["committee", "edit", "TU-22", "--unit", "Nơi nào"], 65, "--unit"),
    (["committee", "add", "--code", "X", "--name", "x"], 64, "--kind"),
    (["committee", "alias", "TU-22", "Provincial Party Committee"], 65, "<name>"),
    (["committee", "alias", "TU-22", "X", "--language", "fr"], 65, "--language"),
    (["committee", "alias", "TU-22", "X", "--remove"], 64, "--reason"),
    (["committee", "alias", "TU-22", "X", "--remove", "--reason", "y"], 65, "<name>"),
    (["source", "add", "--code", "X"], 64, "--title"),
    (["source", "edit", "S3", "--on", "31/6/2025"], 65, "--on"),
    (["source", "edit", "S3", "--not-after", "1/1/2020"], 65, "--not-after"),
    (["source", "edit", "S3", "--code", "S2"], 65, "S2"),
    (["fund", "add", "--code", "X", "--name", "x"], 64, "--province"),
    (["fund", "edit", "04-VNN", "--name", "Quỹ Cứu trợ"], 65, "04-CT"),
    (["fund", "edit", "04-VNN", "--clear", "province"], 65, "--clear"),
    (["fund", "edit", "04-VNN", "--directive", "none"], 65, "--directive"),
    (["fund", "record", "04-VNN", "--kind", "raised", "--source", "S2"], 64, "--amount"),
    (["fund", "entry", "edit", "S2-26-vnn", "--amount", "5.300"], 65, "--numbers"),
    (["fund", "entry", "edit", "S2-26-vnn", "--amount", "5,5"], 65, "--amount"),
    (["fund", "entry", "edit", "S2-26-vnn", "--of", "nhiều"], 65, "--of"),
    (["fund", "entry", "edit", "S2-26-vnn", "--beneficiaries=-1"], 65, "--beneficiaries"),
    (["figure", "measure", "add", "--code", "x", "--name", "x"], 64, "--kind"),
    (
      ["figure", "measure", "add", "--code", "papi.rank", "--name", "x", "--kind", "count"], 65,
      "papi.rank"
    ),
    (["figure", "measure", "edit", "papi.rank", "--kind", "weight"], 65, "--kind"),
    (["figure", "add", "--value", "5", "--source", "S3"], 64, "--measure"),
    (["figure", "edit", "S2-22-registered", "--value", "1.500"], 65, "--numbers"),
    (["figure", "edit", "S2-22-registered", "--part-of", "S2-22-registered"], 65, "--part-of"),
    (["figure", "edit", "S2-22-registered", "--status", "Z"], 65, "--status"),
    (["figure", "edit", "S2-22-registered", "--clear", "source"], 65, "--clear"),
  ]

  @Test(arguments: misuses.indices, Tongue.allCases)
  func `A misuse is told in the language asked for, and nothing is stored`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let (command, code, words) = Self.misuses[index]
    let folder = try Folder.seeded()
    expectMisuse(try folder.danvan(command, tongue), code, tongue, words)
    try folder.expectUntouched()
  }
}

/// A refusal in one language; the usage line below a usage error is the parser's.
func expectMisuse(
  _ outcome: Outcome, _ code: Int32, _ tongue: Tongue, _ words: String,
  _ place: SourceLocation = #_sourceLocation
) {
  let plain = Outcome(
    code: outcome.code, bytes: outcome.bytes,
    stderr: outcome.stderr.split(separator: "\n").filter {
      !$0.hasPrefix("Usage: ") && !$0.hasPrefix("Cách dùng: ")
    }.joined(separator: "\n"))
  expectMessage(plain, code, tongue, contains: [words], place)
}
