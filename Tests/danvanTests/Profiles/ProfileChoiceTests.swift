import Testing

/// Which profile a file is read by, and what wins over it.
@Suite("The choice of a profile") struct ProfileChoiceTests {
  @Test func `What is typed wins for this file, and is said`() throws {
    let folder = try Folder.keeping()
    let outcome = try folder.take(
      KeptFile.another, OfficeFile.options + ["--map", "Đơn vị=owner"])
    #expect(outcome.code == 0, "\(outcome.stdout)")
    #expect(try folder.imported().last?["owner"] == "Xã Lê Lợi")
    #expect(try outcome.origins()["Đơn vị"] == "option")
    #expect(try outcome.said("noted").contains { $0.hasPrefix("What you typed holds") })
    #expect(try folder.profiles() == KeptFile.stored, "nobody said to keep it")
  }

  @Test func `A column stands under one header, the one that was typed`() throws {
    let folder = try Folder.keeping()
    let text = KeptFile.another.replacing(";b\n", with: ";Xã Quảng Tân\n")
    let outcome = try folder.take(
      text, OfficeFile.options + ["--map", "Ghi riêng=unit", "--map", "Đơn vị=owner"])
    #expect(outcome.code == 0, "\(outcome.stdout)")
    #expect(try folder.units() == ["06914", "06914"])
  }

