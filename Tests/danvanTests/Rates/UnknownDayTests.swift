import Testing

/// Days that are not known make a number a range, the same way wherever it is asked for.
@Suite("Days that are not known")
struct UnknownDayTests {
  /// Three of 2025 in a province without others: one without a day, one of November, one of
  /// February.
  private func three() throws -> (folder: Folder, codes: [String]) {
    let folder = try Folder.seeded()
    let days = [nil, "1/11/2025", "1/2/2025"]
    let codes = try zip(["Một", "Hai", "Ba"], days).map { title, day in
      try folder.register(title, ["--province": "11", "--year": "2025", "--on": day]).code
    }
    return (folder, codes)
  }

  /// `registered recognized rate`, each with its comparator, a line a row.
  private func rates(_ folder: Folder, _ more: String...) throws -> [String] {
    try folder.danvan(
      ["rates", "--basis", "records", "--province", "11", "--format", "csv"] + more
    ).records().map { row in
      ["registered", "recognized", "rate"].map {
        (row["\($0)_comparator"] ?? "?") + (row[$0] ?? "?")
      }.joined(separator: " ")
    }
  }

  @Test func `A day within the year and the period until it say the same`() throws {
    let (folder, _) = try three()
    let half = "<=2 =0 =0.000000"
    #expect(try rates(folder, "--as-of", "30/6/2025") == [half])
    #expect(try rates(folder, "--period", "2025-S1") == [half])
    #expect(try rates(folder, "--year", "2025", "--as-of", "30/6/2025") == [half])
    #expect(try rates(folder, "--period", "2025-S2") == [half])
    #expect(try rates(folder, "--by", "period") == [half, half])
    #expect(try rates(folder, "--year", "2025") == ["=3 =0 =0.000000"])
    #expect(try rates(folder, "--as-of", "31/12/2025") == ["=3 =0 =0.000000"])
    let row = try folder.done(
      "rates", "--basis", "records", "--province", "11", "--as-of", "30/6/2025", "--format", "csv"
    ).records().first
    #expect(row?["reason"] == "of these the day of 1 is not stated")
  }

  @Test func `What a number counts has as many rows as it says, in every row`() throws {
    let (folder, codes) = try three()
    _ = try folder.decide("recognize", codes[2], "commune", on: "2025-03-01")
    for (question, registered, recognized) in [
      (["--as-of", "30/6/2025"], [codes[0], codes[2]], [codes[2]]),
      (["--period", "2025-S2"], [codes[0], codes[1]], []), (["--year", "2025"], codes, [codes[2]]),
    ] {
      let asked = ["rates", "--province", "11", "--basis", "records", "--format", "csv"] + question
      let row = try #require(try folder.danvan(asked).records().first)
      for (number, wanted) in [("registered", registered), ("recognized", recognized)] {
        let listed = try folder.danvan(asked + ["--list", number, "--row", "11"])
          .records()
        #expect(listed.map { $0["code"] }.sorted() == wanted.sorted(), "\(question) \(number)")
        #expect(row[number] == "\(listed.count)", "\(question) \(number)")
      }
    }
  }

  @Test func `A decision whose day is not stated is of every month it may be of`() throws {
    let (folder, codes) = try three()
    _ = try folder.done(
      "model", "recognize", codes[2], "--level", "commune", "--known-by", "30/4/2025")
    #expect(try rates(folder, "--as-of", "31/1/2025") == ["<=1 =0 =0.000000"])
    #expect(try rates(folder, "--as-of", "31/3/2025") == ["<=2 <=1 <=1.000000"])
    #expect(try rates(folder, "--as-of", "30/4/2025") == ["<=2 =1 >=0.500000"])
    let months = try folder.done(
      "rates", "--by", "month", "--cohort", "decided", "--basis", "records", "--province", "11",
      "--format", "csv"
    ).records().map { "\($0["period"] ?? "") \($0["registered_comparator"] ?? "")" }
    #expect(months == ["2025-02 <=", "2025-03 <=", "2025-04 <="])
  }

  @Test func `A withdrawal whose day is not stated may have ended what it ended`() throws {
    let (folder, codes) = try three()
    _ = try folder.decide("recognize", codes[1], "province", on: "2025-11-10")
    _ = try folder.done(
      "model", "withdraw", codes[1], "--level", "province", "--known-by", "31/12/2025")
    #expect(try rates(folder, "--as-of", "1/12/2025") == ["<=3 <=1 <=0.500000"])
    #expect(try rates(folder, "--as-of", "31/12/2025") == ["=3 =0 =0.000000"])
  }

