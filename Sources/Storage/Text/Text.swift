import CDigest
import CUTF8Proc
import Glibc
import SQLite

/// Vietnamese text: one form in storage, one folded form for search, one order for lists.
extension String {
  /// Unicode normal form C, the only form stored.
  ///
  /// Swift holds NFC and NFD equal, SQLite does not: UNIQUE and joins would break.
  /// utf8proc: `utf8proc_map`.
  public var nfc: String {
    isUsual || utf8.allSatisfy { $0 < 0x80 } ? self : mapped([UTF8PROC_STABLE, UTF8PROC_COMPOSE])
  }

  /// Unicode normal form D: letters and their marks apart.
  ///
  /// utf8proc: `utf8proc_map`.
  var nfd: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : mapped([UTF8PROC_STABLE, UTF8PROC_DECOMPOSE])
  }

  /// The key that search compares: no accents (đ too), no case, single spaces, plain quotes,
  /// dashes without spaces. `Đầm Hà`, `DAM HA` and `dam  hà` have one key. hoà and hòa agree since
  /// marks go.
  ///
  /// utf8proc: `utf8proc_map`.
  public var searchKey: String { usualSearchKey ?? foldedSearchKey }

  /// The same by the tables of Unicode.
  var foldedSearchKey: String {
    let plain = mapped([
      UTF8PROC_STABLE, UTF8PROC_DECOMPOSE, UTF8PROC_STRIPMARK, UTF8PROC_CASEFOLD, UTF8PROC_COMPAT,
    ])
    var key = ""
    key.reserveCapacity(plain.utf8.count)
    var pendingSpace = false
    var afterDash = false
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "đ", "ð": append("d")
      case "‘", "’", "`", "´", "′": append("'")
      case "“", "”", "„", "«", "»", "″": append("\"")
      case "-", "‐"..."―", "−":
        pendingSpace = false
        append("-")
        afterDash = true
      case _ where scalar.properties.isWhitespace: pendingSpace = true
      case _ where scalar.properties.generalCategory == .format: break
      default: append(scalar)
      }
    }
    return key

    func append(_ scalar: Unicode.Scalar) {
      if pendingSpace, !afterDash, !key.isEmpty { key.unicodeScalars.append(" ") }
      (pendingSpace, afterDash) = (false, false)
      key.unicodeScalars.append(scalar)
    }
  }

  /// Safe on a terminal and on one line: control characters, terminal escapes, the marks that
  /// reorder text and what cannot be seen are shown as `\u{1B}` instead of acting.
  public var visible: String {
    guard unicodeScalars.contains(where: \.acts) else { return self }
    var last: Unicode.Scalar = " "
    return unicodeScalars.reduce(into: "") { line, scalar in
      defer { last = scalar }
      switch scalar {
      // They make one picture of several.
      case "\u{200D}" where last.isPicture, "\u{FE0F}" where last.isPicture:
        line.unicodeScalars.append(scalar)
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      case _ where scalar.acts: line += scalar.named
      default: line.unicodeScalars.append(scalar)
      }
    }
  }

  /// Without white space at either end, in normal form C.
  public var tidied: String {
    if isTidy { return self }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last]).nfc
  }

  private func mapped(_ options: [utf8proc_option_t]) -> String {
    let flags = options.reduce(0) { $0 | $1.rawValue }
    var result: UnsafeMutablePointer<UInt8>?
    var copy = self
    let length = copy.withUTF8 { bytes in
      utf8proc_map(bytes.baseAddress, bytes.count, &result, utf8proc_option_t(flags))
    }
    guard length >= 0, let result else { return self }
    defer { free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Does something to what is around it, or hides, instead of being seen.
  public var acts: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x1E00..<0x2000: return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default:
      return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  /// A picture, or what says that the one before it is in colour.
  fileprivate var isPicture: Bool { value > 0xFF && properties.isEmoji || value == 0xFE0F }

  fileprivate var named: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

extension String {
  /// Columns it takes on a terminal.
  ///
  /// utf8proc: `utf8proc_charwidth`.
  public var displayWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + Int(utf8proc_charwidth(Int32($1.value))) }
  }
}

/// SHA-256 of what comes in pieces.
///
/// libmd: `SHA256Update`.
public struct Digest {
  private var context = SHA2_CTX()

  /// Of nothing yet.
  public init() { SHA256Init(&context) }

  /// Goes on with the next piece.
  public mutating func add(_ bytes: [UInt8]) { SHA256Update(&context, bytes, bytes.count) }

  /// 64 hexadecimal digits.
  public mutating func finish() -> String {
    var digits = [CChar](repeating: 0, count: 64 + 1)
    _ = SHA256End(&context, &digits)
    return String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// SHA-256, 64 hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var digest = Digest()
  digest.add(bytes)
  return digest.finish()
}

/// What our own statements may call; no table, index or trigger does, so that any SQLite reads and
/// writes the file.
public enum Vietnamese {
  /// `same_accents(text, typed)`: the words stand in the text with the accents they were typed
  /// with.
  public static let sameAccents = "same_accents"
  /// `folded(text)`: the search key of a text.
  public static let folded = "folded"
  /// `words_found(key, typed)`: 0 where a word is missing, 2 where the whole key was typed, else 1.
  public static let wordsFound = "words_found"
  /// `vietnamese_order(text)`: what sorts as the text does in a dictionary. A key a row is made
  /// once; the collation would be asked twenty times as often in a list of 100,000.
  public static let order = "vietnamese_order"

  static func add(to connection: Connection) throws(SQLiteError) {
    try connection.createCollation(VietnameseOrder.collation) { left, right in
      VietnameseOrder.compare(String(copying: left), String(copying: right))
    }
    try connection.createFunction(sameAccents, argumentCount: 2, deterministic: true) { arguments in
      guard case .text(let text) = try arguments[0], case .text(let typed) = try arguments[1] else {
        return .null
      }
      return .integer(SameAccents(typed).holds(text.utf8.span) ? 1 : 0)
    }
    try connection.createFunction(folded, argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = try arguments[0] else { return .null }
      return .text(text.searchKey)
    }
    try connection.createFunction(wordsFound, argumentCount: 2, deterministic: true) { arguments in
      let score = try arguments.withText(0) { key in
        try arguments.withText(1) { WordsFound.score(key, $0) } ?? 0
      }
      return .integer(score ?? 0)
    }
    try connection.createFunction(order, argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = try arguments[0] else { return .null }
      return .blob(VietnameseOrder.key(text))
    }
  }
}

extension String {
  /// What SQLite holds as text, invalid bytes replaced.
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

/// The languages people are spoken to in.
public enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// A text in every language; one cannot be written without the other.
public struct LocalizedText: Sendable, Hashable {
  /// With all its marks.
  public let vietnamese: String
  /// A name that has no English one stands here in Vietnamese.
  public let english: String

  /// What differs between the languages.
  public init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// What is the same in every language, as names are.
  public init(_ name: String) { self.init(vi: name, en: name) }

  /// The text in one language.
  public subscript(_ language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
