import Foundation
import Testing

/// What every report says of the seeds.
@Suite("Reports on the seeds")
struct ReportSeedTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let name: String
    var parameters: [String: String] = [:]
    let table: String

    init(_ name: String, _ parameters: [String: String] = [:], _ table: String) {
      (self.name, self.parameters, self.table) = (name, parameters, table)
    }

    var testDescription: String { name }
  }

  @Test(arguments: expected) func `A report of the seeds is this table`(_ expected: Expected) throws
  {
    let folder = try Folder.seeded()
    let found = try folder.report(expected.name, expected.parameters)
    #expect(found.stdout == expected.table + "\n")
    try folder.expectUntouched()
  }

  @Test func `Every report that comes with danvan is in the table, the list and the folder`() throws
  {
    let folder = try Folder.seeded()
    let listed = try folder.done("report", "list", "--format", "csv").records()
    #expect(listed.allSatisfy { $0["problem"] == "" && $0["title"] != "" })
    let names = listed.compactMap { $0["name"] }
    #expect(names == Self.expected.map(\.name))
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Product.package.appending(path: "Sources/Query/Reports").path)
    #expect(
      Set(files)
        == Set(names.map { $0 + ".sql" }).union([
          "shared.sql", "selected.sql", "counted.sql", "compared.sql", "why.sql", "Reports.swift",
        ]))
  }

  @Test(arguments: expected) func `Every report is explained and prints in every form`(
    _ expected: Expected
  ) throws {
    let folder = try Folder.seeded()
    let values = expected.parameters.flatMap { ["-p", "\($0.key)=\($0.value)"] }
    for tongue in Tongue.allCases {
      let shown = try folder.danvan(["report", "show", expected.name, "--format", "table"], tongue)
      #expect(shown.code == 0, "\(shown.stderr)")
      if tongue == .en { #expect(foreignWords(shown.stdout, .en) == [], "\(shown.stdout)") }
      for form in ["table", "tsv", "json", "ndjson", "markdown", "html"] {
        let outcome = try folder.danvan(
          ["report", "run", expected.name, "--format", form] + values, tongue)
        #expect(outcome.code == 0 && outcome.stderr == "", "\(form) \(outcome.stderr)")
      }
    }
  }
}

