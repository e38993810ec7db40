import Glibc
import Interchange
import Messages
import Storage

/// The file that `-o` names.
enum OutputFile {
  /// Lends where to write. A regular file appears whole or not at all; a pipe or device is written
  /// through; a database is never overwritten.
  ///
  /// - Parameter replaces: whether a file of that name may go.
  static func write(
    _ path: String, replaces: Bool = true, _ body: (Sink) throws -> Void
  ) throws {
    if DatabaseFiles.contain(path) { throw Message.isDatabase(path) }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { return try writeThrough(path, body) }
    if exists, isDatabase(path) { throw Message.isDatabase(path) }
    if exists, !replaces { throw Message.isThere(path) }
    // Through a symbolic link, so that the link stays one.
    let target = exists ? Files.resolved(path) : try Files.target(ofLink: path) ?? path
    for left in TemporaryFile.left(beside: target) { unlink(left) }
    let draft = TemporaryFile.newPath(for: target)
    // Whoever sees it decides by the mask of the user.
    let mode = exists ? status.st_mode & 0o777 : 0o666
    TemporaryFile.begin(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { throw Message.cannotWrite(path, errno) }
    defer {
      unlink(draft)
      TemporaryFile.end()
    }
    try fill(descriptor, path, body)
    guard rename(draft, target) == 0 else { throw Message.cannotWrite(path, errno) }
    // What it holds may be nowhere else: rows to be corrected, say.
    try Store.syncFolder(of: target)
  }

  /// Removes what a process of this id left unfinished.
  static func removeDraft(_ path: String) {
    for draft in TemporaryFile.own(beside: Files.resolved(path)) { unlink(draft) }
  }

  private static func fill(
    _ descriptor: Int32, _ path: String, _ body: (Sink) throws -> Void
  ) throws {
    defer { close(descriptor) }
    let sink = Sink { try Console.write($0, to: descriptor, path) }
    try body(sink)
    try sink.flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw Message.cannotWrite(path, errno)
    }
  }

  private static func writeThrough(_ path: String, _ body: (Sink) throws -> Void) throws {
    let descriptor = open(path, O_WRONLY)
    guard descriptor >= 0 else { throw Message.cannotWrite(path, errno) }
    try fill(descriptor, path, body)
  }

  /// Or the log of one. By its first bytes: https://www.sqlite.org/fileformat.html
  private static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 15)
    guard read(descriptor, &head, head.count) == head.count else { return false }
    return head.elementsEqual("SQLite format 3".utf8)
      || head.starts(with: [0x37, 0x7f, 0x06]) && head[3] & ~1 == 0x82
  }
}

extension Message {
  static func isDatabase(_ path: String) -> Message {
    Message(
      .cannotCreate,
      LocalizedText(
        vi: "«\(path.visible)» là tệp dữ liệu, không ghi đè",
        en: "“\(path.visible)” is a database and is not overwritten"),
      advice: LocalizedText(vi: "Đặt tên khác.", en: "Give another name."))
  }

  fileprivate static func isThere(_ path: String) -> Message {
    Message(
      .cannotCreate,
      LocalizedText(
        vi: "«\(path.visible)» đã có, không ghi đè: có thể đang sửa dở",
        en: "“\(path.visible)” is there already and may be half corrected: it is not overwritten"),
      advice: LocalizedText(
        vi: "Đặt tên khác, hoặc xóa tệp ấy nếu không cần nữa.",
        en: "Give another name, or remove that file when it is no longer needed."))
  }

  static func cannotWrite(_ path: String, _ code: Int32) -> Message {
    let reason = LocalizedText(systemError: code)
    let shown = path.visible
    guard path != "stdout" else {
      return Message(
        .failure,
        LocalizedText(
          vi: "Không in được kết quả: \(reason.vietnamese)",
          en: "Cannot print the answer: \(reason.english)"))
    }
    return Message(
      .cannotCreate,
      LocalizedText(
        vi: "Không ghi được «\(shown)»: \(reason.vietnamese)",
        en: "Cannot write “\(shown)”: \(reason.english)"))
  }
}

extension Error {
  /// The answer was lost, but what it was about is done.
  func after(_ done: LocalizedText) -> any Error {
    Message(of: self).map { Message($0.kind, $0.what, advice: done) } ?? self
  }
}

extension LocalizedText {
  static func stored(_ code: String) -> LocalizedText {
    let shown = code.visible
    return LocalizedText(
      vi: "Dữ liệu đã lưu: \(shown). Đừng nhập lại.",
      en: "The data is stored: \(shown). Do not enter it again.")
  }
}
