import Testing

/// What was printed of a number stands beside it in exports, and must go with it.
@Suite("Numbers and what was printed of them") struct PrintedTests {
  private static let files = [
    "fund": (
      "name_vi,province,kind,amount,period\nQuỹ,22,raised,gần 5 triệu đồng,2025\n",
      "gần 5000000 đồng", "gần 6000000 đồng", "fund_entry WHERE verbatim = 'gần 5 triệu đồng'"
    ),
    "figure": (
      "measure,unit,value,period\nmodels.built,22,gần 731,2025\n", ",731,0,<", ",732,0,<",
      "figure WHERE verbatim = 'gần 731'"
    ),
  ]

  @Test(arguments: Tongue.allCases, ["fund", "figure"])
  func `A number that is changed without it is refused`(_ tongue: Tongue, _ noun: String) throws {
    let (text, number, changed, stored) = try #require(Self.files[noun])
    let (first, other) = (try Folder.seeded(), try Folder.seeded())
    try first.write(Array(text.utf8), "vao.csv")
    _ = try first.done(noun, "import", "vao.csv")
    let out = try first.done("export", noun, "--format", "csv").stdout
    try #require(out.contains(number), "\(out)")

    try other.write(Array(out.replacing(number, with: changed).utf8), "vao.csv")
    let refused = try other.danvan([noun, "import", "vao.csv"], tongue)
    #expect(refused.code == 65)
    #expect(refused.stderr.contains(tongue == .vi ? "số in kèm" : "as printed"))
    #expect(try other.sqlite("SELECT count(*) FROM \(stored);") == "0")

    try other.write(Array(out.utf8), "vao.csv")
    _ = try other.done(noun, "import", "vao.csv")
    let value = noun == "fund" ? "5000000" : "731"
    #expect(try other.sqlite("SELECT value FROM \(stored);") == value)
  }
}
