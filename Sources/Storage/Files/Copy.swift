import Glibc
import SQLite

/// A copy of a danvan file that is in its place.
public struct Copy: Sendable {
  /// Where it lies now.
  public let path: String
  /// The size of the file.
  public let bytes: Int
  /// Of its bytes, in hexadecimal.
  public let sha256: String
  /// The entries of its journal, and when the last was made; nil where damage hides them.
  public let entries: Int?
  /// UTC, ISO 8601; nil of an empty journal, too.
  public let lastEntryAt: String?
}

extension Store {
  /// Copies the file as it is now; others may go on writing.
  ///
  /// - Parameters:
  ///   - path: a new file; it appears whole, synced and checked, or not at all.
  ///   - check: throws where the copy is not to be kept.
  public func copy(to path: String, check: (Reader) throws -> Void) throws -> Copy {
    try Store.build(path, mode: fileMode()) { temporary in
      try Store.naming(path) {
        try copy(into: temporary)
        return try Store.checked(temporary, as: path, check)
      }
    }
  }

  /// All pages in one step, which is one reading transaction: so nobody who writes can make it
  /// begin anew, and nobody who writes waits for it.
  func copy(into temporary: String) throws {
    let copy = try Connection(temporary, mode: .readWrite)
    try connection.backup(to: copy, pagesPerStep: -1)
    // The mode goes with the file; another tool may have changed it.
    if try connection.value("PRAGMA journal_mode", as: String.self) != "wal" {
      _ = try copy.value("PRAGMA journal_mode = WAL", as: String.self)
    }
    try copy.close()
  }

  /// What a temporary file that passes the check will be when it is in place.
  private static func checked(
    _ temporary: String, as path: String, _ check: (Reader) throws -> Void
  ) throws -> Copy {
    // Nobody else has it: so nothing is made beside it, and a disk that just holds it is enough.
    let connection = try Connection(temporary, mode: .readOnly, options: .init(immutable: true))
    try Vietnamese.add(to: connection)
    let store = Store(connection, path: temporary)
    let (entries, last) = try store.readDamaged { reader in
      let length = try reader.journalLength()
      try check(reader)
      return length
    }
    try store.close()
    let (bytes, sha256) = try digest(of: temporary)
    return Copy(path: path, bytes: bytes, sha256: sha256, entries: entries, lastEntryAt: last)
  }

  /// Where the body has met damaged pages, even the end of reading is an error; what it made of
  /// them stands.
  func readDamaged<T>(_ body: (Reader) throws -> T) throws -> T {
    var result: T?
    do {
      return try read {
        let made = try body($0)
        result = made
        return made
      }
    } catch let error as SQLiteError where error.isOfTheFile {
      guard let result else { throw error }
      return result
    }
  }

  private static func digest(of path: String) throws(DomainError) -> (bytes: Int, sha256: String) {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    defer { Glibc.close(descriptor) }
    var digest = Digest()
    var size = 0
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while case let count = Glibc.read(descriptor, &piece, piece.count), count != 0 {
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotCreate(path, errno) }
      digest.add(Array(piece[..<count]))
      size += count
    }
    return (size, digest.finish())
  }

  /// Trouble with writing is trouble with the new file, not with the one that is copied.
  static func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as SQLiteError where error.isAboutWriting {
      throw DomainError(error, in: path)
    }
  }

  /// Who may read the copy: nobody who may not read the file.
  func fileMode() -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o666 | 0o600 : 0o600
  }

  /// A copy of the file as it is now, beside it: `danvan.db.v3-20261121T020000.000Z.bak`.
  func backUpBeside() throws -> String {
    let target = "\(path).v\(try version())-\(Store.stamp()).bak"
    return try copy(to: target) { _ in }.path
  }

  /// An instant as a part of a name; names sort by it.
  static func stamp() -> String { timestamp().filter { $0 != "-" && $0 != ":" } }
}

extension SQLiteError {
  fileprivate var isAboutWriting: Bool {
    switch code {
    case .full, .inputOutput, .readOnly, .cannotOpen: true
    default: false
    }
  }
}

extension Reader {
  /// How many entries the journal has and when the last was made; nil where it cannot be read.
  fileprivate func journalLength() throws(SQLiteError) -> (entries: Int?, last: String?) {
    do {
      return try connection.first("SELECT count(*), max(at) FROM journal") {
        row throws(SQLiteError) in (try row[0] as Int, try row[1] as String?)
      } ?? (nil, nil)
    } catch where error.isOfTheFile { return (nil, nil) }
  }
}
