import Foundation
import Testing
import WrittenBook

/// Empty forms as workbooks.
@Suite("Forms as workbooks")
struct TemplateBookTests {
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO unit (id, level) VALUES (50000, 'commune');
      INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from, search_key)
        SELECT 50000, 50000, '06652', 'Đầm Hà', 'xã', unit, '2025-07-01',
               'dam ha' || char(10) || 'xa dam ha' FROM unit_version
         WHERE code = '22' AND valid_to IS NULL;
      """)
    return folder
  }

  private func book(_ noun: String, _ options: [String], _ tongue: Tongue, _ folder: Folder) throws
    -> WrittenBook
  {
    let outcome = try folder.danvan(["template", noun, "-o", "mau.xlsx"] + options, tongue)
    try #require(outcome.code == 0 && outcome.stdout == "", "\(outcome.stderr)")
    return try WrittenBook(try folder.read("mau.xlsx"))
  }

  /// What may be chosen under each header, from the sheet that is not shown.
  private func choices(_ book: WrittenBook) throws -> [String: [String]] {
    let lists = try book.rows(of: 2)
    let heads = try book.rows()[0].map(\.text)
    var choices: [String: [String]] = [:]
    for rule in try book.elements("dataValidation") where rule.attributes["type"] == "list" {
      let place = try #require(rule.text.firstMatch(of: /^'.*'!\$([A-Z])\$2:\$[A-Z]\$(\d+)$/))
      let column = Int(place.1.utf8.first ?? 65) - 65
      let of = Int((rule.attributes["sqref"] ?? "").utf8.first ?? 65) - 65
      let last = try #require(Int(place.2))
      choices[heads[of]] = lists[1..<last].map { $0.count > column ? $0[column].text : "" }
    }
    return choices
  }

  @Test(arguments: ["model", "committee", "directive", "fund", "figure"], Tongue.allCases)
  func `It has the head and the rows of the CSV`(_ noun: String, _ tongue: Tongue) throws {
    let folder = try Self.prepared.folder()
    let options = ["--province", "22", "--year", "2026"]
    let csv = try folder.danvan(["template", noun, "--format", "csv"] + options, tongue).stdout
    let rows = try book(noun, options, tongue, folder).rows()
    let wanted = CSV.rows(csv.replacing("\u{FEFF}", with: ""))
    #expect(rows.map { $0.map(\.text) } == wanted)
  }

  @Test(arguments: Tongue.allCases)
  func `Each value to choose from is one that import takes`(_ tongue: Tongue) throws {
    let folder = try Self.prepared.folder()
    let choices = try choices(book("model", ["--province", "22"], tongue, folder))
    let isVietnamese = tongue == .vi
    let heads =
      isVietnamese
      ? ["Lĩnh vực", "Tập thể/cá nhân", "Cấp công nhận", "Kết quả công nhận", "Xã, phường"]
      : ["Field", "Owner kind", "Level", "Outcome", "Unit"]
    for head in heads where choices[head] == nil { Issue.record("\(head): \(choices.keys)") }
    for (head, values) in choices {
      #expect(!values.isEmpty && !values.contains(""), "\(head)")
      for (index, value) in values.enumerated() {
        var cells = ["title": "M \(head) \(index)", "year": "2026", "province": "22"]
        if [heads[2], heads[3]].contains(head) {
          cells.merge(["recognized_on": "2026-05-01", "level": "province"]) { $1 }
          if head == heads[2] { cells["level"] = nil }
        }
        if head == (isVietnamese ? "Tỉnh" : "Province") { cells["province"] = nil }
        let names = cells.keys.sorted()
        let text =
          (names + [head]).joined(separator: ";") + "\n"
          + (names.map { cells[$0] ?? "" } + [value]).joined(separator: ";") + "\n"
        try folder.write(Array(text.utf8), "tep.csv")
        let outcome = try folder.importing("tep.csv", ["--dry-run"], tongue)
        // A withdrawal of what was never recognized is understood, and refused.
        let errors = try outcome.report().remarks.map(\.error)
        #expect(
          !errors.contains("type-error") && !errors.contains("foreign-key"),
          "\(head): \(value): \(outcome.stdout)")
      }
    }
  }

  @Test(arguments: Tongue.allCases)
  func `Measures go by names that import takes`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let head = tongue == .vi ? "Chỉ tiêu" : "Measure"
    let names = try #require(try choices(book("figure", [], tongue, folder))[head])
    #expect(names.count > 50 && names.contains { $0.contains(" ") })
    let rows = names.map { "\"\($0.replacing("\"", with: "\"\""))\",5,22,2025\n" }.joined()
    try folder.write(Array("measure,value,province,period\n\(rows)".utf8), "so.csv")
    let report = try folder.danvan(
      ["figure", "import", "so.csv", "--dry-run", "--format", "json"], tongue
    ).report()
    let errors = report.remarks.filter { $0.error == "foreign-key" }
    #expect(report.rows == names.count && errors.isEmpty, "\(errors)")
  }

  @Test func `Days and years are checked, for rows that are still to come too`() throws {
    let folder = try Self.prepared.folder()
    let book = try book("model", [], .vi, folder)
    let heads = try book.rows()[0].map(\.text)
    let rules = try book.elements("dataValidation")
    let days = rules.filter { $0.attributes["type"] == "date" }
    #expect(days.count == 2 && days.allSatisfy { $0.text == "612958465" })
    #expect(days.allSatisfy { $0.attributes["error"] == "Gõ ngày/tháng/năm, ví dụ 30/10/2024." })
    let year = try #require(heads.firstIndex(of: "Năm đăng ký"))
    let column = String(UnicodeScalar(UInt8(65 + year)))
    let wholes = rules.filter { $0.attributes["type"] == "whole" }
    #expect(wholes.map(\.attributes["sqref"]) == ["\(column)2:\(column)1002"])
    let provinces = try choices(book).first { $0.key.hasPrefix("Tỉnh") }?.value
    #expect(provinces?.count == 34 && provinces?.contains("Quảng Ninh") == true)
  }

  @Test(arguments: Tongue.allCases)
  func `A sheet that nobody sees says what form it is`(_ tongue: Tongue) throws {
    let folder = try Self.prepared.folder()
    let book = try book("figure", ["--province", "22", "--year", "2026"], tongue, folder)
    let sheets = try book.elements("sheet", of: "xl/workbook.xml")
    #expect(sheets.map(\.attributes["state"]) == [nil, "hidden", "veryHidden"])
    #expect(
      try book.rows(of: 3).map { $0.map(\.text) } == [
        ["form", "figure"], ["version", "1"], ["language", tongue.rawValue], ["province", "22"],
        ["year", "2026"],
      ])
  }

  @Test func `The list of columns is a table like others`() throws {
    let folder = try Folder.seeded()
    let rows = try book("model", ["--columns"], .vi, folder).rows()
    #expect(rows.contains { $0.contains { $0.text == "Tên mô hình" } })
  }
}
