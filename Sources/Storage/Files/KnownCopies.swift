import Glibc
import SQLite

/// Copies of files as of an entry of their journals, kept in a folder of the user's own: the next
/// question as of then need not turn anything back.
///
/// A copy is named `UUID-STATE-ENTRY-ROWS.db`: of which file, of which state of it, as of which
/// entry, and how many rows of other tools were met.
struct KnownCopies {
  /// With a stroke at its end.
  private let folder: String
  private let uuid: String
  private let state: String

  /// The most that are kept, all files' together.
  static let most = 4
  /// The most bytes that are kept, all files' together; and how long after the last use, seconds.
  static let mostBytes = 2 << 30
  private static let longest = 7 * 86_400
  private static let ending = ".db"

  /// - Parameter folders: the first that can be had is taken; made where it is not there.
  init(_ store: Store, in folders: [String]) throws {
    let state = try store.read { try store.state($0) }
    (uuid, self.state) = (try store.uuid() ?? "", state)
    for folder in folders where KnownCopies.make(folder) {
      self.folder = folder.hasSuffix("/") ? folder : folder + "/"
      return
    }
    throw DomainError.cannotCreate(folders.last ?? "", errno)
  }

  /// A folder that nobody else may look into. One that somebody else made is not taken.
  private static func make(_ folder: String) -> Bool {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST { return false }
    }
    var status = stat()
    guard folder.hasPrefix("/"), lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == geteuid(), access(path, W_OK | X_OK) == 0
    else { return false }
    return status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0
  }

  /// Opens the copy as of an entry, which is made where there is none.
  func open(_ known: Known, of store: Store) throws -> Store {
    if let kept = kept(known.entry) {
      if let copy = try? Store(kept.path, known.meeting(kept.rows)) { return copy }
      // Damaged, or one too many for another process.
      Store.remove(kept.path)
    }
    return try make(known, of: store)
  }

  private func kept(_ entry: Int64) -> (path: String, rows: Int)? {
    let begin = "\(uuid)-\(state)-\(entry)-"
    let name = Files.names(in: folder)?.first { $0.hasPrefix(begin) && $0.hasSuffix(Self.ending) }
    let rows = name.flatMap { Int($0.dropFirst(begin.count).dropLast(Self.ending.count)) }
    guard let name, let rows else { return nil }
    return (folder + name, rows)
  }

  /// It is opened before it has its name: from then on another process may find it one too many.
  private func make(_ known: Known, of store: Store) throws -> Store {
    let begin = "\(folder)\(uuid)-\(state)-\(known.entry)"
    removeOthers(but: "")
    return try Store.naming(begin + Self.ending) {
      try Store.withTemporaryFile(of: begin + Self.ending, mode: 0o600) { temporary in
        try store.copy(into: temporary)
        let rows = try Store.turnBack(temporary, to: known.entry)
        let copy = try Store(temporary, known.meeting(rows))
        keep(temporary, as: "\(begin)-\(rows)\(Self.ending)")
        return copy
      }
    }
  }

  /// One that is too large is read, and not kept; nor is one that another process was faster with.
  private func keep(_ temporary: String, as path: String) {
    var status = stat()
    guard stat(temporary, &status) == 0, status.st_size <= Self.mostBytes else { return }
    try? Store.put(temporary, inPlaceAs: path)
    removeOthers(but: path)
  }
}

extension Known {
  fileprivate func meeting(_ rows: Int) -> Known {
    var known = self
    known.rowsOfOthers = rows
    return known
  }
}

