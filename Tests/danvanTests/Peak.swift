import Foundation
import Testing

/// How danvan ended, how long it took, and the most memory it had.
struct Peak: Sendable {
  let code: Int32
  let seconds: Double
  let megabytes: Int
  let stderr: String
}

extension Folder {
  /// Runs danvan with what it prints thrown away; the system says what it took.
  ///
  /// - Parameter signal: is sent after that time.
  func peak(_ arguments: [String], signal: (Int32, after: Double)? = nil) throws -> Peak {
    let errors = self / "err-\(UUID().uuidString)"
    defer { unlink(errors) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    let words = ["/usr/bin/env", "-C", path, try Product.danvan(), "--db", db] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var environment = Folder.environment(.en).map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + environment { free(pointer) } }
    let own = Self.ownPeak
    var pid = pid_t()
    let clock = ContinuousClock()
    var start = clock.now
    let failure = posix_spawn(&pid, words[0], &actions, nil, &argv, &environment)
    try #require(failure == 0, "\(failure)")
    if let signal {
      Thread.sleep(forTimeInterval: signal.after)
      start = clock.now
      kill(pid, signal.0)
    }
    var (status, usage) = (Int32(), rusage())
    try #require(wait4(pid, &status, 0, &usage) == pid)
    let seconds = (clock.now - start) / .seconds(1)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
    return Peak(
      code: status & 0x7F == 0 ? status >> 8 & 0xFF : -1, seconds: seconds,
      megabytes: usage.ru_maxrss / 1024 > own + 8 ? usage.ru_maxrss / 1024 : 0, stderr: text)
  }

  /// What this process needed at most, in megabytes. The kernel counts it as the child's, which was
  /// one with it before it became another program; a child that needed less tells nothing.
  private static var ownPeak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
  }
}
