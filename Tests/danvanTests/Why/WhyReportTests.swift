import Testing

/// `why report` on the seeds: rows by their names, numbers down to the words they were read in.
@Suite("Why, on the seeds")
struct WhyReportTests {
  private func why(_ folder: Folder, _ arguments: [String]) throws -> [String: Any] {
    let outcome = try folder.danvan(["why", "report"] + arguments + ["--format", "json"])
    try #require(outcome.code == 0, "\(arguments): \(outcome.stderr)")
    return try outcome.object()
  }

  @Test func `1,400 of Quảng Ninh opens to line 10 of S3 and its words`() throws {
    let folder = try Folder.seeded()
    let found = try why(
      folder, ["reconciliation", "quang ninh", "công nhận", "--column", "Reported"])
    let inputs = found.list("inputs")
    #expect(inputs.count == 1 && found.number("counted") == 1)
    let figure = try #require(inputs.first)
    #expect(figure.text("code") == "S3-10-recognized" && figure.number("value") == 1400)
    #expect(figure.text("comparator") == "=" && figure.text("verbatim") == "1,400")
    #expect(figure.text("source") == "S3" && figure.text("locator") == "10")
    #expect(figure.text("quote")?.hasPrefix("of which 1,400") == true)
    #expect(found.list("sources").first?.text("code") == "S3")
    #expect(
      found.list("left_out").map { "\($0.text("code") ?? "") \($0.text("reason") ?? "")" } == [
        "S3-10-recognized-collective breakdown", "S3-10-recognized-individual breakdown",
      ])
    #expect(found.list("row").first?.number("reported") == 1400)
  }

  @Test func `A share of nearly 2,500 says why it is above`() throws {
    let folder = try Folder.seeded()
    let found = try folder.danvan(
      ["why", "report", "reconciliation", "22", "đăng ký", "--format", "markdown"], .vi
    ).stdout
    #expect(
      found.contains(
        "| Đã ghi sổ = Trong sổ ÷ Báo cáo = 5 ÷ (&lt; 2.500) &gt; 0,2 % |"))
    #expect(found.contains("| Trong sổ = đếm 5 lượt đăng ký |"))
    #expect(found.contains("Mẫu số thật nhỏ hơn số đã nói"))
  }

  /// Report and key, how many inputs count and are left out, and one formula.
  static let rows: [(question: [String], counted: Double, left: Double, formula: String)] = [
    (["rates-by-province", "22"], 10, 0, "Rate = Recognized ÷ Registered = 5 ÷ 5 = 100.0 %"),
    (["rates-by-field", "Kinh tế"], 4, 0, "Registered = count of 2 registrations"),
    (["rates-by-owner-kind", "tap the"], 10, 0, "Recognized = count of 5 registrations"),
    (["rates-by-level", "commune"], 10, 0, "Recognized ≤ 5"),
    (["rates-by-year", "2025"], 10, 0, "Registered = count of 5 registrations"),
    (["funnel", "22"], 10, 5, "Typical = 0, nothing is counted here"),
    (
      ["same-period", "22", "-p", "year=2025"], 10, 0,
      "Change (registered_change) = count of 5 registrations"
    ),
    (["cumulative", "2025"], 10, 0, "Models so far = count of 5 registrations"),
    (
      ["reconciliation", "04", "registered"], 1, 5, "Reported = 13,268"
    ),
    (["not-reported", "36", "-p", "year=2024", "-p", "province=37"], 1, 0, ""),
    (
      ["directive-tree", "25-NQ/TW", "-p", "directive=25-NQ/TW"], 10, 0,
      "Depth = 0, nothing is counted here"
    ),
    (["fund-statement", "04-NHA", "—"], 2, 2, "Disbursed (đồng) = 341,113,000,000"),
    (["fund-statement", "04-nha", "2024", "—"], 2, 2, "Disbursed (đồng) = 107,680,000,000"),
    (["fund-statement", "04-VNN"], 2, 1, "Raised (đồng) > 153,000,000,000"),
    (["housing-progress", "04", "30/10/2024"], 2, 0, "Supported (households) = 8,799"),
    (
      ["tasks", "NB-2024", "đơn vị thành viên"], 34, 0,
      "Share done = Done ÷ Tasks = 8 ÷ 33 = 24.2 %"
    ),
    (["tasks", "--total"], 43, 0, "Tasks = count of 41 tasks"),
    (["contradictions", "S4-11-income"], 2, 0, "Says (value) = 88,000,000"),
    (["data-quality", "figures", "period"], 75, 0, "Missing = count of 23 reported figures"),
  ]

  @Test(arguments: rows.indices) func `A row opens by its name`(_ index: Int) throws {
    let expected = Self.rows[index]
    let found = try why(try Folder.seeded(), expected.question)
    #expect(found.number("counted") == expected.counted, "\(expected.question)")
    #expect(found.number("left") == expected.left, "\(expected.question)")
    let formulas = found.list("cells").compactMap { $0.text("formula") }
    #expect(expected.formula == "" || formulas.contains(expected.formula), "\(formulas)")
    #expect(found.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(formulas)")
    #expect(found.list("row").count == 1 && found.list("rules").count >= 1)
    #expect(found.list("inputs").allSatisfy { $0.text("code") != nil && $0.isNull("reason") })
    #expect(found.list("left_out").allSatisfy { !$0.isNull("reason") })
  }

  @Test func `Sums and remainders are written out, and what is not in them is named`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done("fund", "add", "--code", "QX", "--name", "Quỹ X", "--province", "22")
    for (kind, amount, period) in [
      ("raised", "100", "2024"), ("raised", "20", "2024"), ("disbursed", "gần 50", "2024"),
      ("raised", "90", "2026"), ("disbursed", "10", "2026"), ("balance", "7", "2026"),
    ] {
      _ = try folder.done(
        "fund", "record", "QX", "--kind", kind, "--amount", amount + " đồng", "--period", period,
        "--source", "S1", "--format", "csv")
    }
    let found = try why(folder, ["fund-statement", "QX", "2024"])
    let formulas = found.list("cells").compactMap { $0.text("formula") }
    #expect(formulas.contains("Raised (đồng) ≥ 100"), "\(formulas)")
    #expect(formulas.contains("Left (đồng) = 100 − (< 50) ≈ 50"), "\(formulas)")
    let said = try why(folder, ["fund-statement", "QX", "2026", "--column", "left"])
    #expect(said.list("cells").first?.text("formula") == "Left (đồng) = 7")
    #expect(
      said.list("left_out").map { $0.text("reason") } == ["balance_said", "balance_said"])
  }

  @Test func `Of one model: its registration, its levels, its earlier years`() throws {
    let folder = try Folder.seeded()
    let first = CheckCase.first
    try folder.sqlite(
      """
      INSERT INTO registration (id, model, year, unit, province)
      SELECT 900, model, 2024, unit, province FROM registration WHERE id = \(first);
      INSERT INTO recognition (id, registration, level, outcome, known_by)
      VALUES (900, \(first), 'commune', 'recognized', '2025-07-01'),
             (901, \(first), 'province', 'recognized', '2025-08-01'),
             (902, \(first), 'province', 'withdrawn', '2025-09-01'),
             (903, \(first), 'commune', 'recognized', '2099-01-01');
      INSERT INTO selection (id, registration, level, outcome, decided_on, known_by)
      VALUES (1, \(first), 'province', 'selected', '2025-08-02', '2025-08-02'),
             (2, \(first), 'province', 'unselected', '2025-08-31', '2025-08-31'),
             (3, \(first), 'district', 'selected', '2025-10-01', '2025-10-01'),
             (4, \(first), 'commune', 'selected', NULL, '2025-10-02'),
             (5, \(first), 'unknown', 'selected', NULL, '2098-01-01'),
             (6, \(first), 'commune', 'unselected', '2099-01-01', '2099-01-01');
      """)
    let found = try why(folder, ["typical-models", "22-2025-0001"])
    func named(_ list: String) -> [String] {
      found.list(list).map {
        "\($0.text("noun") ?? "") \(Int($0.number("id") ?? 0)) \($0.text("reason") ?? "")"
      }.sorted()
    }
    #expect(named("inputs") == [
        // A decision without a day counts perhaps, however late it is known.
        "model \(first + 5) ", "recognition 900 ", "recognition 903 ",
        "registration \(first) ", "selection 3 ",
      ])
    #expect(
      named("left_out") == [
        "recognition \(first) lower", "recognition 901 withdrawn", "recognition 902 withdrawal",
        "registration 900 earlier", "selection 1 unselected",
        "selection 2 unselection", "selection 4 lower", "selection 5 undated", "selection 6 later",
      ])
    let waiting = try why(folder, ["undecided", "22-2025-0001", "2025", "-p", "as_of=2025-01-01"])
    #expect(waiting.number("counted") == 2)
    #expect(waiting.list("left_out").allSatisfy { $0.text("reason") == "later" })
  }

  @Test(arguments: Tongue.allCases)
  func `A key that names no row, or several, says which there are`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (arguments, code, vi, en) in [
      (["reconciliation", "22"], 65, "Có 2 dòng hợp với «22»", "2 rows go by “22”"),
      (["reconciliation", "22"], 65, "Ghi thêm giá trị của cột «Chỉ tiêu»", "column “Measure”"),
      (["reconciliation", "ninh"], 65, "Có phải: 22 Quảng Ninh?", "Did you mean: 22 Quảng Ninh?"),
      (["rates-by-year", "1999"], 65, "Các dòng đầu: 2025", "It begins with: 2025"),
      (["undecided", "x"], 65, "không có dòng nào", "has no rows"),
      (["reconciliation"], 64, "Chưa nói dòng nào, trong 4 dòng", "Which of 4 rows?"),
      (["undecided", "--total"], 64, "không có dòng tổng cộng", "no line of totals"),
      (["tasks", "NB-2024", "--total"], 64, "--total", "--total"),
      (["tasks", "NB-2024", "--column", "taks"], 65, "--column", "--column"),
      (["rates-by-moon", "22"], 65, "báo cáo", "No report"),
      (["rates-by-year", "2025", "-p", "yer=1"], 64, "tham số «yer»", "no parameter “yer”"),
    ] as [([String], Int32, String, String)] {
      let outcome = try folder.danvan(["why", "report"] + arguments, tongue)
      #expect(outcome.code == code && outcome.stdout == "", "\(arguments) \(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? vi : en), "\(arguments) \(outcome.stderr)")
    }
    try folder.expectUntouched()
  }

  @Test func `Two provinces of one code are told apart`() throws {
    let folder = try Generated().folder()
    try folder.sqlite(
      """
      INSERT INTO registration (id, model, year, unit, province)
      SELECT 9000, 1, 2019, unit, unit FROM unit_version WHERE code = '37' AND valid_to NOT NULL;
      """)
    let several = try folder.danvan(["why", "report", "rates-by-province", "37"])
    expectMessage(
      several, 65, .en, contains: ["2 rows go by “37”", "37 Ninh Bình (former)", "“Province”"])
    let old = try folder.why("rates-by-province", ["37", "ninh binh (cu)"])
    #expect(old.contains { $0["id"] == "9000" && $0["noun"] == "registration" })
    let new = try folder.why("rates-by-province", ["37", "Ninh Bình"])
    #expect(!new.isEmpty && !new.contains { $0["id"] == "9000" })
  }

  @Test(arguments: Tongue.allCases) func `Every form prints, in one language`(_ tongue: Tongue)
    throws
  {
    let folder = try Folder.seeded()
    let question = ["why", "report", "rates-by-year", "2025"]
    for form in ["table", "tsv", "csv", "json", "ndjson", "markdown", "html"] {
      let outcome = try folder.danvan(question + ["--format", form], tongue)
      #expect(outcome.code == 0 && outcome.stderr == "" && outcome.stdout != "", "\(form)")
    }
    let machine = try Tongue.allCases.map {
      try folder.danvan(question + ["--format", "csv"], $0).stdout
    }
    #expect(machine[0] == machine[1])
    try folder.expectUntouched()
  }
}

