import Glibc
import SQLite

extension Store {
  /// Makes a file under another name and puts it in place whole, so that a file of that name is
  /// either complete or not there.
  ///
  /// - Parameter fill: fills the draft it is given, an empty file, and closes it.
  /// - Throws: `DomainError` of kind `cannotCreate` where something is there or the folder refuses.
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
    if lstat(path, &status) == 0 { throw .fileExists(path) }
    if companions.contains(where: path.hasSuffix) { throw .namedAsPart(path) }
    for ending in companions where access(path + ending, F_OK) == 0 {
      throw .partLeft(path, path + ending)
    }
    if access(folder(of: path), W_OK) != 0 { throw .cannotCreate(path, errno) }
  }

  /// Never over a file that appeared meanwhile; file and folder are synced, so that both survive a
  /// power cut.
  static func put(_ temporary: String, inPlaceAs path: String) throws(DomainError) {
    try sync(temporary, for: path)
    guard link(temporary, path) == 0 || hasNoLinks && makeEmpty(path, 0o600) && rename(temporary, path) == 0
    else { throw errno == EEXIST ? .fileExists(path) : .cannotCreate(path, errno) }
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

extension DomainError {
  static func fileExists(_ path: String) -> DomainError {
    let shown = path.visible
    return DomainError(
      .cannotCreate,
      LocalizedText(vi: "«\(shown)» đã có", en: "“\(shown)” exists already"),
      advice: LocalizedText(
        vi: "Không có gì bị động đến. Đặt tên khác.",
        en: "Nothing was touched. Give another name."))
  }

  static func cannotCreate(_ path: String, _ code: Int32) -> DomainError {
    if [ENOSPC, EDQUOT].contains(code) { return .diskFull(path.visible) }
    let reason = LocalizedText(systemError: code)
    let shown = path.visible
    return DomainError(
      .cannotCreate,
      LocalizedText(
        vi: "Không tạo được «\(shown)»: \(reason.vietnamese)",
        en: "Cannot create “\(shown)”: \(reason.english)"),
      advice: code == ENOENT
        ? LocalizedText(vi: "Tạo thư mục ấy trước.", en: "Make that folder first.")
        : LocalizedText(
          vi: "Chọn thư mục ghi được và còn chỗ trống.",
          en: "Choose a folder that can be written and has room."))
  }

  fileprivate static func namedAsPart(_ path: String) -> DomainError {
    let shown = path.visible
    return DomainError(
      .cannotCreate,
      LocalizedText(
        vi: "«\(shown)» là tên SQLite dành cho phần đi kèm một tệp dữ liệu",
        en: "“\(shown)” is a name that SQLite keeps for a part of a database"),
      advice: LocalizedText(
        vi: "Đặt tên không có đuôi -wal, -shm, -journal.",
        en: "Give a name that does not end in -wal, -shm or -journal."))
  }

  /// SQLite would read it as the newest changes of a file that it has nothing to do with.
  fileprivate static func partLeft(_ path: String, _ part: String) -> DomainError {
    let (shown, left) = (path.visible, part.visible)
    return DomainError(
      .cannotCreate,
      LocalizedText(
        vi: "Bên cạnh «\(shown)» còn «\(left)» của một tệp cũ",
        en: "“\(left)” of an earlier file lies beside “\(shown)”"),
      advice: LocalizedText(
        vi: "Có thể còn dữ liệu trong đó: chuyển nó đi nơi khác, hoặc đặt tên khác.",
        en: "It may hold data: move it elsewhere, or give another name."))
  }
}
