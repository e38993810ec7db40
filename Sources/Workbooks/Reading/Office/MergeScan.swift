import CZip
import Glibc

/// Finds the merges of a sheet, which stand behind its rows, before the rows are read.
///
/// Unpacking is a fifth of reading, so the part is unpacked twice. What looks like a merge is found
/// by its bytes; when the rows are read, expat's merges must be the same. Where bytes do not tell,
/// in UTF-16, expat reads twice.
struct MergeScan {
  private static let pieceBytes = 65_536
  private var list = MergeList(keeps: true)
  private var buffer = [UInt8](repeating: 0, count: 2 * pieceBytes)
  /// How many bytes from before are still to be looked at.
  private var kept = 0

  /// The merges of a part, in the order in which they begin.
  static func merges(of name: String, in archive: Archive) throws(WorkbookFault) -> MergeList {
    var scan = MergeScan()
    let isWide = try scan.run(archive.open(name))
    if isWide { return try MergeHandler.merges(of: name, in: archive) }
    scan.list.sort()
    return scan.list
  }

  /// Looks through the part; whether it is in UTF-16, and was not.
  private mutating func run(_ part: ArchivePart) throws(WorkbookFault) -> Bool {
    var isFirst = true
    while true {
      let count = try read(part)
      if isFirst, isWide(count) { return true }
      isFirst = false
      if count == 0 { return false }
      try look(kept + count, in: part.name)
    }
  }

  private mutating func read(_ part: ArchivePart) throws(WorkbookFault) -> Int {
    let kept = kept
    let (count, fault) = buffer.withUnsafeMutableBytes { all -> (Int, WorkbookFault?) in
      let room = UnsafeMutableRawBufferPointer(rebasing: all[kept..<kept + Self.pieceBytes])
      do throws(WorkbookFault) {
        return (try part.read(into: room), nil)
      } catch {
        return (0, error)
      }
    }
    if let fault { throw fault }
    return count
  }

  private func isWide(_ count: Int) -> Bool {
    count >= 2 && (buffer[0] >= 0xFE || buffer[0] == 0 || buffer[1] == 0)
  }

  /// Takes the merges among the first bytes of the buffer and keeps what may be the beginning of
  /// one.
  private mutating func look(_ count: Int, in part: String) throws(WorkbookFault) {
    let (merges, rest) = buffer.withUnsafeBytes { bytes in
      Self.found(in: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    for merge in merges {
      let fault = buffer.withUnsafeBytes { bytes -> WorkbookFault? in
        do throws(WorkbookFault) {
          try list.add(UnsafeRawBufferPointer(rebasing: bytes[merge]), in: part)
          return nil
        } catch {
          return error
        }
      }
      if let fault { throw fault }
    }
    kept = min(count - rest, Self.pieceBytes)
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      memmove(base, base + count - kept, kept)
    }
  }

  /// Where the places of merges stand, and from where on a merge may be cut off.
  private static func found(in bytes: UnsafeRawBufferPointer) -> ([Range<Int>], Int) {
    var (merges, next): ([Range<Int>], Int) = ([], 0)
    while let start = offset(of: "mergeCell", in: bytes, from: next) {
      guard let end = offset(of: ">", in: bytes, from: start) else { return (merges, start) }
      if let merge = place(in: bytes, start + 9..<end) { merges.append(merge) }
      next = end
    }
    return (merges, max(next, bytes.count - 8))
  }

  /// Where the value of `ref` stands in a tag.
  private static func place(in bytes: UnsafeRawBufferPointer, _ tag: Range<Int>) -> Range<Int>? {
    let tagged = UnsafeRawBufferPointer(rebasing: bytes[..<tag.upperBound])
    guard var next = offset(of: "ref", in: tagged, from: tag.lowerBound) else { return nil }
    next += 3
    while next < tag.upperBound, [0x20, 0x09, 0x0A, 0x0D, 0x3D].contains(bytes[next]) { next += 1 }
    guard next < tag.upperBound else { return nil }
    let start = next + 1
    let end = bytes[start..<tag.upperBound].firstIndex(of: bytes[next])
    return end.map { start..<$0 }
  }

  private static func offset(
    of text: StaticString, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memmem(base + start, bytes.count - start, text.utf8Start, text.utf8CodeUnitCount)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

/// The merges as expat finds them.
private final class MergeHandler: XMLHandler {
  private let part: String
  private var list = MergeList(keeps: true)
  private var isInMerges = false

  private init(_ part: String) {
    self.part = part
  }

  static func merges(of name: String, in archive: Archive) throws(WorkbookFault) -> MergeList {
    let handler = MergeHandler(name)
    try XMLReader(archive.open(name), handler).finish()
    handler.list.sort()
    return handler.list
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    if depth == 2 { isInMerges = name == "mergeCells" }
    guard depth == 3, isInMerges, name == "mergeCell", let text = attributes["ref"] else { return }
    try list.add(UnsafeRawBufferPointer(start: text, count: length(text)), in: part)
  }
}
