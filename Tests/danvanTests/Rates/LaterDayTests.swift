import Testing

/// Several reports of one period, as of several days, are one number and not none.
@Suite("Reports of one period as of two days") struct LaterDayTests {
  private func both(_ place: String, _ numbers: (Int, Int), _ time: String) -> [String] {
    [
      "\(place) registered \(numbers.0) = \(time)", "\(place) recognized \(numbers.1) = \(time)",
    ]
  }

  private let june = "2026 2026-06-30 B0"
  private let september = "2026 2026-09-30 B0"

  @Test(arguments: ["", " stock"])
  func `The later report takes the place of the earlier`(_ nature: String) throws {
    let rows = (1...6).flatMap {
      both("N\($0)", (10, 4), june + nature) + both("N\($0)", (11, 6), september + nature)
    }
    let folder = try Folder.below(rows)
    try folder.expectBelow(["2026 =66 =36 =0.5454545454545454 6/6/6"])
    let row = try folder.done("rates", "--basis", "below", "--format", "csv").records().first
    #expect(row?["as_of"] == "2026-09-30" && row?["reason"] == "")
  }

  @Test func `What others have none later of is added as of the day that all have`() throws {
    let rows =
      both("N1", (10, 4), june) + both("N1", (11, 6), september) + both("N2", (12, 5), june)
    let folder = try Folder.below(rows)
    try folder.expectBelow(["2026 >=22 >=9 =0.4090909090909091 2/6/2"])
    let row = try folder.done("rates", "--basis", "below", "--format", "csv").records().first
    #expect(row?["as_of"] == "2026-06-30")
    #expect(row?["reason"]?.contains("others have none later") ?? false)
    let why = try folder.done("why", "rate", "22", "--basis", "below", "--format", "json").object()
    #expect(why.list("left_out").compactMap { $0.text("code") }.prefix(2) == ["F2", "F3"])
  }

  @Test func `A body's reports are chosen as a commune's are`() throws {
    let rows =
      both("B-1", (10, 4), june) + both("B-1", (11, 6), september)
      + both("B-21", (3, 1), september)
    let folder = try Folder.below(rows)
    #expect(
      try folder.below("--by", "committee").first == "2026 =14 =7 =0.500000 2/2/2")
  }

  @Test func `A district's communes are chosen likewise`() throws {
    let folder = try Folder.below(
      both("O11", (10, 4), "2024 2024-06-30 B0") + both("O11", (11, 6), "2024 2024-09-30 B0")
        + both("O12", (9, 5), "2024 2024-09-30 B0") + both("O13", (1, 1), "2024 2024-09-30 B0"))
    try folder.expectBelow(["2024 =21 =12 =0.5714285714285714 3/3/3"], "--by", "district")
  }
}
