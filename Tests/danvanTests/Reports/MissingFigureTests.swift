import Testing

/// A figure whose value is missing (status M) was not reported, whatever stands in its value.
@Suite("Missing figures in reports")
struct MissingFigureTests {
  private func missing(_ codes: String...) throws -> Folder {
    let folder = try Folder.seeded()
    for code in codes {
      try folder.sqlite("UPDATE figure SET value = 0, status = 'M' WHERE code = '\(code)'")
    }
    return folder
  }

  @Test func `No report prints one as reported`() throws {
    let records = try missing("S2-22-registered")
    #expect(
      try records.report("reconciliation", columns: "province_code", "measure", "reported")
        .filter { $0.hasPrefix("04 models.registered") }.allSatisfy { $0.hasSuffix(" ") })
    let needed = try missing("S2-24-households-need-2024")
    #expect(
      try needed.report(
        "housing-progress", columns: "period", "supported", "needed", "share", "needed_source")
        == [" 8799 16627 0.5291994947976183 S2", "2024 3206   "])
    let supported = try missing("S2-24-households-2024")
    #expect(try supported.report("housing-progress", columns: "period") == [""])
  }

  /// 1,185 + 215 = 1,400 with both parts; with one of them missing nothing can be said.
  @Test func `A missing part contradicts no total`() throws {
    let folder = try missing("S3-10-recognized-individual")
    try folder.addFigure(
      "A", "models.recognized", "22", 3, period: "2025", breakdown: "owner_kind=unknown",
      more: ("part_of", "S3-10-recognized"))
    #expect(
      try !folder.report("contradictions", columns: "rule", "code").contains {
        $0.hasPrefix("parts ")
      })
  }

  @Test func `Who sent one has not reported yet`() throws {
    let folder = try Folder.seeded()
    let asked = ["year": "2026"]
    try folder.addFigure("A", "models.registered", "48", 5, period: "2026")
    #expect(try !folder.report("not-reported", asked, columns: "unit_code").contains("48"))
    try folder.sqlite("UPDATE figure SET status = 'M' WHERE code = 'A'")
    #expect(try folder.report("not-reported", asked, columns: "unit_code").contains("48"))
    let why = try folder.danvan(
      "why", "report", "not-reported", "48", "-p", "year=2026", "--format", "json")
    #expect(try why.object().list("left_out").map { $0.text("reason") } == ["missing"])
  }
}
