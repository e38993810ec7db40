import Foundation
import Testing

/// Documents whose `console` blocks are typed and compared: README.md, its twin, and the guide.
@Suite("The README")
struct ReadmeTests {
  /// Today's date stands in some outputs; this is the day they were pasted.
  private let printedOn = ["dd/MM/yyyy": "26/11/2026", "yyyy-MM-dd": "2026-11-26"]

  /// What a reader would type, and what the document says comes of it.
  private struct Step {
    let command: String
    var output: String
  }

  private func text(of document: String) throws -> String {
    try String(contentsOf: Product.package.appending(path: document), encoding: .utf8)
  }

  private func steps(of document: String) throws -> [Step] {
    var steps: [Step] = []
    for block in try text(of: document).components(separatedBy: "```console\n").dropFirst() {
      for line in block.components(separatedBy: "```")[0].split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast() {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }

  private func today(_ format: String) -> String {
    let day = DateFormatter()
    day.locale = Locale(identifier: "en_US_POSIX")
    day.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
    day.dateFormat = format
    return day.string(from: Date())
  }

  @Test(
    "followed word by word on a terminal, it prints what it says",
    arguments: ["README.md", "README.vi.md", "docs/huong-dan.md"])
  func followed(_ document: String) throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder / "danvan", withDestinationPath: try Product.danvan())
    var environment = ["PATH": folder.path + ":/usr/bin:/bin", "DANVAN_LANG": ""]
    let steps = try steps(of: document)
    #expect(steps.count > 8)
    for step in steps {
      if step.command.hasPrefix("export ") {
        for pair in step.command.dropFirst(7).split(separator: " ") {
          let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
          environment[parts[0]] = parts[1]
        }
        continue
      }
      // script(1) gives the command a terminal, as the reader has.
      let outcome = try folder.run(
        "/usr/bin/script", ["-qec", "stty cols 100; " + step.command, "/dev/null"],
        env: environment)
      let output = printedOn.reduce(outcome.stdout.replacing("\r\n", with: "\n")) { text, day in
        text.replacing(today(day.key), with: day.value)
      }
      #expect(output == step.output, "\(step.command)")
    }
  }
}
