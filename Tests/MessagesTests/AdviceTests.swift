import Testing

/// Below `Messages` nothing knows how commands and options are called.
@Suite struct AdviceTests {
  /// What a release is sealed with, and a column that says whence it comes.
  private static let kept = ["json_array('danvan release 1'", "journal.who: "]

  @Test(arguments: ["SQLite", "Storage", "Query", "Interchange"])
  func `No string tells a command or an option`(_ module: String) throws {
    let commands = [
      "init", "seed", "migrate", "province", "unit", "committee", "model", "directive", "fund",
      "figure", "task", "source", "rates", "search", "check", "report", "release", "why", "sql",
      "history", "undo", "backup", "restore", "export", "template",
    ].map { "danvan \($0)" }
    for (path, text) in try Sources.files(of: module) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let isComment = line.drop(while: \.isWhitespace).hasPrefix("//")
        if isComment || Self.kept.contains(where: line.contains) { continue }
        let isAdvice = commands.contains(where: line.contains) || line.contains(/--[a-z][a-z]/)
        #expect(!isAdvice, "\(path):\(index + 1): \(line)")
      }
    }
  }
}
