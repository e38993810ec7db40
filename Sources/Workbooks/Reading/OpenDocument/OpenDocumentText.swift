/// The text of a cell out of its paragraphs. Whitespace of the file is one space, and none where a
/// paragraph begins or, with a line break in it, ends; other spaces are elements.
struct OpenDocumentText {
  private var made: [UInt8] = []
  private var paragraphs = 0
  private var hasLetters = false
  private var owesSpace = false
  /// Whether a line break is in the whitespace that is owed.
  private var brokeLine = false

  /// Paragraphs are lines.
  mutating func beginParagraph() {
    if paragraphs > 0 { made.append(UInt8(ascii: "\n")) }
    paragraphs += 1
    (hasLetters, owesSpace) = (false, false)
  }

  /// LibreOffice writes the last space of a text as it is.
  mutating func endParagraph() {
    if owesSpace, !brokeLine { pay() }
  }

  mutating func letter(_ byte: UInt8) {
    pay()
    made.append(byte)
  }

  mutating func space(_ count: Int) {
    pay()
    made.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  private mutating func pay() {
    if owesSpace, hasLetters { made.append(UInt8(ascii: " ")) }
    (hasLetters, owesSpace) = (true, false)
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if !Self.isBlank(byte) {
        letter(byte)
      } else {
        brokeLine = owesSpace && brokeLine || byte == UInt8(ascii: "\n")
        owesSpace = true
      }
    }
  }

  /// Whether nothing has to be made of what comes; nearly every text.
  mutating func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !owesSpace, let first = bytes.first, let last = bytes.last, !Self.isBlank(first),
      !Self.isBlank(last)
    else { return false }
    var wasBlank = false
    for byte in bytes {
      let isBlank = Self.isBlank(byte)
      if isBlank, wasBlank || byte != UInt8(ascii: " ") { return false }
      wasBlank = isBlank
    }
    hasLetters = true
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Gives out what was made.
  mutating func take() -> [UInt8] {
    defer { made = [] }
    return made
  }
}
