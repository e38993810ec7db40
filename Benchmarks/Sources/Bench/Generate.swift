import ArgumentParser
import Glibc

/// An archive of any size, the same for the same seed.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a danvan file with a whole archive in it, of the five years 2021 to 2025.")

  @Option(help: "How many registrations.")
  var registrations: Int

  @Option(help: "Another seed, another archive.")
  var seed: UInt64 = 1

  @Option(help: "The danvan binary.")
  var danvan: String

  @Argument(help: "The file; there must be none.")
  var file: String

  func run() throws {
    guard access(file, F_OK) != 0 else { throw Failure("\(file) is there already") }
    try Archives(danvan: danvan, folder: "", seed: seed).initialize(file)
    var generator = try Generator(path: file)
    try generator.fill(registrations: registrations, seed: seed)
  }
}

/// The models of such an archive, to be imported.
struct GenerateCSV: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-csv", abstract: "Make a CSV file that danvan model import takes.")

  @Option(help: "How many rows.")
  var rows: Int

  @Option(help: "Another seed, other rows.")
  var seed: UInt64 = 1

  @Argument(help: "The file.")
  var file: String

  func run() throws { try CSVTable.write(rows: rows, seed: seed, to: file) }
}

/// How much memory a program takes. `Program.peak` says why it is a process of its own.
struct Peak: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program and print the most memory it had, in KiB.", shouldDisplay: false)

  @Argument(help: "A file for what it prints.")
  var output: String

  @Argument(parsing: .captureForPassthrough, help: "The program and its arguments.")
  var words: [String]

  func run() throws {
    print(try Program(path: words[0], arguments: Array(words.dropFirst())).run(into: output))
  }
}
