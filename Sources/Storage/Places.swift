import SQLite

extension Reader {
  /// The unit a code or name meant on a day: seven codes and many names were reused in 2025.
  ///
  /// - Parameters:
  ///   - text: a code (with or without its leading zeros), or a name with or without accents and
  ///     type; `37@2023-10-04` names the day itself.
  ///   - level: only units of that level.
  public func unit(
    _ text: String, level: UnitLevel? = nil, within province: Id<Unit>? = nil,
    on day: Day = .today
  ) throws -> UnitVersion {
    let (name, day) = try Reader.split(text, day)
    let noun = level == .province ? Noun.province : Noun.unit
    let candidates = try versions(named: name, level)
    let valid = candidates.filter { $0.holds(on: day) }
    let exact = valid.filter { [$0.nameVi, $0.fullName, $0.code].contains(name) }
    if let only = exact.count == 1 ? exact[0] : valid.count == 1 ? valid[0] : nil { return only }
    if !valid.isEmpty {
      throw Problem.ambiguous(noun, name, valid.map { "\($0.code) \($0.fullName)" })
    }
    if let other = candidates.first { throw try gone(other, day) }
    throw Problem.notFound(noun, name, like: try near(name, level, day))
  }

  /// What a unit was called on a day, or failing that at any other time.
  public func version(of unit: Id<Unit>, on day: Day = .today) throws(SQLiteError) -> UnitVersion? {
    let versions = try list(
      UnitVersion.self, where: "unit = \(unit) ORDER BY coalesce(valid_from, '') DESC")
    return versions.first { $0.holds(on: day) } ?? versions.first
  }

  /// The unit and every one that went over into it whole, through all mergers.
  public func lineage(of unit: Id<Unit>) throws(SQLiteError) -> [Id<Unit>] {
    try connection.all(
      """
      WITH RECURSIVE lineage (unit) AS (
        SELECT \(unit)
        UNION
        SELECT s.predecessor FROM unit_succession AS s JOIN lineage AS l ON s.successor = l.unit
         WHERE s.extent = 'full')
      SELECT unit FROM lineage
      """
    ) { row throws(SQLiteError) in try row[0] }
  }

  /// The province over a unit on a day: itself, or up its parents.
  public func province(over unit: Id<Unit>, on day: Day) throws(SQLiteError) -> UnitVersion? {
    var next: Id<Unit>? = unit
    // No unit is deeper than country, province, district, commune.
    for _ in 0..<4 {
      guard let id = next, let version = try version(of: id, on: day) else { return nil }
      if try get(id)?.level == .province { return version }
      next = version.parent
    }
    return nil
  }

  private static func split(_ text: String, _ day: Day) throws(Problem) -> (String, Day) {
    let tidy = text.tidied
    guard let at = tidy.lastIndex(of: "@") else { return (tidy, day) }
    let date = String(tidy[tidy.index(after: at)...])
    return (String(tidy[..<at]), try Day.parse(date, field: "@"))
  }

  private func versions(named name: String, _ level: UnitLevel?) throws(SQLiteError)
    -> [UnitVersion]
  {
    let key = "\n" + name.searchKey + "\n"
    // Excel drops the leading zero of a code.
    let padded = Int(name).map { $0.padded(2) } ?? name
    return try list(
      UnitVersion.self,
      where: """
        (code IN (\(name), \(padded)) OR instr(char(10) || search_key || char(10), \(key)) > 0)
        AND (\(level) IS NULL OR unit IN (SELECT id FROM unit WHERE level = \(level)))
        ORDER BY coalesce(valid_from, '')
        """)
  }

  private func near(_ name: String, _ level: UnitLevel?, _ day: Day) throws(SQLiteError) -> [String]
  {
    let key = name.searchKey
    guard let start = key.split(separator: " ").first else { return [] }
    let similar = try list(
      UnitVersion.self,
      where: """
        (instr(search_key, \(key)) > 0
         OR instr(char(10) || search_key, \("\n" + String(start) + " ")) > 0)
        AND (\(level) IS NULL OR unit IN (SELECT id FROM unit WHERE level = \(level)))
        ORDER BY instr(search_key, \(key)) = 0, code LIMIT 20
        """)
    return similar.filter { $0.holds(on: day) }.prefix(5).map { "\($0.code) \($0.nameVi)" }
  }

  /// The unit is known, but not on that day; says what it became.
  public func gone(_ unit: UnitVersion, _ day: Day) throws(SQLiteError) -> Problem {
    let heirs = try list(
      UnitSuccession.self, where: "predecessor = \(unit.unit) ORDER BY successor")
    var names: [String] = []
    for heir in heirs {
      if let version = try version(of: heir.successor, on: day) {
        names.append("\(version.code) \(version.nameVi)")
      }
    }
    let list = names.joined(separator: "; ")
    let vietnamese = Language.vietnamese
    let last = unit.validTo?.before ?? day
    return Problem(
      .badData,
      Phrase(
        vi: "\(unit.fullName) (\(unit.code)) không có ngày \(vietnamese.written(day))",
        en: "\(unit.fullName) (\(unit.code)) did not exist on \(day)"),
      advice: names.isEmpty
        ? nil
        : Phrase(
          vi: """
            Nay thuộc: \(list). Số liệu cũ thì ghi kèm ngày: \
            \(unit.nameVi)@\(vietnamese.written(last)).
            """,
          en: "It is now part of: \(list). For an old record add a day: \(unit.nameVi)@\(last)."))
  }
}

extension Unit: Referable {
  public static func reference(_ text: String, _: String, _ scope: Scope) throws -> Id<Unit> {
    try scope.reader.unit(text, level: scope.level, on: scope.day).unit
  }
}
