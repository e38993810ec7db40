import ArgumentParser
import Interchange
import Messages
import Query
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

  /// Runs one writing transaction, or tries it out.
  ///
  /// - Parameters:
  ///   - trial: tries it out without a word.
  ///   - options: columns that this command has an option of another name for.
  func write<T>(
    _ globals: Globals, _ command: String, trial: Bool = false, isRepeatable: Bool = false,
    options: [String: String] = [:], _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let entry = entry(globals, command, isRepeatable: isRepeatable)
    let result = try onStore(globals, command, options: options) {
      try $0.write(entry, dryRun: dryRun || trial, body)
    }
    if dryRun, !trial { Console.note(.nothingWritten) }
    return result
  }

  /// Lends the file, open for writing; what an operation refuses is told in words and options.
  func onStore<T>(
    _ globals: Globals, _ command: String, options: [String: String] = [:],
    _ body: (Store) throws -> T
  ) throws -> T {
    try globals.onFile { path in
      let store = try Store.open(path, .write, wait: globals.milliseconds)
      let result: T
      do {
        result = try body(store)
      } catch let missing as MissingColumn {
        let option = options[missing.column] ?? Message.option(for: missing.column)
        throw Message.missing(option, command)
      } catch var error as DomainError {
        if let option = error.field.flatMap({ options[$0.name] }) { error.field = .given(option) }
        throw error
      }
      try store.close()
      return result
    }
  }

  func entry(_ globals: Globals, _ command: String, isRepeatable: Bool = false) -> JournalEntry {
    JournalEntry(
      who: globals.who, command: command, arguments: Invocation.current.arguments,
      reason: reason, isRepeatable: isRepeatable || again)
  }

  /// Nothing is taken away without saying why.
  func needReason(_ command: String) throws {
    if let reason, !reason.searchKey.isEmpty { return }
    throw Message.missing("--reason", command).asUsage
  }
}
