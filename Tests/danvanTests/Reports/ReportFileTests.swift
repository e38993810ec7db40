import Testing

/// Reports of a user's own folder, good and bad.
@Suite("One's own reports")
struct ReportFileTests {
  static let head = """
    -- title.vi: Nguồn theo ngôn ngữ
    -- title.en: Sources by language
    -- description.vi: Mỗi ngôn ngữ một dòng.
    -- description.en: A row for every language.
    -- parameter least integer default 1 | Ít nhất | At least
    -- column language word | Ngôn ngữ | Language
    -- column sources count sum | Số nguồn | Sources
    -- word en | tiếng Anh | English

    """
  static let select = """
    SELECT coalesce(language, 'vi') AS language, count(*) AS sources
      FROM source
     GROUP BY 1 HAVING count(*) >= :least
    """

  private func folder(_ text: String, _ name: String = "mine") throws -> Folder {
    let folder = try Folder.seeded()
    try folder.write(Array(text.utf8), "\(name).sql")
    return folder
  }

  private func run(
    _ folder: Folder, _ tongue: Tongue = .en, _ options: String..., name: String = "mine"
  ) throws -> Outcome {
    try folder.danvan(["report", "run", name, "--reports", "."] + options, tongue)
  }

  @Test func `A file in the folder is a report, in both languages`() throws {
    let folder = try folder(Self.head + Self.select)
    try folder.sqlite("UPDATE source SET language = 'vi' WHERE code = 'S1'")
    let table = try run(folder, .vi, "--format", "table").stdout
    #expect(
      table == """
        Ngôn ngữ   Số nguồn
        ───────────────────
        tiếng Anh         4
        vi                1
        Tổng cộng         5

        """)
    #expect(
      try run(folder, .vi, "--format", "csv").stdout == "language,sources\nen,4\nvi,1\n")
    #expect(try run(folder, .en, "-p", "least=2", "--format", "csv").lines.count == 2)
    let html = try run(folder, .vi, "-p", "least=2", "--format", "html").stdout
    #expect(html.contains("<title>Nguồn theo ngôn ngữ (Ít nhất: 2)</title>"))
    let listed = try folder.done("report", "list", "--reports", ".", "--format", "csv").records()
    #expect(listed.last?["name"] == "mine" && listed.last?["file"] == "./mine.sql")
    let shown = try folder.danvan(
      ["report", "show", "mine", "--format", "json"], env: ["DANVAN_REPORTS": "."])
    #expect(try shown.object().list("columns").count == 2, "\(shown.stderr)")
    try folder.sqlite("UPDATE source SET language = 'en' WHERE code = 'S1'")
    try folder.expectUntouched(besides: ["mine.sql"])
  }

  @Test func `A shipped report is copied, changed, and stands in its own place`() throws {
    let folder = try Folder.seeded()
    let text = try folder.done("report", "show", "rates-by-year", "--sql")
    try folder.write(text.bytes, "rates-by-year.sql")
    let shipped = try folder.done("report", "run", "rates-by-year", "--format", "csv")
    #expect(try run(folder, .en, "--format", "csv", name: "rates-by-year").stdout == shipped.stdout)
    try folder.write(
      Array(
        text.stdout.replacing("-- column year year", with: "-- column y year")
          .replacing("SELECT c.year,", with: "SELECT c.year AS y,").utf8), "rates-by-year.sql")
    let own = try run(folder, .en, "--format", "csv", name: "rates-by-year")
    #expect(own.lines.first == "y" + (shipped.lines.first?.dropFirst(4) ?? ""))
    let listed = try folder.done("report", "list", "--reports", ".", "--format", "csv").records()
    #expect(
      listed.filter { $0["name"] == "rates-by-year" }.map { $0["file"] } == ["./rates-by-year.sql"])
  }

  @Test func `Windows line ends, a byte order mark and a WITH of one's own are no trouble`() throws
  {
    let text =
      "\u{FEFF}" + Self.head + "with recursive\nkept AS (SELECT * FROM source)\n"
      + Self.select.replacing("FROM source", with: "FROM kept") + ";\n-- the end\n"
    let folder = try folder(text.replacing("\n", with: "\r\n"))
    #expect(try run(folder, .en, "--format", "csv").stdout == "language,sources\nen,5\n")
  }

  @Test func `Every kind of column reads as it should`() throws {
    let text = """
      -- title.vi: Thử
      -- title.en: Trial
      -- description.vi: Thử
      -- description.en: Trial
      -- parameter period period default 2024-S1 | Kỳ | Period
      -- parameter field field default economy | Lĩnh vực | Field
      -- parameter day date default 30/10/2024 | Ngày | Day
      -- column code code | Mã | Code
      -- column group text | Nhóm | Group
      -- column day date | Ngày | Day
      -- column year year | Năm | Year
      -- column money money sum | Tiền (đồng) | Money (đồng)
      -- column many count sum | Số | Number
      -- column nearly quantity | Gần | Nearly
      -- column of percent = many / nearly | Phần | Share
      -- column own percent = many / money | Tỷ lệ | Ratio
      -- column raw percent | Thô | Raw
      -- column period text | Kỳ | Period
      -- subtotal group
      SELECT * FROM (
        SELECT '01' AS code, 'a' AS "group", :day AS day, 2024 AS year, 5000000 AS money, 1400 AS many,
               2500 AS nearly, '<' AS nearly_comparator, 0.125 AS raw, :period_to AS period
        UNION ALL SELECT '02', 'a', NULL, 2025, 1000000, 600, NULL, NULL, 1, :field
        UNION ALL SELECT '03', 'b', '2024-01-02', 2025, NULL, 10, '2.36', '>=', 0, :period)
       ORDER BY code
      """
    let folder = try folder(text)
    let table = try run(folder, .vi, "--format", "markdown").lines
    #expect(
      table.dropFirst(2) == [
        "| 01 | a | 30/10/2024 | 2024 | 5.000.000 | 1.400 | &lt; 2.500 | &gt; 56,0 % | &lt; 0,1 % | 12,5 % | 2024-06-30 |",
        "| 02 | a | — | 2025 | 1.000.000 | 600 | — | — | 0,1 % | 100,0 % | -68719476735 |",
        "| Cộng |  |  |  | 6.000.000 | 2.000 |  |  | &lt; 0,1 % |  |  |",
        "| 03 | b | 02/01/2024 | 2025 | — | 10 | ≥ 2,36 | ≤ 423,8 % | — | 0,0 % | 2024-S1 |",
        "| Cộng |  |  |  | — | 10 |  |  | — |  |  |",
        "| Tổng cộng |  |  |  | — | 2.010 |  |  | — |  |  |",
      ])
    let csv = try run(folder, .vi, "--format", "csv").lines
    try #require(csv.count == 4, "machines add up for themselves")
    #expect(
      csv[0]
        == "code,group,day,year,money,many,nearly,nearly_comparator,of,of_comparator,own,raw,period"
    )
    #expect(csv[1].hasPrefix("01,a,2024-10-30,2024,5000000,1400,2500,<,0.560000,>,"))
  }

  @Test func `A sum of quantities keeps their comparators, and one unknown part undoes it`()
    throws
  {
    let text = """
      -- title.vi: Quỹ
      -- title.en: Funds
      -- description.vi: Thử
      -- description.en: Trial
      -- column fund text | Quỹ | Fund
      -- column raised quantity sum | Huy động | Raised
      -- column spent quantity sum | Chi | Spent
      -- column share percent = spent / raised | Phần | Share
      VALUES ('a', 29, '<', 10, '='), ('b', 153, '>', 20, '='), ('c', 5.3, '=', 4, '<')
      """.replacing(
        "VALUES",
        with: """
          SELECT column1 AS fund, column2 AS raised, column3 AS raised_comparator, \
          column4 AS spent, column5 AS spent_comparator FROM (VALUES
          """) + ")"
    let table = try run(folder(text), .en, "--format", "markdown").lines
    #expect(table.last == "| Total | &gt; 158.3 | &lt; 34 | &lt; 21.5 % |")
    let unknown = text.replacing("('b', 153, '>', 20, '=')", with: "('b', NULL, NULL, 20, '=')")
    let open = try run(folder(unknown), .en, "--format", "markdown").lines
    #expect(open.last == "| Total | — | &lt; 34 | — |")
  }

  @Test(arguments: mistakes, Tongue.allCases)
  func `A report that does not parse says file, line and fix`(
    _ mistake: Mistake, _ tongue: Tongue
  ) throws {
    let text = (Self.head + Self.select)
    #expect(text.contains(mistake.from))
    let changed = text.replacing(mistake.from, with: mistake.to, maxReplacements: 1)
    let folder = try folder(changed)
    let outcome = try run(folder, tongue)
    let place =
      tongue == .vi ? "«./mine.sql», dòng \(mistake.line):" : "“./mine.sql”, line \(mistake.line):"
    expectMessage(
      outcome, mistake.code, tongue,
      contains: [tongue == .vi ? mistake.vi : mistake.en, "→ "] + (mistake.line > 0 ? [place] : []))
    try folder.expectUntouched(besides: ["mine.sql"])
  }

  @Test func `An error is marked where it is`() throws {
    let folder = try folder(
      Self.head + "WITH ngữ AS (SELECT 1)\n"
        + Self.select.replacing("count(*) AS", with: "dem(*) AS"))
    let lines = try run(folder).stderr.split(separator: "\n")
    #expect(
      lines.contains("  line 10: SELECT coalesce(language, 'vi') AS language, dem(*) AS sources"),
      "\(lines)"
    )
    #expect(lines.contains(String(repeating: " ", count: 56) + "^"), "\(lines)")
  }

  @Test(arguments: Tongue.allCases) func `What is asked wrongly is refused`(_ tongue: Tongue) throws
  {
    let folder = try folder(
      Self.head.replacing(" default 1 ", with: " ")
        + "-- parameter where province default none | Nơi | Where\n"
        + Self.select)
    for (options, code, vi, en) in [
      ([], 64, "Thiếu giá trị cho «least»", "No value for “least”"),
      (["-p", "leest=1"], 64, "không có tham số «leest»", "no parameter “leest”"),
      (["-p", "least"], 64, "tên=giá trị", "name=value"),
      (["-p", "least="], 65, "không được để trống", "must not be empty"),
      (["-p", "least=many"], 65, "không phải số nguyên", "not a whole number"),
      (["-p", "least=1", "-p", "where=Atlantis"], 65, "-p where", "-p where"),
      (["-p", "least=1", "--timeout", "0"], 64, "phải lớn hơn 0", "must be above 0"),
      (["-p", "least=1", "--format", "docx"], 64, "không có trong danh mục", "is not known"),
    ] as [([String], Int32, String, String)] {
      let outcome = try folder.danvan(
        ["report", "run", "mine", "--reports", "."] + options, tongue)
      #expect(outcome.code == code && outcome.stdout == "", "\(options) \(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? vi : en), "\(options) \(outcome.stderr)")
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    }
    for name in ["min", "../mine", "rates-by-moon", ""] {
      let outcome = try folder.danvan(["report", "run", name, "--reports", "."], tongue)
      expectMessage(outcome, 65, tongue, contains: [tongue == .vi ? "báo cáo" : "No report"])
    }
    try folder.expectUntouched(besides: ["mine.sql"])
  }

  @Test(arguments: Tongue.allCases) func `A folder or file that cannot be read says so`(
    _ tongue: Tongue
  ) throws {
    let folder = try folder("\u{0}\u{1}")
    expectMessage(
      try folder.danvan(["report", "list", "--reports", "nowhere"], tongue), 66, tongue,
      contains: ["nowhere", "--reports"])
    expectMessage(
      try folder.danvan(["report", "list", "--reports", "danvan.db"], tongue), 66, tongue,
      contains: ["danvan.db"])
    try folder.write([0x2D, 0x2D, 0xFF, 0xFE], "mine.sql")
    expectMessage(try run(folder, tongue), 65, tongue, contains: ["mine.sql", "UTF-8"])
    try folder.write(Array("-- nothing\n".utf8), "mine.sql")
    let listed = try folder.danvan(["report", "list", "--reports", ".", "--format", "csv"], tongue)
    #expect(listed.code == 0)
    #expect(try listed.records().last?["problem"]?.contains("“nothing” is not known") == true)
    let other = try folder.danvan(["report", "run", "tasks", "--reports", "."], tongue)
    #expect(other.code == 0, "a bad report is no trouble for the others")
    try folder.expectUntouched(besides: ["mine.sql"])
  }

  @Test func `The list says of each of one's own reports whether it can be asked`() throws {
    let text = Self.head + Self.select
    let folder = try folder(text, "good")
    let why = "\n\n-- why\nSELECT 'source' AS noun, id, '' AS columns, NULL AS reason FROM source\n"
    for (name, text) in [
      ("column", text.replacing("AS language", with: "AS tongue")),
      ("explained", text + why), ("parameter", text.replacing(":least", with: ":most")),
      ("row", text + why + " WHERE code = :row_code"),
      ("sql", text.replacing("FROM", with: "FORM")),
      ("table", text.replacing("source", with: "sources_of_old")),
      ("why", text + why.replacing("noun", with: "name")),
      ("writes", Self.head + "DELETE FROM source"),
    ] { try folder.write(Array(text.utf8), "\(name).sql") }
    try folder.write([0x2D, 0x2D, 0xFF, 0xFE], "bytes.sql")
    func problems(_ options: String...) throws -> [String: String] {
      let listed = try folder.danvan(
        ["report", "list", "--reports", ".", "--format", "csv"] + options
      ).records()
      return listed.reduce(into: [:]) { $0[$1["name"] ?? ""] = $1["problem"] }
    }
    let found = try problems()
    for name in ["good", "explained", "rates-by-year"] { #expect(found[name] == "", "\(found)") }
    for (name, words) in [
      ("column", "“tongue”"), ("parameter", ":most"), ("row", ":row_code"), ("sql", "syntax error"),
      ("table", "sources_of_old"), ("why", "name"), ("writes", "only reads"), ("bytes", "UTF-8"),
    ] {
      let problem = found[name] ?? ""
      #expect(problem.contains("\(name).sql") && problem.contains(words), "\(found)")
    }
    // Without a file there is nothing to hold them against but their own lines.
    let alone = try problems("--db", "nowhere.db")
    #expect(alone["sql"] == "" && alone["bytes"]?.contains("UTF-8") == true)
  }

  @Test func `A report without end is stopped`() throws {
    let folder = try folder(
      Self.head + """
        WITH n(i) AS (SELECT :least UNION ALL SELECT i + 1 FROM n)
        SELECT 'en' AS language, count(*) AS sources FROM n
        """)
    let outcome = try run(folder, .en, "--timeout", "0.3")
    expectMessage(outcome, 1, .en, contains: ["--timeout"])
  }
}
