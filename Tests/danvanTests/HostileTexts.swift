import Foundation

/// Texts that want to be more than text wherever they are printed.
enum HostileTexts {
  /// To be stored: two in one, the shorter first, for every run of danvan takes its time.
  static let all: [(name: String, bytes: [UInt8])] = [
    ("lines, what acts", Array((lines + escapes + directions + hidden).utf8)),
    ("markdown, markup", Array((markdown + markup + shell + json).utf8)),
    ("clusters, long", Array((clusters + long).utf8)), ("NUL, no UTF-8", damaged),
  ]

  /// To be typed.
  static let typed: [(name: String, text: String)] = [
    ("what acts", escapes + directions + hidden), ("lines", lines),
    ("markup", markup + shell + json), ("markdown", markdown), ("clusters", clusters),
    ("long", long),
  ]

  private static let damaged: [UInt8] = [
    // U+FFFF, U+FFFE, U+1FFFF as well.
    0x61, 0x00, 0x62, 0xEF, 0xBF, 0xBF, 0xEF, 0xBF, 0xBE, 0xF0, 0x9F, 0xBF, 0xBF, 0x00,
    0x61, 0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x62, 0xF5, 0x80, 0xE1, 0xBB,
  ]

  private static let escapes = """
    a\u{1B}[31mb\u{1B}[2J\u{1B}]8;;http://x\u{7}c\u{1B}]52;c;AAAA\u{1B}\\d\u{1B}Pq\u{1B}\\\
    \u{9B}31m\u{9D}0;t\u{9C}\u{85}e\u{7}\u{8}\u{8}\u{7F}\u{E}\u{1B}cf\u{1}
    """
  private static let directions = """
    a\u{202A}b\u{202B}c\u{202C}d\u{202D}e\u{202E}f\u{2066}g\u{2067}h\u{2068}i\u{2069}\u{200E}\
    j\u{200F}k\u{61C}l
    """
  private static let hidden = """
    a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}f\u{FE0F}g\u{E0041}h\u{AD}i\u{34F}j\u{115F}\
    k\u{3164}l\u{180E}m\u{E0100}n\u{FFA0}o
    """
  private static let lines = "a\u{2028}b\u{2029}c\u{B}d\u{C}e\nf\r\ng\th\r\n\n"
  private static let markup = """
    --><script>alert(1)</script>"><img src=x onerror=alert(1)>'<!-- ]]> &amp; &#x3c;b&#x3e; \
    &bogus; </td></tr></table></title></style><h1 onclick="x">x</h1> javascript:alert(1)
    """
  private static let markdown = """
    a | b [x](javascript:y) ![i](z) `c` **d** __e__ ~~f~~ <g> # h \\ \\| |
    | i |
    """
  private static let shell =
    "$(reboot) `reboot` `\u{301}reboot`\u{301} \"; reboot; ' \\ ! ~ * '; DROP TABLE model"
  private static let json = #"\ud800 \u0000 "\" {"a":1}"#
  private static let clusters = [
    "e" + String(repeating: "\u{301}", count: 200),
    String(repeating: "\u{1100}", count: 100) + "\u{1161}",
    String(repeating: "👩\u{200D}", count: 60) + "👩 ❤\u{FE0F}",
  ].joined(separator: " ")
  private static let long =
    String(repeating: "dài ", count: 60) + String(repeating: "x", count: 200)

  static let formulas = [
    "=1+1", "+cmd|' /C calc'!A1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1",
    "＋1", "－1", "＠x", "\u{200B}=1", "\u{A0}=1", "\u{FEFF}+1", "\ttab", "\rcr",
  ]
}

extension Folder {
  /// A database in which every text of every record is that one of ``HostileTexts/all``.
  static func hostile(_ index: Int) throws -> Folder {
    let folder = try Folder()
    try folder.write(try made.get()[index], "danvan.db")
    return folder
  }

  private static let made = Result {
    try HostileTexts.all.map { text in try hostile { _ in text.bytes }.read("danvan.db") }
  }

  /// As above, of every formula; which stands where goes by the row, the column and `offset`.
  static func formulas(_ offset: Int) throws -> Folder {
    let formulas = HostileTexts.formulas.map { Array($0.utf8) }
    return try hostile(rotating: formulas.count) { formulas[($0 + offset) % formulas.count] }
  }

  /// A database of the seeds and of what was registered last, with other texts; where a text must
  /// be the only one of its kind a number follows it. Put in by the `sqlite3` shell: danvan takes
  /// few.
  static func hostile(
    rotating count: Int = 1, _ bytes: (Int) -> [UInt8]
  ) throws -> Folder {
    let folder = try Folder.seeded()
    try folder.register("Một")
    let columns = try folder.sqlite(
      """
      SELECT t.name || ' ' || c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.type = 'table' AND c.type = 'TEXT' AND c.name <> 'search_key'
         AND t.name NOT IN ('journal', 'migration', 'office', 'sequence', 'shared_id', 'release',
                            'release_output', 'sqlite_schema')
      """)
    var sql = "BEGIN;\n"
    for (place, column) in columns.split(separator: "\n").enumerated() {
      let words = column.split(separator: " ")
      let cases = (0..<count).map { "WHEN \($0) THEN \(bytes(place + $0).asSQL)" }
      let text = "CASE rowid % \(count) \(cases.joined(separator: " ")) END"
      // Of the two the shell refuses one, and both where a column takes only its own words.
      sql += "UPDATE \(words[0]) SET \(words[1]) = CAST(\(text) AS TEXT);\n"
      sql += "UPDATE OR FAIL \(words[0]) SET \(words[1]) = CAST(\(text) || rowid AS TEXT) "
      sql += "WHERE (SELECT count(DISTINCT \(words[1])) > 1 FROM \(words[0]));\n"
    }
    _ = try folder.run("/usr/bin/env", ["sqlite3", folder.db], input: sql + "COMMIT;\n")
    return folder
  }

  /// Runs danvan on a terminal of 80 columns.
  func onTerminal(_ arguments: [String]) throws -> String {
    try screen(arguments).stderr
  }
}

extension [UInt8] {
  fileprivate var asSQL: String {
    "x'" + map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "'"
  }
}

extension String {
  /// Scalars that act on a terminal, or that nobody sees; those that make one picture of several
  /// aside.
  var acting: [String] {
    var last: Unicode.Scalar = " "
    return unicodeScalars.filter { scalar in
      defer { last = scalar }
      if scalar == "\n" || (0x20..<0x7F).contains(scalar.value) { return false }
      let category = scalar.properties.generalCategory
      let joins = scalar == "\u{200D}" || scalar == "\u{FE0F}"
      if joins, last.properties.isEmoji && last.value > 0xFF || last == "\u{FE0F}" { return false }
      return category == .control || category == .format || category == .lineSeparator
        || category == .paragraphSeparator || scalar.properties.isDefaultIgnorableCodePoint
    }.map { "U+\(String($0.value, radix: 16))" }
  }

  /// Columns, by what the standard library knows.
  var roughWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: width
      default: width + (scalar.value >= 0x1F000 || (0x1100...0x115F).contains(scalar.value) ? 2 : 1)
      }
    }
  }
}
