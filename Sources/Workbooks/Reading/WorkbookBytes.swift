import Glibc

/// Where the bytes of a workbook are: a file, or memory. Any part may be read at any time, by
/// several threads at once.
public protocol WorkbookBytes: Sendable {
  /// How many bytes there are.
  var count: Int { get }

  /// Fills `buffer` from `offset` on; fewer bytes only at the end. Throws
  /// ``WorkbookFault/unreadable(errno:)``.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(WorkbookFault) -> Int
}

extension WorkbookBytes {
  /// Up to `count` bytes from `offset` on.
  func bytes(at offset: Int, count: Int) throws(WorkbookFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, self.count - offset)))
    let (got, fault) = bytes.withUnsafeMutableBytes { buffer -> (Int, WorkbookFault?) in
      do throws(WorkbookFault) {
        return (try self.read(into: buffer, at: offset), nil)
      } catch {
        return (0, error)
      }
    }
    if let fault { throw fault }
    bytes.removeLast(bytes.count - got)
    return bytes
  }
}

/// A workbook in a file that can be read anywhere, not a pipe.
public final class WorkbookFile: WorkbookBytes {
  /// How big the file was when it was opened.
  public let count: Int
  private let descriptor: Int32
  private let closes: Bool

  /// Opens the file at `path`; it is closed with the last that reads it. Throws
  /// ``WorkbookFault/unreadable(errno:)``.
  public convenience init(path: String) throws(WorkbookFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    try self.init(descriptor: descriptor, closes: true)
  }

  /// Reads an open file from its beginning; where it stands is left as it is. `closes`: it is
  /// closed with the last that reads it. Throws ``WorkbookFault/unreadable(errno:)``; a pipe
  /// is `ESPIPE`.
  public init(descriptor: Int32, closes: Bool) throws(WorkbookFault) {
    self.descriptor = descriptor
    self.closes = closes
    var status = stat()
    let failure = fstat(descriptor, &status) == 0 ? 0 : errno
    count = Int(status.st_size)
    let kind = status.st_mode & S_IFMT
    guard failure == 0 else { throw .unreadable(errno: failure) }
    guard kind == S_IFREG else { throw .unreadable(errno: kind == S_IFDIR ? EISDIR : ESPIPE) }
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// Reads with `pread`; a call that a signal breaks off goes on.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(WorkbookFault) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var done = 0
    while done < buffer.count {
      let got = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(errno: errno) }
      if got == 0 { break }
      done += got
    }
    return done
  }
}

/// A workbook in memory.
public struct WorkbookMemory: WorkbookBytes {
  private let bytes: [UInt8]

  /// A workbook that is these bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// How many bytes they are.
  public var count: Int { bytes.count }

  /// Copies; never throws.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(WorkbookFault) -> Int {
    guard offset >= 0, offset < bytes.count else { return 0 }
    let part = bytes[offset..<min(bytes.count, offset + buffer.count)]
    buffer.copyBytes(from: part)
    return part.count
  }
}
