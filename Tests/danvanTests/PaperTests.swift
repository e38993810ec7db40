import Foundation
import Testing

/// Pages that an office prints and signs, and charts, as the binary makes them.
@Suite("Pages to sign")
struct PaperTests {
  private static let office = [
    "DANVAN_AGENCY": "TỈNH ỦY QUẢNG NINH; BAN DÂN VẬN", "DANVAN_PLACE": "Quảng Ninh",
    "DANVAN_POSITION": "T/M BAN THƯỜNG VỤ; PHÓ BÍ THƯ",
  ]

  private func html(
    _ command: String..., in tongue: Tongue = .vi, env: [String: String] = [:]
  ) throws -> String {
    let outcome = try Folder.seeded().danvan(command + ["--format", "html"], tongue, env: env)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return outcome.stdout
  }

  @Test func `The office stands on the page, by option before variable`() throws {
    let page = try html("rates", "--signer", "Nguyễn Văn An", env: Self.office)
    for text in [
      "<p class=\"above\">TỈNH ỦY QUẢNG NINH</p><p class=\"body\">BAN DÂN VẬN</p>",
      "ĐẢNG CỘNG SẢN VIỆT NAM", "Quảng Ninh, ngày ", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ",
      "NGƯỜI LẬP BIỂU", "<p class=\"signed\">Nguyễn Văn An</p>", "ĐVT: mô hình",
    ] { #expect(page.contains(text), "\(text)") }
    let other = try html("rates", "--agency", "BAN KHÁC", env: Self.office)
    #expect(other.contains("BAN KHÁC") && !other.contains("TỈNH ỦY"))
  }

  @Test func `Each source of the rates is listed once, by publisher, title, day and address`()
    throws
  {
    let page = try html("rates")
    for code in ["S2", "S3", "S4"] {
      #expect(page.components(separatedBy: "[\(code)]</li>").count == 2, "\(code)")
    }
    #expect(!page.contains("[S0]") && !page.contains("[S1]"), "only those that occur")
    #expect(page.contains("ngày 30/10/2024, https://baocaobang.vn/"))
    #expect(page.contains("trong khoảng 12/04/2025 – 30/06/2025"))
  }

  @Test func `A page says what was asked, defaults too`() throws {
    let page = try html(
      "report", "run", "same-period", "-p", "province=22", "-p", "as_of=30/6/2026")
    #expect(page.contains("(Năm: "))
    #expect(page.contains("Đến ngày: 30/06/2026; Tỉnh, thành phố: Tỉnh Quảng Ninh)"))
    let list = try html(
      "model", "list", "--province", "22", "--year", "2025", "--state", "recognized", in: .en)
    #expect(list.contains("(Province: Tỉnh Quảng Ninh; Year: 2025; State: recognized)"))
  }

  @Test func `A total of a report is bold and has no number`() throws {
    let page = try html("report", "run", "rates-by-field")
    #expect(page.contains("<tr class=\"total\"><td class=\"serial\"></td><td>Tổng cộng</td>"))
    let counted = page.components(separatedBy: "<td class=\"serial\">").dropFirst()
    #expect(Array(counted.map { $0.prefix { $0 != "<" } }.dropLast()) == ["1", "2", "3"])
  }

  @Test func `What a record holds and its sources are one page`() throws {
    let page = try html("directive", "show", "25-NQ/TW", env: Self.office)
    #expect(page.contains("<h1>25-NQ/TW</h1>") && page.contains("BAN DÂN VẬN"))
    #expect(page.contains("<td><sup>1</sup> (12, 20, 34)"))
    #expect(page.components(separatedBy: "[S2]</li>").count == 2)
  }

  @Test(arguments: ["csv", "json", "table"], Tongue.allCases)
  func `What is for the page is refused elsewhere`(_ format: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for option in ["--agency", "--place", "--preparer", "--position", "--signer"] {
      let outcome = try folder.danvan(["rates", option, "X", "--format", format], tongue)
      #expect(outcome.code == 64 && outcome.stdout == "")
      #expect(outcome.stderr.contains(option))
      #expect(outcome.stderr.contains(tongue == .vi ? "chỉ dùng khi in HTML" : "for HTML only"))
    }
    let quiet = try folder.danvan(["rates", "--format", format], tongue, env: Self.office)
    #expect(quiet.code == 0 && quiet.stderr == "", "variables are no request")
  }

  @Test(arguments: ["csv", "tsv", "json", "ndjson"], Tongue.allCases)
  func `A chart is for people`(_ format: String, _ tongue: Tongue) throws {
    let outcome = try Folder.seeded().danvan(["rates", "--chart", "--format", format], tongue)
    expectMessage(outcome, 64, tongue, contains: ["--chart", format])
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be drawn is said`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let none = try folder.danvan(["directive", "list", "--chart"], tongue)
    expectMessage(
      none, 64, tongue, contains: [tongue == .vi ? "không có cột số" : "no column of numbers"])
    let mixed = try folder.danvan(["figure", "list", "--chart"], tongue)
    #expect(mixed.code == 64 && mixed.stderr.contains("--measure"))
    let many = try folder.danvan(
      [
        "sql",
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 1001) "
          + "select 'x' as a, i from n", "--chart",
      ], tongue)
    expectMessage(many, 64, tongue, contains: ["1000"])
  }

  @Test func `The rates are drawn as they are known`() throws {
    let folder = try Folder.seeded()
    let lines = try folder.danvan(["rates", "--chart", "--basis", "reported"], .vi).lines
    let cells = lines.map {
      $0.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(cells[0].contains("Biểu đồ"))
    for (rate, bar) in [("77,6 %", "███████████████▌"), ("> 56,0 %", "███████████▎›")] {
      let row = try #require(cells.first { $0.contains(rate) })
      #expect(row.contains(bar), "\(row)")
    }
    let page = try html("rates", "--basis", "reported", "--chart")
    #expect(page.contains(">&gt; 56,0 %</text>") && page.contains(">—</text>"))
    #expect(page.components(separatedBy: "<rect").count == 3, "the unknown one has none")
  }

  @Test func `A spreadsheet has titles, each once; plain CSV has names`() throws {
    let folder = try Folder.seeded()
    for command in [["rates"], ["figure", "list"], ["directive", "list"], ["province", "list"]] {
      for tongue in Tongue.allCases {
        let sheet = try folder.danvan(command + ["--excel"], tongue)
        let titles = try #require(CSV.rows(String(sheet.stdout.dropFirst())).first)
        #expect(Set(titles).count == titles.count && !titles.contains(""), "\(titles)")
      }
    }
    let rates = try folder.danvan(["rates", "--excel"], .vi).stdout
    #expect(rates.hasPrefix("\u{FEFF}Mã,\"Tỉnh, thành\",Căn cứ,Kỳ,"))
    #expect(try folder.danvan("rates", "--format", "csv").stdout.hasPrefix("province_code,"))
  }

  @Test func `What export writes for a spreadsheet comes back whole`() throws {
    let folder = try Folder.seeded()
    try folder.register("Khéo, «vận động»", ["--owner": "Tổ \"1\"", "--on": "5/1/2026"])
    _ = try folder.done("export", "model", "--excel", "-o", "x.csv")
    let other = try Folder.seeded()
    try other.write(folder.read("x.csv"), "x.csv")
    let outcome = try other.danvan("model", "import", "x.csv", "--format", "csv")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(
      try other.done("export", "model", "--format", "csv").stdout
        == folder.done("export", "model", "--format", "csv").stdout)
  }

  @Test(arguments: [
    ("report run reconciliation", ["S2", "S3"]), ("report run housing-progress", ["S2"]),
    ("report run contradictions", ["S4"]), ("report run fund-statement", ["S2", "S4"]),
    ("report run tasks", ["S0"]), ("rates --compare", ["S2", "S3"]),
  ])
  func `Whatever prints figures, money or tasks lists their sources`(
    _ command: String, _ sources: [String]
  ) throws {
    let words = command.split(separator: " ").map(String.init)
    let page = try Folder.seeded().danvan(words + ["--format", "html"], .vi).stdout
    #expect(page.contains("<section class=\"sources\">"))
    for code in ["S0", "S1", "S2", "S3", "S4"] {
      let isThere = page.components(separatedBy: "[\(code)]</li>").count == 2
      #expect(isThere == sources.contains(code), "\(code)")
    }
  }
}

/// What a browser makes of a page; only where one is installed.
@Suite("Pages on paper", .enabled(if: Browser.isThere, "chromium and pdftotext are not installed"))
struct PrintedPageTests {
  @Test func `Every row is on the paper, under the heads on every sheet`() throws {
    let folder = try Folder.seeded()
    let rows = (1...120).map {
      "Khéo vận động nhân dân hiến đất mở rộng đường liên thôn \($0),22,economy,collective,2026"
    }
    try folder.write(
      Array(("title,province,field,owner_kind,year\n" + rows.joined(separator: "\n")).utf8), "m.csv"
    )
    _ = try folder.done("model", "import", "m.csv")
    let outcome = try folder.danvan(["model", "list", "-o", "p.html"], .vi)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    let text = try Browser.text(of: "p.html", folder)
    let sheets = text.split(separator: "\u{0C}")
    #expect(sheets.count > 5)
    for code in try folder.sqlite("SELECT code FROM model").split(separator: "\n") {
      #expect(text.contains(code))
    }
    let withRows = sheets.filter { $0.contains("22-202") }
    #expect(withRows.allSatisfy { $0.contains("STT") }, "the head stands on every sheet")
    #expect(sheets[1].contains("2"), "the number of the sheet")
    #expect(text.contains("NGƯỜI LẬP BIỂU"))
  }
}

enum Browser {
  static let isThere = ["chromium", "pdftotext"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  static func text(of page: String, _ folder: Folder) throws -> String {
    let printed = try folder.run(
      "/usr/bin/chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder / "profile")",
        "--no-pdf-header-footer", "--print-to-pdf=\(folder / "page.pdf")", folder / page,
      ], env: ["HOME": folder.path])
    try #require(printed.code == 0, "\(printed.stderr)")
    return try folder.run("/usr/bin/pdftotext", ["-layout", folder / "page.pdf", "-"]).stdout
  }
}
