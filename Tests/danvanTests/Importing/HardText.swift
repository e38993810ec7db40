import Foundation

/// A text as it is typed into a file, and as it is stored.
struct Typed: Sendable {
  let written: String
  let stored: String

  init(_ text: String) { self.init(text, stored: text) }

  init(_ written: String, stored: String) { (self.written, self.stored) = (written, stored) }

  static let nothing = Typed("")
}

/// Texts that are easily lost or changed on their way through a file.
enum HardText {
  /// One line that no other row has.
  static func line(_ number: Int, _ random: inout SeededRandom) -> Typed {
    let text =
      random.below(3) == 0
      ? random.pick(lines).replacing("{}", with: "\(number)")
      : RandomText.phrase(1...12, &random) + " \(number)"
    return typed(text, &random)
  }

  /// One line or none.
  static func words(_ random: inout SeededRandom) -> Typed {
    switch random.below(4) {
    case 0: .nothing
    case 1: typed(random.pick(lines + digits).replacing("{}", with: "7"), &random)
    default: typed(RandomText.phrase(1...6, &random), &random)
    }
  }

  /// Several lines or none.
  static func note(_ random: inout SeededRandom) -> Typed {
    switch random.below(12) {
    case 0..<5: .nothing
    case 5: padded(random.pick(notes))
    case 6 where random.below(20) == 0: Typed(RandomText.phrase(1500...3000, &random))
    case 6: Typed(RandomText.phrase(1...200, &random))
    case 7: padded(random.pick(lines).replacing("{}", with: "8"))
    default: padded(RandomText.phrase(1...8, &random) + "\n" + RandomText.phrase(1...8, &random))
    }
  }

  /// Letters and marks apart, blanks around it, or a break where one line has a blank.
  private static func typed(_ text: String, _ random: inout SeededRandom) -> Typed {
    switch random.below(6) {
    case 0: Typed(guarded(text).decomposedStringWithCanonicalMapping, stored: text)
    case 1: Typed(" \u{A0}\(text)  ", stored: text)
    // Where nothing in it parts cells: rows may be glued by a stray quote.
    case 2 where !text.contains { ",;|\t".contains($0) }:
      Typed(guarded(text).replacing(" ", with: "\n", maxReplacements: 1), stored: text)
    default: Typed(guarded(text), stored: text)
    }
  }

  /// With one more apostrophe where the first would be taken for a guard and off.
  private static func guarded(_ text: String) -> String {
    let rest = text.drop { $0 == "'" }
    let isTaken = text.hasPrefix("'") && rest.first.map { "=+-@".contains($0) } ?? false
    return isTaken ? "'" + text : text
  }

  private static func padded(_ text: String) -> Typed { Typed(" \u{A0}\(text) \n", stored: text) }

  /// No name of anything, so in other columns only.
  private static let digits = ["{}", "00{}", "1{}000000000000000", "x", "0"]

  private static let lines = [
    "=1+1 {}", "=cmd|' /C calc'!A{}", "+84 {}", "-{} độ", "- Đã họp dân {}", "@tổ {}",
    "'={} tháng", "''{}", "'{} năm", "'''=+{}", "1E{}", "0x{}", "{}/3/2026", "2026-03-{}",
    "{},5", "{}.000", "{}.500,5", "{} %", "{}%", "#REF! {}", "#{}", "TRUE {}", "NULL {}", "nan {}",
    "Tổng cộng {}", "Cộng: {} mô hình", "Nơi nhận {}", "Nơi nhận: - Lưu VP {}",
    "Danh sách này có {} mô hình./.", "TL. BAN THƯỜNG VỤ {}", "Ghi chú: {}", "Hết ./. {}", "x {}",
    "Tên mô hình {}", "I. Lĩnh vực kinh tế {}", "Xã Quảng Tân {}", "Năm {}", "{}. Tổ tự quản {}",
    "\"Dân vận khéo\" {}", "Mô hình \"Khéo\" {}", "\"\"{}", "\"{}", "a \"b\", c; d | e {}",
    "C:\\new\\t{}", "\\n{}\\", "_x0041_ {}", "_x000D_{}_", "&amp; <b>{}</b>", "]]> {}", "<!-- {}",
    "👩‍🌾🌾 {}", "🇻🇳 {}", "ﬁ ǆ Å {}", "Đ Ð đ ð {}", "hoà hòa thuý thúy {}", "T? {}?",
    "«{}» “{}” ‘{}’",
    "–{}— … ·", "sep=;{}", "{\"a\": {}}", "[{}]", "{}\u{200B}a\u{AD}b", "m² {} ½ ³",
  ]

  private static let notes = [
    "dòng 1\ndòng 2", "a\r\nb", "a\rb", "a\tb", "a\u{B}b\u{C}c", "a\u{2028}b\u{2029}c\u{85}d",
    "a\n\n\n  b  \n c", "=1+1\n=2", "\"\n\"", "a,\nb;\nc|\nd\te", "- một\n- hai", "'\n'", "\\\n\\n",
    "a _x000A_ b\nc", "a\n" + String(repeating: "👩‍🌾", count: 5000),
  ]
}
