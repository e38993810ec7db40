import Foundation
import Testing

/// What is typed is taken as it is, byte for byte, or refused.
@Suite struct TypedBytesTests {
  /// Starts danvan with words of the shell, which may hold any bytes.
  private func shell(_ folder: Folder, _ words: String, _ tongue: Tongue = .en) throws -> Outcome {
    let danvan = try Product.danvan()
    return try folder.run(
      "/bin/sh", ["-c", "exec \"\(danvan)\" --db danvan.db \(words)"], tongue)
  }

  @Test(arguments: [
    #"model import "$(printf 'd\342n.csv')""#,
    #"model register --title "$(printf 'D\342n v\341n')" --province 22 --field economy"#,
    #"search "$(printf '\377')""#,
  ], Tongue.allCases)
  func `Bytes that are not UTF-8 are refused`(_ words: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let said = tongue == .vi ? "không phải UTF-8" : "is not UTF-8"
    expectMessage(try shell(folder, words, tongue), 64, tongue, contains: [said])
    try folder.expectUntouched()
  }

  @Test func `No database is made under another name than was typed`() throws {
    let folder = try Folder()
    let outcome = try shell(folder, #"--db "$(printf '\377.db')" init"#)
    #expect(outcome.code == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `A file of a folder whose name is not UTF-8 is named as such`() throws {
    let folder = try Folder.seeded()
    let name = #""$(printf 'xa/d\342n.csv')""#
    let made = try folder.run("/bin/sh", ["-c", "mkdir xa && echo title > \(name)"])
    try #require(made.code == 0)
    let outcome = try folder.danvan("model", "import", "xa")
    #expect(outcome.code != 0)
    #expect((outcome.stdout + outcome.stderr).contains("is not UTF-8"))
  }

  @Test(arguments: ["\u{301}a b", "\u{302}=\u{301}", "\u{300}"])
  func `A value may begin with a mark that combines with the sign`(_ note: String) throws {
    let folder = try Folder.seeded()
    _ = try folder.done("source", "add", "--code", "X1", "--title", "x", "--note=\(note)")
    let stored = try folder.sqlite("SELECT hex(note) FROM source WHERE code = 'X1'")
    let typed = note.precomposedStringWithCanonicalMapping.utf8
    #expect(stored == typed.map { String(format: "%02X", $0) }.joined())
  }
}
