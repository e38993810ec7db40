import Foundation

/// The sources, to be read as text.
enum Sources {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The text of every file of a module, by its path.
  static func files(of module: String) throws -> [String: String] {
    let folder = root.appending(path: module)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var files: [String: String] = [:]
    for path in paths where path.hasSuffix(".swift") {
      files["\(module)/\(path)"] = try String(
        contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    return files
  }

  /// Public enums and the names of their cases.
  static func enums(
    in modules: [String], where isWanted: (String) -> Bool
  ) throws -> [String: [String]] {
    var enums: [String: [String]] = [:]
    for module in modules {
      for text in try files(of: module).values {
        var name: String?
        for line in text.split(separator: "\n") {
          if let match = line.firstMatch(of: /^public enum (\w+)/) {
            name = isWanted(String(match.1)) ? String(match.1) : nil
          } else if line == "}" {
            name = nil
          } else if let name, let match = line.firstMatch(of: /^  case (\w.*)/) {
            enums[name, default: []] += names(match.1)
          }
        }
      }
    }
    return enums
  }

  /// `a, b(Int, String)` without what stands in brackets.
  private static func names(_ cases: Substring) -> [String] {
    var depth = 0
    let plain = cases.filter { mark in
      if mark == "(" { depth += 1 }
      defer { if mark == ")" { depth -= 1 } }
      return depth == 0
    }
    return plain.split(separator: ",").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }
}
