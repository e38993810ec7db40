import Glibc
import SQLite

extension Store {
  /// Puts a copy into a folder under a name with the time, `danvan-20261125T184400.000Z.db`, and
  /// then removes the oldest copies of this file beyond so many.
  ///
  /// - Parameter count: asked when the copy is in place; nil removes none.
  public func copy(
    intoFolder folder: String, keeping count: () -> Int?, check: (Reader) throws -> Void
  ) throws -> (copy: Copy, removed: [String]) {
    guard Files.isFolder(folder) else { throw DomainError.cannotCreate(folder, ENOTDIR) }
    let rotation = Rotation(self, folder)
    while true {
      let path = rotation.newPath()
      do {
        let made = try copy(to: path, check: check)
        guard let count = count() else { return (made, []) }
        return (made, try rotation.removeOldest(but: count, of: self, never: path))
      } catch let problem as DomainError where problem == .file(path, .exists) {
        // Another copy of the same millisecond.
        usleep(1000)
      }
    }
  }

  /// What tells copies of one file from those of others; nil where there is none to be read.
  func uuid() throws(SQLiteError) -> String? { try Store.uuid(connection) }

  static func uuid(_ connection: Connection) throws(SQLiteError) -> String? {
    do {
      return try connection.value("SELECT uuid FROM office", as: String.self)
    } catch where error.isOfTheFile { return nil }
  }

  /// Whether a file, which nobody has open, is what this one was at some time. One that was copied
  /// by hand has the same uuid and goes its own way: its copies end with entries that are not here.
  fileprivate func descends(fromCopy path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      // Nothing is made beside it.
      let copy = try? Connection(path, mode: .readOnly, options: .init(immutable: true)),
      let uuid = try? uuid(), (try? Store.uuid(copy)) == uuid
    else { return false }
    return (try? goesOn(from: copy)) ?? false
  }

  private func goesOn(from copy: Connection) throws(SQLiteError) -> Bool {
    let last = try copy.first(
      "SELECT id, at, command FROM journal ORDER BY id DESC LIMIT 1"
    ) { row throws(SQLiteError) in
      (id: try row[0] as Int64, at: try row[1] as String, command: try row[2] as String)
    }
    guard let last else { return true }
    return try connection.value(
      """
      SELECT count(*) FROM journal
       WHERE id = \(last.id) AND at = \(last.at) AND command = \(last.command)
      """, as: Int.self) == 1
  }
}

/// The copies of one file in a folder, by the time in their names.
private struct Rotation {
  private let folder: String
  private let stem: String

  private static let ending = ".db"
  /// `20261125T184400.000Z`, a digit for every 0.
  private static let pattern = "00000000T000000.000Z"

  init(_ store: Store, _ folder: String) {
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
    let name = store.path.split(separator: "/").last.map(String.init) ?? "danvan"
    stem = name.hasSuffix(Rotation.ending) ? String(name.dropLast(Rotation.ending.count)) : name
  }

  func newPath() -> String { "\(folder)\(stem)-\(Store.stamp())\(Rotation.ending)" }

  /// Names this rotation could have given, on files that are copies of this very file: a file of
  /// another database or name is none of its business.
  func removeOldest(but count: Int, of store: Store, never new: String) throws -> [String] {
    let names = Files.names(in: folder) ?? []
    for name in names where isDraft(name) { Store.remove(folder + name) }
    let copies = names.filter(isOurs).sorted()
      .map { folder + $0 }.filter(store.descends(fromCopy:))
    var removed: [String] = []
    for path in copies.dropLast(count) where path != new {
      guard unlink(path) == 0 else { throw RestoreFault.notRemoved(path, errno, new: new).error }
      removed.append(path)
    }
    if !removed.isEmpty { try? Store.syncFolder(of: new) }
    return removed
  }

  private func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(stem + "-"), name.hasSuffix(Rotation.ending) else { return false }
    return name.dropFirst(stem.count + 1).dropLast(Rotation.ending.count).fits(Rotation.pattern)
  }

  /// What a copy that was killed left behind, a day ago or more: another machine may be at one.
  private func isDraft(_ name: String) -> Bool {
    guard let temporary = TemporaryFile.parts(name), isOurs(temporary.target) else { return false }
    var status = stat()
    return lstat(folder + name, &status) == 0 && time(nil) - status.st_mtim.tv_sec > 86_400
  }
}
