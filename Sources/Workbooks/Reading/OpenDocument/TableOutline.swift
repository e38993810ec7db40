import CZip

/// Gives expat a workbook of OpenDocument without what is in its tables, to know the sheets without
/// reading all of them: a third of the time.
///
/// A table is found by its bytes, which deceive only in comments and the like: where there are any,
/// the part is not outlined. Names that were found must be those that are met when rows are read.
struct TableOutline {
  private static let tag: StaticString = "table:table"
  private var bytes: [UInt8] = []
  private var nesting = 0

  /// Feeds the outline of a part to a reader; false where the part cannot be outlined.
  static func feed(_ part: ArchivePart, to reader: XMLReader) throws(WorkbookFault) -> Bool {
    var outline = TableOutline()
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try part.read(into: &piece)
      outline.bytes += piece[..<count]
      if count == 0 { break }
      guard outline.isPlain else { return false }
      let done = try outline.feed(reader)
      outline.bytes.removeFirst(done)
      guard outline.bytes.count <= Bounds.markupBytes else {
        throw .tooBig(part: part.name, .markup)
      }
    }
    try reader.feed(outline.bytes[...], isLast: true)
    return true
  }

  /// Whether it is not UTF-16 and has neither comments nor CDATA.
  private var isPlain: Bool {
    !bytes.prefix(2).contains { $0 == 0 || $0 >= 0xFE } && offset(of: "<!", from: 0) == nil
  }

  /// Goes as far as tags are whole; how far that is.
  private mutating func feed(_ reader: XMLReader) throws(WorkbookFault) -> Int {
    var start = 0
    while let tag = tag(from: start) {
      guard let tag = tag.whole else { return try pass(start, tag.start, reader) }
      let wasOutside = nesting == 0
      if tag.isClosing { nesting = max(0, nesting - 1) } else if !tag.isEmpty { nesting += 1 }
      // The tags of a table itself are passed on, what is between them is not.
      if wasOutside {
        try reader.feed(bytes[start..<tag.end])
      } else if nesting == 0 {
        try reader.feed(bytes[tag.start..<tag.end])
      }
      start = tag.end
    }
    return try pass(start, max(start, bytes.count - Self.tag.utf8CodeUnitCount - 2), reader)
  }

  private func pass(_ start: Int, _ end: Int, _ reader: XMLReader) throws(WorkbookFault) -> Int {
    if nesting == 0, end > start { try reader.feed(bytes[start..<end]) }
    return max(start, end)
  }

  /// A tag of a table, whole or cut off by the end of what was read so far.
  private struct Tag {
    let start: Int
    var end = 0
    var isClosing = false
    var isEmpty = false
    var whole: Tag? { end > 0 ? self : nil }
  }

  private func tag(from start: Int) -> Tag? {
    var next = start
    while let found = offset(of: Self.tag, from: next) {
      next = found + Self.tag.utf8CodeUnitCount
      let isClosing = found > start && bytes[found - 1] == UInt8(ascii: "/")
      let first = found - (isClosing ? 2 : 1)
      guard first >= start, bytes[first] == UInt8(ascii: "<") else { continue }
      guard next < bytes.count else { return Tag(start: first) }
      let isName = [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(bytes[next])
      if isName { return end(of: Tag(start: first, isClosing: isClosing), from: next) }
    }
    return nil
  }

  /// The tag with its end, which no `>` in quotes is.
  private func end(of tag: Tag, from start: Int) -> Tag {
    var (tag, quote): (Tag, UInt8) = (tag, 0)
    for index in start..<bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        (tag.end, tag.isEmpty) = (index + 1, bytes[index - 1] == UInt8(ascii: "/"))
        return tag
      }
    }
    return tag
  }

  private func offset(of text: StaticString, from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memmem(
          base + start, bytes.count - start, text.utf8Start, text.utf8CodeUnitCount)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