extension ReportSeedTests {
  static let expected: [Expected] = [
    Expected(
      "rates-by-province", [:],
      """
      province_code,province,registered,registered_comparator,recognized,recognized_comparator,\
      rate,rate_comparator,province_from,province_to
      22,Quảng Ninh,5,=,5,=,1.000000,=,,
      """),
    Expected(
      "rates-by-field", [:],
      """
      field,registered,registered_comparator,recognized,recognized_comparator,rate,rate_comparator
      economy,2,=,2,=,1.000000,=
      culture-society,2,=,2,=,1.000000,=
      defense-security,1,=,1,=,1.000000,=
      """),
    Expected(
      "rates-by-owner-kind", [:],
      """
      owner_kind,registered,registered_comparator,recognized,recognized_comparator,rate,\
      rate_comparator
      collective,5,=,5,=,1.000000,=
      """),
    Expected(
      "rates-by-level", [:],
      """
      level,registered,registered_comparator,recognized,recognized_comparator,rate,rate_comparator
      commune,5,=,5,<=,1.000000,<=
      district,5,=,5,<=,1.000000,<=
      province,5,=,5,<=,1.000000,<=
      unknown,5,=,5,=,1.000000,=
      """),
    Expected(
      "rates-by-year", [:],
      """
      year,registered,registered_comparator,recognized,recognized_comparator,rate,rate_comparator
      2025,5,=,5,=,1.000000,=
      """),
    Expected(
      "undecided", [:],
      """
      province_code,province,code,title,owner_kind,year,registered_on,waiting\
      ,province_from,province_to
      """),
    Expected(
      "funnel", [:],
      """
      province_code,province,registered,registered_comparator,recognized,recognized_comparator,\
      recognized_rate,recognized_rate_comparator,typical,typical_comparator,typical_rate,\
      typical_rate_comparator,province_from,province_to
      22,Quảng Ninh,5,=,5,=,1.000000,=,0,=,0.000000,=,,
      """),
    Expected(
      "typical-models", [:],
      """
      province_code,province,code,title,field,owner_name,year,level,province_from,province_to\
      ,selected_level,selected_on,selected_by,decision,kind,selection
      """),
    Expected(
      "same-period", ["year": "2025", "as_of": "2025-12-31"],
      """
      province_code,province,registered,registered_comparator,registered_before,\
      registered_before_comparator,registered_change,registered_change_comparator,recognized,\
      recognized_comparator,recognized_before,recognized_before_comparator,recognized_change,\
      recognized_change_comparator,rate,rate_comparator,rate_before,rate_before_comparator,\
      province_from,province_to
      22,Quảng Ninh,5,=,0,=,5,=,5,=,0,=,5,=,1.000000,=,,,,
      """),
    Expected(
      "cumulative", [:],
      """
      year,registered,registered_comparator,recognized,recognized_comparator,new_models,\
      new_models_comparator,registered_total,registered_total_comparator,recognized_total,\
      recognized_total_comparator,models_total,models_total_comparator,rate,rate_comparator
      2025,5,=,5,=,5,=,5,=,5,=,5,=,1.000000,=
      """),
    Expected(
      "reconciliation", [:],
      """
      province_code,province,measure,period,reported,reported_comparator,recorded,\
      recorded_comparator,coverage,coverage_comparator,source,province_from,province_to,as_of
      04,Cao Bằng,models.registered,,13268,=,0,=,0.000000,=,S2,,,2024-10-30
      04,Cao Bằng,models.recognized,,10295,=,0,=,0.000000,=,S2,,,2024-10-30
      22,Quảng Ninh,models.registered,2025,2500,<,5,=,0.002000,>,S3,,,
      22,Quảng Ninh,models.recognized,2025,1400,=,5,=,0.0035714285714285713,=,S3,,,
      """),
    Expected(
      "not-reported", ["year": "2024", "province": "37"],
      """
      unit_code,unit,above,last_year
      35,Hà Nam,Việt Nam,
      36,Nam Định,Việt Nam,
      """),
    Expected(
      "directive-tree", ["directive": "25-NQ/TW"],
      """
      depth,parent,code,link,noun,title
      0,,25-NQ/TW,,directive,Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới
      1,25-NQ/TW,37:19-CTr/TU,applies,directive,Thực hiện Nghị quyết số 25-NQ/TW
      1,25-NQ/TW,43-KL/TW,continues,directive,Về tiếp tục thực hiện Nghị quyết số 25-NQ/TW
      """),
    Expected(
      "fund-statement", [:],
      """
      fund_code,fund,period,as_of,target,target_comparator,raised,raised_comparator,spent,spent_comparator,disbursed,disbursed_comparator,left,left_comparator,source
      04-CT,Quỹ Cứu trợ,,,,,5300000000,=,,,,,,,S2
      04-DODN,Quỹ Đền ơn đáp nghĩa,,,,,11000000000,=,,,,,,,S2
      04-NHA,"Chương trình hỗ trợ xóa nhà tạm, nhà dột nát giai đoạn 2021 - 2025",,2024-10-30,,,,,,,341113000000,=,,,S2
      04-NHA,"Chương trình hỗ trợ xóa nhà tạm, nhà dột nát giai đoạn 2021 - 2025",2024,,,,,,,,107680000000,=,,,S2
      04-NHA,"Chương trình hỗ trợ xóa nhà tạm, nhà dột nát giai đoạn 2021 - 2025",all,\
      ,,,,,,,341113000000,>=,,,S2
      04-NTM,Quỹ Xây dựng nông thôn mới,,,,,29000000000,<,,,,,,,S2
      04-TET,Kinh phí tặng quà Tết Nguyên đán,,,,,,,3600000000,>,,,,,S2
      04-VNN,Quỹ Vì người nghèo,,,,,153000000000,>,,,,,,,S2
      37-DODN,Quỹ Đền ơn đáp nghĩa và an sinh xã hội,2017/..,2023-10-04,,,130000000000,>,,,,,,,S4
      """),
    Expected(
      "housing-progress", [:],
      """
      province_code,province,period,as_of,supported,supported_comparator,needed,needed_comparator,share,share_comparator,printed_percent,printed_percent_comparator,source,needed_source,printed_percent_source,province_from,province_to
      04,Cao Bằng,,2024-10-30,8799,=,16627,=,0.5291994947976183,=,,,S2,S2,,,
      04,Cao Bằng,2024,,3206,=,7121,=,0.4502176660581379,=,45,=,S2,S2,S2,,
      """),
    Expected(
      "tasks", [:],
      """
      programme_code,programme,kind,tasks,done,under_way,planned,dropped,unknown,done_rate,source
      NB-2024,Chương trình phối hợp năm 2024 của Ban Chỉ đạo phối hợp hoạt động công tác dân vận xây dựng và bảo vệ Tổ quốc tỉnh Ninh Bình,common,8,0,7,0,0,1,0.000000,S0
      NB-2024,Chương trình phối hợp năm 2024 của Ban Chỉ đạo phối hợp hoạt động công tác dân vận xây dựng và bảo vệ Tổ quốc tỉnh Ninh Bình,member,33,8,9,0,0,16,0.24242424242424243,S0
      """),
    Expected(
      "contradictions", [:],
      """
      rule,code,value,value_comparator,other,other_value,other_value_comparator,source,other_source
      income-above-product,S4-11-income,88000000,=,S4-11-grdp,81000000,=,S4,S4
      """),
    Expected(
      "data-quality", [:],
      """
      noun,gap,missing,total,share
      model,field,0,10,0.000000
      model,owner_kind,5,10,0.500000
      model,registration_year,5,10,0.500000
      model,source,0,10,0.000000
      registration,day,5,5,1.000000
      registration,mode,5,5,1.000000
      recognition,day,5,5,1.000000
      recognition,level,5,5,1.000000
      recognition,decision_number,5,5,1.000000
      figure,period,23,75,0.30666666666666664
      directive,day,15,26,0.5769230769230769
      entry,period,5,8,0.625000
      """),
  ]
}

