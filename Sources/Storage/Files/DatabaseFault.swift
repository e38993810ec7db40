import Glibc
import SQLite

/// What is wrong with a database, or with its place on the disk.
public struct DatabaseFault: Fault {
  /// What there is to be said of a file.
  public enum What: Sendable, Equatable {
    /// It cannot be looked at, for that error number.
    case noFile(Int32)
    case notAFile
    case notReadable
    case notDanvan
    /// Its tables are of that migration, and this program knows that many.
    case newer(Int, known: Int)
    case older(Int, known: Int)
    case exists
    case cannotCreate(Int32)
    /// SQLite keeps the name for a part of another file.
    case namedAsPart
    /// A part of an earlier file lies beside it: SQLite would read it as the newest changes of a
    /// file that it has nothing to do with.
    case partLeft(String)
    /// The log beside it is of another file, which somebody has put it in the place of.
    case foreignLog(String)
    case noRoom
    case noMemory
    /// Somebody writes it.
    case busy([Holder])
    /// Somebody has it open where nobody else may.
    case inUse([Holder])
    case replaced
    /// Written while it was read without locks.
    case changed
    case readOnly
    /// One of the two files that SQLite puts beside it, which another user left there.
    case leftByOther(String)
    /// Not even reading is possible there while changes lie in a log that nobody has open.
    case onReadOnlyDisk
    case cannotOpen
    case damaged
    /// Text that is not UTF-8, in that column: what would be mended for reading must not be written
    /// back.
    case damagedText(column: String)
    /// The tables are not as danvan makes them.
    case strange
    /// For the same reason it cannot be read, or would take too long.
    case unanswerable
    /// The file may hold the change or not; only looking tells. Doing it again is safe either way:
    /// what is there already is not entered twice (see ``Store/write(_:dryRun:_:)``).
    case outcomeUnknown(SQLiteError.Code)
    case other(SQLiteError)
  }

  /// The file it is about, or the place where one was to be made.
  public let path: String
  /// What is wrong there.
  public let what: What

  /// - Parameter path: messages name it so.
  public init(_ path: String, _ what: What) {
    (self.path, self.what) = (path, what)
  }

  /// Whether it is about the file, and not about who may read it.
  var isOfContent: Bool {
    switch what {
    case .noFile(EACCES), .notReadable: false
    default: true
    }
  }
}

extension DomainError {
  /// What is wrong with a file.
  static func file(_ path: String, _ what: DatabaseFault.What) -> DomainError {
    DatabaseFault(path, what).error
  }

  /// It cannot be made, for that error number.
  static func cannotCreate(_ path: String, _ code: Int32) -> DomainError {
    .file(path, [ENOSPC, EDQUOT].contains(code) ? .noRoom : .cannotCreate(code))
  }

  /// Somebody has it open where nobody else may.
  static func inUse(_ path: String) -> DomainError { .file(path, .inUse(Holder.having(path))) }

  /// What an error of SQLite means for a file.
  public init(_ error: SQLiteError, in path: String) { self.init(DatabaseFault(error, in: path)) }
}

extension DatabaseFault {
  /// What an error of SQLite means for the file that was being worked on.
  init(_ error: SQLiteError, in path: String) {
    self.init(path, What(error, in: path))
  }
}

extension DatabaseFault.What {
  fileprivate init(_ error: SQLiteError, in path: String) {
    if error.kind == .outcomeUnknown {
      self = .outcomeUnknown(error.code)
      return
    }
    if case .decoding(_, let column, wanted: "String (UTF-8)", found: .text) = error.kind {
      self = .damagedText(column: column)
      return
    }
    if error.isOfAccess, Files.isOnReadOnlyDisk(path) {
      self = .onReadOnlyDisk
      return
    }
    switch error.code {
    case .busy, .locked: self = .busy(Holder.writing(path))
    case .readOnlyMoved: self = .replaced
    case .readOnly, .permission, .authorization: self = .notWritable(path)
    case .cannotOpen: self = .cannotOpen
    case .notADatabase: self = .notDanvan
    case .corrupt: self = .damaged
    case .full, .noRoomForIndex: self = .noRoom
    case .outOfMemory: self = .noMemory
    default: self = .other(error)
    }
  }

  private static func notWritable(_ path: String) -> DatabaseFault.What {
    let beside = [path + "-wal", path + "-shm"]
    guard access(path, W_OK) == 0,
      let left = beside.first(where: { access($0, W_OK) != 0 && errno == EACCES })
    else { return .readOnly }
    return .leftByOther(left)
  }
}

extension SQLiteError {
  fileprivate var isOfAccess: Bool {
    switch code {
    case .cannotOpen, .readOnly, .permission: code != .readOnlyMoved
    default: false
    }
  }
}
