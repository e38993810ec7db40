import Foundation
import Testing

/// What `--known-on` keeps for the next question, and that it is never in anybody's way.
@Suite("What is kept of then") struct KnownCopyTests {
  private let models = ["sql", "SELECT count(*) FROM model", "--format=csv"]

  private func folder(entries: Int) throws -> Folder {
    let folder = try Folder.seeded()
    for number in 1..<entries { try folder.register("Số \(number)") }
    return folder
  }

  @Test func `A copy is the user's alone, is used again, and goes when the file moves on`() throws {
    let folder = try folder(entries: 3)
    #expect(try folder.known(1, models).lines.last == "10")
    let first = try folder.copies()
    #expect(first.count == 1)
    let attributes = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: folder / path)
    }
    let kept = try attributes("cache/danvan/" + first[0])
    #expect(kept[.posixPermissions] as? Int == 0o600)
    #expect(try attributes("cache/danvan")[.posixPermissions] as? Int == 0o700)
    #expect(try folder.known(1, models).lines.last == "10")
    #expect(
      try attributes("cache/danvan/" + first[0])[.systemFileNumber] as? Int
        == kept[.systemFileNumber] as? Int)
    try folder.register("Nữa")
    #expect(try folder.known(2, models).lines.last == "11")
    #expect(try folder.copies().count == 1)
    #expect(try folder.copies() != first)
    #expect(try folder.names() == ["cache", "danvan.db"])
  }

  @Test func `The last entry needs no copy`() throws {
    let folder = try folder(entries: 3)
    #expect(try folder.known(3, models).lines.last == "12")
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test func `At most four are kept, none older than a week, no draft of the dead`() throws
  {
    let folder = try folder(entries: 8)
    for entry in 1...7 {
      #expect(try folder.known(entry, models).lines.last == "\(9 + entry)")
      #expect(try folder.copies().count == min(entry, 4))
    }
    let kept = folder / "cache/danvan/"
    // Those of entries 4 to 7.
    let old = try #require(try folder.copies().first { $0.contains("-5-0.db") })
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -8 * 86_400)], ofItemAtPath: kept + old)
    let draft = "x-1-0.db.new-20260101T000000.000Z-999999"
    try folder.write([1], "cache/danvan/" + draft)
    #expect(try folder.known(1, models).lines.last == "10")
    let left = try folder.copies()
    #expect(!left.contains(old) && !left.contains(draft))
  }

  @Test func `A copy that was damaged is made anew`() throws {
    let folder = try folder(entries: 2)
    _ = try folder.known(1, models)
    let copy = "cache/danvan/" + (try #require(try folder.copies().first))
    try folder.write(Array("no database".utf8), copy)
    #expect(try folder.known(1, models).lines.last == "10")
  }

  @Test func `A folder that is not one's own is passed over`() throws {
    let folder = try folder(entries: 2)
    try folder.write([], "cache")
    let temporary = ["TMPDIR": folder.path]
    let outcome = try folder.danvan(
      models + ["--known-on", "1"], env: folder.cached.merging(temporary) { $1 })
    #expect(outcome.lines.last == "10")
    let made = try folder.names().filter { $0.hasPrefix("danvan-") }
    #expect(made.count == 1)
  }

  @Test(.startsProcesses)
  func `Many at once are all answered, and leave what one would`() throws {
    let folder = try folder(entries: 8)
    let script = """
      for n in 1 2 3; do for entry in 1 2 3 4 5 6 7; do
        "$0" --db danvan.db sql "SELECT count(*) - 9 - $entry FROM model" --known-on $entry \\
          --format csv >>answers 2>>notes || echo "code $?" >>failed &
      done; done; wait
      """
    let outcome = try folder.run(
      "/bin/bash", ["-c", script, try Product.danvan()], env: folder.cached)
    #expect(outcome.code == 0)
    let notes = String(decoding: try folder.read("notes"), as: UTF8.self)
    let names = try folder.names()
    #expect(names == ["answers", "cache", "danvan.db", "notes"], "\(notes)")
    let answers = String(decoding: try folder.read("answers"), as: UTF8.self).split(separator: "\n")
    #expect(answers.filter { $0 == "0" }.count == 21)
    let left = try folder.copies()
    #expect(left.count <= 4 && left.allSatisfy { $0.hasSuffix("-0.db") }, "\(left)")
  }
}
