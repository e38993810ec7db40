import Foundation
import Testing

@Suite("Recording what was reported")
struct RecordingTests {
  private func seededWithSource() throws -> Folder {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "source", "add", "--code", "BC-1", "--title", "Báo cáo 6 tháng", "--on", "5/7/2026")
    return folder
  }

  @Test func `A source is added with its day and how that is known`() throws {
    let folder = try seededWithSource()
    let source = try folder.done("source", "show", "BC-1", "--format", "json").object()
    #expect(source.text("published_on") == "2026-07-05")
    #expect(source.text("dating") == "printed")
  }

  @Test func `Reported figures make a rate, and keep their qualifier`() throws {
    let folder = try seededWithSource()
    for (measure, value) in [
      ("models.registered", "gần 1.200"), ("models.recognized", "trên 600"),
    ] {
      _ = try folder.done(
        "figure", "add", "--measure", measure, "--value", value, "--province", "Lào Cai",
        "--period", "2026-S1", "--source", "BC-1", "--locator", "3", "--quote", value)
    }
    let rates = try folder.done("rates", "--province", "15", "--format", "csv").records()
    #expect(rates.count == 1)
    #expect(rates.first?["registered"] == "1200" && rates.first?["registered_comparator"] == "<")
    #expect(rates.first?["rate"] == "0.500000" && rates.first?["rate_comparator"] == ">")
    #expect(rates.first?["sources"] == "BC-1")
    let codes = try folder.done("figure", "list", "--province", "15", "--format", "csv").records()
    #expect(Set(codes.compactMap { $0["verbatim"] }) == ["gần 1.200", "trên 600"])
  }

  @Test func `A fund takes money as it was said`() throws {
    let folder = try seededWithSource()
    _ = try folder.done(
      "fund", "add", "--code", "22-VNN", "--name", "Quỹ Vì người nghèo", "--province", "22")
    for (kind, amount) in [
      ("raised", "trên 5,3 tỷ đồng"), ("disbursed", "341.113 triệu"), ("giải ngân", "29 tỷ"),
    ] {
      _ = try folder.done(
        "fund", "record", "22-VNN", "--kind", kind, "--amount", amount, "--source", "BC-1",
        "--period", "2026-S1", "--beneficiaries", "3", "--of", "7")
    }
    #expect(
      try folder.sqlite(
        """
        SELECT e.code, e.kind, e.comparator, e.value, e.beneficiaries, e.target_beneficiaries
          FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund WHERE f.code = '22-VNN' ORDER BY e.id
        """) == """
          22-VNN-0001|raised|>|5300000000|3|7
          22-VNN-0002|disbursed|=|341113000000|3|7
          22-VNN-0003|disbursed|=|29000000000|3|7
          """)
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be read is refused, and nothing is stored`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let figure = ["figure", "add", "--measure", "models.registered", "--source", "S3"]
    let fund = ["fund", "record", "04-VNN", "--source", "S2", "--kind", "raised"]
    let wrong: [([String], Int32, String)] = [
      (figure + ["--province", "22", "--value", "2.500"], 65, "--numbers"),
      (figure + ["--province", "22", "--value", "nhiều"], 65, "--value"),
      (figure + ["--value", "5"], 65, "--province"),
      (figure + ["--province", "22", "--value", "5", "--period", "nay"], 65, "--period"),
      (figure + ["--province", "22", "--value", "5", "--code", "S2-22-registered"], 65, "S2-22"),
      (figure + ["--province", "22", "--value", "5", "--numbers", "fr"], 64, "--numbers"),
      (fund + ["--amount", "5,5"], 65, "--amount"),
      (fund + ["--amount", "99999999999 tỷ"], 65, "--amount"),
      (figure + ["--value", "5", "--committee", ""], 65, "--committee"),
      (
        ["fund", "add", "--code", "Z", "--name", "x", "--province", "04", "--committee", ""], 65,
        "--committee"
      ),
      (
        ["model", "recognize", "04-0001", "--level", "xã", "--on", "1/1/2026", "--source", ""], 65,
        "--source"
      ),
      (
        [
          "committee", "add", "--code", "Z", "--name", "x", "--kind", "other", "--parent", " ",
        ], 65, "--parent"
      ),
      (["source", "add", "--code", "S1", "--title", "x"], 65, "S1"),
      (["source", "add", "--code", "a b", "--title", "x"], 65, "--code"),
      (["source", "add", "--code", "Z", "--title", "x", "--on", "30/2/2026"], 65, "--on"),
      (["fund", "add", "--code", "04-VNN", "--name", "x", "--province", "04"], 65, "04-VNN"),
    ]
    for (command, code, text) in wrong {
      let outcome = try folder.danvan(command, tongue)
      #expect(outcome.code == code, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains(text), "\(command): \(outcome.stderr)")
    }
    try folder.expectUntouched()
  }
}
