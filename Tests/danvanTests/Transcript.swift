import Foundation
import Testing

/// A page with blocks of what a reader types on a terminal and what is printed then, followed from
/// its first to its last in one folder.
struct Transcript {
  private struct Step {
    let command: String
    var output = ""
  }

  /// Today's date stands in some outputs; this is the day they were pasted.
  private static let printedOn = ["dd/MM/yyyy": "26/11/2026", "yyyy-MM-dd": "2026-11-26"]

  private let file: URL
  private let text: String

  /// - Parameter path: within the package.
  init(_ path: String) throws {
    file = Product.package.appending(path: path)
    text = try String(contentsOf: file, encoding: .utf8)
  }

  /// Types every command on a terminal of 100 columns and compares what it prints. Where the docs
  /// are to be written anew, what it prints becomes what the page says.
  ///
  /// - Returns: how many commands there were.
  @discardableResult
  func follow(_ place: SourceLocation = #_sourceLocation) throws -> Int {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder / "danvan", withDestinationPath: try Product.danvan())
    var environment = ["PATH": folder.path + ":/usr/bin:/bin", "DANVAN_LANG": ""]
    var printed: [Step] = []
    for step in steps {
      printed.append(Step(command: step.command))
      if step.command.hasPrefix("export ") {
        for pair in step.command.dropFirst(7).split(separator: " ") {
          let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
          environment[parts[0]] = parts[1]
        }
        continue
      }
      let output = try type(step.command, folder, environment)
      printed[printed.count - 1].output = output
      if !isWritten { #expect(output == step.output, "\(step.command)", sourceLocation: place) }
    }
    if isWritten { try rewritten(printed).write(to: file, atomically: true, encoding: .utf8) }
    return printed.count
  }

  private var isWritten: Bool { ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil }

  /// script(1) gives the command a terminal, as the reader has.
  private func type(
    _ command: String, _ folder: Folder, _ environment: [String: String]
  ) throws -> String {
    let outcome = try folder.run(
      "/usr/bin/script", ["-qec", "stty cols 100; " + command, "/dev/null"], env: environment)
    // The terminal ends lines with CR LF, and so do files for Excel.
    let kept = outcome.stdout.unicodeScalars.filter { $0 != "\r" }
    let lines = String(String.UnicodeScalarView(kept))
    return Self.printedOn.reduce(lines) { text, day in
      text.replacing(today(day.key), with: day.value)
    }
  }

  private func today(_ format: String) -> String {
    let day = DateFormatter()
    day.locale = Locale(identifier: "en_US_POSIX")
    day.timeZone = TimeZone(identifier: Folder.timeZone)
    day.dateFormat = format
    return day.string(from: Date())
  }

  // MARK: The page

  private static let (begin, end) = ("```console\n", "```")

  private var steps: [Step] {
    var steps: [Step] = []
    for block in text.components(separatedBy: Self.begin).dropFirst() {
      for line in block.components(separatedBy: Self.end)[0].split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast() {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2))))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }

  private func rewritten(_ steps: [Step]) -> String {
    var rest = steps[...]
    let parts = text.components(separatedBy: Self.begin)
    return parts[0] + parts.dropFirst().map { part in
      let block = part.components(separatedBy: Self.end)[0]
      let count = block.split(separator: "\n").count { $0.hasPrefix("$ ") }
      defer { rest = rest.dropFirst(count) }
      return Self.begin + rest.prefix(count).map { "$ \($0.command)\n\($0.output)" }.joined()
        + part.dropFirst(block.count)
    }.joined()
  }
}