  @Test func `Reports say it as the rates do`() throws {
    let (folder, _) = try three()
    let before = try folder.report(
      "same-period", ["year": "2026", "as_of": "2026-06-30", "province": "11"],
      columns: "registered_before", "registered_before_comparator", "registered_change",
      "registered_change_comparator")
    #expect(before == ["2 <= -1 <="])
    for name in ["rates-by-province", "rates-by-field", "rates-by-owner-kind", "funnel"] {
      let found = try folder.report(
        name, ["as_of": "2025-06-30", "province": "11"], columns: "registered",
        "registered_comparator")
      #expect(found == ["2 <="], "\(name)")
    }
    let years = try folder.report(
      "cumulative", ["as_of": "2025-06-30", "province": "11"], columns: "year", "registered",
      "registered_comparator", "models_total", "models_total_comparator")
    #expect(years == ["2025 2 <= 2 <="])
  }

  /// `period registered`, with the comparator, a line a row.
  private func times(_ folder: Folder, _ more: String...) throws -> [String] {
    try folder.danvan(
      ["rates", "--basis", "records", "--province", "11", "--format", "csv"] + more
    ).records().map { row in
      "\(row["period"] ?? "") \(row["registered_comparator"] ?? "")\(row["registered"] ?? "")"
    }
  }