extension KnownCopies {
  /// Removes what is of no use any more: of the same file in another state, old, too many or too
  /// large; and what killed commands left. Who reads one at this moment goes on reading it.
  private func removeOthers(but own: String) {
    var kept: [(path: String, status: stat)] = []
    for name in Files.names(in: folder) ?? [] {
      let path = folder + name
      var status = stat()
      guard path != own, lstat(path, &status) == 0 else { continue }
      if let draft = TemporaryFile.parts(name) {
        if kill(draft.process, 0) != 0, errno == ESRCH { Store.remove(path) }
      } else if name.hasSuffix(Self.ending) {
        let isPast = name.hasPrefix(uuid + "-") && !name.hasPrefix("\(uuid)-\(state)-")
        let isOld = time(nil) - status.st_mtim.tv_sec > Self.longest
        if isPast || isOld { Store.remove(path) } else { kept.append((path, status)) }
      }
    }
    kept.sort { $0.status.st_mtim.moment > $1.status.st_mtim.moment }
    var status = stat()
    var bytes = stat(own, &status) == 0 ? Int(status.st_size) : 0
    for (index, one) in kept.enumerated() {
      bytes += Int(one.status.st_size)
      if index >= Self.most - 1 || bytes > Self.mostBytes { Store.remove(one.path) }
    }
  }
}

extension timespec {
  fileprivate var moment: (Int, Int) { (tv_sec, tv_nsec) }
}

extension Store {
  /// Changes with every entry of the journal, with another file in its place, and with the tables.
  fileprivate func state(_ reader: Reader) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw DomainError.file(path, .noFile(errno)) }
    let last = try reader.connection.first(
      "SELECT id || ' ' || at || ' ' || command FROM journal ORDER BY id DESC LIMIT 1"
    ) { row throws(SQLiteError) in try row[0] as String }
    let said = [
      "\(status.st_dev) \(status.st_ino)", last ?? "", Structure.latest.digest, toolVersion,
    ]
    return String(sha256(Array(said.joined(separator: "\n").utf8)).prefix(16))
  }

  /// Opens a copy that nobody writes, and notes that it was used.
  fileprivate convenience init(_ copy: String, _ known: Known) throws {
    try self.init(existing: copy, .read)
    guard try structure().isLatest() else { throw DomainError.file(copy, .strange) }
    self.known = known
    utimes(copy, nil)
  }

  /// - Returns: how many rows of other tools were met.
  fileprivate static func turnBack(_ temporary: String, to entry: Int64) throws -> Int {
    // Nobody has it, and where that fails it is made anew.
    let connection = try Connection(
      temporary, options: .init(synchronous: .off, trustedSchema: true))
    _ = try connection.value("PRAGMA journal_mode = MEMORY", as: String.self)
    try connection.run("PRAGMA foreign_keys = OFF")
    try connection.run("PRAGMA cache_size = -100000")
    var back = TurnBack(connection, to: entry)
    try back.run()
    try connection.close()
    return back.met.count
  }
}

extension Store {
  /// Reads a file as it stood then: everything inside the body, the clock of SQL too, is of that
  /// day. The file itself is not touched.
  ///
  /// - Parameters:
  ///   - folders: where copies are kept, absolute; the first that can be had.
  ///   - begin: called before the body.
  /// - Throws: `DomainError` where its journal does not reach back.
  public static func read<T>(
    _ path: String, knownOn asked: KnownOn, keptIn folders: [String], wait: Int32,
    begin: (Known) throws -> Void, _ body: (Reader) throws -> T
  ) throws -> T {
    let store = try open(path, .read, wait: wait)
    // Turning back fires its triggers.
    if store.isStrange { throw DomainError.file(path, .strange) }
    let (known, isLast) = try store.read { try $0.known(asked) }
    return try Clock.$stopped.withValue(Int64(known.day.end) * 1000 - 1) {
      if isLast, let result = try readNow(path, known, wait, begin, body) { return result }
      let copy = try KnownCopies(store, in: folders).open(known, of: store)
      try store.close()
      if let known = copy.known { try begin(known) }
      let result = try copy.read(body)
      try copy.close()
      return result
    }
  }

  /// Nothing was entered since: the file speaks for itself.
  ///
  /// - Returns: nil where something was, at this moment.
  private static func readNow<T>(
    _ path: String, _ known: Known, _ wait: Int32, _ begin: (Known) throws -> Void,
    _ body: (Reader) throws -> T
  ) throws -> T? {
    let store = try open(path, .read, wait: wait)
    store.known = known
    let result: T? = try store.read { reader in
      guard try reader.lastEntry() == known.entry else { return nil }
      try begin(known)
      return try body(reader)
    }
    try store.close()
    return result
  }
}
