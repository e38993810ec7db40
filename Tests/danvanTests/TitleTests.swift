import Foundation
import Testing

/// Text goes in and comes out whole, in one form, and never acts on a terminal or a spreadsheet.
@Suite struct TitleTests {
  static let titles = [
    "Khéo vận động \"hiến đất\", làm đường; 'sạch'",
    "Khéo ‘trong’ “ngoài” «giữa»",
    "O'Neil's; DROP TABLE model; --",
    "Mô hình 🌾🏡👩‍🌾 xanh",
    "=1+1", "+84 900", "-5", "@mô hình", "a\\b\\n", "100% & <b>đậm</b> | *sao*",
    "Đảng ủy, Đoàn thể, đ Đ ð", "ĂẰẲẴẮẶ ÂẦẨẪẤẬ ƯỪỬỮỨỰ ƠỜỞỠỚỢ",
  ]

  @Test(arguments: titles)
  func `A title is read back as it was given`(_ title: String) throws {
    let folder = try Folder.seeded()
    let code = try folder.register(title).code
    let shown = try folder.done("model", "show", code, "--format", "json").object()
    #expect(shown.text("title") == title)
    let listed = try folder.done("model", "list", "--format", "csv").records()
    #expect(listed.first { $0["code"] == code }?["title"] == title)
    #expect(try folder.sqlite("SELECT title FROM model WHERE code = '\(code)'") == title)
    #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
  }

  @Test func `Decomposed text is stored composed`() throws {
    let folder = try Folder.seeded()
    let composed = "Khéo vận động quần chúng ở Đầm Hà".precomposedStringWithCanonicalMapping
    let decomposed = composed.decomposedStringWithCanonicalMapping
    #expect(Array(composed.utf8) != Array(decomposed.utf8))
    let code = try folder.register(decomposed, ["--owner": decomposed]).code
    let stored = try folder.sqlite(
      "SELECT hex(title), hex(owner_name) FROM model WHERE code = '\(code)'")
    let hex = composed.utf8.map { String(format: "%02X", $0) }.joined()
    #expect(stored == "\(hex)|\(hex)")
  }

  @Test func `A decomposed title finds the composed one`() throws {
    let folder = try Folder.seeded()
    let title = "Khéo vận động quần chúng"
    let code = try folder.register(title).code
    for name in [title, title.decomposedStringWithCanonicalMapping, "kheo van dong quan chung"] {
      let shown = try folder.done("model", "show", name, "--format", "json").object()
      #expect(shown.text("code") == code, "\(name)")
    }
  }

  @Test func `Space around a title is no part of it`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("  Khéo vận động\u{A0} ").code
    #expect(try folder.sqlite("SELECT title FROM model WHERE code = '\(code)'") == "Khéo vận động")
  }

  @Test func `A title as long as allowed is stored whole`() throws {
    let folder = try Folder.seeded()
    let title = String(repeating: "ế", count: 2_000)
    let code = try folder.register(title).code
    #expect(try folder.sqlite("SELECT length(title) FROM model WHERE code = '\(code)'") == "2000")
    #expect(try folder.registering(title + "ế").code == 65)
  }

  @Test(arguments: Tongue.allCases)
  func `One title of two models is ambiguous, and both are named`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Khéo vận động")
    try folder.register("Kheo van dong")
    let outcome = try folder.danvan("model", "show", "khéo vận động", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["22-2026-0001", "22-2026-0002"])
  }
}
