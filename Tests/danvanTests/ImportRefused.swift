import Foundation
import Testing

/// A small file with one thing wrong, and how it is told.
struct RefusedFile: Sendable, CustomTestStringConvertible {
  /// A remark of the report: row, column, and the error by its Frictionless name.
  struct Refusal: Sendable, Equatable {
    let row: Int
    let column, error: String

    init(_ row: Int, _ column: String, _ error: String) {
      (self.row, self.column, self.error) = (row, column, error)
    }
  }

  let name: String
  let bytes: [UInt8]
  /// None where the whole file is refused before its rows are read.
  let refusals: [Refusal]
  /// Words of the message.
  let vi, en: [String]
  let options: [String]

  init(
    _ name: String, _ bytes: [UInt8], _ refusals: [Refusal] = [], vi: [String], en: [String],
    _ options: String...
  ) {
    (self.name, self.bytes, self.refusals) = (name, bytes, refusals)
    (self.vi, self.en, self.options) = (vi, en, options)
  }

  /// A good row, and below it one that breaks one rule.
  fileprivate init(
    _ name: String, _ header: String, _ bad: String, _ column: String, _ error: String,
    vi: String, en: String, row: Int = 3
  ) {
    let good = header.contains("registered_on") ? "Tốt;22;1/3/2026" : "Tốt;22;2026"
    self.init(
      name, Array("title;province;\(header)\n\(good)\n\(bad)\n".utf8),
      [Refusal(row, column, error)], vi: [error, vi], en: [error, en])
  }

  var testDescription: String { name }

  static let all = wholeFiles + cells + decisions

