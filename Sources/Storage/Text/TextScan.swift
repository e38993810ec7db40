/// What a look at the bytes of a text tells whoever prints it.
public enum TextScan {
  /// Usual letters alone.
  case plain
  /// Usual letters, and the marks that were looked for.
  case marked
  /// Something that may act, hide, or be no UTF-8: to be gone through with the tables of Unicode.
  case unusual

  /// - Parameter marks: of ASCII, and seen.
  public init(at bytes: UnsafeBufferPointer<UInt8>, for marks: (UInt8, UInt8)) {
    var (index, isMarked) = (0, false)
    while index < bytes.count {
      let byte = bytes[index]
      if (0x20...0x7E).contains(byte) {
        if byte == marks.0 || byte == marks.1 { isMarked = true }
        index += 1
        continue
      }
      let length = FastText.length(of: bytes, at: index)
      guard length > 0 else {
        self = .unusual
        return
      }
      index += length
    }
    self = isMarked ? .marked : .plain
  }
}
