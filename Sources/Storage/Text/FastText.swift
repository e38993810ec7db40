/// Text of the letters, digits and marks that people type in Vietnamese and English, which nearly
/// all text is. It is in normal form C and hides nothing, so a look at its bytes spares the tables
/// of Unicode; what else there may be goes the long way.
extension String {
  /// Whether it is such text, on one line.
  public var isUsual: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index < bytes.count {
        let count = FastText.length(of: bytes, at: index)
        if count == 0 { return false }
        index += count
      }
      return true
    } ?? false
  }

  /// Whether it is such text without white space at its ends: as `tidied` would leave it.
  var isTidy: Bool {
    isUsual && utf8.first != FastText.space && utf8.last != FastText.space && !endsInHardSpace
  }

  /// The search key of such text; `nil` where it is none, or a letter of it folds to none of ASCII.
  var usualSearchKey: String? {
    utf8.withContiguousStorageIfAvailable { bytes -> String? in
      var isUsual = true
      let key = String(unsafeUninitializedCapacity: bytes.count) { key in
        guard let count = FastText.fold(bytes, into: key) else {
          isUsual = false
          return 0
        }
        return count
      }
      return isUsual ? key : nil
    } ?? nil
  }

  private var endsInHardSpace: Bool {
    utf8.starts(with: FastText.hardSpace) || utf8.suffix(2).elementsEqual(FastText.hardSpace)
  }
}

/// Lends the search key of a text, which costs no string where the text is a usual one.
public func withSearchKey<R>(of text: Span<UInt8>, _ body: (Span<UInt8>) -> R) -> R {
  text.withUnsafeBufferPointer { bytes in
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { key in
      if let count = FastText.fold(bytes, into: key) {
        return body(UnsafeBufferPointer(rebasing: key[..<count]).span)
      }
      return body(String(decoding: bytes, as: UTF8.self).searchKey.utf8.span)
    }
  }
}

/// Lends a text in small letters and normal form C.
func withSmallLetters<R>(of text: Span<UInt8>, _ body: (UnsafeRawBufferPointer) -> R) -> R {
  text.withUnsafeBufferPointer { bytes in
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { small in
      if FastText.lowercase(bytes, into: small) { return body(UnsafeRawBufferPointer(small)) }
      let text = String(decoding: bytes, as: UTF8.self)
      return Array(text.nfc.lowercased().utf8).withUnsafeBytes(body)
    }
  }
}

enum FastText {
  static let space = UInt8(ascii: " ")
  static let hardSpace: [UInt8] = [0xC2, 0xA0]

