import Testing

/// What columns mean is kept by name, and used for the same head.
@Suite("Profiles of imports") struct ProfileTests: TakesOfficeFiles {
  @Test(arguments: Tongue.allCases)
  func `What is said of columns is kept, and used for the same head`(_ tongue: Tongue) throws {
    let folder = try Folder.keeping()
    #expect(try folder.profiles() == KeptFile.stored)
    let outcome = try folder.take(KeptFile.another, OfficeFile.options, as: "model", tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    #expect(try folder.units() == ["06914", "07001"])
    #expect(try outcome.object().text("profile") == "mau-xa")
    #expect(
      try outcome.origins()
        == ["Đơn vị": "profile", "Tên sáng kiến": "profile", "Ghi riêng": "profile"])
    let said = try outcome.said("noted").joined()
    for words in ["mau-xa", "Đơn vị", "unit", "Tên sáng kiến", "title", "Ghi riêng"] {
      #expect(said.contains(words), "\(said)")
    }
    let people = try folder.danvan(
      ["model", "import", "tep.csv", "--format", "tsv"] + OfficeFile.options, tongue)
    #expect(people.stderr.contains("mau-xa") && foreignWords(people.stderr, tongue) == [])
  }

  @Test(arguments: ["table", "csv", "tsv", "ndjson", "markdown", "html"])
  func `In every format it is said`(_ format: String) throws {
    let folder = try Folder.keeping()
    try folder.write(Array(KeptFile.another.utf8), "tep.csv")
    let outcome = try folder.danvan(
      ["model", "import", "tep.csv", "--format", format] + OfficeFile.options)
    let all = outcome.stdout + outcome.stderr
    #expect(outcome.code == 0 && all.contains("profile “mau-xa”"), "\(all)")
    #expect(all.contains("“Ghi riêng” is not read"), "\(all)")
  }

  @Test func `A head is known whatever the order of its columns, accents and case`() throws {
    let folder = try Folder.keeping()
    let text = "TEN SANG KIEN;Ghi riêng (nếu có);ĐƠN VỊ;Stt\nHai hai;b;Xã Lê Lợi;1\n"
    #expect(try folder.take(text).code == 0)
    #expect(try folder.units() == ["06914", "07001"])
  }

  @Test(arguments: [
    "STT;Đơn vị;Tên sáng kiến;Ghi riêng;Thêm\n1;Xã Lê Lợi;Hai hai;b;c\n",
    "STT;Đơn vị;Tên sáng kiến\n1;Xã Lê Lợi;Hai hai\n",
  ]) func `Another head is not read by it`(_ text: String) throws {
    let folder = try Folder.keeping()
    #expect(try folder.take(text).code == 65)
    #expect(try folder.units() == ["06914"])
  }

