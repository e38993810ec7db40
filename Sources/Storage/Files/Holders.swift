import Glibc

/// A process that holds a lock on a file.
public struct Holder: Hashable, Sendable {
  /// Its number.
  public let process: Int32
  /// Its name, safe to print; Linux cuts it after 15 bytes.
  public let program: String
  /// By name, else by number.
  public let user: String
}

extension Holder {
  /// Those who write the database, or wait to be the last: who is to blame for `busy`.
  static func writing(_ path: String) -> [Holder] {
    all(path) { lock in lock.isExclusive && !lock.isReaderMark }
  }

  /// Everybody who has it open and has looked at it.
  static func having(_ path: String) -> [Holder] { all(path) { _ in true } }

  /// From /proc/locks: https://man7.org/linux/man-pages/man5/proc_locks.5.html. Locks of other
  /// machines, and of other containers, are not in it.
  private static func all(_ path: String, _ isMeant: (Lock) -> Bool) -> [Holder] {
    let locks = locks(on: [path, path + "-shm"]).filter {
      $0.process > 0 && $0.process != getpid() && isMeant($0)
    }
    return Set(locks.map(\.process)).sorted().compactMap(Holder.init)
  }

  fileprivate static func locks(on paths: [String]) -> [Lock] {
    let files = paths.compactMap(FileId.init)
    guard !files.isEmpty else { return [] }
    return text(of: "/proc/locks").split(separator: "\n").compactMap(Lock.init)
      .filter { files.contains($0.file) }
  }

  /// Nil where the process is gone.
  private init?(process: Int32) {
    var status = stat()
    guard stat("/proc/\(process)", &status) == 0 else { return nil }
    self.process = process
    program = Holder.text(of: "/proc/\(process)/comm").tidied.shownInMessage
    user = userName(status.st_uid) ?? String(status.st_uid)
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &piece, piece.count), count > 0 {
      text += piece[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Which locks there are on a file at one moment, those of this process included.
struct Holds {
  private let locks: [Lock]
  private let isOnFile: Bool

  init(on path: String) {
    locks = Holder.locks(on: [path, path + "-shm"])
    let file = FileId(path)
    isOnFile = locks.contains { $0.file == file }
  }

  var isEmpty: Bool { locks.isEmpty }

  func isBy(_ process: pid_t) -> Bool { locks.contains { $0.process == process } }

  /// Whether the index of its log is held and the file itself is not: who has it open holds both,
  /// so theirs was another file of that name.
  var isOfReplaced: Bool { !isEmpty && !isOnFile }
}

/// A file as /proc/locks names it.
private struct FileId: Equatable {
  let device: UInt64
  let number: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// `08:01:131090`: major and minor number of the device in hexadecimal, then the file's.
  init?(written text: Substring) {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let major = UInt64(parts[0], radix: 16),
      let minor = UInt64(parts[1], radix: 16), let number = UInt64(parts[2])
    else { return nil }
    // glibc: `makedev`, a macro.
    device = (major & ~0xfff) << 32 | (major & 0xfff) << 8 | (minor & ~0xff) << 12 | minor & 0xff
    self.number = number
  }
}

/// `1: POSIX  ADVISORY  WRITE 4242 08:01:131090 120 120`
private struct Lock {
  let isExclusive: Bool
  let process: Int32
  let file: FileId
  private let first: Int

  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    // One that only waits has an arrow in the second place.
    guard words.count == 8, words[1] == "POSIX", let process = Int32(words[4]),
      let file = FileId(written: words[5]), let first = Int(words[6])
    else { return nil }
    isExclusive = words[3] == "WRITE"
    (self.process, self.file, self.first) = (process, file, first)
  }

  /// A reader takes it for a moment to note where it reads from.
  /// https://www.sqlite.org/walformat.html#locks
  var isReaderMark: Bool { (123...127).contains(first) }
}