  /// How many bytes the character takes; 0 where it is not a usual one, or no UTF-8.
  static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    let left = bytes.count - index
    switch byte {
    case 0x20...0x7E: return 1
    // U+00A0 to U+00BF but the soft hyphen.
    case 0xC2:
      return left > 1 && (0xA0...0xBF).contains(bytes[index + 1]) && bytes[index + 1] != 0xAD
        ? 2 : 0
    // U+00C0 to U+027F: letters of Latin, all of them in normal form C.
    case 0xC3...0xC9: return left > 1 && continues(bytes[index + 1]) ? 2 : 0
    // U+1E80 to U+1EFF.
    case 0xE1:
      return left > 2 && (0xBA...0xBB).contains(bytes[index + 1]) && continues(bytes[index + 2])
        ? 3 : 0
    // Dashes, quotation marks and dots, U+2010 to U+2027.
    case 0xE2:
      return left > 2 && bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2])
        ? 3 : 0
    default: return 0
    }
  }

  private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Writes the search key and answers its length; `nil` where a character is not a usual one.
  static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into key: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var (index, count) = (0, 0)
    var (pendingSpace, afterDash) = (false, false)
    while index < bytes.count {
      let length = length(of: bytes, at: index)
      if length == 0 { return nil }
      let folded =
        length == 1 ? foldedASCII(bytes[index]) : folded(number(of: bytes, index, length))
      index += length
      switch folded {
      case 0: return nil
      case space: pendingSpace = true
      case UInt8(ascii: "-"):
        (pendingSpace, afterDash) = (false, true)
        key[count] = folded
        count += 1
      default:
        if pendingSpace, !afterDash, count > 0 {
          key[count] = space
          count += 1
        }
        (pendingSpace, afterDash) = (false, false)
        key[count] = folded
        count += 1
      }
    }
    return count
  }

  /// Writes the small letters, as many bytes; `false` where a character is none of the Vietnamese
  /// alphabet.
  static func lowercase(
    _ bytes: UnsafeBufferPointer<UInt8>, into small: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    var index = 0
    while index < bytes.count {
      let length = length(of: bytes, at: index)
      let last = index + length - 1
      for each in index..<index + length { small[each] = bytes[each] }
      switch bytes[index] {
      case 0x41...0x5A: small[last] |= 0x20
      case 0x20...0x7E,
        0xE2 where length > 0:
        break
      case 0xC3 where length == 2:
        if (0x80...0x9E).contains(bytes[last]), bytes[last] != 0x97 { small[last] |= 0x20 }
      // Ă Đ Ĩ, Ũ, Ơ, Ư and the letters with a tone beyond Latin-1: the small one is next.
      case 0xC4 where length == 2 && [0x82, 0x83, 0x90, 0x91, 0xA8, 0xA9].contains(bytes[last]),
        0xC5 where length == 2 && bytes[last] | 1 == 0xA9,
        0xC6 where length == 2 && bytes[last] | 1 == 0xA1,
        0xE1
      where length == 3 && (bytes[index + 1] == 0xBB ? bytes[last] < 0xBA : bytes[last] > 0x9F):
        small[last] |= 1
      case 0xC6 where length == 2 && (0xAF...0xB0).contains(bytes[last]): small[last] = 0xB0
      default: return false
      }
      index += length
    }
    return true
  }

  private static func number(
    of bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int
  ) -> Int {
    let second = Int(bytes[index + 1] & 0x3F)
    if length == 2 { return Int(bytes[index] & 0x1F) << 6 | second }
    return Int(bytes[index] & 0x0F) << 12 | second << 6 | Int(bytes[index + 2] & 0x3F)
  }

  /// What a character beyond ASCII becomes in a search key; 0 where it is not one letter of ASCII.
  private static func folded(_ number: Int) -> UInt8 {
    let (table, first) =
      number < 0x280
      ? (latin, 0xA0) : number < 0x1F00 ? (latinAdditional, 0x1E80) : (punctuation, 0x2010)
    let key = table.utf8Start[number - first]
    return key == UInt8(ascii: "?") ? 0 : key
  }

  private static func foldedASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case UInt8(ascii: "`"): UInt8(ascii: "'")
    default: byte
    }
  }

  // A table that is made at the start would cost every command half a millisecond; a test compares
  // these with the long way. U+00A0, U+1E80 and U+2010 come first.
  private static let latin: StaticString = """
     ?????????a"??????23?????1o"????aaaaaa?ceeeeiiiidnooooo??uuuuy??\
    aaaaaa?ceeeeiiiidnooooo??uuuuy?yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghh??iiiiiiiii???jjkk?llllll????nnnnnn???oooooo??rrrrrrssssss\
    sstttt??uuuuuuuuuuuuwwyyyzzzzzzs????????????????????????????????\
    oo?????????????uu????????????????????????????aaiioouuuuuuuuuu?aa\
    aa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh\
    ??????aaeeooooooooyy????????????????????????????????????????????\
    ????????????????????????????????
    """
  private static let latinAdditional: StaticString = """
    wwwwwwwwwwxxxxyyzzzzzzhtwy?s????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????
    """
  private static let punctuation: StaticString = "------??''??\"\"\"?????.???"
}

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
