import ArgumentParser
import Glibc
import Messages
import SQLite
import Storage

/// The options of every command; they may stand before or after its name.
struct Globals: ParsableArguments, OpensFile {
  @OptionGroup var file: FileOptions

  @Option(
    help: help(
      "Người làm (mặc định: $DANVAN_USER, hoặc người dùng hệ thống).",
      "Who does it (default: $DANVAN_USER, else the system user).", name: "name"))
  var by: String?

  var who: String {
    if let name = by ?? environment("DANVAN_USER") { return name.visible }
    return userName(getuid()) ?? String(getuid())
  }
}

/// Those of a command that only reads and has a `--by` of its own: who asks is not recorded.
struct ReadGlobals: ParsableArguments, OpensFile {
  @OptionGroup var file: FileOptions
}

/// Which file, in which language.
struct FileOptions: ParsableArguments {
  @Option(
    help: help(
      "Tệp dữ liệu (mặc định: $DANVAN_DB, hoặc ./danvan.db).",
      "The database (default: $DANVAN_DB, else ./danvan.db).", name: "file"))
  var db: String?

  @Option(help: help("Ngôn ngữ: vi hoặc en.", "Language: vi or en.", name: "vi|en"))
  var lang: String?

  @Option(
    help: help(
      "Chờ bao lâu khi tệp đang được ghi (giây).", "How long to wait for a busy file, in seconds.",
      name: "seconds"))
  var wait: Double = 5

  func validate() throws {
    if let lang, Language(rawValue: lang.lowercased()) == nil {
      throw DomainError.notOneOf("--lang", lang, Language.allCases.map(\.rawValue)).asUsage
    }
    guard (0...3600).contains(wait) else {
      throw Message.invalid("--wait", "\(wait)", vi: "từ 0 đến 3600", en: "from 0 to 3600").asUsage
    }
    DatabaseFiles.use(path)
  }

  /// `:memory:` is a file like any other; a database that is gone at the end helps nobody.
  var path: String {
    let path = db ?? environment("DANVAN_DB") ?? "danvan.db"
    return path.hasPrefix(":") ? "./" + path : path
  }

  /// Bytes in the WAL beside the file.
  var walSize: Int {
    var status = stat()
    return stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  var milliseconds: Int32 { Int32(wait * 1000) }
}

/// Has a file to open.
protocol OpensFile {
  var file: FileOptions { get }
}

extension OpensFile {
  var path: String { file.path }
  var walSize: Int { file.walSize }
  var milliseconds: Int32 { file.milliseconds }

  /// Reads the file.
  func read<T>(_ body: (Reader) throws -> T) throws -> T {
    try onFile { path in
      let store = try Store.open(path, .read, wait: milliseconds)
      if store.isStrange { Console.endAtLast(Message(DatabaseFault(path, .unanswerable).error)) }
      let result = try store.read(body)
      try store.close()
      return result
    }
  }

  /// Lends the file's path; an error of SQLite's becomes one that names the file.
  func onFile<T>(_ body: (String) throws -> T) throws -> T {
    do {
      return try body(path)
    } catch let error as SQLiteError {
      throw DomainError(error, in: path)
    }
  }
}
