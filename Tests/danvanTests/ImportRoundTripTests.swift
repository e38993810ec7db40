import Foundation
import Testing

@Suite("What goes in comes out")
struct ImportRoundTripTests {
  /// 100,000 in scripts/soak.sh.
  private static let count = Soak.rows ?? 3000

  @Test func `Every field of every row is exported as it was imported`() throws {
    var random = SeededRandom(2026)
    let folder = try Folder.seeded()
    let rows = (1...Self.count).map { Self.row($0, &random) }
    let header = rows[0].map(\.0)
    let text = ([header] + rows.map { $0.map(\.1) }).map(CSV.line).joined()
    try folder.write(Array(text.utf8), "vao.csv")
    let report = try folder.importing("vao.csv").report()
    #expect(report.added == Self.count, "\(report.remarks.prefix(5))")

    let exported = try folder.exported()
    #expect(exported.count == Self.count)
    var wrong: [String] = []
    for (row, out) in zip(rows, exported) {
      for (name, value) in row where out[name] != value {
        wrong.append("\(name): «\(value)» → «\(out[name] ?? "–")»")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")

    // The export is a file like any other.
    let other = try Folder.seeded()
    try other.write(try folder.read("ra.csv"), "vao.csv")
    let back = try other.danvan("model", "import", "vao.csv", "--format", "json")
    let again = try back.report()
    #expect(
      again.added == Self.count && again.refused + again.held == 0, "\(back.stderr.prefix(500))")
    _ = try other.exported()
    let isSame = try other.read("ra.csv") == folder.read("ra.csv")
    #expect(isSame, "the second export differs from the first")
  }

  /// One row, its values as they are stored.
  private static func row(_ number: Int, _ random: inout SeededRandom) -> [(String, String)] {
    let fields = ["economy", "culture-society", "defense-security", "political-system", ""]
    let day = 1 + Int.random(in: 0..<28, using: &random)
    let month = 1 + Int.random(in: 0..<9, using: &random)
    let isDecided = Bool.random(using: &random)
    let iso = "2026-0\(month)-\(day < 10 ? "0" : "")\(day)"
    return [
      // A number makes every title another one.
      ("title", RandomText.phrase(1...12, &random) + " \(number)"),
      ("province", ["22", "04", "37", "01", "91"].randomElement(using: &random) ?? "22"),
      ("field", fields.randomElement(using: &random) ?? ""),
      ("owner_kind", ["collective", "individual", "unknown"].randomElement(using: &random) ?? ""),
      ("owner", RandomText.phrase(0...6, &random)), ("year", "2026"), ("registered_on", iso),
      ("mode", "new"), ("level", isDecided ? "commune" : ""),
      ("outcome", isDecided ? "recognized" : ""), ("recognized_on", isDecided ? "2026-11-20" : ""),
      ("decision", isDecided ? "\(number)-QĐ/ĐU" : ""),
      (
        "note",
        number % 10 == 0
          ? RandomText.phrase(1...200, &random) + "\ndòng 2" : RandomText.phrase(0...4, &random)
      ),
    ]
  }
}

extension Folder {
  /// The imported models as `export` writes them; the file stays as `ra.csv`.
  fileprivate func exported() throws -> [StoredRow] {
    _ = try done("export", "model", "-o", "ra.csv")
    let text = String(decoding: try read("ra.csv"), as: UTF8.self)
    let rows = CSV.rows(text)
    let header = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      // Those of the seeds have their article.
      .filter { $0["source"] == "" }
  }
}
