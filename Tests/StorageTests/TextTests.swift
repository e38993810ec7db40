import Testing

@testable import Storage

@Suite("Vietnamese text")
struct TextTests {
  @Test(
    "one search key for every way of typing a name",
    arguments: [
      "Đầm Hà", "đầm hà", "DAM HA", "dam  ha", "Đầm Hà".nfd, "Ðầm Hà" /* U+00D0 */, " Đầm\u{A0}Hà ",
    ])
  func searchKey(_ text: String) {
    #expect(text.searchKey == "dam ha")
  }

  @Test("hoà and hòa, curly and straight quotes, long and short dashes agree")
  func spellings() {
    #expect("Hoà Bình".searchKey == "Hòa Bình".searchKey)
    #expect("“Dân vận khéo”".searchKey == "\"dan van kheo\"")
    #expect("Bà Rịa – Vũng Tàu".searchKey == "Bà Rịa - Vũng Tàu".searchKey)
  }

  @Test func `The short way through usual text leads where the long way does`() {
    for number in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      for text in ["\(scalar)", "a \(scalar) b", "A–\(scalar)- «\(scalar)»", " \(scalar)"] {
        #expect(text.searchKey == text.foldedSearchKey, "U+\(String(number, radix: 16))")
        if text.isUsual { #expect(Array(text.nfd.nfc.utf8) == Array(text.utf8)) }
        #expect(
          withSmallLetters(of: text.utf8.span, Array.init) == Array(text.nfc.lowercased().utf8),
          "U+\(String(number, radix: 16))")
        if let key = VietnameseOrder.usualKey(text) {
          #expect(key == VietnameseOrder.fullKey(text), "U+\(String(number, radix: 16))")
        }
        if text.isTidy {
          #expect(!Character(scalar).isWhitespace || !text.hasSuffix(String(scalar)))
          #expect(!text.hasPrefix(" ") && !text.hasSuffix(" "))
        }
      }
    }
    #expect("Đường hoa “Dân vận khéo” – thôn 3".usualSearchKey != nil)
    #expect("Đường hoa".nfd.usualSearchKey == nil)
    #expect(
      withSmallLetters(of: "Đường hoa “Ưu Tú” – ĂÂÊÔƠ Ỹ".utf8.span, Array.init)
        == Array("đường hoa “ưu tú” – ăâêôơ ỹ".utf8))
    #expect(VietnameseOrder.usualKey("Đường hoa “Dân vận khéo” – thôn 3") != nil)
  }

  @Test("NFC is one form, byte for byte")
  func normalForm() {
    let composed = "Quảng Ninh"
    let decomposed = composed.nfd
    #expect(Array(decomposed.utf8) != Array(composed.utf8))
    #expect(Array(decomposed.nfc.utf8) == Array(composed.utf8))
    #expect("plain".nfc == "plain")
  }

  @Test("white space goes from both ends, and nowhere else")
  func tidied() {
    #expect("  a  b\n".tidied == "a  b")
    #expect(" \t ".tidied == "")
  }

  @Test("what acts on a terminal is shown instead")
  func visible() {
    #expect("a\u{1B}[31mb\u{7}".visible == "a\\u{1B}[31mb\\u{7}")
    #expect("one\ntwo\r\n".visible == "one\\ntwo\\r\\n")
    #expect("\u{202E}abc".visible == "\\u{202E}abc")
    #expect("Đầm Hà 🌾".visible == "Đầm Hà 🌾")
  }

  @Test("width counts columns, not letters")
  func width() {
    #expect("Đầm Hà".displayWidth == 6)
    #expect("Đầm Hà".nfd.displayWidth == 6)
    #expect("漢字".displayWidth == 4)
  }

  @Test("lists follow the Vietnamese alphabet, then the tones")
  func order() {
    let sorted = [
      "a", "à", "ả", "ã", "á", "ạ", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư",
    ]
    #expect(sorted.shuffled().sorted { VietnameseOrder.compare($0, $1) < 0 } == sorted)
    #expect(VietnameseOrder.compare("Cà Mau", "Cao Bằng") < 0)
    #expect(VietnameseOrder.compare("Dak", "Đak") < 0)
    #expect(VietnameseOrder.compare("Đak", "Ea") < 0)
  }

  @Test("SHA-256 of a known text")
  func digest() {
    #expect(
      sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
