import SQLite

extension Store {
  /// Frames, of 4 KB each. Nobody closes the file last while programs overlap, so without a bound
  /// the log would grow for as long as they do.
  private static let longestLog = 1000

  /// After a commit: copies a long log into the file, so that the next writer begins it anew.
  /// Where another writes at this moment, it is left to that one.
  func keepLogShort() {
    guard connection.logFrames > Store.longestLog else { return }
    _ = try? connection.checkpoint(waiting: 0)
  }

  /// Another tool may have taken the log away, and with it what lets readers never wait. While
  /// somebody has the file open that must wait as well.
  func keepLog() {
    _ = try? connection.value("PRAGMA journal_mode = WAL", as: String.self)
  }
}
