import Testing

/// What counts as typical, in reports and files.
@Suite struct SelectionCountTests {
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    for title in ["Một", "Hai", "Ba"] {
      let code = try folder.register(title, ["--on": "2026-03-01"]).code
      try #require(try folder.decide("recognize", code, "commune", on: "2026-05-01").code == 0)
    }
    return folder
  }

  private func counted(_ folder: Folder, _ day: String) throws -> String {
    try folder.report(
      "funnel", ["as_of": day, "year": "2026"],
      columns: "recognized", "typical", "typical_comparator", "typical_rate",
      "typical_rate_comparator"
    ).joined()
  }

  /// What stands behind the number of Quảng Ninh, and what is left out.
  private func why(
    _ folder: Folder, _ day: String
  ) throws -> (inputs: [String], left: [String], formula: String?) {
    let why = try folder.done(
      "why", "report", "funnel", "22", "-p", "as_of=\(day)", "-p", "year=2026", "--column",
      "typical", "--format", "json"
    ).object()
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" })
    let named = { (list: String) in
      why.list(list).map { "\($0.text("noun") ?? "") \($0.text("reason") ?? "")" }.sorted()
    }
    return (named("inputs"), named("left_out"), why.list("cells").first?.text("formula"))
  }

  @Test func `A selection counts from its day until it is taken back, or its recognition is`()
    throws
  {
    let folder = try Self.prepared.folder()
    let (one, two) = ("22-2026-0001", "22-2026-0002")
    _ = try folder.done("model", "edit", "22-2026-0003", "--kind", "typical")
    _ = try folder.decide("select", one, "province", on: "2026-06-01")
    _ = try folder.decide("select", two, "province", on: "2026-06-15")
    _ = try folder.decide("unselect", one, "province", on: "2026-08-01")
    _ = try folder.decide("withdraw", two, "commune", on: "2026-09-01")
    for (day, wanted) in [
      ("2026-05-31", "3 0 = 0.000000 ="), ("2026-06-01", "3 1 = 0.3333333333333333 ="),
      ("2026-06-15", "3 2 = 0.6666666666666666 ="), ("2026-08-01", "3 1 = 0.3333333333333333 ="),
      ("2026-09-01", "2 0 = 0.000000 ="),
    ] {
      #expect(try counted(folder, day) == wanted, "\(day)")
    }
    let listed = try folder.report(
      "typical-models", ["as_of": "2026-07-01"],
      columns: "code", "level", "selected_level", "selected_on", "kind", "selection")
    #expect(
      listed == [
        "\(two) commune province 2026-06-15 model sure",
        "\(one) commune province 2026-06-01 model sure",
      ])
  }

  @Test func `A day that is not stated makes a range until the day by which it was known`() throws {
    let folder = try Self.prepared.folder()
    let (one, two) = ("22-2026-0001", "22-2026-0002")
    _ = try folder.decide("select", one, "commune", on: "2026-06-01")
    _ = try folder.done(
      "model", "select", two, "--level", "commune", "--known-by", "2026-10-01", "--decision",
      "8-QĐ")
    for (day, wanted) in [
      ("2026-04-30", "0 0 =  "), ("2026-05-01", "3 1 <= 0.333334 <="),
      ("2026-06-01", "3 2 <= 0.666667 <="), ("2026-09-30", "3 2 <= 0.666667 <="),
      ("2026-10-01", "3 2 = 0.6666666666666666 ="),
    ] {
      #expect(try counted(folder, day) == wanted, "\(day)")
    }
    let listed = try folder.report(
      "typical-models", ["as_of": "2026-07-01"],
      columns: "code", "selected_on", "selected_by", "decision", "selection")
    #expect(
      listed == ["\(two)  2026-10-01 8-QĐ perhaps", "\(one) 2026-06-01   sure"])
    // What a number "at most" rests on is part of it.
    let both = try why(folder, "2026-07-01")
    #expect(both.inputs == ["registration ", "registration ", "selection ", "selection "])
    #expect(both.formula == "Typical ≤ 2" && both.left == ["registration not_selected"])
    let atMost = try why(folder, "2026-05-31")
    #expect(atMost.inputs == ["registration ", "selection "])
    #expect(atMost.formula == "Typical ≤ 1")
    #expect(
      atMost.left == ["registration not_selected", "registration not_selected", "selection later"])
    // Taken back on a day that is not stated, it may have ended the day after it began.
    _ = try folder.done(
      "model", "unselect", one, "--level", "commune", "--known-by", "2026-08-01")
    #expect(try counted(folder, "2026-07-01") == "3 2 <= 0.666667 <=")
    #expect(try counted(folder, "2026-08-01") == "3 1 <= 0.333334 <=")
    #expect(try counted(folder, "2026-10-01") == "3 1 = 0.3333333333333333 =")
  }

  @Test func `Rates and states are not changed by a selection`() throws {
    let folder = try Self.prepared.folder()
    let questions = [
      ["rates", "--basis", "records", "--format", "csv"],
      ["report", "run", "rates-by-level", "--format", "csv"],
      ["model", "list", "--state", "recognized", "--format", "csv"],
    ]
    let before = try questions.map { try folder.danvan($0).stdout }
    _ = try folder.decide("select", "22-2026-0001", "province", on: "2026-06-01")
    #expect(try questions.map { try folder.danvan($0).stdout } == before)
  }

  @Test func `What was selected goes out in a file and comes back`() throws {
    let folder = try Self.prepared.folder()
    let (one, two) = ("22-2026-0001", "22-2026-0002")
    _ = try folder.decide(
      "select", one, "province", on: "2026-06-01", "--decision", "8-QĐ", "--source", "S3")
    _ = try folder.decide("unselect", one, "province", on: "2026-07-01")
    _ = try folder.decide("withdraw", one, "commune", on: "2026-08-01")
    _ = try folder.done(
      "model", "select", two, "--level", "commune", "--known-by", "2026-10-01")
    _ = try folder.done("export", "model", "-o", "ra.csv")
    let other = try Folder.seeded()
    try other.write(try folder.read("ra.csv"), "vao.csv")
    let report = try other.danvan("model", "import", "vao.csv", "--format", "json")
    #expect(report.code == 0, "\(report.stderr)")
    let stored = """
      SELECT m.code, r.year, s.level, s.outcome, ifnull(s.decided_on, ''), s.known_by,
             ifnull(s.decision, ''), ifnull(iif(o.code LIKE 'TEP-%', '', o.code), '')
        FROM selection AS s JOIN registration AS r ON r.id = s.registration
        JOIN model AS m ON m.id = r.model LEFT JOIN source AS o ON o.id = s.source ORDER BY s.id
      """
    #expect(try other.sqlite(stored) == folder.sqlite(stored))
    #expect(try folder.sqlite("SELECT count(*) FROM selection") == "3")
    _ = try other.done("export", "model", "-o", "ra.csv")
    let isSame = try other.read("ra.csv") == folder.read("ra.csv")
    #expect(isSame, "the second export differs from the first")
    // A second time nothing is new.
    let again = try other.danvan("model", "import", "vao.csv", "--format", "json")
    #expect(try again.report().added == 0, "\(again.stderr)")
  }

  @Test func `A file's word for a result says what was decided`() throws {
    let folder = try Self.prepared.folder()
    let rows = """
      Mã mô hình,Tên mô hình,Tỉnh,Năm đăng ký,Cấp công nhận,Kết quả,Ngày công nhận
      22-2026-0001,Một,22,2026,tỉnh,Chọn điển hình tiêu biểu,1/6/2026
      22-2026-0002,Hai,22,2026,xã,Thôi công nhận điển hình,1/6/2026
      22-2026-0003,Ba,22,2026,xã,tiên tiến,1/6/2026

      """
    try folder.write(Array(rows.utf8), "vao.csv")
    let outcome = try folder.importing("vao.csv", ["--skip-bad", "bad.csv"])
    let report = try outcome.report()
    #expect(report.added == 1 && report.refused == 2, "\(outcome.stdout) \(outcome.stderr)")
    #expect(try folder.sqlite("SELECT level || outcome FROM selection") == "provinceselected")
    #expect(outcome.stdout.contains("declined, withdrawn, selected, unselected"))
  }
}
