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

  @Flag(
    help: help(
      "Làm lại đúng lệnh vừa chạy, ví dụ hai khoản tiền giống hệt nhau.",
      "Do again what was just done, e.g. for two payments that are quite alike."))
  var again = false

  /// Runs one writing transaction, or tries it out without a word.
  func write<T>(
    _ globals: Globals, _ command: String, trial: Bool = false, isRepeatable: Bool = false,
    _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let entry = entry(globals, command, isRepeatable: isRepeatable)
    let result = try onStore(globals) { try $0.write(entry, dryRun: dryRun || trial, body) }
    if dryRun, !trial { Console.note(.nothingWritten) }
    return result
  }

  /// Takes back entries of the journal, or tries it out.
  func undo<T>(
    _ globals: Globals, pick: (Reader) throws -> [Int64],
    _ body: (Reader, _ undo: Int64) throws -> T
  ) throws -> T {
    let entry = entry(globals, "undo")
    let result = try onStore(globals) { try $0.undo(entry, dryRun: dryRun, pick, body) }
    if dryRun { Console.note(.nothingWritten) }
    return result
  }

  private func onStore<T>(_ globals: Globals, _ body: (Store) throws -> T) throws -> T {
    try globals.onFile { path in
      let store = try Store.open(path, .write, wait: globals.milliseconds)
      let result = try body(store)
      try store.close()
      return result
    }
  }

  func entry(_ globals: Globals, _ command: String, isRepeatable: Bool = false) -> JournalEntry {
    JournalEntry(
      who: globals.who, command: command, arguments: Invocation.current.arguments,
      reason: reason, isRepeatable: isRepeatable || again)
  }
}
