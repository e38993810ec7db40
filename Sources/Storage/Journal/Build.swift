import Glibc
import SQLite

extension Store {
  /// Makes a file under another name and puts it in place whole, so that a file of that name is
  /// either complete or not there.
  ///
  /// - Parameter fill: fills the temporary file it is given, an empty file, and closes it.
  /// - Throws: `DomainError` where something is there or the folder refuses.
  static func build<T>(_ path: String, mode: mode_t, fill: (String) throws -> T) throws -> T {
    try checkFree(path)
    return try withTemporaryFile(of: path, mode: mode) { temporary in
      let result = try fill(temporary)
      try put(temporary, inPlaceAs: path)
      return result
    }
  }

  /// False where something is there, or where it cannot be made.
  static func makeEmpty(_ path: String, _ mode: mode_t) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { return false }
    // The mask is for new files; a copy has the mode of what it is a copy of.
    fchmod(descriptor, mode)
    Glibc.close(descriptor)
    return true
  }

  /// A file of SQLite's with what may lie beside it.
  static func remove(_ path: String) {
    for ending in [""] + companions { unlink(path + ending) }
  }

  /// What SQLite takes for a part of the file that they are named after.
  public static let companions = ["-wal", "-shm", "-journal"]

  /// Refuses a path where something is already, or where SQLite would take a new file for
  /// something else.
  public static func checkFree(_ path: String) throws(DomainError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .file(path, .exists) }
    if companions.contains(where: path.hasSuffix) { throw .file(path, .namedAsPart) }
    for ending in companions where access(path + ending, F_OK) == 0 {
      throw .file(path, .partLeft(path + ending))
    }
    if access(folder(of: path), W_OK) != 0 { throw .cannotCreate(path, errno) }
  }

  /// Never over a file that appeared meanwhile; file and folder are synced, so that both survive a
  /// power cut.
  static func put(_ temporary: String, inPlaceAs path: String) throws(DomainError) {
    try sync(temporary, for: path)
    guard
      link(temporary, path) == 0
        || hasNoLinks && makeEmpty(path, 0o600) && rename(temporary, path) == 0
    else { throw errno == EEXIST ? .file(path, .exists) : .cannotCreate(path, errno) }
    do { try syncFolder(of: path) } catch {
      unlink(path)
      throw error
    }
  }

  /// As on FAT, which most memory sticks have; an empty file then holds the name for a moment.
  static var hasNoLinks: Bool { [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) }

  /// A file that is closed and to be put in place.
  static func sync(_ temporary: String, for path: String) throws(DomainError) {
    // SQLite does not tell when the last to close a file could not copy the log into it.
    guard access(temporary + "-wal", F_OK) != 0 else { throw .cannotCreate(path, EIO) }
    let descriptor = Glibc.open(temporary, O_RDONLY)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .cannotCreate(path, errno) }
  }

  /// Makes a name given in this folder survive a power cut.
  public static func syncFolder(of path: String) throws(DomainError) {
    let descriptor = Glibc.open(folder(of: path), O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    defer { Glibc.close(descriptor) }
    // Some file systems know no such thing.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw .cannotCreate(path, errno)
    }
  }

  /// What the user lets others do with new files.
  static var mask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
