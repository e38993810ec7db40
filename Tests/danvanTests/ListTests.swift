import Testing

/// `list` and `show` of everything.
@Suite struct ListTests {
  @Test func `Provinces of today, and of the day before the mergers`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.done("province", "list", "--format", "csv").records().count == 34)
    for (day, count) in [("2025-06-30", 63), ("30/06/2025", 63), ("2025-07-01", 34)] {
      let rows = try folder.done("province", "list", "--on", day, "--format", "csv").records()
      #expect(rows.count == count, "\(day)")
      #expect(Set(rows.compactMap { $0["code"] }).count == count, "a code is one province a day")
    }
  }

  @Test func `A merged province shows what it was formed from`() throws {
    let folder = try Folder.seeded()
    let shown = try folder.done("province", "show", "Ninh Bình", "--format", "json").object()
    #expect(shown.text("full_name_vi") == "Tỉnh Ninh Bình")
    let from = shown.list("predecessors")
    #expect(
      from.compactMap { $0.text("full_name_vi") } == [
        "Tỉnh Hà Nam", "Tỉnh Nam Định", "Tỉnh Ninh Bình",
      ])
    #expect(
      from.allSatisfy {
        $0.text("act") == "202/2025/QH15" && $0.text("effective_on") == "2025-07-01"
      })
    for tongue in Tongue.allCases {
      let table = try folder.danvan(
        "province", "show", "ninh binh", "--format", "table", in: tongue)
      #expect(table.stdout.contains("Hà Nam") && table.stdout.contains("Nam Định"))
    }
  }

  @Test func `A province that is no more shows where it went`() throws {
    let folder = try Folder.seeded()
    let shown = try folder.done(
      "province", "show", "Hà Nam", "--on", "2025-06-30", "--format", "json"
    ).object()
    #expect(shown.list("successors").compactMap { $0.text("full_name_vi") } == ["Tỉnh Ninh Bình"])
    #expect(shown.text("valid_to") == "2025-07-01")
  }

  @Test func `A document shows what was printed, and what is right`() throws {
    let folder = try Folder.seeded()
    for name in ["23-QĐ/TW", "23-qd/tw"] {
      let shown = try folder.done("directive", "show", name, "--format", "json").object()
      #expect(shown.text("code") == "23-QĐ/TW")
      #expect(shown.text("issued_on") == "2021-07-30")
      let mention = try #require(shown.list("mentions").first { $0.text("locator") == "12" })
      #expect(mention.text("number_printed") == "23-QD/TW")
      #expect(mention.text("date_printed") == "July 30, 2023")
      #expect(mention.text("correction")?.contains("30/7/2021") == true)
    }
    let shown = try folder.done("directive", "show", "25-NQ/TW", "--format", "json").object()
    let misprint = try #require(
      shown.list("mentions").first { $0.text("number_printed") == "25-Q/TW" })
    #expect(misprint.text("correction")?.contains("25-NQ/TW") == true)
    #expect(
      shown.list("linked_by").compactMap { $0.text("directive") } == ["37:19-CTr/TU", "43-KL/TW"])
  }

  @Test func `One number of two documents is told apart`() throws {
    let folder = try Folder.seeded()
    let league = try folder.done("directive", "show", "43-NQ/TW", "--format", "json").object()
    let secretariat = try folder.done("directive", "show", "43-KL/TW", "--format", "json").object()
    #expect(league.text("title_vi") != secretariat.text("title_vi"))
    let local = try folder.done("directive", "show", "16-NQ/TU", "--format", "json").object()
    #expect(local.text("code") == "04:16-NQ/TU", "by its number alone, while only one has it")
  }

  @Test func `A fund shows its entries with their qualifiers`() throws {
    let folder = try Folder.seeded()
    for name in ["04-VNN", "Quỹ Vì người nghèo", "quy vi nguoi ngheo"] {
      let shown = try folder.done("fund", "show", name, "--format", "json").object()
      let entry = try #require(shown.list("entries").first)
      #expect(entry.number("value") == 153_000_000_000)
      #expect(entry.text("comparator") == ">")
      #expect(entry.text("verbatim") == "over 153 billion VND")
    }
    let table = try folder.danvan("fund", "show", "04-VNN", "--format", "table", in: .vi).stdout
    #expect(table.contains("> 153.000.000.000"))
  }

  @Test func `A figure shows its source, its words and its parts`() throws {
    let folder = try Folder.seeded()
    let shown = try folder.done("figure", "show", "S3-10-recognized", "--format", "json").object()
    #expect(shown.text("source") == "S3" && shown.text("locator") == "10")
    #expect(shown.text("quote")?.contains("1,179 collectives and 221 individuals") == true)
    let parts = shown.list("parts")
    #expect(parts.map { $0.number("value") } == [1179, 221])
    #expect(parts.allSatisfy { $0.text("comparator") == "=" }, "a value goes with its qualifier")
    #expect(shown.text("out_of") == "S3-10-registered")
    let nearly = try folder.danvan(
      "figure", "show", "S3-10-registered", "--format", "table", in: .vi)
    #expect(nearly.stdout.contains("< 2.500"))
  }

  @Test func `Figures of a province and of a measure`() throws {
    let folder = try Folder.seeded()
    let mine = try folder.done("figure", "list", "--province", "04", "--format", "csv").records()
    #expect(!mine.isEmpty && mine.allSatisfy { $0["unit"] == "04" })
    let all = try folder.done(
      "figure", "list", "--measure", "models.registered", "--format", "csv"
    ).records()
    #expect(Set(all.compactMap { $0["value"] }) == ["13268", "2500"])
  }

  @Test func `A source shows how its date is known and what was taken from it`() throws {
    let folder = try Folder.seeded()
    let shown = try folder.done("source", "show", "S3", "--format", "json").object()
    #expect(shown.isNull("published_on"))
    #expect(
      shown.text("published_from") == "2025-04-12" && shown.text("published_to") == "2025-06-30")
    #expect(shown.text("dating") == "inferred")
    #expect(shown.list("holds").first { $0.text("table") == "model" }?.number("rows") == 5)
    let sources = try folder.done("source", "list", "--format", "csv").records()
    #expect(sources.map { $0["code"] } == ["S0", "S1", "S2", "S3", "S4"])
    #expect(sources.map { $0["dating"] } == ["url", "text", "printed", "inferred", "printed"])
  }

  @Test func `A committee is added, listed and shown`() throws {
    let folder = try Folder.seeded()
    let added = try folder.done(
      "committee", "add", "--code", "BDV-48", "--name", "Ban Dân vận Thành ủy Đà Nẵng",
      "--name-en", "Da Nang Commission", "--kind", "ban tham mưu", "--province", "da nang",
      "--parent", "TW", "--from", "01/03/2025", "--source", "S3", "--format", "csv")
    #expect(try added.written().code == "BDV-48")
    for name in [
      "BDV-48", "Ban Dân vận Thành ủy Đà Nẵng", "ban dan van thanh uy da nang",
      "da nang commission",
    ] {
      let shown = try folder.done("committee", "show", name, "--format", "json").object()
      #expect(shown.text("code") == "BDV-48")
      #expect(shown.text("kind") == "advisory_commission")
      #expect(shown.text("unit") == "48" && shown.text("parent") == "TW")
      #expect(shown.text("valid_from") == "2025-03-01")
    }
    let mine = try folder.done("committee", "list", "--province", "48", "--format", "csv").records()
    #expect(mine.count == 1, "today's Đà Nẵng was formed from the one of 2025-03-01")
    let before = try folder.done(
      "committee", "list", "--province", "48@2025-03-01", "--format", "csv"
    ).records()
    #expect(before.map { $0["code"] } == ["BDV-48"])
  }

  @Test(
    arguments: Tongue.allCases,
    [
      ["--code", "TU-22", "--name", "x", "--kind", "other"],
      ["--code", "X", "--name", "x", "--kind", "nonsense"],
      ["--code", "X", "--name", "", "--kind", "other"],
      ["--code", "X Y", "--name", "x", "--kind", "other"],
      ["--code", "X", "--name", "x", "--kind", "other", "--parent", "nonsense"],
      ["--code", "X", "--name", "x", "--kind", "other", "--province", "nonsense"],
      ["--code", "X", "--name", "x", "--kind", "other", "--from", "2024-02-30"],
    ])
  func `A wrong committee is refused`(_ tongue: Tongue, _ options: [String]) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(["committee", "add"] + options, tongue)
    expectMessage(outcome, 65, tongue, contains: [])
    try folder.expectUntouched()
  }

  @Test func `A committee goes by its other names too`() throws {
    let folder = try Folder.seeded()
    let alias = try folder.sqlite(
      """
      SELECT a.name || '|' || c.code
        FROM committee_alias AS a JOIN committee AS c ON c.id = a.committee
       WHERE (SELECT count(DISTINCT b.committee) FROM committee_alias AS b
               WHERE b.search_key = a.search_key) = 1
      """
    ).split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    try #require(alias.count > 30)
    for pair in alias.prefix(8) {
      let shown = try folder.danvan("committee", "show", pair[0], "--format", "json")
      #expect(shown.code == 0 || shown.stderr.contains("More than one"), "\(pair): \(shown.stderr)")
      if shown.code == 0 { #expect(try shown.object().text("code") == pair[1]) }
    }
  }

  @Test(arguments: [
    ["province", "list"], ["committee", "list"], ["model", "list"], ["directive", "list"],
    ["fund", "list"], ["figure", "list"], ["task", "list"], ["source", "list"],
    ["migrate", "status"],
  ])
  func `Every list is printed in every form and both languages`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    for format in FormatTests.formats {
      for tongue in Tongue.allCases {
        let outcome = try folder.danvan(command + ["--format", format], tongue)
        #expect(outcome.code == 0 && outcome.stderr == "" && outcome.lines.count > 1)
      }
    }
  }
}
