import Foundation
import Testing

@Suite("The form that is sent out, and comes back")
struct ImportTemplateTests {
  /// Quảng Ninh with three communes, as another tool would enter them.
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    let values = [
      ("06652 Đầm Hà", "dam ha"), ("06667 Hạ Long", "ha long"), ("07081 Cô Tô", "co to"),
    ]
    .enumerated().map { index, named in
      let (text, key) = named
      let (code, name) = (text.prefix(5), text.dropFirst(6))
      let id = 50_000 + index
      return """
        INSERT INTO unit (id, level) VALUES (\(id), 'commune');
        INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from, search_key)
          SELECT \(id), \(id), '\(code)', '\(name)', 'xã', unit, '2025-07-01',
                 '\(key)' || char(10) || 'xa \(key)' FROM unit_version
           WHERE code = '22' AND valid_to IS NULL;
        """
    }
    try folder.sqlite(values.joined(separator: "\n"))
    return folder
  }

  private func withCommunes() throws -> Folder { try Self.prepared.folder() }

  @Test(arguments: Tongue.allCases)
  func `It is filled in with Excel and imported; rows left empty are skipped`(_ tongue: Tongue)
    throws
  {
    let folder = try withCommunes()
    let empty = try folder.danvan(
      ["template", "model", "--province", "22", "--year", "2026", "--format", "csv"], tongue)
    #expect(empty.code == 0, "\(empty.stderr)")
    var rows = CSV.rows(empty.stdout.replacing("\u{FEFF}", with: ""))
    #expect(rows.count == 4)
    func column(_ label: String) throws -> Int { try #require(rows[0].firstIndex(of: label)) }
    let isVietnamese = tongue == .vi
    let title = try column(isVietnamese ? "Tên mô hình" : "Title")
    let owner = try column(isVietnamese ? "Tập thể/cá nhân" : "Owner kind")
    let field = try column(isVietnamese ? "Lĩnh vực" : "Field")
    for (index, name) in [(1, "Khéo nuôi gà; \"bản Đầm Hà\""), (3, "Khéo giữ biển")] {
      rows[index][title] = name
      rows[index][owner] = "Tập thể"
      rows[index][field] = "KT"
    }
    try folder.write(Array(excel(rows).utf8), "mau.csv")
    let outcome = try folder.importing("mau.csv", [], tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let report = try outcome.report()
    #expect(report.rows == 2 && report.added == 2 && report.skipped == 1)
    let said = ["field": "economy", "owner_kind": "collective"]
    #expect(
      try Set(folder.imported().map { $0["unit"] ?? "" }).count == 2, "each in its own commune")
    #expect(
      try folder.imported().map { $0.filter { $0.key != "unit" } }
        == [
          "Khéo nuôi gà; \"bản Đầm Hà\"", "Khéo giữ biển",
        ].map { row($0, said).filter { $0.key != "unit" } })
  }

  /// As Excel saves "CSV UTF-8" where the list separator is a semicolon.
  private func excel(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      row.map { cell in
        cell.contains(where: { ";\"\n".contains($0) })
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: ";")
    }
    return "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n"
  }

  @Test func `Every header that is listed is understood as its column`() throws {
    let folder = try Folder.seeded()
    let columns = try folder.done("template", "model", "--columns", "--format", "csv").records()
    #expect(columns.count > 20)
    let names = columns.compactMap { $0["name"] }
    for plain in [
      "title", "province", "field", "owner_kind", "year", "registered_on", "recognized_on", "level",
    ] { #expect(names.contains(plain)) }
    for column in columns {
      let name = try #require(column["name"])
      let also = (column["also"] ?? "").components(separatedBy: "; ")
      for label in [name, column["title_vi"] ?? "", column["title_en"] ?? ""] + also
      where !label.isEmpty {
        let base = name == "title" ? "title_en" : "title"
        let text = "\(base);\(label);\(name)\nMột;;\n"
        try folder.write(Array(text.utf8), "tep.csv")
        // Beside its plain name it is the same column twice, and so it is told what it means.
        let outcome = try folder.importing("tep.csv")
        if label.lowercased().replacing(" ", with: "_") == name {
          #expect(outcome.stderr.contains("mean the same (\(name))"), "\(label): \(outcome.stderr)")
        } else {
          let unused = try outcome.report().remarks.filter { $0.outcome == "ignored" }
          #expect(unused.map(\.column) == [label], "\(label): \(outcome.stdout)")
          #expect(unused.allSatisfy { $0.what.contains("“\(name)” means the same") })
        }
      }
      for tick in (column["ticks"] ?? "").components(separatedBy: "; ") where !tick.isEmpty {
        try folder.write(Array("title;\(tick)\nMột;nhiều\n".utf8), "tep.csv")
        let report = try folder.importing(
          "tep.csv", ["--set", "province=22", "--set", "year=2026"])
        #expect(try report.report().remarks.contains { $0.what.contains("is not an x") }, "\(tick)")
      }
    }
  }
}
