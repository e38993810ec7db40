import Testing

/// What a body of the nation issued is no province's, whatever a file or a command says.
@Suite("Documents of the centre") struct NationTests: TakesOfficeFiles {
  private func units(_ folder: Folder) throws -> String {
    try folder.sqlite(
      "SELECT group_concat(coalesce(unit, '-'), ' ') FROM directive WHERE title_vi = 'Mới'")
  }

  @Test(arguments: ["99-KL/TW;", "99/NQ-CP;", "99/2020/QH14;", "99-CT;Ban Bí thư"])
  func `A province that is set is not said of them, one beside them is refused`(_ row: String)
    throws
  {
    let folder = try folder()
    func take(_ text: String, _ options: String...) throws -> Int32 {
      try folder.write(Array(text.utf8), "vb.csv")
      return try folder.danvan(["directive", "import", "vb.csv"] + options).code
    }
    let head = "Số ký hiệu;Cơ quan ban hành;Trích yếu"
    #expect(try take("\(head);Tỉnh\n\(row);Mới;Quảng Ninh\n") == 65)
    #expect(try units(folder) == "")
    #expect(try take("\(head)\n\(row);Mới\n", "--set", "province=22") == 0)
    #expect(try units(folder) == "-")
  }

  @Test(arguments: Tongue.allCases)
  func `Commands refuse it, too, and a province's own stays its own`(_ tongue: Tongue) throws {
    let folder = try folder()
    let added = try folder.danvan(
      ["directive", "add", "98-KL/TW", "--title", "Mới", "--province", "22"], tongue)
    expectMessage(added, 65, tongue, contains: ["--province", "98-KL/TW", "Quảng Ninh"])
    let edited = try folder.danvan(["directive", "edit", "25-NQ/TW", "--province", "22"], tongue)
    expectMessage(edited, 65, tongue, contains: ["25-NQ/TW"])
    _ = try folder.done(
      "directive", "add", "98-KH/TU", "--title", "Mới", "--province", "22", notes: true)
    #expect(try units(folder) != "")
  }
}
