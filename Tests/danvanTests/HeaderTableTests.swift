import Foundation
import Testing

/// docs/headers.md: the headers that imports understand, as the binary lists them.
@Suite("The table of headers") struct HeaderTableTests {
  private static let introduction = """
    # Đầu cột khi nhập tệp – Headers of imported files

    So không phân biệt dấu, chữ hoa, dấu câu; phần trong ngoặc bỏ qua. Tên gốc luôn dùng được. Đầu \
    cột dài hơn nhưng bắt đầu bằng một tên từ hai chữ trở lên cũng hiểu.

    Compared without accents, case, punctuation and what stands in brackets. The plain name always \
    works. A longer header that begins with a listed one of two words or more is understood too.

    """

  @Test func `The headers in docs are what the binary understands`() throws {
    let folder = try Folder.seeded()
    var text = Self.introduction
    for entityKind in ["model", "committee", "directive", "fund", "figure"] {
      let table = try folder.danvan(
        ["template", entityKind, "--columns", "--format", "markdown"], .vi)
      try #require(table.code == 0, "\(table.stderr)")
      text += "\n## danvan \(entityKind) import\n\n\(table.stdout)"
    }
    let file = Product.package.appending(path: "docs/headers.md")
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let isFresh = try String(contentsOf: file, encoding: .utf8) == text
    #expect(isFresh, "docs/headers.md is stale: run bash scripts/docs.sh")
  }
}
