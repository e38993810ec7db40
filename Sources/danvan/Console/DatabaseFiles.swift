import Glibc
import Messages
import Storage

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
