import Testing

/// What a file leaves open is asked on a terminal, once for a column.
@Suite("Asked at the door") struct AskedTests {
  /// Imports a text on a terminal where that is typed.
  private func taking(
    _ text: String, typed: [String], in folder: Folder, _ tongue: Tongue = .en,
    _ options: [String] = OfficeFile.options, end: String = "\n"
  ) throws -> Outcome {
    try folder.write(Array(text.utf8), "tep.csv")
    return try folder.screen(
      ["model", "import", "tep.csv", "--format", "json"] + options, tongue, columns: 200,
      typed: typed.joined(separator: "\n") + end, isApart: true)
  }

  @Test(arguments: Tongue.allCases)
  func `Merged cells are filled down where that is picked`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let outcome = try taking(OfficeFile.merged, typed: ["9", "", "1"], in: folder, tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(
      try folder.imported().map { $0["unit"] } == ["06914", "06914", "06914", "07001", "07001"])
    let screen = outcome.stderr
    for words in tongue == .vi
      ? ["Dòng 3: Xã, phường: ô trống", "  1. gộp ô", "  2. thật sự trống", "Lần sau"]
      : ["Row 3: Xã, phường: is blank", "  1. merged", "  2. really none", "no more"]
    { #expect(screen.contains(words), "\(words): \(screen)") }
    #expect(screen.contains("--fill-down unit"))
    #expect(screen.components(separatedBy: "  1. ").count == 2, "asked once")
    #expect(foreignWords(screen, tongue) == [], "\(screen)")
  }

  @Test func `Blank cells stay blank where that is picked`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let outcome = try taking(OfficeFile.merged, typed: ["2"], in: folder)
    #expect(outcome.code == 0 && outcome.stderr.contains("--blank unit"), "\(outcome.stderr)")
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "", "", "07001", ""])
  }

  @Test(arguments: [("1", "2026-03-04"), ("2", "2026-04-03")])
  func `Days are read in the order that is picked`(_ pick: String, _ day: String) throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Ngày đăng ký\n1;Một một;3/4/2026\n2;Hai hai;3/16/2026\n"
    let outcome = try taking(text, typed: [pick], in: folder)
    // Day first, the second row is a slip, and nothing is stored.
    #expect(outcome.code == (pick == "1" ? 0 : 65), "\(outcome.stderr)")
    #expect(outcome.stderr.contains(pick == "1" ? "--dates mdy" : "--dates dmy"))
    #expect(
      try folder.imported().map { $0["registered_on"] } == (pick == "1" ? [day, "2026-03-16"] : []))
  }

  @Test(arguments: [("1", "2500"), ("2", "2.5")])
  func `Numbers are read in the style that is picked`(_ pick: String, _ value: String) throws {
    let folder = try Folder.seeded()
    try folder.write(
      Array("Chỉ tiêu;Số liệu;Tỉnh;Kỳ\nmodels.registered;2.500;22;2024\n".utf8), "so.csv")
    let outcome = try folder.screen(
      ["figure", "import", "so.csv", "--format", "csv"], columns: 200, typed: "\(pick)\n",
      isApart: true)
    #expect(outcome.stderr.contains(pick == "1" ? "--numbers vi" : "--numbers en"))
    #expect(outcome.code == (pick == "1" ? 0 : 65), "half a model is refused: \(outcome.stderr)")
    if pick == "1" {
      #expect(
        try folder.sqlite(
          """
          SELECT f.value FROM figure AS f JOIN source AS s ON s.id = f.source
           WHERE s.code LIKE 'TEP-%'
          """) == value)
    }
  }

  @Test func `A column of communes, or of those who do it`() throws {
    let text = "STT;Đơn vị;Tên mô hình\n1;Xã Quảng Tân;Một một\n2;Xã Lê Lợi;Hai hai\n"
    for (pick, key, option) in [("1", "unit", "=unit\""), ("2", "owner", "=owner\"")] {
      let folder = try Folder.seeded()
      try folder.addCommunes()
      let outcome = try taking(text, typed: [pick, ""], in: folder)
      #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
      #expect(outcome.stderr.contains("--map \"Đơn vị" + option), "\(outcome.stderr)")
      #expect(try folder.imported().allSatisfy { $0[key] != "" })
    }
  }

  @Test(arguments: Tongue.allCases)
  func `Leaving stores nothing, and tells the options`(_ tongue: Tongue) throws {
    for (typed, end) in [(["q"], "\n"), (["x", "3"], "\n\u{4}"), ([], "\u{4}")] {
      let folder = try Folder.seeded()
      try folder.addCommunes()
      let before = try folder.imported()
      let outcome = try taking(OfficeFile.merged, typed: typed, in: folder, tongue, end: end)
      #expect(outcome.code == 65, "\(outcome.stderr)")
      #expect(try outcome.report().rows("asked") == [3])
      #expect(try folder.imported() == before)
    }
  }

  @Test func `Without a terminal nothing is asked`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(OfficeFile.merged.utf8), "tep.csv")
    let outcome = try folder.danvan(
      ["model", "import", "tep.csv", "--format", "json"] + OfficeFile.options, input: "1\n")
    #expect(outcome.code == 65 && !outcome.stderr.contains("  1. "), "\(outcome.stderr)")
    #expect(try folder.imported() == [])
  }

  @Test func `Of several files each is asked about by itself`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.write(Array(OfficeFile.merged.utf8), "tep.csv")
    let other = OfficeFile.merged.replacing("KT", with: "VHXH")
    try folder.write(Array(other.utf8), "tep2.csv")
    let outcome = try folder.screen(
      ["model", "import", "tep.csv", "tep2.csv", "--format", "csv"] + OfficeFile.options
        + ["--allow-duplicates"], columns: 200, typed: "1\n2\n", isApart: true)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let units = try folder.imported().map { $0["unit"] }
    #expect(units == ["06914", "06914", "06914", "07001", "07001", "06914", "", "", "07001", ""])
    #expect(outcome.stderr.contains("tep2.csv"), "which file is asked about")
  }
}
