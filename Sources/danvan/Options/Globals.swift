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

  func validate() throws {
    guard let by, by.tidied.isEmpty else { return }
    throw Message.invalid("--by", by, vi: "cần một tên", en: "wants a name").asUsage
  }

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

  var milliseconds: Int32 { Int32(wait * 1000) }
}

/// Has a file to open.
protocol OpensFile {
  var file: FileOptions { get }
}

extension OpensFile {
  var path: String { file.path }
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

/// The database of this command and what SQLite keeps beside it. Only SQLite opens these: when any
/// descriptor of a file is closed, the system lets go of every lock the process has on it, SQLite's
/// too (https://www.sqlite.org/howtocorrupt.html, 2.2).
enum DatabaseFiles {
  /// Refuses to read one of them as a file.
  static func refuse(_ path: String) throws(Message) { if contain(path) { throw .isInUse(path) } }

  static func use(_ database: String) {
    Invocation.current.database.withLock { $0 = database }
  }

  /// Whether a path leads to one of them, by whatever name; looks without opening.
  static func contain(_ other: String) -> Bool {
    guard let database = Invocation.current.database.withLock({ $0 }) else { return false }
    // SQLite puts its files beside what a link leads to.
    let real = Files.resolved(database)
    return ([""] + Store.companions).contains { isSame(other, real + $0) }
  }

  /// One file, or one that is not there yet by one name in one folder.
  private static func isSame(_ path: String, _ other: String) -> Bool {
    if Files.isSame(path, other) { return true }
    let (one, two) = (place(of: path), place(of: other))
    return one.name == two.name && Files.isSame(one.folder, two.folder)
  }

  private static func place(of path: String) -> (folder: String, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (String(path[...slash]), path[path.index(after: slash)...])
  }
}

extension Message {
  /// The database is named as a file to be read.
  fileprivate static func isInUse(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .usage,
      LocalizedText(
        vi: "«\(shown)» là tệp dữ liệu đang dùng, không đọc như tệp thường",
        en: "“\(shown)” is the database in use and is not read as a file"),
      advice: LocalizedText(
        vi: "Chỉ tệp khác, hoặc tệp dữ liệu khác bằng --db.",
        en: "Name another file, or another database with --db."))
  }
}
