import Testing

@Suite("Lists of models")
struct ModelFilterTests {
  /// Three models of 2026: recognized by the commune, declined by the province after the commune
  /// had recognized it, and not yet decided on.
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.register("Ăn quả", ["--unit": "Lê Lợi", "--on": "1/3/2026"])
    try folder.register(
      "Đường hoa", ["--owner-kind": "individual", "--on": "1/3/2026", "--committee": "BTGDV-22"])
    try folder.register("Dân quân", ["--field": "defense-security", "--on": "1/3/2026"])
    for (verb, code, level, day) in [
      ("recognize", "22-2026-0001", "commune", "1/5/2026"),
      ("recognize", "22-2026-0002", "commune", "1/5/2026"),
      ("decline", "22-2026-0002", "province", "1/6/2026"),
    ] {
      let outcome = try folder.decide(verb, code, level, on: day)
      try #require(outcome.code == 0, "\(outcome.stderr)")
    }
    return folder
  }

  private func decided() throws -> Folder { try Self.prepared.folder() }

  private func titles(_ folder: Folder, _ options: String...) throws -> [String] {
    let outcome = try folder.danvan(
      ["model", "list", "--year", "2026", "--format", "csv"] + options)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records().compactMap { $0["title"] }
  }

  @Test func `Every filter admits what it says`() throws {
    let folder = try decided()
    for (options, wanted) in [
      ([], ["Ăn quả", "Dân quân", "Đường hoa"]),
      (["--state", "registered"], ["Dân quân"]),
      (["--state", "mới đăng ký"], ["Dân quân"]),
      // As rates count it: what the commune recognized stands, whatever the province refused.
      (["--state", "recognized"], ["Ăn quả", "Đường hoa"]),
      (["--state", "declined"], []),
      (["--state", "declined", "--level", "province"], ["Đường hoa"]),
      (["--state", "withdrawn"], []),
      (["--level", "commune"], ["Ăn quả", "Đường hoa"]),
      (["--level", "commune", "--state", "recognized"], ["Ăn quả", "Đường hoa"]),
      (["--level", "province", "--state", "registered"], ["Ăn quả", "Dân quân"]),
      (["--field", "kinh te"], ["Ăn quả", "Đường hoa"]),
      (["--owner-kind", "cá nhân"], ["Đường hoa"]),
      (["--committee", "BTGDV-22"], ["Đường hoa"]),
      (["--province", "22"], ["Ăn quả", "Dân quân", "Đường hoa"]),
      (["--province", "20"], []),
      (["--province", "22", "--unit", "le loi"], ["Ăn quả"]),
      (["--unit", "07001"], ["Ăn quả"]),
      (["--unit", "ky lua"], []),
    ] as [([String], [String])] {
      let outcome = try folder.danvan(
        ["model", "list", "--year", "2026", "--format", "csv"] + options)
      #expect(try outcome.records().compactMap { $0["title"] } == wanted, "\(options)")
      let search = try folder.danvan(
        ["model", "search", "qu", "--year", "2026", "--format", "csv"] + options)
      let some = wanted.filter { $0 != "Đường hoa" }
      #expect(try search.records().compactMap { $0["title"] }.sorted() == some.sorted())
    }
  }

  @Test func `By province, then in the order of a Vietnamese dictionary`() throws {
    let folder = try Folder.seeded()
    for title in ["Đoàn kết", "Dân vận", "Ươm cây", "Uống nước", "Bế", "Bê", "Ăn", "An"] {
      try folder.register(title)
    }
    try folder.register("Ao cá", ["--province": "24"])
    #expect(
      try titles(folder) == [
        "An", "Ăn", "Bê", "Bế", "Dân vận", "Đoàn kết", "Uống nước", "Ươm cây", "Ao cá",
      ])
  }

  @Test func `A place goes by the name it had when the model was registered`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    for (title, day) in [("Trước", "1/5/2026"), ("Sau", "1/7/2026")] {
      try folder.register(title, ["--province": nil, "--unit": "06001", "--on": day])
    }
    for (title, name) in [("truoc", "Xã Lê Lợi"), ("sau", "Phường Kỳ Lừa")] {
      let shown = try folder.danvan("model", "show", title, "--format", "table", in: .vi)
      #expect(shown.stdout.contains(name), "\(shown.stdout)\(shown.stderr)")
    }
    // Either name of today finds both.
    #expect(try titles(folder, "--unit", "ky lua") == ["Sau", "Trước"])
  }

  @Test func `A province holds its communes and what they were formed from`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.register(
      "Cũ", ["--unit": "quang tan", "--year": "2025", "--on": "1/3/2025"])
    try folder.register("Mới", ["--unit": "quang tan", "--on": "1/3/2026"])
    try folder.sqlite("UPDATE fund SET unit = 9002 WHERE code = '04-VNN'")
    for (options, wanted) in [
      (["--unit", "06914"], ["22-2025-0006", "22-2026-0001"]),
      (["--unit", "Huyện Đầm Hà@2025-01-01"], ["22-2025-0006"]),
      (["--unit", "quang tan@2025-01-01", "--province", "22"], ["22-2025-0006"]),
    ] {
      let outcome = try folder.danvan(["model", "list", "--format", "csv"] + options)
      let codes = try outcome.records().compactMap { $0["code"] }.filter { $0 != "22-2025-0002" }
      #expect(codes.sorted() == wanted, "\(options) \(outcome.stderr)")
    }
    let funds = try folder.done("fund", "list", "--province", "22", "--format", "csv").records()
    #expect(funds.contains { $0["fund"] == "04-VNN" })
  }

  @Test(arguments: Tongue.allCases)
  func `A filter that names nothing is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for verb in [["list"], ["search", "x"]] {
      for (name, value) in [
        ("--province", "nonsense"), ("--unit", "nonsense"), ("--field", "sport"),
        ("--state", "lost"), ("--level", "world"), ("--owner-kind", "robot"),
        ("--committee", "nobody"),
      ] {
        let outcome = try folder.danvan(["model"] + verb + [name, value], tongue)
        expectMessage(outcome, 65, tongue, contains: [name, value])
      }
    }
    try folder.expectUntouched()
  }

  /// The list behind each number is of that many, whatever decisions follow one another.
  @Test(arguments: ["04", "22", "38"])
  func `As many are listed as recognized as the rates count`(_ province: String) throws {
    let data = Generated()
    let folder = try data.folder()
    for year in 2023...2025 {
      let place = ["--province", province, "--year", "\(year)", "--format", "csv"]
      let known = data.known(by: Generated.today, year: year, in: [province])
      let wanted = known.filter { $0.isRecognized(by: Generated.today) }.map(\.model.code)
      let row = try folder.danvan(["rates", "--basis", "records"] + place).records().first
      #expect((row?["recognized"] ?? "0") == "\(wanted.count)", "\(year)")
      for question in [
        ["model", "list", "--state", "recognized"],
        ["rates", "--basis", "records", "--list", "recognized"],
      ] {
        let listed = try folder.danvan(question + place).records().compactMap { $0["code"] }
        #expect(listed.sorted() == wanted.sorted(), "\(question) \(year)")
      }
      let all = try folder.danvan(["model", "list"] + place).records().compactMap { $0["code"] }
      #expect(all.sorted() == known.map(\.model.code).sorted(), "\(year)")
    }
  }

  @Test func `Declined by the province, it is still recognized wherever a state is told`() throws {
    let folder = try decided()
    let code = "22-2026-0002"
    let view = try folder.done(
      "sql", "SELECT state FROM model_status WHERE code = '\(code)'", "--format", "csv")
    #expect(view.stdout == "state\nrecognized\n")
    let counted = try folder.done(
      "rates", "--basis", "records", "--province", "22", "--year", "2026", "--list", "recognized",
      "--format", "csv"
    ).records().compactMap { $0["code"] }
    #expect(counted.sorted() == ["22-2026-0001", code])
    let shown = try folder.done("model", "show", code, "--format", "json").object()
    #expect(shown.text("outcome") == "recognized" && shown.text("level") == "commune")
  }
}

@Suite("Registering in a commune")
struct CommuneTests {
  private func seeded() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    return folder
  }

  private func stored(_ folder: Folder, _ code: String) throws -> String {
    try folder.sqlite(
      """
      SELECT m.unit, r.unit, (SELECT code FROM unit_version WHERE unit = r.province)
        FROM model AS m JOIN registration AS r ON r.model = m.id WHERE m.code = '\(code)'
       ORDER BY r.year
      """)
  }

  @Test func `Model and registration stand in the commune, the province over it is kept`() throws {
    let folder = try seeded()
    let code = try folder.register("A", ["--unit": "xã lê lợi"]).code
    #expect(code == "22-2026-0001")
    #expect(try stored(folder, code) == "9004|9004|22")
  }

  @Test func `The commune alone is enough where one place has the name`() throws {
    let folder = try seeded()
    let code = try folder.register("A", ["--province": nil, "--unit": "quang tan"]).code
    #expect(try stored(folder, code) == "9003|9003|22")
    let old = try folder.register(
      "B", ["--province": nil, "--unit": "quang tan", "--year": "2025", "--on": "1/3/2025"]
    ).code
    #expect(try stored(folder, old) == "9002|9002|22")
  }

  @Test func `Kept up in another year, it stays in its commune`() throws {
    let folder = try seeded()
    let code = try folder.register("A", ["--unit": "xã lê lợi"]).code
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2025", "--on",
      "1/2/2025")
    #expect(try stored(folder, code) == "9004|9004|22\n9004|9004|22")
  }

  @Test(arguments: Tongue.allCases)
  func `A commune that is not there is refused`(_ tongue: Tongue) throws {
    let folder = try seeded()
    let before = try folder.dump()
    for (options, words) in [
      (["--province": nil, "--unit": "le loi", "--on": "1/5/2026"], ["07001", "06001"]),
      (["--province": "20", "--unit": "quang tan"], ["--unit", "quang tan"]),
      (["--unit": "nonsense"], ["--unit", "nonsense"]),
      (["--province": nil, "--unit": "VN"], ["--unit", "Việt Nam"]),
      // Two communes in a row had the name in 2025.
      (["--unit": "quang tan", "--year": "2025"], ["--unit", "2025", "@"]),
    ] as [([String: String?], [String])] {
      let outcome = try folder.registering("A", options, tongue)
      expectMessage(outcome, 65, tongue, contains: words)
    }
    let isSame = try folder.dump() == before
    #expect(isSame)
  }
}
