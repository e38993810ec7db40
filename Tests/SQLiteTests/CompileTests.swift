import Foundation
import Testing

/// What the types forbid is forbidden by the compiler, so it is asked. `-typecheck` would not find
/// the errors of lifetimes, which are looked for later; hence `-emit-object`.
@Suite struct CompileTests {
  struct Snippet: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    /// What the compiler says; nil if it must be content.
    let diagnostic: String?
    var testDescription: String { name }
  }

  static let snippets = [
    Snippet(
      name: "control",
      code: """
        func f(_ c: Connection) throws {
          var titles: [String] = []
          try c.forEach("select title from model") { row in
            titles.append(try row[0])
            _ = try row.withText(0) { $0.count }
          }
          let statement = try c.prepare("select 1")
          try statement.run()
        }
        """, diagnostic: nil),
    Snippet(
      name: "keeping a lent row",
      code: """
        func f(_ c: Connection) throws {
          var kept: Row?
          try c.forEach("select 1") { row in kept = row }
          _ = kept
        }
        """, diagnostic: "to 'Row?' is consuming"),
    Snippet(
      name: "keeping a span",
      code: """
        func f(_ c: Connection) throws {
          try c.forEach("select 'a'") { row in
            var kept = Span<UInt8>()
            try row.withText(0) { span in kept = span }
            print(kept.count)
          }
        }
        """, diagnostic: "lifetime-dependent"),
    Snippet(
      name: "copying a statement",
      code: """
        func f(_ c: Connection) throws {
          let one = try c.prepare("select 1")
          let two = copy one
          try two.run()
        }
        """, diagnostic: "'copy' cannot be applied to noncopyable types"),
    Snippet(
      name: "using a statement after it is gone",
      code: """
        func finish(_ statement: consuming Statement) {}
        func f(_ c: Connection) throws {
          let statement = try c.prepare("select 1")
          finish(statement)
          try statement.run()
        }
        """, diagnostic: "'statement' used after consume"),
    Snippet(
      name: "sharing a connection",
      code: """
        func f(_ c: Connection) async throws {
          let task = Task { try c.run("select 1") }
          try c.run("select 2")
          _ = try await task.value
        }
        """, diagnostic: "data race"),
  ]

  /// Where the build put the module this test was linked with: above the test bundle.
  private static func modules() -> URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(fileURLWithPath: argument).resolvingSymlinksInPath()
    }
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let modules = folder.appendingPathComponent("Modules")
      let module = modules.appendingPathComponent("SQLite.swiftmodule").path
      if FileManager.default.fileExists(atPath: module) { return modules }
    }
    return nil
  }

  @Test(arguments: snippets)
  func compile(_ snippet: Snippet) throws {
    let modules = try #require(Self.modules(), "the built module is not found")
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let map = package.appendingPathComponent("Sources/CSQLite/module.modulemap").path
    let directory = try TemporaryDirectory()
    let source = directory.path("snippet.swift")
    try ("import SQLite\n" + snippet.code + "\n")
      .write(toFile: source, atomically: true, encoding: .utf8)
    let compiler = try launch(
      "swiftc",
      [
        "-emit-object", "-parse-as-library", "-swift-version", "6", "-I", modules.path,
        "-Xcc", "-fmodule-map-file=\(map)", "-o", directory.path("snippet.o"), source,
      ])
    if let diagnostic = snippet.diagnostic {
      #expect(compiler.status != 0)
      #expect(compiler.output.contains(diagnostic), "\(compiler.output)")
    } else {
      #expect(compiler.status == 0, "\(compiler.output)")
    }
  }
}
