import Glibc
import SQLite

/// A log that lies beside a file which nobody has open: the last changes of a program that was
/// killed; or, where a copy was put in the file's place since, those of another file. SQLite
/// believes it either way, and makes a mixture of the two.
///
/// Each rule below shows alone that the log cannot be the file's. None of them speaks up for a file
/// and its own log, at whatever moment either was left.
struct LeftLog {
  private let path: String
  private let log: WrittenLog
  private let file: FileHeader

  /// Whether nobody has the file open, so that it can be asked with and without the log.
  private let isAlone: Bool
  private let isReplaced: Bool

  /// - Returns: `nil` where there is no log that would be read, this process has the file open, or
  ///   somebody wrote it meanwhile.
  init?(beside path: String) {
    guard access(path + "-wal", F_OK) == 0 else { return nil }
    let holds = Holds(on: path)
    guard !holds.isBy(getpid()) else { return nil }
    isAlone = holds.isEmpty
    isReplaced = holds.isOfReplaced
    let before = [FileStamp(path), FileStamp(path + "-wal")]
    guard let log = WrittenLog(path + "-wal", beside: path, verified: isAlone),
      let file = FileHeader(path), before == [FileStamp(path), FileStamp(path + "-wal")]
    else { return nil }
    (self.path, self.log, self.file) = (path, log, file)
  }

  /// Whether it is shown to be of another file.
  var isForeign: Bool {
    isReplaced || leavesGap || goesOnFromAnother || countsOtherPages
      || isAlone && (goesOnFromOtherEntries || makesUnsound)
  }

  /// A page of the file that the log makes is in neither of them.
  private var leavesGap: Bool {
    guard file.pageSize == log.pageSize else { return true }
    let inFile = UInt32(clamping: file.size / Int(log.pageSize))
    // No page lies where SQLite keeps its locks. https://www.sqlite.org/fileformat.html
    let locks = 0x4000_0000 / log.pageSize + 1
    guard inFile < log.pageCount else { return false }
    return (inFile + 1...log.pageCount).contains { $0 != locks && !log.pages.contains($0) }
  }

  /// Every transaction that writes page 1 counts the change there: the first in the log is the next
  /// after that of the file, unless the log is in the file already.
  private var goesOnFromAnother: Bool {
    guard let first = log.firstChange else { return false }
    return file.changes != first &- 1 && !log.changes.contains(file.changes)
  }

  /// Until page 1 is written, the number of pages stays what the file says.
  private var countsOtherPages: Bool {
    guard file.countsPages, log.firstChange.map({ file.changes == $0 &- 1 }) ?? true
    else { return false }
    return log.sizesBeforeChange.contains { $0 != file.pageCount }
  }

  /// A transaction makes one entry of the journal at most, and none is taken away: after the first
  /// in the log there is one more than in the file, or as many. Nothing is told where some of the
  /// log has been copied into the file.
  private var goesOnFromOtherEntries: Bool {
    guard !log.isPartlyInFile, let alone = ask(alone: true, Self.lastEntry),
      let whole = ask(alone: false, Self.lastEntry)
    else { return false }
    if whole < alone || whole - alone > Int64(log.commits) { return true }
    guard whole > alone, file.size <= Self.smallest,
      let copy = CopiedPair(path, size: file.size)
    else { return false }
    // Of the first transaction that made one.
    for end in log.commitEnds {
      guard let then = copy.ask(upTo: end, Self.lastEntry) else { return false }
      // Fewer where a checkpoint put more of the log into the file than that.
      if then != alone { return then > alone + 1 }
    }
    return false
  }

  private static func lastEntry(_ connection: Connection) -> Int64? {
    try? connection.value("SELECT coalesce(max(id), 0) FROM journal", as: Int64.self)
  }

  /// The file is sound, and is not with the log. Not asked of a large file: this reads all of it.
  private var makesUnsound: Bool {
    guard file.size <= Self.smallest, !log.isPartlyInFile else { return false }
    return ask(alone: true, Self.isSound) == true && ask(alone: false, Self.isSound) == false
  }

  /// Bytes of a file that is read whole in about a tenth of a second.
  private static let smallest = 32 << 20

  private static func isSound(_ connection: Connection) -> Bool? {
    do {
      return try connection.value("PRAGMA integrity_check(1)", as: String.self) == "ok"
    } catch { return error.isOfTheFile ? false : nil }
  }

  /// - Parameter alone: without the log.
  private func ask<T>(alone: Bool, _ body: (Connection) -> T?) -> T? {
    let options = Connection.Options(
      busyTimeout: 0, immutable: alone, trustedSchema: true, checkpointsOnClose: false)
    let mode = alone ? Connection.Mode.readOnly : .readWrite
    guard let connection = try? Connection(path, mode: mode, options: options) else { return nil }
    defer { try? connection.close() }
    // Held alone, it needs no index of the log beside it.
    _ = try? connection.value("PRAGMA locking_mode = EXCLUSIVE", as: String.self)
    return body(connection)
  }
}

extension Store {
  /// How many bytes a log has that nobody has open; 0 where there is none.
  public static func leftLog(beside path: String) -> Int {
    var status = stat()
    guard stat(path + "-wal", &status) == 0, Holds(on: path).isEmpty else { return 0 }
    return Int(status.st_size)
  }
}

/// A copy of a file and of the beginning of its log, in a folder of its own.
private final class CopiedPair {
  private let folder: String
  private let log: [UInt8]

  init?(_ path: String, size: Int) {
    var name = Array("/tmp/danvan-log-XXXXXX".utf8CString)
    guard let file = OpenFile(path), let wal = OpenFile(path + "-wal"),
      let bytes = file.read(size, at: 0), let log = wal.read(wal.size, at: 0),
      let made = mkdtemp(&name)
    else { return nil }
    folder = String(cString: made)
    self.log = log
    guard write(bytes, "db") else { return nil }
  }

  deinit {
    for name in ["db", "db-wal", "db-shm"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  private func write(_ bytes: [UInt8], _ name: String) -> Bool {
    guard let file = fopen("\(folder)/\(name)", "wb") else { return false }
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }

  /// - Parameter end: how many bytes of the log there are.
  func ask<T>(upTo end: Int, _ body: (Connection) -> T?) -> T? {
    unlink("\(folder)/db-shm")
    guard write(Array(log.prefix(end)), "db-wal"),
      let connection = try? Connection(
        "\(folder)/db", options: .init(checkpointsOnClose: false))
    else { return nil }
    defer { try? connection.close() }
    return body(connection)
  }
}

/// What page 1 of a file says of it. https://www.sqlite.org/fileformat.html#the_database_header
private struct FileHeader {
  let size: Int
  let pageSize: UInt32
  /// How often it was changed.
  let changes: UInt32
  let pageCount: UInt32
  /// Whether ``pageCount`` was written with the last change, by a SQLite that knows it.
  let countsPages: Bool

  init?(_ path: String) {
    guard let file = OpenFile(path), let head = file.read(100, at: 0) else { return nil }
    let pageSize = UInt32(head[16]) << 8 | UInt32(head[17])
    self.pageSize = pageSize == 1 ? 65536 : pageSize
    (size, changes, pageCount) = (file.size, head.word(at: 24), head.word(at: 28))
    countsPages = head.word(at: 92) == changes && pageCount > 0
  }
}