  private static let head = "title;province;year"

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let wholeFiles = [
    RefusedFile("an empty file", [], vi: ["trống"], en: ["empty"]),
    RefusedFile("only a mark", [0xEF, 0xBB, 0xBF], vi: ["trống"], en: ["empty"]),
    RefusedFile(
      "no title column", bytes("Tỉnh;Năm\n22;2026\n"), vi: ["«Tên mô hình»", "template model"],
      en: ["“Title” (title)", "template model"]),
    RefusedFile(
      "no header", bytes("Một;22;2026\n"), vi: ["«Tên mô hình»"], en: ["“Title”"]),
    RefusedFile(
      "two columns for the title", bytes("Tên MH;Tên MH;Tỉnh;Năm\nMột;Hai;22;2026\n"),
      vi: ["«Tên MH»", "cùng nghĩa"],
      en: ["“Tên MH”", "the same"]
    ),
    RefusedFile(
      "TCVN3 bytes",
      bytes("title;province;year\n") + [
        0x4D, 0xAB, 0x20, 0x68, 0xD7, 0x6E, 0x68, 0x20, 0x51, 0x75, 0xB6, 0x6E, 0x67, 0x3B, 0x32,
        0x32, 0x3B, 0x32, 0x30, 0x32, 0x36, 0x0A,
      ], vi: ["TCVN3", "UniKey"], en: ["TCVN3", "UniKey"]),
    RefusedFile(
      "VNI bytes",
      bytes("title;province;year\n") + [
        0x4D, 0x6F, 0xE2, 0x20, 0x68, 0x69, 0x6E, 0x68, 0x20, 0x51, 0x75, 0x61, 0xFB, 0x6E, 0x67,
        0x20, 0x4E, 0x69, 0x6E, 0x68, 0x3B, 0x32, 0x32, 0x3B, 0x32, 0x30, 0x32, 0x36, 0x0A,
      ], vi: ["VNI", "UniKey"], en: ["VNI", "UniKey"]),
    RefusedFile(
      "TCVN3 saved as UTF-8",
      bytes("Tªn m« h×nh;TØnh;N¨m\nVËn ®éng hiÕn ®Êt;Qu¶ng Ninh;2026\n"), vi: ["TCVN3"],
      en: ["TCVN3"]),
    RefusedFile(
      "VNI saved as UTF-8",
      bytes("Teân moâ hình;Tænh;Naêm\nVaän ñoäng hieán ñaát;Quaûng Ninh;2026\n"),
      vi: ["VNI"], en: ["VNI"]),
    RefusedFile(
      "a workbook that is cut off", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00],
      vi: ["hỏng hoặc bị cắt", ".xlsx"], en: ["damaged or cut off", ".xlsx"]),
    RefusedFile(
      "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], vi: [".xls"],
      en: [".xls"]),
    RefusedFile(
      "a quotation mark that is not closed",
      bytes("\(head)\nMột;22;2026\n\"Hai;22;2026\nBa;22;2026\n"),
      vi: ["hàng 3", "không đóng"], en: ["row 3", "not closed"]),
    RefusedFile(
      "a cell of 20 MB",
      bytes("\(head)\n") + [UInt8](repeating: 0x61, count: 20 << 20) + bytes(";22;2026\n"),
      vi: ["Hàng 2", "16 MB"], en: ["Row 2", "16 MB"]),
  ]

  private static let cells = [
    RefusedFile(
      "no title", "year;note", ";22;2026;x", "title", "constraint-error", vi: "«Tên mô hình»",
      en: "“Title”"),
    RefusedFile(
      "a cell outside the table", "year", "Hai;22;2026;;thừa", "5", "extra-cell",
      vi: "«thừa» nằm ngoài", en: "“thừa” stands under no header"),
    RefusedFile(
      "two ticks", "year;Tập thể;Cá nhân", "Hai;22;2026;x;x", "Tập thể", "constraint-error",
      vi: "cả «Tập thể» và «Cá nhân»", en: "both “Tập thể” and “Cá nhân”"),
    RefusedFile(
      "a tick that is none", "year;Tập thể;Cá nhân", "Hai;22;2026;nhiều;", "Tập thể", "type-error",
      vi: "không phải dấu x", en: "is not an x"),
    RefusedFile(
      "a day that is none", "registered_on", "Hai;22;30/2/2026", "registered_on", "type-error",
      vi: "không có ngày này", en: "not a day of the calendar"),
    RefusedFile(
      "no date at all", "registered_on", "Hai;22;đầu năm", "registered_on", "type-error",
      vi: "không phải ngày", en: "is not a date"),
    RefusedFile(
      "a year of two digits", "year", "Hai;22;26", "year", "type-error", vi: "không phải năm",
      en: "is not a year"),
    RefusedFile(
      "a year long past", "year", "Hai;22;1900", "year", "constraint-error", vi: "từ 1945",
      en: "from 1945"),
    RefusedFile(
      "a day of another year", "registered_on;year", "Hai;22;1/3/2025;2026", "registered_on",
      "constraint-error", vi: "không thuộc năm đăng ký", en: "not in the year of registration"),
    RefusedFile(
      "no year", "year;note", "Hai;22;;x", "year", "constraint-error", vi: "«Năm đăng ký»",
      en: "“Year”"),
    RefusedFile(
      "no province", "year", "Hai;;2026", "province", "constraint-error", vi: "chưa có tỉnh",
      en: "province is missing"),
    RefusedFile(
      "a code of two units in 2025", "year", "Hai;24;2025", "province", "foreign-key",
      vi: "hai đơn vị khác nhau", en: "two different units"),
    RefusedFile(
      "a name of two units in 2025", "year", "Hai;Ninh Bình;2025", "province", "foreign-key",
      vi: "hai đơn vị khác nhau", en: "two different units"),
    RefusedFile(
      "a province that is gone", "year", "Hai;Hà Nam;2026", "province", "foreign-key",
      vi: "37 Ninh Bình", en: "37 Ninh Bình"),
    RefusedFile(
      "an unknown province", "year", "Hai;Quảng Nin;2026", "province", "foreign-key",
      vi: "22 Quảng Ninh", en: "22 Quảng Ninh"),
    RefusedFile(
      "an unknown field", "year;field", "Hai;22;2026;thể thao", "field", "foreign-key",
      vi: "economy (Kinh tế)", en: "economy (Kinh tế)"),
    RefusedFile(
      "an unknown owner kind", "year;owner_kind", "Hai;22;2026;hội", "owner_kind", "type-error",
      vi: "individual (cá nhân)", en: "collective, individual"),
    RefusedFile(
      "an unknown source", "year;source", "Hai;22;2026;BC-9", "source", "foreign-key",
      vi: "nguồn «BC-9»", en: "source “BC-9”"),
    RefusedFile(
      "a zero byte", "year", "Ha\u{0}i;22;2026", "title", "constraint-error",
      vi: "ký tự điều khiển", en: "control character"),
    RefusedFile(
      "a title that is too long", "year", String(repeating: "ệ", count: 2001) + ";22;2026", "title",
      "constraint-error", vi: "dài quá 2000", en: "longer than 2000"),
    RefusedFile(
      "one cell in TCVN3", "year", "VËn ®éng hiÕn ®Êt;22;2026", "title", "encoding-error",
      vi: "TCVN3", en: "TCVN3"),
    RefusedFile(
      "bytes that are no text, far down",
      bytes("\(head)\n") + bytes(String(repeating: "\n", count: 300_000)) + [0x48, 0xE9]
        + bytes(";22;2026\n"),
      [Refusal(300_002, "", "encoding-error")], vi: ["UTF-8"], en: ["UTF-8"]),
  ]

  private static let decided = "year;level;outcome;recognized_on"

  private static let decisions = [
    RefusedFile(
      "recognized before it was registered", decided, "Hai;22;2026;xã;x;31/12/2025",
      "recognized_on", "constraint-error", vi: "trước khi đăng ký", en: "before the registration"),
    RefusedFile(
      "decided at no level", decided, "Hai;22;2026;;x;1/7/2026", "level", "constraint-error",
      vi: "«Cấp công nhận»", en: "“Level”"),
    RefusedFile(
      "decided on no day", decided, "Hai;22;2026;xã;x;", "recognized_on", "constraint-error",
      vi: "«Ngày công nhận»", en: "“Recognized on”"),
    RefusedFile(
      "an unknown level", decided, "Hai;22;2026;thôn;x;1/7/2026", "level", "type-error",
      vi: "commune (cấp xã), district", en: "commune, district"),
    RefusedFile(
      "an unknown outcome", decided, "Hai;22;2026;xã;đang xét;1/7/2026", "outcome", "type-error",
      vi: "recognized (công nhận), declined", en: "recognized, declined"),
    RefusedFile(
      "decided twice at one level", decided,
      "Hai;22;2026;xã;x;1/7/2026\nHai;22;2026;xã;x;1/8/2026", "", "constraint-error",
      vi: "đã có quyết định", en: "already recognized", row: 4),
  ]
}
