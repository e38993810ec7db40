import Glibc

/// When a file was last written, and how long it was: of a file that is read without locks it tells
/// whether somebody wrote it meanwhile.
struct FileStamp: Equatable {
  private let device, inode, size, seconds, nanoseconds: Int

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode) = (
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino)
    )
    (size, seconds) = (status.st_size, status.st_mtim.tv_sec)
    nanoseconds = status.st_mtim.tv_nsec
  }
}
