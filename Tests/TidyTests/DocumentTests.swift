import Foundation
import Testing

/// What documents and scripts name is there.
@Suite("The documents") struct DocumentTests {
  private static let documents = Repository.paths.filter { path in
    path.hasSuffix(".md") && (!path.contains("/") || path.hasPrefix("docs/"))
  }

  @Test(arguments: documents)
  func `Links lead to files`(_ document: String) {
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    for link in Repository.text(document).matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/) {
      let path = (folder as NSString).appendingPathComponent(String(link.1))
      #expect(exists((path as NSString).standardizingPath), "\(document): \(link.1)")
    }
  }

  /// NNNN, NAME, GROUP and `…` stand for something; what they stand in is not looked for. A Swift
  /// file may be named by the end of its path.
  @Test func `Paths that are named are there`() {
    let folders = /^(?:Sources|Tests|Migrations|Seeds|Benchmarks|Fuzz|scripts|docs)\//
    var dead: [String: [String]] = [:]
    for document in Self.documents {
      for quoted in Repository.text(document).matches(of: /`([\w.\/+\-]+)`/) {
        let path = String(quoted.1)
        if path.contains(/NNNN|\/(?:NAME|GROUP)(?:\/|\.)/) { continue }
        let isThere =
          if path.contains(folders) { exists(path) } else {
            !path.hasSuffix(".swift") || Repository.paths.contains { $0.hasSuffix("/" + path) }
          }
        if !isThere { dead[document, default: []].append(path) }
      }
    }
    expect(dead, within: Limits.deadPaths, "named and not there")
  }

  /// Headings, blocks and commands in their order, without words.
  private func skeleton(of document: String) -> [String] {
    Repository.text(document).split(separator: "\n").compactMap { line in
      if line.hasPrefix("#") { return String(line.prefix { $0 == "#" }) }
      if line.hasPrefix("```") { return String(line) }
      return line.hasPrefix("$ ") && !line.hasPrefix("$ export ") ? String(line) : nil
    }
  }

  @Test func `README.vi.md is README.md, said in Vietnamese`() {
    #expect(skeleton(of: "README.md").count > 20)
    #expect(skeleton(of: "README.md") == skeleton(of: "README.vi.md"))
  }

  private static let articles = Repository.paths.filter { $0.contains(".docc/") }

  /// The lines of each block of Swift.
  private func blocks(of article: String) -> [[Substring]] {
    Repository.text(article).matches(of: /(?m)^```swift\n([\s\S]*?)\n```$/)
      .map { $0.1.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// Whether the lines stand one below the other, further in by one amount.
  private func holds(_ lines: [Substring], _ block: [Substring]) -> Bool {
    guard block.count <= lines.count else { return false }
    return (0...lines.count - block.count).contains { start in
      let indent = lines[start].prefix { $0 == " " }
      return zip(lines[start...], block).allSatisfy { line, shown in
        line == (shown.isEmpty ? "" : indent + shown)
      }
    }
  }

  @Test(arguments: articles)
  func `What an article shows is compiled and run`(_ article: String) {
    let lines = ["ArticleTests", "Shown"].flatMap { name in
      Repository.text("Tests/SQLiteTests/Articles/\(name).swift")
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let lacking = blocks(of: article).filter { !holds(lines, $0) }
    #expect(lacking.map { $0.joined(separator: "\n") } == [], "\(article)")
  }

  @Test func `There are articles, and they show something`() {
    #expect(Self.articles.reduce(0) { $0 + blocks(of: $1).count } > 15)
  }

  /// Each test of a module over SQLite, as docs/peers.md names it.
  private static let testsOfSQLite: Set<String> = {
    var tests: Set<String> = []
    for file in Repository.sources where file.path.hasPrefix("Tests/SQLite") {
      var suite = ""
      var isTest = false
      for line in file.lines {
        if let name = line.firstMatch(of: /^@Suite.* struct (\w+)/)?.1 { suite = String(name) }
        if line.contains("@Test") { isTest = true }
        guard isTest, let name = line.firstMatch(of: /func (?:`([^`]+)`|(\w+))\(/) else { continue }
        tests.insert("`\(suite)`: \(name.1 ?? name.2 ?? "")")
        isTest = false
      }
    }
    return tests
  }()

  /// A row is a behaviour, the test of theirs that asks it, and the test of ours or why it differs.
  @Test func `What docs/peers.md says is held is held by a test, and is counted`() throws {
    let text = Repository.text("docs/peers.md")
    var (held, differing, more) = (0, 0, 0)
    for line in text.split(separator: "\n")
    where line.hasPrefix("| ") && !line.hasPrefix("| behaviour |") {
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      try #require(cells.count == 3, "\(line)")
      if cells[2].hasPrefix("differs: ") {
        differing += 1
        continue
      }
      #expect(Self.testsOfSQLite.contains(cells[2]), "no such test: \(cells[2])")
      if cells[1] == "neither" { more += 1 } else { held += 1 }
    }
    let said = text.replacing("\n", with: " ")
    #expect(said.contains("Of \(held + differing) behaviours \(held) hold,"))
    #expect(said.contains("\(differing) differ on purpose; \(more) more "))
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path)
  }
}
