import Foundation
import Testing

/// Documents whose `console` blocks are typed and compared: README.md, its twin, and the guide.
@Suite("The README")
struct ReadmeTests {
  @Test(
    "followed word by word on a terminal, it prints what it says",
    arguments: ["README.md", "README.vi.md", "docs/huong-dan.md"])
  func followed(_ document: String) throws {
    #expect(try Transcript(document).follow() > 8)
  }
}

/// What danvan does from one end to the other, on pages that a user can read.
@Suite("Transcripts")
struct TranscriptTests {
  private static let pages =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Product.package.appending(path: "Tests/Transcripts").path))?.sorted() ?? []

  @Test func `There are twelve of them`() { #expect(Self.pages.count == 12) }

  @Test(arguments: pages)
  func `What is typed prints what the page says`(_ page: String) throws {
    try Transcript("Tests/Transcripts/\(page)").follow()
  }
}