  @Test func `Of two recognitions the first dates it, whichever that is`() throws {
    let (folder, codes) = try three()
    _ = try folder.decide("recognize", codes[2], "commune", on: "2025-05-05")
    #expect(try times(folder, "--by", "quarter", "--cohort", "decided") == ["2025-Q2 =1"])
    _ = try folder.done(
      "model", "recognize", codes[2], "--level", "province", "--known-by", "1/9/2025")
    #expect(
      try times(folder, "--by", "quarter", "--cohort", "decided")
        == ["2025-Q1 <=1", "2025-Q2 <=1"])
  }

  @Test func `A refusal whose day is not stated may have been before it was known`() throws {
    let (folder, codes) = try three()
    _ = try folder.done(
      "model", "decline", codes[2], "--level", "commune", "--known-by", "1/9/2025")
    #expect(
      try rates(folder, "--cohort", "decided", "--as-of", "1/6/2025") == ["<=1 =0 =0.000000"])
    #expect(
      try rates(folder, "--cohort", "decided", "--as-of", "1/9/2025") == ["=1 =0 =0.000000"])
  }

  @Test func `Who decided at a level that is not stated may have at the one asked for`() throws {
    let (folder, codes) = try three()
    _ = try folder.decide("recognize", codes[2], "commune", on: "2025-05-05")
    try folder.sqlite("UPDATE recognition SET level = 'unknown' WHERE known_by = '2025-05-05'")
    #expect(try rates(folder, "--cohort", "decided", "--level", "province") == ["<=1 <=1 "])
    #expect(try rates(folder, "--cohort", "decided") == ["=1 =1 =1.000000"])
  }

  @Test func `No row is of a time outside of the period`() throws {
    let (folder, codes) = try three()
    #expect(
      try times(folder, "--by", "quarter", "--period", "2025-S1") == ["2025-Q1 <=2", "2025-Q2 <=1"])
    _ = try folder.done(
      "model", "recognize", codes[2], "--level", "commune", "--known-by", "30/6/2025")
    #expect(
      try times(folder, "--by", "month", "--cohort", "decided", "--period", "2025-Q2")
        == ["2025-04 <=1", "2025-05 <=1", "2025-06 <=1"])
  }

  @Test func `Where a model was last is not known while its last day is not`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register(
      "Bốn", ["--province": "11", "--year": "2024", "--on": "1/2/2024"]
    ).code
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2025", "--province",
      "12")
    func models(_ day: String) throws -> [String] {
      try folder.danvan([
        "rates", "--basis", "records", "--count", "models", "--as-of", day, "--format", "csv",
      ]).records().map { row in
        ["province_code", "registered_comparator", "registered"].map { row[$0] ?? "?" }
          .joined(separator: " ")
      }.filter { $0.hasPrefix("11") || $0.hasPrefix("12") }
    }
    #expect(try models("31/12/2024") == ["11 = 1"])
    #expect(try models("30/6/2025") == ["11 <= 1", "12 <= 1"])
    #expect(try models("31/12/2025") == ["12 = 1"])
  }

  @Test func `In a province that is gone it was made while that stood`() throws {
    let folder = try Folder.seeded()
    _ = try folder.register("Cũ", ["--province": "35@30/6/2025", "--year": "2025"])
    func rates(_ more: String...) throws -> [String] {
      try folder.danvan(["rates", "--basis", "records", "--format", "csv"] + more).records()
        .filter { $0["province_code"] == "35" }
        .map { ($0["registered_comparator"] ?? "") + ($0["registered"] ?? "") }
    }
    #expect(try rates("--period", "2025-S2") == [])
    #expect(try rates("--period", "2025-S1") == ["=1"])
    #expect(try rates("--as-of", "30/6/2025") == ["=1"])
    #expect(try rates("--as-of", "31/3/2025") == ["<=1"])
    #expect(try rates("--by", "province", "--by", "period") == ["=1"])
  }

  @Test func `So it was in a commune that is gone, but not in one that began`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    for (title, unit) in [("Cũ", "Quảng Tân@30/6/2025"), ("Mới", "Quảng Tân@31/12/2025")] {
      _ = try folder.register(title, ["--province": "22", "--unit": unit, "--year": "2025"])
    }
    func count(_ period: String) throws -> [String] {
      try folder.danvan([
        "rates", "--basis", "records", "--by", "commune", "--period", period, "--format", "csv",
      ]).records().filter { $0["commune"]?.contains("Quảng Tân") ?? false }
        .map { ($0["registered_comparator"] ?? "") + ($0["registered"] ?? "") }
    }
    #expect(try count("2025-S1").sorted() == ["<=2"])
    #expect(try count("2025-S2").sorted() == ["<=1"])
  }

  @Test func `It was made before it was selected as typical`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--province": "11", "--year": "2025"]).code
    _ = try folder.done(
      "model", "recognize", code, "--level", "province", "--known-by", "31/12/2025")
    #expect(try rates(folder, "--period", "2025-S2") == ["<=1 <=1 "])
    _ = try folder.decide("select", code, "province", on: "2025-04-15")
    #expect(try rates(folder, "--period", "2025-S2") == [])
    #expect(try rates(folder, "--as-of", "15/4/2025") == ["=1 <=1 <=1.000000"])
  }

  @Test func `Who may have been registered before is perhaps new, and surely one model`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--province": "11", "--year": "2025"]).code
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "new", "--year", "2026", "--on", "1/10/2025")
    func cumulative(_ day: String) throws -> [String] {
      try folder.danvan([
        "report", "run", "cumulative", "-p", "as_of=\(day)", "-p", "province=11", "--format", "csv",
      ]).records().map { row in
        ["year", "new_models", "models_total"].map {
          (row["\($0)_comparator"] ?? "") + (row[$0] ?? "?")
        }.joined(separator: " ")
      }
    }
    #expect(try cumulative("15/10/2025") == ["2025 <=1 <=1", "2026 <=1 =1"])
    #expect(try cumulative("31/12/2025") == ["2025 =1 =1", "2026 =0 =1"])
    let why = try folder.danvan([
      "why", "report", "cumulative", "2026", "-p", "as_of=15/10/2025", "-p", "province=11",
      "--format", "json",
    ])
    #expect(why.code == 0, "\(why.stderr)")
  }

  @Test func `A registration made for the next year is of its first half`() throws {
    let folder = try Folder.seeded()
    _ = try folder.register("Sớm", ["--province": "11", "--year": "2026", "--on": "20/12/2025"])
    #expect(try rates(folder, "--period", "2026-S1") == ["=1 =0 =0.000000"])
    #expect(try rates(folder, "--as-of", "19/12/2025") == [])
    #expect(try rates(folder, "--as-of", "20/12/2025") == ["=1 =0 =0.000000"])
  }

  @Test func `So do reports by year and level, and records beside what was reported`() throws {
    let (folder, _) = try three()
    for (name, rows) in [("rates-by-year", 1), ("rates-by-level", 4)] {
      let found = try folder.report(
        name, ["as_of": "2025-06-30", "province": "11"], columns: "registered",
        "registered_comparator")
      #expect(found == Array(repeating: "2 <=", count: rows), "\(name)")
    }
    for (period, more) in [("2025", ["--as-of", "30/6/2025"]), ("2025-S1", [])] {
      let outcome = try folder.danvan(
        [
          "figure", "add", "--measure", "models.registered", "--province", "11", "--value", "2",
          "--period", period, "--source", "S1", "--quote", "2",
        ] + more)
      try #require(outcome.code == 0, "\(outcome.stderr)")
    }
    let compared = try folder.done(
      "rates", "--compare", "--province", "11", "--format", "csv"
    ).records().map { row in
      [
        "registered_records_comparator", "registered_records", "registered_gap_comparator",
        "registered_gap", "registered_coverage_comparator", "registered_coverage",
      ].map { row[$0] ?? "?" }.joined(separator: " ")
    }
    #expect(compared == Array(repeating: "<= 2 <= 1 >= 0.500000", count: 2))
    let reconciled = try folder.report(
      "reconciliation", ["province": "11"], columns: "measure", "recorded_comparator", "recorded",
      "coverage_comparator", "coverage"
    ).filter { $0.hasPrefix("models.registered") }
    #expect(reconciled == Array(repeating: "models.registered <= 2 >= 0.500000", count: 2))
  }
}

extension [String?] {
  fileprivate func sorted() -> [String] { compactMap(\.self).sorted() }
}
