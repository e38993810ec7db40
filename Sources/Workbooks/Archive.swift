import CZip

/// A zip archive of which the parts are looked up by name, in it alone: no name is ever a path.
final class Archive: Sendable {
  let bytes: any WorkbookBytes
  private let entries: [String: Entry]

  /// Where a part stands and how big it says it is.
  struct Entry: Sendable {
    let name: String
    let position: Position
    let packed: Int
    let unpacked: Int
    let method: Int
    let isEncrypted: Bool
  }

  /// minizip's own of an entry.
  struct Position: Sendable {
    let offset: UInt64
    let number: UInt64
  }

  /// Reads the list of parts. Throws where it cannot be read, has a name twice or too many.
  init(_ bytes: any WorkbookBytes) throws(WorkbookFault) {
    self.bytes = bytes
    entries = try ZipFile(bytes).entries()
  }

  /// The names of all parts, as they are looked up.
  var names: some Collection<String> { entries.keys }

  /// Whether there is such a part.
  func has(_ name: String) -> Bool { entries[Self.key(name)] != nil }

  /// How big a part says it is when unpacked; 0 where there is none.
  func unpacked(_ name: String) -> Int { entries[Self.key(name)]?.unpacked ?? 0 }

  /// Opens a part, to be read from its beginning. Any number may be open at once.
  func open(_ name: String) throws(WorkbookFault) -> ArchivePart {
    guard let entry = entries[Self.key(name)] else { throw .missing(part: name) }
    return try ArchivePart(entry, of: ZipFile(bytes))
  }

  /// The whole of a short part, or nil where there is none; more than 1 MB is not read.
  func whole(_ name: String) throws(WorkbookFault) -> [UInt8]? {
    guard has(name) else { return nil }
    let part = try open(name)
    var whole: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while whole.count < 1 << 20 {
      let count = try part.read(into: &piece)
      if count == 0 { break }
      whole += piece[..<count]
    }
    return whole
  }

  /// Names of parts know no case, and some programs write Windows' separator.
  static func key(_ name: String) -> String {
    let bytes = name.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "\\"): UInt8(ascii: "/")
      default: byte
      }
    }
    return String(
      decoding: bytes.first == UInt8(ascii: "/") ? bytes[1...] : bytes[...], as: UTF8.self)
  }
}
