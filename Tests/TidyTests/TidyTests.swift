import Foundation
import Testing

/// docs/style.md, as far as a program can tell.
@Suite("The style") struct TidyTests {
  /// What each module may import: what is below it, and its own libraries.
  private static let below: [String: Set<String>] = [
    "Threads": ["Glibc"],
    "SQLite": ["CSQLite", "Threads"],
    "Storage": [
      "SQLite", "Threads", "Migrations", "CUTF8Proc", "CDigest", "Glibc", "Synchronization"],
    "Query": ["Storage", "SQLite", "Threads", "Reports", "Lists", "Columns"],
    "SQLiteFoundation": ["SQLite", "FoundationEssentials"],
    "Workbooks": ["CZip", "CExpat", "Glibc"],
    "Interchange": ["Query", "Storage", "SQLite", "Threads", "Seeds", "Workbooks"],
    "Messages": ["Interchange", "Workbooks", "Query", "Storage", "SQLite", "Glibc"],
    "danvan": [
      "Messages", "Interchange", "Workbooks", "Query", "Storage", "SQLite", "Threads",
      "ArgumentParser", "Glibc", "Synchronization",
    ],
  ]

  /// Every line of the product's code that has one of the words and breaks a rule, by target.
  /// A regular expression takes long, so only such lines are looked at by one.
  private func lines(
    with words: [String], where isBroken: (SourceFile, Int, String) -> Bool
  ) -> [String: [Place]] {
    var found: [String: [Place]] = [:]
    for file in Repository.product {
      for (index, line) in (file.swift?.code ?? []).enumerated()
      where words.contains(where: { line.range(of: $0) != nil }) && isBroken(file, index, line) {
        found[file.target, default: []].append("\(file.path):\(index + 1): \(line)")
      }
    }
    return found
  }

  @Test func `A line has at most 100 characters`() {
    var found: [String: [Place]] = [:]
    // A migration that landed is never edited.
    for file in Repository.sources where file.target != "Migrations" {
      for (index, line) in file.lines.enumerated() where line.utf8.count > 100 && line.count > 100 {
        found[file.target, default: []].append("\(file.path):\(index + 1): \(line.count)")
      }
    }
    expect(found, within: Limits.longLines, "more than 100 characters")
  }

  @Test func `A file has at most 300 lines, a folder at most 25 files`() {
    let files = Repository.sources.filter(\.isSwift)
    let long = files.filter { $0.lines.count > 301 }.map { ($0.path, $0.lines.count - 1) }
    expect(counts(long), within: Limits.longFiles, "more than 300 lines")
    let folders = Dictionary(grouping: files) { file in
      file.path.split(separator: "/").dropLast().joined(separator: "/")
    }
    let full = folders.filter { $0.value.count > 25 }.map { ($0.key, $0.value.count) }
    expect(counts(full), within: Limits.fullFolders, "more than 25 files")
  }

  private func counts(_ pairs: [(String, Int)]) -> [String: [Place]] {
    Dictionary(uniqueKeysWithValues: pairs.map { ($0, Array(repeating: "", count: $1)) })
  }

  @Test func `Nothing ends the process or gives up on a type, and nothing is left to do`() {
    let banned = ["try!", "as!", "fatalError", "assumeIsolated", "@unchecked"]
    expect(lines(with: banned) { _, _, _ in true }, within: [:], "banned")
    var notes: [String: [Place]] = [:]
    for file in Repository.sources where file.target != "TidyTests" {
      for (index, line) in file.lines.enumerated()
      where ["TODO", "FIXME"].contains(where: { line.range(of: $0) != nil }) {
        notes[file.target, default: []].append("\(file.path):\(index + 1): \(line)")
      }
    }
    expect(notes, within: [:], "left to do")
  }

  @Test func `Only the console prints or exits`() {
    let words = ["print(", "dump(", "exit(", "abort(", "fputs("]
    let speaks = /(?:^|[^.\w`])(?:debugPrint|dump|_?exit|abort|fputs)\(|Swift\.print\(/
    // A method `print` of the command line prints a table; the function would pass by the console.
    let prints = /(?:^|[^.\w`])print\(/
    let found = lines(with: words) { file, _, line in
      if file.path.hasPrefix("Sources/danvan/Console/") { return false }
      if line.contains(speaks) { return true }
      return file.target != "danvan" && line.contains(prints) && !line.contains("func print(")
    }
    expect(found, within: [:], "prints or exits")
  }

  @Test func `Imports run downward only, and only SQLite imports CSQLite`() {
    let found = lines(with: ["import "]) { file, _, line in
      guard let name = line.firstMatch(of: /^\s*(?:@\w+ )*(?:public )?import (?:\w+ )?(\w+)/)?.1
      else { return false }
      return Self.below[file.target]?.contains(String(name)) != true
    }
    expect(found, within: [:], "imports what is not below it")
  }

  @Test func `A public type's name means one thing`() {
    let declaration =
      /^public (?:final |indirect )*(?:struct|enum|class|actor|protocol|typealias) (\w+)/
    var places: [String: [String: Place]] = [:]
    for file in Repository.product {
      for line in file.swift?.code ?? [] where line.hasPrefix("public ") {
        guard let name = line.firstMatch(of: declaration)?.1 else { continue }
        places[String(name), default: [:]][file.target] = file.path
      }
    }
    let shared = places.filter { $0.value.count > 1 }.mapValues { Array($0.values) }
    expect(shared, within: Limits.sharedNames, "the name of two public types")
  }

  @Test func `What is public is documented`() {
    let declaration = /^\s*(?:@\w+(?:\([^)]*\))? )*public (?!import)/
    let found = lines(with: ["public "]) { file, index, line in
      line.contains(declaration) && !isDocumented(index, file)
    }
    expect(found, within: Limits.undocumented, "public and not documented")
  }

  /// Whether a line of docs stands above, with nothing but attributes between. What a protocol asks
  /// of everybody is documented there.
  private func isDocumented(_ index: Int, _ file: SourceFile) -> Bool {
    if file.lines[index].contains(/public (?:static func [=<>+\-]|var description:|func hash\()/) {
      return true
    }
    var above = index - 1
    while above >= 0, file.lines[above].contains(/^\s*(?:@\w+(?:\([^)]*\))?\s*)+$/) { above -= 1 }
    return above >= 0 && file.lines[above].contains(/^\s*\/\/\//)
  }

  /// Commands, as they follow the program's name in advice.
  private static let commands = """
    init seed migrate province unit committee model directive fund figure task source rates search \
    check report release why sql history undo backup restore export template completions
    """.split(separator: " ").map { "danvan \($0)" }

  /// Whether a text names an option, or a command: what a seal is computed from begins with
  /// `danvan release 1`.
  private func saysWhatToType(_ text: String) -> Bool {
    if text.range(of: "--") != nil, text.contains(/(?:^|[^\w-])--[a-z]/) { return true }
    return text.range(of: "danvan ") != nil && text.contains(/danvan [a-z]+(?: [^\d]|[^\w ]|$)/)
      && Self.commands.contains { text.range(of: $0) != nil }
  }

  @Test func `Below Messages nobody says what to type`() {
    var found: [String: [Place]] = [:]
    for file in Repository.product where !["danvan", "Messages", "Web"].contains(file.target) {
      for said in file.swift?.said ?? [] where saysWhatToType(said.text) {
        found[file.target, default: []].append("\(file.path):\(said.line): \(said.text)")
      }
    }
    expect(found, within: Limits.advice, "says what to type")
  }
}