  @Test func `By its name it is changed, and keeps what it said besides`() throws {
    let folder = try Folder.keeping()
    let outcome = try folder.take(
      KeptFile.another, OfficeFile.options + ["--map", "Ghi riêng=note", "--profile", "mau-xa"])
    #expect(outcome.code == 0, "\(outcome.stdout)")
    #expect(try folder.imported().last?["note"] == "b")
    #expect(try outcome.said("noted").contains { $0.hasPrefix("Changed the profile") })
    #expect(
      try folder.profiles()
        == KeptFile.stored.replacing("ghi rieng=,", with: "ghi rieng=note,"))
  }

  @Test func `Without profiles it is read as if none were kept`() throws {
    let folder = try Folder.keeping()
    let outcome = try folder.take(KeptFile.another, OfficeFile.options + ["--no-profile"])
    #expect(outcome.code == 65)
    #expect(try folder.units() == ["06914"])
  }

  @Test(arguments: Tongue.allCases)
  func `Of two that fit one is asked for`(_ tongue: Tongue) throws {
    let folder = try Folder.keeping()
    let other = ["--map", "Tên sáng kiến=title", "--map", "Đơn vị=owner", "--profile", "hai"]
    let kept = try folder.take(KeptFile.text, OfficeFile.options + other)
    let told = try kept.object().list("remarks").first
    #expect(told?.text("advice")?.contains("“mau-xa”: add --profile NAME") == true)
    let asked = try folder.take(KeptFile.another, OfficeFile.options, as: "model", tongue)
    #expect(asked.code == 65)
    let advice = try asked.object().list("remarks").compactMap { $0.text("advice") }.joined()
    for option in ["--profile hai", "--profile mau-xa", "--no-profile"] {
      #expect(advice.contains(option), "\(advice)")
    }
    let people = try folder.danvan(
      ["model", "import", "tep.csv", "--format", "tsv"] + OfficeFile.options, tongue)
    #expect(people.code == 65 && people.stderr.contains("--no-profile"))
    #expect(foreignWords(people.stderr, tongue) == [], "\(people.stderr)")
    let before = try folder.imported().count
    let named = OfficeFile.options + ["--profile", "mau-xa"]
    #expect(try folder.take(KeptFile.another, named).code == 0)
    #expect(try folder.imported().count == before + 1)
    #expect(try folder.units().last == "07001")
  }

  @Test func `On a terminal one of two is picked, and kept as it is`() throws {
    let folder = try Folder.keeping()
    let other = ["--map", "Tên sáng kiến=title", "--map", "Đơn vị=owner", "--profile", "hai"]
    #expect(try folder.take(KeptFile.text, OfficeFile.options + other).code == 0)
    let kept = try folder.profiles()
    try folder.write(Array(KeptFile.another.utf8), "tep.csv")
    let outcome = try folder.screen(
      ["model", "import", "tep.csv", "--format", "json"] + OfficeFile.options, columns: 200,
      typed: "2\n", isApart: true)
    #expect(outcome.code == 0 && outcome.stderr.contains("--profile mau-xa"), "\(outcome.stderr)")
    #expect(try folder.units().last == "07001")
    #expect(try folder.profiles() == kept)
  }

  @Test(arguments: Tongue.allCases)
  func `Answers on a terminal are kept where a name is typed`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = "STT;Đơn vị;Tên mô hình\n1;Xã Quảng Tân;Một một\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.screen(
      ["model", "import", "tep.csv", "--format", "json"] + OfficeFile.options, tongue,
      columns: 200, typed: "1\na b\nmau-xa\n", isApart: true)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(
      try folder.profiles() == "mau-xa|model|don vi,stt,ten mo hinh|don vi=unit")
    #expect(!outcome.stderr.contains("--map"), "it is asked no more: \(outcome.stderr)")
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    let next = text.replacing("Quảng Tân;Một một", with: "Lê Lợi;Hai hai")
    #expect(try folder.take(next).code == 0)
    #expect(try folder.units() == ["06914", "07001"])
  }

  @Test func `What stands around a table is no header to keep`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let titled = "MÔ HÌNH ĐĂNG KÝ NĂM 2025;;;\n" + KeptFile.text
    let outcome = try folder.take(titled, KeptFile.options + ["--ignore", "@title"])
    #expect(outcome.code == 0, "\(outcome.stdout)")
    #expect(try folder.profiles() == KeptFile.stored)
  }

  @Test func `Nor is a name for it asked on a terminal`() throws {
    let folder = try Folder.seeded()
    let text = "MÔ HÌNH ĐĂNG KÝ NĂM 2025;\nSTT;Tên mô hình\n1;Một một\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.screen(
      ["model", "import", "tep.csv", "--format", "json"] + OfficeFile.options, columns: 200,
      typed: "2\nmau-xa\n", isApart: true)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("--ignore \"@title\""), "\(outcome.stderr)")
    #expect(try folder.imported().map { $0["year"] } == ["2026"])
    #expect(try folder.profiles() == "")
  }

  @Test(arguments: [
    (["--profile", "moi"], "model", ["moi", "--map", "--ignore", "import profile list"]),
    (["--profile", "mau-xa"], "fund", ["mau-xa", "--profile"]),
    (["--profile", "mau-xa"], "model", ["mau-xa", "ghi rieng", "Thêm"]),
    (["--map", "Nhầm=unit", "--profile", "moi"], "model", ["Nhầm", "Đơn vị"]),
  ], Tongue.allCases)
  func `What cannot be is refused with words`(
    _ what: (options: [String], noun: String, words: [String]), _ tongue: Tongue
  ) throws {
    let folder = try Folder.keeping()
    let head = "STT;Đơn vị;Tên sáng kiến;Thêm\n1;Xã Lê Lợi;Hai hai;b\n"
    let isMapped = what.options.first == "--map"
    let text = isMapped ? head.replacing("Tên sáng kiến", with: "Tên mô hình") : head
    let options = (what.noun == "model" ? OfficeFile.options : []) + what.options
    expectMessage(
      try folder.take(text, options, as: what.noun, tongue), 64, tongue, contains: what.words)
    #expect(try folder.profiles() == KeptFile.stored)
    #expect(try folder.units() == ["06914"])
  }

  @Test(arguments: Tongue.allCases)
  func `A profile and none are too much`(_ tongue: Tongue) throws {
    let folder = try Folder.keeping()
    let outcome = try folder.take(
      KeptFile.text, ["--profile", "a", "--no-profile"], as: "model", tongue)
    #expect(outcome.code == 64 && outcome.stderr.contains("--no-profile"))
    #expect(try folder.take(KeptFile.text, ["--profile", "a b"], as: "model", tongue).code == 64)
  }
}
