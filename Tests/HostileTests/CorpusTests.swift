import Foundation
import Testing

/// The inputs that `scripts/fuzz.sh` begins with, among them everything that once broke something.
@Suite struct CorpusTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus")

  // One after the other, as the fuzzer runs them.
  @Test func `Whatever comes in, what must hold holds`() throws {
    for entry in Entry.all {
      let folder = Self.corpus.appendingPathComponent(entry.name)
      let files = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      #expect(files.count > 10, "\(entry.name) has few inputs")
      for file in files {
        let bytes = [UInt8](try Data(contentsOf: file))
        #expect(throws: Never.self, "\(entry.name)/\(file.lastPathComponent)") {
          try entry.run(bytes)
        }
      }
    }
  }
}
