import Glibc
import SQLite

extension Store {
  /// Makes a new file: built under another name and put in place whole, so that a file of that
  /// name is either complete or not there.
  ///
  /// - Parameters:
  ///   - office: 0 for a stand-alone file, else 1…131071; ids start at office × 2^36.
  ///   - prepare: fills the file before anybody can see it.
  /// - Throws: `Problem` of kind `cannotCreate` where the file exists or the folder refuses.
  public static func create<T>(
    _ path: String, office: Int, prepare: (Store) throws -> T
  ) throws -> T {
    guard (0...131_071).contains(office) else {
      throw Problem.invalid(
        "--office", String(office), vi: "phải từ 0 đến 131071", en: "must be from 0 to 131071")
    }
    try checkFree(path)
    let draft = path + ".new-\(getpid())"
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) } }
    let store = try Store(draft: draft)
    // WAL so that readers never wait for a writer; see docs/decisions.md.
    _ = try store.connection.value("PRAGMA journal_mode = WAL", as: String.self)
    _ = try Migrator(store).applyPending()
    try store.setOffice(office)
    let result = try prepare(store)
    try store.close()
    try put(draft, inPlaceAs: path)
    return result
  }

  /// Refuses a path where something is already.
  public static func checkFree(_ path: String) throws(Problem) {
    if access(path, F_OK) == 0 { throw .fileExists(path) }
    if access(folder(of: path), W_OK) != 0 { throw .cannotCreate(path, errno) }
  }

  private convenience init(draft: String) throws(SQLiteError) {
    let options = Connection.Options(trustedSchema: true)
    self.init(try Connection(draft, mode: .create, options: options), path: draft)
  }

  private func setOffice(_ number: Int) throws(SQLiteError) {
    let uuid = try connection.value("SELECT lower(hex(randomblob(16)))", as: String.self) ?? ""
    try connection.run(
      """
      INSERT INTO office (id, number, uuid, created_at)
      VALUES (1, \(number), \(uuid), \(timestamp()))
      """)
  }

  /// Never over a file that appeared meanwhile; the folder is synced so that the name survives a
  /// power cut.
  private static func put(_ draft: String, inPlaceAs path: String) throws(Problem) {
    // SQLite does not tell when the last to close a file could not copy the log into it.
    guard access(draft + "-wal", F_OK) != 0 else { throw .cannotCreate(path, EIO) }
    guard link(draft, path) == 0 else {
      throw errno == EEXIST ? .fileExists(path) : .cannotCreate(path, errno)
    }
    do { try syncFolder(of: path) } catch {
      unlink(path)
      throw error
    }
  }

  /// Makes a name given in this folder survive a power cut.
  public static func syncFolder(of path: String) throws(Problem) {
    let descriptor = Glibc.open(folder(of: path), O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    defer { Glibc.close(descriptor) }
    // Some file systems know no such thing.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw .cannotCreate(path, errno)
    }
  }

  /// A copy of the file as it is now, beside it: `danvan.db.v3-20261121T020000Z.bak`.
  func backUpBeside() throws -> String {
    let digits = timestamp().prefix(19).filter { $0 != "-" && $0 != ":" }
    let target = "\(path).v\(try version())-\(digits)Z.bak"
    try Store.checkFree(target)
    do {
      let copy = try Connection(target, mode: .create)
      try connection.backup(to: copy)
      try copy.close()
      try Store.syncFolder(of: target)
    } catch {
      for ending in ["", "-journal"] { unlink(target + ending) }
      throw error
    }
    return target
  }
}

extension Problem {
  static func fileExists(_ path: String) -> Problem {
    let shown = path.visible
    return Problem(
      .cannotCreate,
      Phrase(vi: "Tệp «\(shown)» đã có", en: "“\(shown)” exists already"),
      advice: Phrase(
        vi: "Không có gì bị động đến. Đặt tên khác sau --db.",
        en: "Nothing was touched. Give another name after --db."))
  }

  static func cannotCreate(_ path: String, _ code: Int32) -> Problem {
    let reason = Phrase(systemError: code)
    let shown = path.visible
    return Problem(
      .cannotCreate,
      Phrase(
        vi: "Không tạo được «\(shown)»: \(reason.vietnamese)",
        en: "Cannot create “\(shown)”: \(reason.english)"),
      advice: Phrase(
        vi: "Chọn thư mục ghi được và còn chỗ trống.",
        en: "Choose a folder that can be written and has room."))
  }
}
