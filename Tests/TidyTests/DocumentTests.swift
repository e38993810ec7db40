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

  /// NNNN and NAMES in capitals stand for something; what they stand in is not looked for.
  @Test(arguments: documents)
  func `Paths that are named are there`(_ document: String) {
    let paths = /`((?:Sources|Tests|Migrations|Seeds|Benchmarks|Fuzz|scripts|docs)\/[\w.\/+\-]*)`/
    for path in Repository.text(document).matches(of: paths) {
      if path.1.contains(/NNNN|\/[A-Z]+(?:\.|$)/) { continue }
      #expect(exists(String(path.1)), "\(document): \(path.1)")
    }
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path)
  }
}