/// The example of docs/reports.md, as a reader would copy it.
@Suite("The guide to reports")
struct ReportGuideTests {
  @Test func `The example of the guide prints what the guide says`() throws {
    let guide = try String(
      contentsOf: Product.package.appending(path: "docs/reports.md"), encoding: .utf8)
    let sql = try #require(guide.firstMatch(of: #/```sql\n([^`]*)```/#)?.1)
    let shown = try #require(guide.firstMatch(of: #/```console\n\$ danvan ([^\n]*)\n([^`]*)```/#))
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / "bao-cao", withIntermediateDirectories: true)
    try folder.write(Array(sql.utf8), "bao-cao/models-by-field.sql")
    let outcome = try folder.danvan(shown.1.split(separator: " ").map(String.init), .vi)
    #expect(outcome.stdout == shown.2, "\(outcome.stderr)")
  }
  @Test func `The block below that answers why, as the guide says`() throws {
    let guide = try String(
      contentsOf: Product.package.appending(path: "docs/reports.md"), encoding: .utf8)
    let sql = guide.matches(of: #/```sql\n([^`]*)```/#).map(\.1).joined()
    let shown = try #require(
      guide.firstMatch(
        of: #/```console\n\$ danvan (why [^"]*)"([^"]*)" ([^\n]*)\n([^`]*)```/#))
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / "bao-cao", withIntermediateDirectories: true)
    try folder.write(Array(sql.utf8), "bao-cao/models-by-field.sql")
    let words = { (text: Substring) in text.split(separator: " ").map(String.init) }
    let outcome = try folder.danvan(
      words(shown.1) + [String(shown.2)] + words(shown.3), .vi)
    #expect(shown.4.contains("÷") && outcome.stdout.hasPrefix(shown.4), "\(outcome.stderr)")
    #expect(outcome.stdout.contains("\nTính từ\n"))
  }
}
