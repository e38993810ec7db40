import Glibc
import Storage

extension LocalizedText {
  /// What an error number of the system means.
  ///
  /// glibc: `strerror` for the rare ones.
  public init(systemError code: Int32) {
    switch code {
    case EACCES, EPERM: self.init(vi: "không có quyền", en: "permission denied")
    case EROFS: self.init(vi: "ổ đĩa chỉ cho đọc", en: "the disk is read-only")
    case ENOENT: self.init(vi: "không có tệp hoặc thư mục đó", en: "no such file or folder")
    case ENOTDIR: self.init(vi: "không có thư mục đó", en: "there is no such folder")
    case ENOSPC, EDQUOT: self.init(vi: "hết chỗ trống", en: "no room left")
    case EISDIR: self.init(vi: "đó là thư mục", en: "it is a folder")
    case EEXIST: self.init(vi: "đã có tệp tên đó", en: "it exists already")
    case ENAMETOOLONG: self.init(vi: "tên quá dài", en: "the name is too long")
    case EBADF: self.init(vi: "đã bị đóng", en: "it is closed")
    case ELOOP: self.init(vi: "liên kết đi vòng", en: "its links go round in a circle")
    case EPIPE: self.init(vi: "nơi nhận đã đóng", en: "the reader went away")
    case EIO: self.init(vi: "lỗi ổ đĩa", en: "the disk failed")
    default:
      let reason = String(cString: strerror(code))
      self.init(vi: "lỗi hệ thống số \(code)", en: reason)
    }
  }
}
