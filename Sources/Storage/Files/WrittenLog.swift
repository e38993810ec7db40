import Glibc

/// What a log holds as SQLite would read it: up to the last commit before anything that is not
/// whole. https://www.sqlite.org/fileformat.html#the_write_ahead_log
struct WrittenLog {
  let pageSize: UInt32
  /// Of the file after the last commit.
  private(set) var pageCount: UInt32 = 0
  private(set) var pages: Set<UInt32> = []
  private(set) var commits = 0
  /// How often the file was changed, as each page 1 in it says; and the first of them.
  private(set) var changes: Set<UInt32> = []
  private(set) var firstChange: UInt32?
  /// Of the file after each commit before the first page 1.
  private(set) var sizesBeforeChange: [UInt32] = []
  /// Whether its first page, which is copied first, stands in the file as it was after some commit.
  var isPartlyInFile: Bool { inFile.contains(pages.min() ?? 0) }
  private var inFile: Set<UInt32> = []

  /// Where each of the first commits ends, in bytes.
  private(set) var commitEnds: [Int] = []
  private static let mostEnds = 16

  /// - Parameter verified: `false` looks at the heads of pages alone, for a log that is in use.
  /// - Returns: `nil` where nothing in it would be read.
  init?(_ path: String, beside file: String, verified: Bool) {
    guard let log = OpenFile(path), let file = OpenFile(file), let head = log.read(32, at: 0),
      head.word(at: 0) & ~1 == 0x377f_0682
    else { return nil }
    pageSize = head.word(at: 8)
    guard pageSize >= 512, pageSize <= 65536, pageSize.nonzeroBitCount == 1 else { return nil }
    var sum = LogChecksum(isBigEndian: head.word(at: 0) & 1 == 1)
    sum.add(head[..<24])
    guard sum.isWritten(in: head, at: 24) else { return nil }
    let salts = head[16..<24]
    let length = Int(pageSize)
    var pending: [Frame] = []
    var place = 32
    // Page 1 has its count of changes in the first 28 bytes.
    while let bytes = log.read(24 + (verified ? length : 28), at: place) {
      let number = bytes.word(at: 0)
      if verified {
        sum.add(bytes[..<8])
        sum.add(bytes[24...])
      }
      guard number > 0, bytes[8..<16].elementsEqual(salts),
        !verified || sum.isWritten(in: bytes, at: 16)
      else { break }
      pending.append(
        Frame(
          page: number, change: number == 1 ? bytes.word(at: 48) : nil,
          isInFile: verified
            && file.read(length, at: (Int(number) - 1) * length)
              .map { $0.elementsEqual(bytes[24...]) } ?? false))
      place += 24 + length
      let size = bytes.word(at: 4)
      if size > 0 {
        commit(pending, size)
        pending = []
        if commitEnds.count < Self.mostEnds { commitEnds.append(place) }
      }
    }
    if commits == 0 { return nil }
  }

  private struct Frame {
    let page: UInt32
    let change: UInt32?
    let isInFile: Bool
  }

  private mutating func commit(_ frames: [Frame], _ size: UInt32) {
    (pageCount, commits) = (size, commits + 1)
    for frame in frames {
      pages.insert(frame.page)
      if let change = frame.change {
        changes.insert(change)
        firstChange = firstChange ?? change
      }
      if frame.isInFile { inFile.insert(frame.page) }
    }
    if firstChange == nil { sizesBeforeChange.append(size) }
  }
}

/// The sum that runs through a log, over words of the byte order of who wrote it.
private struct LogChecksum {
  let isBigEndian: Bool
  private var (first, second): (UInt32, UInt32) = (0, 0)

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count, by: 8) {
        first = first &+ word(bytes, place) &+ second
        second = second &+ word(bytes, place + 4) &+ first
      }
    }
  }

  private func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
  }

  func isWritten(in bytes: [UInt8], at place: Int) -> Bool {
    bytes.word(at: place) == first && bytes.word(at: place + 4) == second
  }
}

/// A file that is read without SQLite. Not for one that this process has open through it: closing
/// it would end the locks.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  /// In bytes.
  let size: Int

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// - Returns: `nil` where there are not so many bytes.
  func read(_ count: Int, at place: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = max(0, pread(descriptor, buffer.baseAddress, count, place))
    }
    return bytes.count == count ? bytes : nil
  }
}

extension [UInt8] {
  /// A number as SQLite's formats have it.
  func word(at place: Int) -> UInt32 {
    self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
