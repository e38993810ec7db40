import ArgumentParser
import Interchange
import Query
import Storage

/// `sql`: a question of one's own.
struct SQLCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sql",
      abstract: text(
        vi: "Hỏi bằng một câu SQL; chỉ đọc.", en: "Ask with one SQL statement; it only reads."),
      discussion: text(
        vi: "Ví dụ: danvan sql \"select code, name_vi from province where code = :ma\" -p ma=22",
        en: "Example: danvan sql \"select code, name_vi from province where code = :c\" -p c=22"))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help("Câu SQL.", "The statement.", name: "sql"))
  var sql: String

  @Option(
    name: .customShort("p"),
    help: help(
      "Giá trị của :tên trong câu.", "Value of :name in the statement.",
      name: "name=value"))
  var parameters: [String] = []

  @Option(
    help: help("Dừng sau bao nhiêu giây.", "Stop after so many seconds.", name: "seconds"))
  var timeout = Door.defaultTimeout

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw Problem.invalid("--timeout", "\(timeout)", vi: "phải lớn hơn 0", en: "must be above 0")
        .asUsage
    }
    _ = try values()
  }

  func run() throws {
    let parameters = try values()
    try globals.read { reader in
      try output.withSink { sink in
        var printer: Printer?
        try Door(reader, timeout: timeout).ask(sql, parameters) { names in
          printer = try Printer(names.map { Heading($0) }, output.style(), to: sink)
        } row: { cells in
          try printer?.row(cells)
        }
        try printer?.end()
      }
    }
  }

  private func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for pair in parameters {
      guard let equals = pair.firstIndex(of: "=") else {
        throw Problem.invalid("-p", pair, vi: "cần tên=giá trị", en: "wants name=value").asUsage
      }
      values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
    return values
  }
}
