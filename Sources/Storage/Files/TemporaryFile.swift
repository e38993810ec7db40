import Glibc
import SQLite

/// A file in the making, beside the place it is to take: `copy.db.new-20261126T083000.000Z-4242`.
/// Nobody else names a file by an instant and a process.
public enum TemporaryFile {
  static let ending = ".new-"
  /// `20261126T083000.000Z-`, a digit for every 0.
  private static let pattern = "00000000T000000.000Z-"

  /// A name that nothing has.
  public static func newPath(for path: String) -> String {
    "\(path)\(ending)\(Store.stamp())-\(getpid())"
  }

  /// Whether a signal may end the process: then it makes one file at a time. Set at its start.
  nonisolated(unsafe) public static var isWatched = false

  /// From here on a signal that ends the process removes it, and what SQLite has beside it.
  public static func begin(_ path: String) {
    guard isWatched else { return }
    end()
    unfinished = ([""] + Store.companions).map { strdup(path + $0) }
  }

  /// It is in its place, or gone.
  public static func end() {
    guard isWatched else { return }
    let before = unfinished
    unfinished = []
    for name in before { free(name) }
  }

  /// May be called by a signal.
  public static func removeUnfinished() {
    for name in unfinished { if let name { unlink(name) } }
  }

  nonisolated(unsafe) private static var unfinished: [UnsafeMutablePointer<CChar>?] = []

  /// The name of the file that a temporary file was to become, and the process that made it.
  static func parts(_ name: String) -> (target: String, process: pid_t)? {
    guard let end = name.ranges(of: ending).last else { return nil }
    let rest = name[end.upperBound...]
    let number = rest.dropFirst(pattern.count)
    guard rest.prefix(pattern.count).fits(pattern), number.allSatisfy(\.isASCIIDigit),
      let process = pid_t(number)
    else { return nil }
    return (String(name[..<end.lowerBound]), process)
  }

  /// What this process left beside a path, or the one before it that gave it its number.
  public static func own(beside path: String) -> [String] {
    Files.beside(path) { name, target in parts(name).map { $0 == (target, getpid()) } ?? false }
  }

  /// What commands left beside a path that were killed at it. A process of another machine is not
  /// known here; but no two commands make the same file at a time.
  public static func left(beside path: String) -> [String] {
    Files.beside(path) { name, target in
      guard let (file, process) = parts(name) else { return false }
      return file == target && kill(process, 0) != 0 && errno == ESRCH
    }
  }
}

extension Store {
  /// Lends an empty file beside `path`, and removes it unless it was put in place. That a commit in
  /// it failed leaves nothing unknown: nobody gets to see it.
  static func withTemporaryFile<T>(
    of path: String, mode: mode_t, _ body: (String) throws -> T
  ) throws -> T {
    for left in TemporaryFile.left(beside: path) { remove(left) }
    let temporary = TemporaryFile.newPath(for: path)
    TemporaryFile.begin(temporary)
    defer {
      remove(temporary)
      TemporaryFile.end()
    }
    guard makeEmpty(temporary, mode) else { throw DomainError.cannotCreate(path, errno) }
    do {
      return try body(temporary)
    } catch let error as SQLiteError where error.kind == .outcomeUnknown {
      throw SQLiteError(error.code, message: error.message, sql: error.sql)
    }
  }

  /// Closes a temporary file with all of its log in it; to close alone would not tell that it did
  /// not fit.
  func closeTemporaryFile() throws(SQLiteError) {
    try connection.checkpoint()
    try close()
  }
}

extension StringProtocol {
  /// Whether it is a pattern with a digit for every 0.
  func fits(_ pattern: String) -> Bool {
    count == pattern.count
      && zip(self, pattern).allSatisfy { $1 == "0" ? $0.isASCIIDigit : $0 == $1 }
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
