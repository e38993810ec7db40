import Foundation
import Testing

/// File systems of our own: a disk that can be filled, and one whose power can be cut.
enum Mounts {
  /// Why there are none here; nil where there are.
  static let obstacle: String? = {
    guard geteuid() == 0 else { return "only root may mount" }
    do {
      try Mount.memory(kilobytes: 64) { _ in }
      return nil
    } catch {
      return "cannot mount here"
    }
  }()

  /// As above, for a file system in a file.
  static let loopObstacle: String? = {
    if let obstacle { return obstacle }
    do {
      try Mount.loop { _ in }
      return nil
    } catch {
      return "cannot mount ext4 from a file here"
    }
  }()
}

/// A mounted folder, unmounted and removed when the body is done, even by an error.
struct Mount {
  let path: String

  /// More than any of the workflows needs, in KB.
  static let ample = 8192

  static func memory(kilobytes: Int, _ body: (Mount) throws -> Void) throws {
    try withFolder { folder in
      let mount = Mount(path: folder)
      try call("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "danvan-test", folder])
      defer { unmount(folder) }
      try body(mount)
    }
  }

  /// Of a file system that is mounted, another size.
  func resize(kilobytes: Int) throws {
    // What was freed a moment ago may still count, and a size below it is refused.
    let mount = "mount -o remount,size=\(kilobytes)k '\(path)'"
    let again = "for i in $(seq 50); do \(mount) 2>/dev/null && exit; sleep 0.02; done; \(mount)"
    try Mount.call("sh", ["-c", again])
  }

  /// From now on the disk is only read.
  func makeReadOnly() throws { try Mount.call("mount", ["-o", "remount,ro", path]) }

  /// An ext4 in a file, 24 MB.
  static func loop(_ body: (Mount) throws -> Void) throws {
    try withFolder { folder in
      let (image, point) = (folder + "/image", folder + "/disk")
      try FileManager.default.createDirectory(atPath: point, withIntermediateDirectories: true)
      try call("truncate", ["-s", "24M", image])
      try call("mkfs.ext4", ["-q", "-F", "-O", "has_journal", image])
      try call("mount", ["-o", "loop", image, point])
      defer { unmount(point) }
      try body(Mount(path: point))
    }
  }

  /// As if the power had gone: nothing of what the system still has in memory reaches the disk.
  /// https://docs.kernel.org/filesystems/ext4/
  func cutPower() throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    // EXT4_IOC_SHUTDOWN = _IOR('X', 125, __u32), EXT4_GOING_FLAGS_NOLOGFLUSH = 2
    var flags: UInt32 = 2
    try #require(ioctl(descriptor, 0x8004_587D, &flags) == 0, "no power cut: \(errno)")
  }

  /// After a power cut: what is on the disk.
  func mountAgain() throws {
    let image = path.replacingOccurrences(of: "/disk", with: "/image")
    Mount.unmount(path)
    try Mount.call("mount", ["-o", "loop", image, path])
  }

  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/danvan-mount-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private static func unmount(_ path: String) {
    // A process that was killed may be on its way out still.
    for _ in 1...50 {
      if isUnmounted(path) { return }
      usleep(20_000)
    }
    Issue.record("\(path) stays mounted")
  }

  /// Not through `call`, for which a refusal is a failed test.
  private static func isUnmounted(_ path: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["umount", "-q", path]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func call(_ program: String, _ arguments: [String]) throws {
    try shell("/usr/bin/env", [program] + arguments)
  }
}
