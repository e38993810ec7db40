import Foundation
import Testing

@testable import danvan

/// Runs danvan within the process of the tests: the same as starting it, but for what is the
/// process's own (see docs/tests.md), and far faster.
struct InProcess {
  /// Where relative paths lead.
  let folder: String
  let arguments: [String]
  let environment: [String: String]

  /// Whether a thread can have a working folder of its own.
  static let isPossible: Bool = {
    setenv("TZ", Folder.timeZone, 1)
    tzset()
    // The folder of this thread stays shared.
    return Thread8M { ownFolder() }.wait()
  }()

  /// - Parameter output: where stdout leads, if not into the outcome.
  func outcome(input: String, output: Int32? = nil) throws -> Outcome {
    let streams = try (Stream(), Stream(), Stream())
    try streams.0.write(input)
    let code = start(
      streams.0.descriptor, output ?? streams.1.descriptor, streams.2.descriptor
    ).wait()
    return Outcome(
      code: try #require(code), bytes: try streams.1.bytes(),
      stderr: String(decoding: try streams.2.bytes(), as: UTF8.self))
  }

  /// All that appears on a terminal where that is typed, as stderr; and what stdout is given, which
  /// appears there only where it is not apart.
  func screen(columns: Int, typed: String, isApart: Bool) throws -> Outcome {
    let terminal = try PseudoTerminal(columns: columns)
    let (keys, output) = (terminal.slave, try Stream())
    let run = start(keys, isApart ? output.descriptor : keys, keys) { terminal.hangUp() }
    terminal.type(typed)
    let shown = String(decoding: terminal.read(), as: UTF8.self)
    return Outcome(
      code: try #require(run.wait()), bytes: try output.bytes(),
      stderr: shown.replacing("\r\n", with: "\n"))
  }

  private func start(
    _ input: Int32, _ output: Int32, _ errors: Int32, then end: @escaping @Sendable () -> Void = {}
  ) -> Thread8M<Int32?> {
    let invocation = Invocation(
      arguments, environment: environment, input: input, output: output, errors: errors)
    return Thread8M { [folder] in
      defer { end() }
      guard InProcess.ownFolder(), chdir(folder) == 0 else { return nil }
      return Danvan.run(invocation)
    }
  }

  /// Linux: `unshare(CLONE_FS)`, which Swift's Glibc does not show. It needs no rights.
  private static func ownFolder() -> Bool {
    typealias Unshare = @convention(c) (Int32) -> Int32
    guard let address = dlsym(nil, "unshare") else { return false }
    return unsafeBitCast(address, to: Unshare.self)(0x200) == 0
  }
}

/// What a stream of a process leads to: a file without a name.
private final class Stream {
  let descriptor: Int32

  init() throws {
    var name = Array("\(NSTemporaryDirectory())/danvan-stream-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    try #require(descriptor >= 0, "\(errno)")
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(name)
  }

  deinit { close(descriptor) }

  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    try #require(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }

  func bytes() throws -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: size)
    try #require(pread(descriptor, &bytes, size, 0) == size)
    return bytes
  }
}

/// A terminal without a screen.
private struct PseudoTerminal: Sendable {
  private let master: Int32
  let slave: Int32

  init(columns: Int) throws {
    var (master, slave) = (Int32(), Int32())
    var size = winsize(ws_row: 25, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0, "\(errno)")
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    (self.master, self.slave) = (master, slave)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Everything until it is hung up.
  func read() -> [UInt8] {
    defer { close(master) }
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = Foundation.read(master, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return all }
      all += piece[..<count]
    }
  }

  func hangUp() { close(slave) }
}

/// A thread with the stack of a main one, and what the body gave.
private final class Thread8M<T> {
  private final class Box { var result: T? }

  private let box = Box()
  private var thread = pthread_t()

  init(_ body: @escaping () -> T) {
    let work = Work { [box] in box.result = body() }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let code = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    precondition(code == 0, "no thread: \(code)")
  }

  /// To be called once.
  func wait() -> T {
    pthread_join(thread, nil)
    guard let result = box.result else { preconditionFailure("it has ended") }
    return result
  }
}

private final class Work {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }
}
