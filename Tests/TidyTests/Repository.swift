import Foundation

/// A file of the repository, as it is read by the rules of docs/style.md.
struct SourceFile: Sendable {
  /// From the root, e.g. `Sources/Query/Lists/Models.swift`.
  let path: String
  let lines: [String]
  /// Of the product's Swift alone.
  private(set) var swift: SwiftText?

  /// The module it belongs to, or the folder of tests or of another package.
  var target: String {
    let parts = path.split(separator: "/")
    return String(parts[0] == "Sources" || parts[0] == "Tests" ? parts[1] : parts[0])
  }

  var isSwift: Bool { path.hasSuffix(".swift") }
  var isOfProduct: Bool { path.hasPrefix("Sources/") }

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    swift = isSwift && isOfProduct ? SwiftText(text) : nil
  }
}

/// What lies in the repository.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every file, from the root; without what is built or hidden.
  static let paths = files(in: "").sorted()

  private static func files(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.path + "/" + folder)
    return (names ?? []).filter { !$0.hasPrefix(".") && $0 != "demo" && $0 != "Corpus" }
      .flatMap { name in
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        return isFolder(path) ? files(in: path) : [path]
      }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(
      atPath: root.appending(path: path).path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// Swift, SQL and C, but for data of the tests.
  static let sources: [SourceFile] = paths.filter { path in
    [".swift", ".sql", ".c", ".h"].contains { path.hasSuffix($0) }
      && !path.hasPrefix("Tests/Fixtures/") && !path.hasPrefix("docs/")
  }.map { SourceFile($0, text($0)) }

  /// The product's Swift.
  static let product = sources.filter { $0.isOfProduct && $0.swift != nil }
}
