import Testing

/// Whatever `danvan sql` is asked, the file stays as it is, the answer comes in time, and what is
/// said is fit for a person.
@Suite struct SQLHostileTests {
  /// Asks in both languages; after each the file and its folder are what they were.
  ///
  /// - Parameter isSlow: each takes as long as it may, so that outside a soak the languages take
  ///   turns.
  private func ask(
    _ statements: [String], codes: Set<Int32>, seconds: Double = 20, isSlow: Bool = false,
    _ options: String...
  ) throws {
    let folder = try Folder.seeded()
    let before = try folder.read("danvan.db")
    for (number, sql) in statements.enumerated() {
      let all = Tongue.allCases
      for tongue in isSlow && Soak.rows == nil ? [all[number % all.count]] : all {
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = try self.outcome(folder, sql, options, tongue)
        let shown = "\(sql.prefix(100)): \(outcome.code) \(outcome.stderr.prefix(400))"
        #expect(codes.contains(outcome.code), "\(shown)")
        #expect(clock.now - start < .seconds(seconds), "\(shown)")
        #expect(outcome.stdout == "", "\(shown)")
        #expect(outcome.stderr.hasPrefix(tongue == .vi ? "Lỗi: " : "Error: "), "\(shown)")
        #expect(outcome.stderr.utf8.count < 1000, "\(shown)")
        let first = outcome.stderr.split(separator: "\n").first.map(String.init) ?? ""
        if tongue == .en { #expect(foreignWords(first, tongue) == [], "\(shown)") }
        #expect(try folder.names() == ["danvan.db"], "\(shown)")
        let isSame = try folder.read("danvan.db") == before
        #expect(isSame, "\(shown)")
      }
    }
    try folder.expectUntouched()
  }

  /// A long statement does not fit on a command line.
  private func outcome(
    _ folder: Folder, _ sql: String, _ options: [String], _ tongue: Tongue
  ) throws -> Outcome {
    guard sql.utf8.count > 100_000 else {
      return try folder.danvan(["sql", sql] + options, tongue)
    }
    return try folder.danvan(["sql", "-"] + options, tongue, input: sql)
  }

  @Test func `There are two hundred and more of them`() {
    let all =
      SQLHostile.writes + SQLHostile.mistakes + SQLHostile.empty + SQLHostile.endless
      + SQLHostile.greedy + SQLHostile.oversized
    #expect(Set(all).count == all.count, "each once")
    #expect(all.count > 300)
  }

  /// A fourth of a list, so that they run side by side.
  private func quarter(_ list: [String], _ number: Int) -> [String] {
    list.indices.filter { $0 % 4 == number }.map { list[$0] }
  }

  @Test(arguments: 0..<4)
  func `What writes or reaches outside is not permitted`(_ number: Int) throws {
    try ask(quarter(SQLHostile.writes, number), codes: [77])
  }

  @Test(arguments: 0..<4)
  func `What is wrong is said`(_ number: Int) throws {
    try ask(quarter(SQLHostile.mistakes, number), codes: [64, 65, 77])
  }

  @Test func `Nothing at all is no statement`() throws {
    try ask(SQLHostile.empty, codes: [65])
  }

  @Test(.startsProcesses, arguments: 0..<4)
  func `What has no end is stopped in time`(_ number: Int) throws {
    try ask(quarter(SQLHostile.endless, number), codes: [1, 65], isSlow: true, "--timeout", "0.3")
  }

  @Test(.startsProcesses, arguments: 0..<4)
  func `What needs too much memory is stopped`(_ number: Int) throws {
    try ask(
      quarter(SQLHostile.greedy, number), codes: [1, 65], seconds: 60, isSlow: true, "--format",
      "csv")
  }

  @Test(.startsProcesses, arguments: 0..<4)
  func `What is too large is refused`(_ number: Int) throws {
    try ask(quarter(SQLHostile.oversized, number), codes: [64, 65])
  }

  @Test func `Vietnamese words stand in a Vietnamese message, SQLite's own are translated`() throws
  {
    let folder = try Folder.seeded()
    var untranslated: [String] = []
    for sql in SQLHostile.mistakes {
      let outcome = try folder.danvan("sql", sql, in: .vi)
      if outcome.stderr.contains("SQLite báo") { untranslated.append(sql) }
    }
    #expect(untranslated.count < 8, "\(untranslated)")
    try folder.expectUntouched()
  }
}
