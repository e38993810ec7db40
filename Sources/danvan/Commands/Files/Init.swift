import ArgumentParser
import Interchange
import Query
import Storage

/// `init`: makes a new file.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: text(vi: "Tạo tệp dữ liệu mới.", en: "Make a new database."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Flag(
    help: help(
      "Nạp sẵn tỉnh, thành và số liệu từ các bài báo.",
      "Load the provinces and the facts of the source articles."))
  var seed = false

  @Option(
    help: help(
      "Tệp của tỉnh nào (mã hoặc tên); cùng --seed thì nạp cả các xã của tỉnh, nay và trước.",
      "Whose file it is (code or name); with --seed its communes, of today and before, come too.",
      name: "province"))
  var province: String?

  @Option(
    help: help(
      "Số của cơ quan giữ tệp (0 = dùng riêng).", "Number of the office (0 = stand-alone).",
      name: "number"))
  var office = 0

  @OptionGroup var writing: WriteOptions

  func run() throws {
    if writing.dryRun {
      try Store.checkFree(globals.path)
      return Console.note(.nothingWritten)
    }
    let result = try globals.onFile { path in
      try Store.create(path, office: office) { store in
        guard seed || province != nil else { return nil as SeedResult? }
        return try option("--province") {
          try store.loadSeeds(
            writing.entry(globals, seed ? "init --seed" : "init"), of: province,
            onlyReference: !seed)
        }
      }
    }
    Console.note(.made(globals.path))
    guard let result else { return }
    for (file, communes) in result.communes { communes.tellRows(of: file) }
    try output.print(
      ImportResult.headings, result.all.map(\.row), after: .stored(globals.path))
  }
}

/// `seed`: loads the facts that come with danvan.
struct SeedCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "seed",
      abstract: text(
        vi: "Nạp (lại) dữ liệu sẵn có; không ghi đè những gì đã sửa.",
        en: "Load the shipped facts (again); what was edited is never overwritten."))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions
  @OptionGroup var writing: WriteOptions

  func run() throws {
    let results = try globals.onFile { path in
      let store = try Store.open(path, .write, wait: globals.milliseconds)
      let result = try store.loadSeeds(
        writing.entry(globals, "seed", isRepeatable: true), dryRun: writing.dryRun)
      try store.close()
      return result.tables
    }
    if writing.dryRun { Console.note(.nothingWritten) }
    for result in results {
      for kept in result.kept { Console.note(.kept(result.file, kept)) }
    }
    try output.print(
      ImportResult.headings, results.map(\.row),
      after: writing.dryRun ? nil : .stored(globals.path))
  }
}

extension Globals {
  /// Keeps which rows of a file that is brought up to date come with danvan.
  func mapSeeds(_ command: String) -> (Store) throws -> Void {
    let entry = JournalEntry(who: who, command: command, isRepeatable: true)
    return { try $0.mapSeeds(entry) }
  }
}

extension ImportResult {
  fileprivate static let headings = [
    Heading("file", vi: "Tệp", en: "File"),
    Heading("added", vi: "Thêm", en: "Added"),
    Heading("unchanged", vi: "Đã có", en: "Present"),
    Heading("kept", vi: "Giữ bản đã sửa", en: "Edited, kept"),
  ]

  fileprivate var row: [Cell] { [Cell(file), Cell(added), Cell(unchanged), Cell(kept.count)] }
}

extension LocalizedText {
  fileprivate static func made(_ path: String) -> LocalizedText {
    let shown = path.visible
    return LocalizedText(vi: "Đã tạo «\(shown)».", en: "Made “\(shown)”.")
  }

  fileprivate static func kept(_ file: String, _ kept: ImportResult.Kept) -> LocalizedText {
    let fields = kept.fields.joined(separator: ", ")
    return LocalizedText(
      vi: "\(file), dòng \(kept.line): giữ bản đã sửa (\(fields)).",
      en: "\(file), line \(kept.line): edited here, kept (\(fields)).")
  }
}
