import Storage

/// The 8-bit encodings of Vietnamese that still circulate: what each byte means in them.
enum Codepage: CaseIterable, Sendable {
  /// TCVN 5712:1993, VN3, as the .VnTime fonts have it.
  case tcvn3
  /// VNI-Windows: a mark is a letter of its own behind the vowel.
  case vni
  /// RFC 1456: https://www.rfc-editor.org/rfc/rfc1456
  case viscii
  /// Five tones are marks that combine:
  /// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT
  case windows1258
  /// What most of the world has, and what a text of the others looks like when it is taken for it.
  case windows1252

  /// The text in normal form C; U+FFFD for a byte that means nothing.
  func text(of bytes: some Sequence<UInt8>) -> String {
    let scalars = bytes.map(scalar)
    if self == .vni { return Codepage.joined(scalars) }
    let text = String(String.UnicodeScalarView(scalars))
    return self == .windows1258 ? text.nfc : text
  }

  /// The bytes that look like a text in windows-1252, or in Latin-1; a blank for what does not
  /// stand there.
  static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.map { byte(of: $0) ?? UInt8(ascii: " ") }
  }

  /// The byte that stands for it in windows-1252, or in Latin-1.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value < 0x100 ? UInt8(scalar.value) : upper[scalar]
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let index = Int(byte) - 0x80
    return switch self {
    case .tcvn3: Codepage.tcvn3Letters[index]
    case .viscii: Codepage.visciiLetters[index]
    case .windows1258: Codepage.windows1258Letters[index]
    case .windows1252, .vni: Codepage.windows1252Letters[index]
    }
  }

  /// VNI in small letters, each vowel put together with the mark behind it.
  private static func joined(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    var vowel: Character?
    for letter in String(String.UnicodeScalarView(scalars)).lowercased() {
      if let before = vowel, let whole = pairs["\(before)\(letter)"] {
        text.removeLast()
        text.append(whole)
        vowel = nil
        continue
      }
      text.append(alone[letter] ?? (letter.isASCII || !letter.isLetter ? letter : "\u{FFFD}"))
      vowel = "aeiouyôö".contains(letter) ? letter : nil
    }
    return text
  }

  /// Letters that are whole by themselves in VNI.
  private static let alone: [Character: Character] = [
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư",
  ]

  private static let pairs: [String: Character] = {
    var pairs: [String: Character] = [:]
    func add(_ vowel: Character, _ marks: String, _ letters: String) {
      for (mark, letter) in zip(marks, letters) { pairs["\(vowel)\(mark)"] = letter }
    }
    for (vowel, letters) in [
      ("a", "áàảãạ"), ("e", "éèẻẽẹ"), ("o", "óòỏõọ"), ("u", "úùủũụ"), ("y", "ýỳỷỹ"),
      ("ô", "ớờởỡợ"), ("ö", "ứừửữự"),
    ] as [(Character, String)] {
      add(vowel, "ùøûõï", letters)
    }
    add("a", "êéèúüë", "ăắằẳẵặ")
    for (vowel, letters) in [("a", "âấầẩẫậ"), ("e", "êếềểễệ"), ("o", "ôốồổỗộ")]
      as [(Character, String)]
    {
      add(vowel, "âáàåãä", letters)
    }
    return pairs
  }()

  private static let upper = Dictionary(
    zip(windows1252Letters, (0x80...0xFF as ClosedRange<UInt8>)).filter { $0.0.value > 0xFF },
    uniquingKeysWith: { first, _ in first })

  /// From 0x80 on; a low line where a byte means nothing.
  private static func scalars(_ table: String) -> [Unicode.Scalar] {
    table.unicodeScalars.map { $0 == "_" ? "\u{FFFD}" : $0 }
  }

  private static let tcvn3Letters = scalars(
    "________________________________"
      + "_ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_"
      + "______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò"
      + "_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ_")
  private static let visciiLetters = scalars(
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
      + "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
      + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
      + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")
  private static let windows1258Letters = scalars(
    "€_‚ƒ„…†‡ˆ‰_‹Œ____‘’“”•–—˜™_›œ__Ÿ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
      + "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß"
      + "àáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ")
  private static let windows1252Letters = scalars(
    "€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
      + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")
}
