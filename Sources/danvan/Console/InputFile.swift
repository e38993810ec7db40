import Glibc
import Interchange
import Messages
import Storage
import Threads
import Workbooks

/// A file named on the command line; `-` is stdin.
enum InputFile {
  /// Lends the file, which is read a piece at a time, and more than once. A pipe is kept aside
  /// first, before anything waits for its end.
  static func read<T>(_ path: String, _ body: (ImportFile) throws -> T) throws -> T {
    if path == "-" {
      return try spooled(Invocation.current.input, "stdin", path, body)
    }
    try DatabaseFiles.refuse(path)
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Message.cannotRead(path, errno) }
    defer { close(descriptor) }
    // It becomes the title of a source, which is one line of text.
    let name = (path.split(separator: "/").last.map(String.init) ?? path).visible
    var status = stat()
    fstat(descriptor, &status)
    guard status.st_mode & S_IFMT == S_IFREG else {
      return try spooled(descriptor, name, path, body)
    }
    return try body(try file(descriptor, name, path))
  }

  private static func spooled<T>(
    _ descriptor: Int32, _ name: String, _ path: String, _ body: (ImportFile) throws -> T
  ) throws -> T {
    let folder = environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/danvan-XXXXXX".utf8CString)
    let copy = mkstemp(&template)
    guard copy >= 0 else { throw Message.cannotKeep(folder, errno) }
    // Nobody else needs its name, and it is gone with the process.
    unlink(template)
    defer { close(copy) }
    while case let bytes = try piece(descriptor, path), !bytes.isEmpty {
      guard write(copy, bytes, bytes.count) == bytes.count else {
        throw Message.cannotKeep(folder, errno)
      }
    }
    lseek(copy, 0, SEEK_SET)
    return try body(try file(copy, name, path))
  }

  private static func file(
    _ descriptor: Int32, _ name: String, _ path: String
  ) throws -> ImportFile {
    var digest = Digest()
    var size = 0
    while case let bytes = try piece(descriptor, path), !bytes.isEmpty {
      digest.add(bytes)
      size += bytes.count
    }
    let sha256 = digest.finish()
    let bytes = try WorkbookFile(descriptor: descriptor, closes: false)
    return ImportFile(name, sha256: sha256, bytes: bytes) { [size] in
      lseek(descriptor, 0, SEEK_SET)
      let copy = SecondReading(size)
      return {
        let bytes = try piece(descriptor, path)
        // One that grows may have no end.
        guard copy.add(bytes), !bytes.isEmpty || copy.finish() == sha256 else {
          throw Message.changed(path)
        }
        return bytes
      }
    }
  }

  /// The whole file, which must be short.
  static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
    if path != "-" { try DatabaseFiles.refuse(path) }
    let descriptor = path == "-" ? Invocation.current.input : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Message.cannotRead(path, errno) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    while case let next = try piece(descriptor, path), !next.isEmpty {
      bytes += next
      if bytes.count > limit { throw Message.tooLarge(path, limit) }
    }
    return bytes
  }

  /// The next 256 KB, fewer only at the end; nothing past it.
  private static func piece(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    let size = 1 << 18
    var end: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if read < 0, errno == EINTR { continue }
        if read < 0 { end = errno }
        if read <= 0 { break }
        count += read
      }
    }
    if end != 0 { throw Message.cannotRead(path, end) }
    return bytes
  }
}

/// A file is read once for its digest and once more: what is stored must be what the digest is of.
private final class SecondReading: Sendable {
  private let state: Lock<(digest: Digest, left: Int)>

  init(_ size: Int) { state = Lock((Digest(), size)) }

  /// False where there is more than the first time.
  func add(_ bytes: [UInt8]) -> Bool {
    state.withLock { state in
      state.digest.add(bytes)
      state.left -= bytes.count
      return state.left >= 0
    }
  }

  func finish() -> String { state.withLock { $0.digest.finish() } }
}

extension Message {
  fileprivate static func changed(_ path: String) -> Message {
    let shown = path.visible
    return Message(
      .busy,
      LocalizedText(
        vi: "Tệp «\(shown)» bị thay đổi trong khi đọc", en: "“\(shown)” changed while it was read"),
      advice: LocalizedText(
        vi: "Lưu và đóng tệp ở chương trình kia, rồi nhập lại.",
        en: "Save and close it in the other program, then import again."))
  }

  fileprivate static func cannotKeep(_ folder: String, _ code: Int32) -> Message {
    let reason = LocalizedText(systemError: code)
    return Message(
      .cannotCreate,
      LocalizedText(
        vi: "Không giữ tạm được đầu vào ở «\(folder.visible)»: \(reason.vietnamese)",
        en: "Cannot keep the input in “\(folder.visible)”: \(reason.english)"),
      advice: LocalizedText(
        vi: "Lưu vào tệp rồi nhập tệp đó, hoặc đặt TMPDIR.",
        en: "Save it to a file and import that, or set TMPDIR."))
  }

  fileprivate static func tooLarge(_ path: String, _ limit: Int) -> Message {
    let shown = path.visible
    return Message(
      .badData,
      LocalizedText(
        vi: "«\(shown)» dài quá \(limit / 1000) KB",
        en: "“\(shown)” is longer than \(limit / 1000) KB"),
      advice: LocalizedText(vi: "Chỉ đúng tệp.", en: "Name the right file."))
  }

  /// A name or a value of other bytes, shown with marks for those that are no letters.
  static func notUTF8(_ text: String, _ kind: Kind) -> Message {
    let shown = text.shownInMessage
    return Message(
      kind, LocalizedText(vi: "«\(shown)» không phải UTF-8", en: "“\(shown)” is not UTF-8"),
      advice: LocalizedText(
        vi: "Đổi tên tệp (mv), hoặc đặt cửa sổ lệnh dùng UTF-8, rồi gõ lại.",
        en: "Rename the file (mv), or set the terminal to UTF-8, and type it again."))
  }

  static func cannotRead(_ path: String, _ code: Int32) -> Message {
    // What a folder names so is there, under bytes that are not these.
    if code == ENOENT, path.unicodeScalars.contains("\u{FFFD}") { return notUTF8(path, .noInput) }
    let reason = LocalizedText(systemError: code)
    let shown = path.visible
    return Message(
      code == EACCES ? .notPermitted : .noInput,
      LocalizedText(
        vi: "Không đọc được «\(shown)»: \(reason.vietnamese)",
        en: "Cannot read “\(shown)”: \(reason.english)"))
  }
}
