import CSQLite

/// The clock that SQL reads: `date('now')` and the like. It can be stopped, so that views which
/// speak of today speak of another day.
public enum Clock {
  /// Milliseconds since 1970, UTC; `nil` = it goes. Holds for connections that are opened, and
  /// statements that are run, while it is set.
  @TaskLocal public static var stopped: Int64?

  /// Where connections are opened while it is stopped: the default, but for the time.
  static func vfs() throws(SQLiteError) -> String? {
    guard stopped != nil else { return nil }
    guard isRegistered else { throw SQLiteError(.error, message: "no clock to stop") }
    return name.description
  }

  private static let name: StaticString = "danvan-clock"
  /// Milliseconds from the beginning of the Julian days to 1970.
  private static let epoch: Int64 = 210_866_760_000_000

  /// The corresponding C function is `sqlite3_vfs_register`. What it is given stays for good.
  private static let isRegistered: Bool = {
    guard let real = sqlite3_vfs_find(nil) else { return false }
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    vfs.initialize(to: real.pointee)
    vfs.pointee.pNext = nil
    vfs.pointee.zName = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    vfs.pointee.xCurrentTimeInt64 = { _, time in
      guard let stopped = Clock.stopped else {
        let real = sqlite3_vfs_find(nil)
        return real?.pointee.xCurrentTimeInt64?(real, time) ?? SQLITE_ERROR
      }
      time?.pointee = Clock.epoch + stopped
      return SQLITE_OK
    }
    return sqlite3_vfs_register(vfs, 0) == SQLITE_OK
  }()
}
