import CSQLite

/// The closures SQLite calls back. The connection keeps them for as long as SQLite may call, so
/// SQLite is given an unretained pointer to this one object.
final class Callbacks {
  var progress: (() -> Bool)?
  var progressInterval: Int32 = 0
  /// How many calls of `interruptingOnCancel` are under way.
  var cancellableDepth = 0
  /// Whether a transaction is being ended, which nothing may stop.
  var isEnding = false
  var authorizer: ((AuthorizerRequest) -> AuthorizerDecision)?
  /// The table that a statement being compiled is about to drop.
  var dropped: String?
  var update: ((UpdateEvent) -> Void)?
  var commit: (() -> Bool)?
  var rollback: (() -> Void)?
  /// Whether SQLite has rolled back since the transaction began.
  var wasRolledBack = false
  var logFrames = 0
  var log: ((_ database: String, _ frames: Int) -> Void)?
  var finish: ((FinishedStatement) -> Void)?
  /// Outlives the connection as all of these do.
  var lentRows: BatchRows?

  /// What SQLite hands back to `from`.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func from(_ context: UnsafeMutableRawPointer?) -> Callbacks? {
    context.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A Swift value behind a context pointer that SQLite owns and releases.
final class Box<Content> {
  let content: Content

  init(_ content: Content) { self.content = content }

  func retainedContext() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  static func content(of context: UnsafeMutableRawPointer?) -> Content? {
    context.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().content }
  }

  static func release(_ context: UnsafeMutableRawPointer?) {
    if let context { Unmanaged<Box>.fromOpaque(context).release() }
  }
}

/// A string of SQLite's that may be absent.
func optionalString(_ pointer: UnsafePointer<CChar>?) -> String? {
  pointer.map { String(cString: $0) }
}