  @Test func `How cells are written is not kept`() throws {
    let folder = try Folder.seeded()
    let text = { (fund: String) in "Tên quỹ;Tỉnh;Chi ra;Ngày\n\(fund);22;2.500;3/4/2026\n" }
    let told = [
      "--map", "Chi ra=amount", "--map", "Ngày=as_of", "--set", "kind=spent", "--unit",
      "triệu đồng", "--numbers", "vi", "--dates", "mdy",
    ]
    let kept = try folder.take(text("Quỹ A"), told + ["--profile", "quy"], as: "fund")
    #expect(kept.code == 0, "\(kept.stderr)\(kept.stdout)")
    #expect(
      try folder.profiles() == "quy|fund|chi ra,ngay,ten quy,tinh|chi ra=amount,ngay=as_of")
    let asked = try folder.take(text("Quỹ B"), ["--set", "kind=spent"], as: "fund")
    #expect(asked.code == 65, "\(asked.stdout)")
    #expect(try asked.said("asked").joined().contains("2.500"))
  }

  @Test func `A dry run keeps nothing, and says what it would keep`() throws {
    let folder = try folder()
    let outcome = try folder.take(KeptFile.text, KeptFile.options + ["--dry-run"])
    #expect(outcome.code == 0)
    #expect(try outcome.said("noted").first?.hasPrefix("To be kept as the profile") == true)
    #expect(try folder.profiles() == "" && folder.units() == [])
  }

  @Test func `A file that is refused keeps nothing`() throws {
    let folder = try folder()
    let text = KeptFile.text + "2;Xã Không Có;Ba ba;\n"
    #expect(try folder.take(text, KeptFile.options).code == 65)
    #expect(try folder.profiles() == "")
  }

  @Test func `What was refused of a file is read by the profile of the file`() throws {
    let folder = try Folder.keeping()
    let text = KeptFile.another + "2;Xã Không Có;Ba ba;\n"
    let options = OfficeFile.options + ["--skip-bad", "sai.csv"]
    #expect(try folder.take(text, options).code == 1)
    let bad = String(decoding: try folder.read("sai.csv"), as: UTF8.self)
    let mended = try folder.take(bad.replacing("Không Có", with: "Quảng Tân"))
    #expect(mended.code == 0, "\(mended.stdout)")
    #expect(try folder.units() == ["06914", "07001", "06914"])
  }

  @Test func `A file that says nothing new leaves its profile and no more`() throws {
    let folder = try folder()
    let plain = "Mã mô hình;Tên mô hình;Tỉnh;Năm;Xem\n22-X;Một;22;2026;1\n"
    #expect(try folder.take(plain, []).code == 0)
    let sources = try folder.sqlite("SELECT count(*) FROM source")
    let again = plain.replacing("Xem\n", with: "xem\n")
    let outcome = try folder.take(again, ["--ignore", "Xem", "--profile", "xem"])
    #expect(outcome.code == 0, "\(outcome.stdout)\(outcome.stderr)")
    #expect(try outcome.report().present == 1)
    #expect(try folder.sqlite("SELECT count(*) FROM source") == sources)
    #expect(try folder.profiles() == "xem|model|ma mo hinh,nam,ten mo hinh,tinh,xem|xem=")
  }

  @Test func `Undo takes it back with the import, and brings it again`() throws {
    let folder = try Folder.keeping()
    #expect(try folder.danvan("undo", "--reason", "thử").code == 0)
    #expect(try folder.profiles() == "" && folder.units() == [])
    #expect(try folder.take(KeptFile.another).code == 65)
    let entry = try folder.sqlite("SELECT max(id) FROM journal").tidyLines
    #expect(try folder.danvan("undo", "--entry", entry, "--reason", "lại").code == 0)
    #expect(try folder.profiles() == KeptFile.stored)
    #expect(try folder.danvan("check", "--severity", "error").stdout.tidyLines.lines < 2)
  }

  @Test func `It is listed, shown and removed`() throws {
    let folder = try Folder.keeping()
    let shown = try folder.done("import", "profile", "show", "mau-xa", "--format", "json")
    let uses = try shown.object().list("columns").map { column in
      [column.text("header"), column.text("use"), column.text("column")]
    }
    #expect(
      uses == [
        ["don vi", "column", "unit"], ["ghi rieng", "ignored", nil], ["stt", "usual", nil],
        ["ten sang kien", "column", "title"],
      ])
    let trial = try folder.danvan(
      "import", "profile", "remove", "mau-xa", "--reason", "cũ", "--dry-run")
    #expect(trial.code == 0)
    #expect(try folder.profiles() == KeptFile.stored)
    #expect(try folder.danvan("import", "profile", "remove", "mau-xa", "--reason", "cũ").code == 0)
    #expect(try folder.profiles() == "")
    #expect(try folder.done("import", "profile", "list", "--format", "json").stdout == "[]\n")
    expectMessage(
      try folder.danvan("import", "profile", "show", "mau-xa"), 65, .en,
      contains: ["mau-xa", "import profile list"])
  }
}

extension String {
  fileprivate var lines: Int { split(separator: "\n").count }
}
