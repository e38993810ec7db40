import Foundation
import Testing

/// A small file with one oddity, and exactly what becomes of it.
struct AcceptedFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let stored: [StoredRow]
  /// The rows the report says were skipped.
  let skipped: [Int]
  let options: [String]

  init(
    _ name: String, _ bytes: [UInt8], _ stored: [StoredRow], skipped: [Int] = [],
    _ options: [String] = []
  ) {
    (self.name, self.bytes, self.stored) = (name, bytes, stored)
    (self.skipped, self.options) = (skipped, options)
  }

  init(
    _ name: String, _ text: String, _ stored: [StoredRow], skipped: [Int] = [],
    _ options: String...
  ) {
    (self.name, self.bytes, self.stored) = (name, Array(text.utf8), stored)
    (self.skipped, self.options) = (skipped, options)
  }

  var testDescription: String { name }

  static let all =
    encodings + delimiters + layouts + headers + times + places + words + door

  private static let plain = "title,province,year\nKhéo vận động ở Đầm Hà,22,2026\n"
  private static let dress = [row("Khéo vận động ở Đầm Hà")]

  private static let encodings = [
    AcceptedFile("UTF-8", plain, dress),
    AcceptedFile("UTF-8 with a mark", "\u{FEFF}" + plain, dress),
    AcceptedFile("UTF-16LE with a mark", plain.utf16(bigEndian: false, mark: true), dress),
    AcceptedFile("UTF-16LE", plain.utf16(bigEndian: false, mark: false), dress),
    AcceptedFile("UTF-16BE with a mark", plain.utf16(bigEndian: true, mark: true), dress),
    AcceptedFile("UTF-16BE", plain.utf16(bigEndian: true, mark: false), dress),
    AcceptedFile("letters and marks apart", plain.decomposedStringWithCanonicalMapping, dress),
  ]

  private static let two = [row("Một"), row("Hai", ["province": "04"])]

  private static let delimiters = [
    AcceptedFile("commas", "title,province,year\nMột,22,2026\nHai,04,2026\n", two),
    AcceptedFile("semicolons", "title;province;year\nMột;22;2026\nHai;04;2026\n", two),
    AcceptedFile("tabs", "title\tprovince\tyear\nMột\t22\t2026\nHai\t04\t2026\n", two),
    AcceptedFile("CRLF", "title;province;year\nMột;22;2026\nHai;04;2026\n".crlf, two),
    AcceptedFile("CR", "title;province;year\rMột;22;2026\rHai;04;2026\r", two),
    AcceptedFile("no last line end", "title;province;year\nMột;22;2026\nHai;04;2026", two),
    AcceptedFile("sep=;", "sep=;\ntitle;province;year\nMột;22;2026\nHai;04;2026\n".crlf, two),
    AcceptedFile("sep=; and CR", "sep=;\rtitle;province;year\rMột;22;2026\rHai;04;2026\r", two),
    AcceptedFile("sep=,", "\u{FEFF}Sep=,\ntitle,province,year\nMột,22,2026\nHai,04,2026\n", two),
    AcceptedFile(
      "another delimiter in the cells",
      "title;province;year;note\n\"Một; hai, ba\tbốn\";22;2026;a, b\n",
      [row("Một; hai, ba bốn", ["note": "a, b"])]),
    AcceptedFile(
      "line break in a title, which becomes a space",
      "title;province;year\n\"Khéo vận động\r\n hiến đất\";22;2026\n",
      [row("Khéo vận động hiến đất")]),
    AcceptedFile(
      "line break in a note, which stays",
      "title;province;year;note\nMột;22;2026;\"dòng 1\ndòng 2\"\n",
      [row("Một", ["note": "dòng 1\ndòng 2"])]),
    AcceptedFile(
      "doubled quotes", "title;province;year\n\"Tổ \"\"3 không\"\", \"\"3 có\"\"\";22;2026\n",
      [row("Tổ \"3 không\", \"3 có\"")]),
  ]

  private static let layouts = [
    AcceptedFile(
      "title lines above the header",
      """
      TỈNH ỦY QUẢNG NINH;;;
      BAN DÂN VẬN;;;
      ;;;
      DANH SÁCH mô hình năm 2026;;;
      STT;Tên mô hình;Tỉnh;Năm
      1;Một;22;2026
      """, [row("Một")], skipped: [1, 2, 4]),
    AcceptedFile(
      "merged header of two lines",
      """
      STT;Tên mô hình;Tỉnh;Năm;Đối tượng;;Kết quả công nhận;;
      ;;;;Tập thể;Cá nhân;Số QĐ;Ngày;Cấp
      1;Một;22;2026;x;;12-QĐ/ĐU;20/10/2026;xã
      2;Hai;22;2026;;x;;;
      """,
      [
        row(
          "Một",
          [
            "owner_kind": "collective", "decisions": "commune recognized 2026-10-20 12-QĐ/ĐU",
          ]), row("Hai", ["owner_kind": "individual"]),
      ]),
    AcceptedFile(
      "header again on page 2",
      """
      STT;Tên mô hình;Tỉnh;Năm
      1;Một;22;2026
      STT;Tên mô hình;Tỉnh;Năm
      2;Hai;04;2026
      """, two, skipped: [3]),
    AcceptedFile(
      "header of two lines with numbers again on page 2",
      """
      STT;Tên mô hình;Tỉnh;Năm;Đối tượng;
      ;;;;Tập thể;Cá nhân
      (1);(2);(3);(4);(5);(6)
      1;Một;22;2026;x;
      STT;Tên mô hình;Tỉnh;Năm;Đối tượng;
      ;;;;Tập thể;Cá nhân
      (1);(2);(3);(4);(5);(6)
      2;Hai;04;2026;;x
      """,
      [
        row("Một", ["owner_kind": "collective"]),
        row("Hai", ["province": "04", "owner_kind": "individual"]),
      ], skipped: [3, 5, 6, 7]),
    AcceptedFile(
      "column numbers", "STT;Tên mô hình;Tỉnh;Năm\n(1);(2);(3);(4)\n1;Một;22;2026\n", [row("Một")],
      skipped: [2]),
    AcceptedFile(
      "column letters and numbers", "STT;Tên mô hình;Tỉnh;Năm\nA;B;1;2\n1;Một;22;2026\n",
      [row("Một")], skipped: [2]),
    AcceptedFile(
      "groups that name the field",
      """
      STT;Tên mô hình;Tỉnh;Năm;Ghi chú
      I;Lĩnh vực kinh tế;;;
      1;Một;22;2026;
      2;Hai;04;2026;
      II;Quốc phòng – An ninh;;;
      1;Ba;22;2026;
      III. Lĩnh vực văn hoá - xã hội;;;;
      1;Bốn;22;2026;
      """,
      [
        row("Một", ["field": "economy"]), row("Hai", ["province": "04", "field": "economy"]),
        row("Ba", ["field": "defense-security"]), row("Bốn", ["field": "culture-society"]),
      ], skipped: [2, 5, 7]),
    AcceptedFile(
      "subtotals and totals",
      """
      STT;Tên mô hình;Tỉnh;Năm;Ghi chú
      1;Một;22;2026;
      ;Cộng;;1;
      2;Hai;04;2026;
      ;Cộng (I);1;;
      ;TỔNG CỘNG:;2;;
      Tổng số: 02 mô hình;;;;
      """, two, skipped: [3, 5, 6, 7]),
    AcceptedFile(
      "titles that look like totals",
      """
      Tên mô hình;Tỉnh;Năm;Ghi chú
      Cộng đồng tự quản;22;2026;
      Tổng vệ sinh môi trường;22;2026;
      Tổng số hóa dữ liệu dân cư;22;2026;
      """,
      [
        row("Cộng đồng tự quản"), row("Tổng vệ sinh môi trường"), row("Tổng số hóa dữ liệu dân cư"),
      ]),
    AcceptedFile(
      "titles that look like footers",
      """
      Tên mô hình;Tỉnh;Năm;Ghi chú
      Bí thư chi bộ nêu gương;22;2026;
      Người lập nghiệp giỏi;22;2026;
      Mỗi ngày một việc, mỗi tháng một hoạt động, mỗi năm một quỹ;22;2026;
      Xong;22;2026;
      """,
      [
        row("Bí thư chi bộ nêu gương"), row("Người lập nghiệp giỏi"),
        row("Mỗi ngày một việc, mỗi tháng một hoạt động, mỗi năm một quỹ"), row("Xong"),
      ]),
    AcceptedFile(
      "only titles, and one of them looks like a footer",
      "STT;Tên mô hình\n1;Bí thư chi bộ nêu gương\n2;Hai\n",
      [row("Bí thư chi bộ nêu gương"), row("Hai")], "--set", "province=22", "--set", "year=2026"),
    AcceptedFile(
      "footers",
      """
      STT;Tên mô hình;Tỉnh;Năm;Ghi chú
      1;Một;22;2026;
      ;;;;
      ;;;Hạ Long, ngày 5 tháng 7 năm 2026;
      ;NGƯỜI LẬP BIỂU;;TM. BAN THƯỜNG VỤ;
      ;(Ký, ghi rõ họ tên);;BÍ THƯ;
      ;;;;
      ;A B C;;D E F;
      """, [row("Một")], skipped: [4, 5, 6, 8]),
    AcceptedFile(
      "footer with dots for the day",
      "STT;Tên mô hình;Tỉnh;Năm\n1;Một;22;2026\n;;;Ngày … tháng … năm 2026\n;Nơi nhận:;;\n",
      [row("Một")], skipped: [3, 4]),
    AcceptedFile(
      "blank rows", "title;province;year\n\nMột;22;2026\n;;\n \n\nHai;04;2026\n\n\n", two),
    AcceptedFile(
      "trailing blank columns",
      "title;province;year;;;\nMột;22;2026;;;\nHai;04;2026;;;;; \n", two),
  ]
}
