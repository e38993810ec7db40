import ArgumentParser
import Storage

/// The options of every command that writes.
struct WriteOptions: ParsableArguments {
  @Flag(
    help: help(
      "Làm thử: kiểm tra và in kết quả, không ghi gì.",
      "Check and print what would be written, and write nothing."))
  var dryRun = false

  @Option(help: help("Lý do, ghi vào nhật ký.", "Why; kept in the journal.", name: "text"))
  var reason: String?

  /// Runs one writing transaction, or tries it out without a word.
  func write<T>(
    _ globals: Globals, _ command: String, trial: Bool = false,
    _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let result = try globals.onFile { path in
      let store = try Store.open(path, .write, wait: globals.milliseconds)
      let result: T
      do {
        result = try store.write(entry(globals, command), dryRun: dryRun || trial, body)
      } catch let problem as Problem {
        throw problem.inOptions
      }
      try store.close()
      return result
    }
    if dryRun, !trial { Console.note(.nothingWritten) }
    return result
  }

  func entry(_ globals: Globals, _ command: String) -> Entry {
    Entry(
      who: globals.who, command: command, arguments: Array(CommandLine.arguments.dropFirst()),
      reason: reason)
  }
}
