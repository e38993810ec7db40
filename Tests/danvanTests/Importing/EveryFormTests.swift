import Testing

/// What one office exports another reads, whichever the form: every field of every row.
@Suite("Out and back in every form") struct EveryFormTests {
  /// 10,000 in scripts/soak.sh.
  private static let count = Soak.rows ?? 300
  private static let forms = [
    "csv", "tsv", "json", "ndjson", "xlsx", "excel.csv", "excel.tsv",
  ]

  @Test(arguments: ImportableKind.allCases)
  func `Every field is stored as it was typed, and comes back equal from every form`(
    _ kind: ImportableKind
  ) throws {
    var random = SeededRandom(2026)
    let rows = kind.rows(Self.count, &random)
    let first = try Self.folder()
    try first.take(rows, of: kind)
    try first.sqlite(kind.change)
    for form in Self.forms {
      let file = "ra.\(form)"
      let out = try first.danvan(
        ["export", kind.rawValue, "-o", file] + (form.hasPrefix("excel") ? ["--excel"] : []))
      try #require(out.code == 0, "\(out.stderr)")
      let other = try Self.folder()
      try other.write(try first.read(file), file)
      let back = try other.taking(file, kind)
      #expect(back.held + back.refused == 0, "\(form): \(back.remarks.prefix(3))")
      for table in kind.tables {
        let differences = try other.differences(from: first, in: table)
        #expect(differences == "", "\(form): \(table)")
      }
      #expect(try other.taking(file, kind).added == 0)
    }
  }

  /// With units below the provinces.
  private static func folder() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    return folder
  }
}

extension Folder {
  fileprivate func taking(
    _ file: String, _ kind: ImportableKind, _ options: [String] = []
  ) throws -> Report {
    try danvan([kind.rawValue, "import", file, "--format", "json"] + options).report()
  }

  /// Imports the rows, and compares what is stored with what was to be.
  fileprivate func take(_ rows: [TypedRow], of kind: ImportableKind) throws {
    let names = Set(rows.flatMap(\.written.keys)).sorted()
    let typed = [names] + rows.map { row in names.map { row.written[$0] ?? "" } }
    try write(Array(typed.map(CSV.line).joined().utf8), "vao.csv")
    let columns = Set(rows.flatMap(\.stored.keys)).sorted()
    let texts = columns.map { "coalesce(CAST(\"\($0)\" AS TEXT), '') AS \"\($0)\"" }
      .joined(separator: ", ")
    let stored = "SELECT \(texts) FROM (\(kind.stored))"
    _ = try sqlite("CREATE TABLE before AS \(stored);", "noi.db", beside: db)
    let report = try taking("vao.csv", kind, kind.options)
    #expect(report.added == rows.count, "\(report.remarks.prefix(3))")

    let told = [columns] + rows.map { row in columns.map { row.stored[$0] ?? "" } }
    try write(Array(told.map(CSV.line).joined().utf8), "noi.csv")
    let wrong = try sqlite(
      """
      .import --csv noi.csv told
      INSERT INTO told SELECT * FROM before;
      \(Folder.differences(of: "SELECT * FROM told", stored, in: columns))
      """, "noi.db", beside: db)
    #expect(wrong == "")
  }
}
