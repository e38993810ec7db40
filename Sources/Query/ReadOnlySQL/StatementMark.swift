import Storage

/// A place in a statement: its line, and a mark under it.
public struct StatementMark: Sendable, Hashable {
  private let line: String
  private let column: Int
  /// Counted from 1; nil where the statement has but one.
  private let number: Int?

  private static let widthBefore = 50
  private static let widthAfter = 30

  /// - Parameter offset: of a byte.
  init(_ text: String, at offset: Int) {
    let bytes = Array(text.utf8)
    let place = Self.visible(bytes, from: min(max(0, offset), bytes.count))
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    let isOnly = !bytes.contains(0x0A)
    number = isOnly ? nil : bytes[..<start].count { $0 == 0x0A } + 1
    // A long line is cut, at both ends if need be.
    let before = String(decoding: bytes[start..<place], as: UTF8.self)
      .last(width: Self.widthBefore)
    let after = String(decoding: bytes[place..<end], as: UTF8.self).first(width: Self.widthAfter)
    line = before + after
    column = before.displayWidth
  }

  /// Two lines to print below a message.
  ///
  /// - Parameter word: what people read for "line".
  public func shown(line word: String) -> String {
    let start = number.map { "  \(word) \($0): " } ?? "  "
    return start + line + "\n" + String(repeating: " ", count: start.displayWidth + column) + "^"
  }

  /// Where the place is white space, what is meant follows it or, at the end, stands before it.
  private static func visible(_ bytes: [UInt8], from place: Int) -> Int {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    if let next = bytes[place...].firstIndex(where: { !isSpace($0) }) { return next }
    return bytes[..<place].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? place
  }
}

extension String {
  /// Safe to print, its beginning cut off where it is wider.
  fileprivate func last(width: Int) -> String {
    let shown = String(unicodeScalars.suffix(4 * width)).visible
    guard shown.displayWidth > width || unicodeScalars.count > 4 * width else { return shown }
    var cut = shown[...]
    while String(cut).displayWidth > width { cut = cut.dropFirst() }
    return "…" + cut
  }

  /// Safe to print, its end cut off where it is wider.
  fileprivate func first(width: Int) -> String {
    let shown = String(unicodeScalars.prefix(4 * width)).visible
    guard shown.displayWidth > width || unicodeScalars.count > 4 * width else { return shown }
    var cut = shown[...]
    while String(cut).displayWidth > width { cut = cut.dropLast() }
    return cut + "…"
  }
}
