import SQLite

extension Reader {
  /// The unit a code or name meant on a day: seven codes and many names were reused in 2025.
  ///
  /// - Parameters:
  ///   - text: a code (with or without its leading zeros), or a name with or without accents and
  ///     type; `37@2023-10-04` names the day itself, `Ninh Bình (cũ)` the time before the mergers.
  ///   - level: only units of that level.
  ///   - province: only units in that province, or in one it was formed from.
  public func unit(
    _ text: String, level: UnitLevel? = nil, within province: Id<Unit>? = nil,
    on day: Day = .today
  ) throws -> UnitVersion {
    let search = try UnitSearch(text, level, province, on: day, self)
    if let found = try search.holding() { return found }
    if let ended = try search.ended() { throw try gone(ended, search.name.day) }
    throw search.notFound(like: try near(search))
  }

  /// The unit a code or name means today, or failing that the last one it meant.
  public func unitOfAnyDay(
    _ text: String, level: UnitLevel? = nil, within province: Id<Unit>? = nil
  ) throws -> UnitVersion {
    let search = try UnitSearch(text, level, province, on: .today, self)
    if let found = try search.holding() ?? search.ended() { return found }
    throw search.notFound(like: try near(search))
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

  /// What units below the provinces are called: Xã, Phường, Huyện …
  public func communeTypes() throws(SQLiteError) -> [String] {
    try connection.all(
      """
      SELECT DISTINCT v.type FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
       WHERE u.level IN ('commune', 'district')
      """
    ) { row throws(SQLiteError) in try row[0] }
  }

  /// The days on which provinces were merged or split, the nearest on either side of a day: what
  /// stands between the two was one map.
  public func reorganizations(around day: Day) throws(SQLiteError) -> (last: Day?, next: Day?) {
    let days = try connection.all(
      """
      SELECT DISTINCT c.effective_on FROM unit_change AS c
       WHERE EXISTS (SELECT 1 FROM unit_succession AS s JOIN unit AS u ON u.id = s.successor
                      WHERE s.change = c.id AND u.level = 'province')
       ORDER BY c.effective_on
      """
    ) { row throws(SQLiteError) in try row.get(0, as: Day.self) }
    return (days.last { $0 <= day }, days.first { $0 > day })
  }

  /// The days on which a unit or a name of one began or ended, in order.
  public func turnsOfUnits() throws(SQLiteError) -> [Day] {
    try connection.all(
      """
      SELECT valid_from FROM unit_version WHERE valid_from IS NOT NULL
      UNION SELECT valid_to FROM unit_version WHERE valid_to IS NOT NULL ORDER BY 1
      """
    ) { row throws(SQLiteError) in try row.get(0, as: Day.self) }
  }

  /// A unit as candidates are listed: `Xã Lê Lợi (Thành phố Hạ Long, Quảng Ninh)`.
  func described(_ version: UnitVersion, on day: Day) throws(SQLiteError) -> String {
    var above: [String] = []
    var next = version.parent
    while let id = next, let level = try get(id)?.level, level != .country,
      let parent = try self.version(of: id, on: day)
    {
      above.append(level == .province ? parent.nameVi : parent.fullName)
      next = parent.parent
    }
    let name = "\(version.code) \(version.fullName)"
    return above.isEmpty ? name : "\(name) (\(above.joined(separator: ", ")))"
  }

  private func near(_ search: UnitSearch) throws(SQLiteError) -> [String] {
    guard let key = search.name.keys.last?.key, let start = key.split(separator: " ").first else {
      return []
    }
    let similar = try list(
      UnitVersion.self,
      where: """
        (instr(search_key, \(key)) > 0
         OR instr(char(10) || search_key, \("\n" + String(start) + " ")) > 0)
        AND \(search.scope)
        ORDER BY instr(search_key, \(key)) = 0, code LIMIT 50
        """)
    return similar.filter { $0.holds(on: search.name.day) }.prefix(5).map {
      "\($0.code) \($0.nameVi)"
    }
  }

  /// The unit is known, but not on that day; says what it became.
  public func gone(_ unit: UnitVersion, _ day: Day) throws(SQLiteError) -> DomainError {
    let heirs = try list(
      UnitSuccession.self, where: "predecessor = \(unit.unit) ORDER BY successor")
    let names = try versions(of: heirs.map(\.successor), on: day)
      .map { "\($0.code) \($0.nameVi)" }
    return UnitFault.gone(unit, on: day, heirs: names).error
  }

  /// What units are called on a day; those that never were called anything are left out.
  private func versions(
    of units: [Id<Unit>], on day: Day
  ) throws(SQLiteError) -> [UnitVersion] {
    var found: [UnitVersion] = []
    for unit in units {
      if let version = try version(of: unit, on: day) { found.append(version) }
    }
    return found
  }
}

extension Unit: Referable {
  /// The unit a code or name means at the context's time, of its level and province.
  ///
  /// - Throws: `DomainError` where none is meant, or several are.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Unit> {
    try context.reader.unit(
      text, level: context.level, within: context.within, at: context.time
    ).unit
  }
}

extension Reader {
  /// The place a registration names: a unit alone is enough where only one is called so, or one in
  /// the file's own province; no name at all is that province.
  ///
  /// - Throws: `DomainError` naming `province` or `unit` where nothing is called so at the time, or
  ///   where the name meant two units in the year and no day says which.
  public func place(_ name: PlaceName, of registration: Registration) throws -> Placement {
    let (day, time) = (registration.placeDay, UnitTime(registration))
    guard name.namesUnit else {
      guard let province = name.province else {
        if let own = try ownProvince(on: day) { return Placement(province: own, unit: own.unit) }
        throw UnitFault.provinceMissing.error(in: "province", .constraint)
      }
      let found = try naming("province") {
        try held(unit(province, level: .province, at: time), during: registration)
      }
      return Placement(province: found, unit: found.unit)
    }
    let province = try name.province.map { text in
      try naming("province") { try unit(text, level: .province, on: day).unit }
    }
    return try naming("unit") {
      let found = try held(unit(name, within: province, at: time), during: registration)
      guard let over = try self.province(over: found.unit, on: day) else {
        throw UnitFault.noProvince(found).error
      }
      return Placement(province: over, unit: found.unit)
    }
  }

  /// The unit that a place names, or its district where it names no unit.
  ///
  /// - Parameter province: where to look; a district beside the unit says it nearer.
  /// - Throws: `DomainError` as for one name.
  public func unit(
    _ place: PlaceName, within province: Id<Unit>?, at time: UnitTime
  ) throws -> UnitVersion {
    let district = try place.district.map {
      try unit($0, level: .district, within: province, at: time)
    }
    guard let name = place.unit else {
      guard let district else { throw UnitFault.provinceMissing.error(in: "unit", .constraint) }
      return district
    }
    guard province == nil, district == nil else {
      return try unit(
        name, level: place.unitLevel, within: district?.unit ?? province, at: time)
    }
    do {
      let found = try unit(name, level: place.unitLevel, at: time)
      try checkOwn(found, named: name)
      return found
    } catch let problem as DomainError {
      try checkEndedInOwn(name, level: place.unitLevel, on: time.day)
      throw problem
    }
  }

  /// Where a stored model is at the time of another registration of it: in its unit, or in what
  /// that went over into whole.
  ///
  /// - Parameter province: where it is told to be; another than its own is meant as it stands.
  /// - Throws: `DomainError` naming `unit` where that is no one unit.
  public func place(
    of model: Model, in province: String? = nil, _ registration: Registration
  ) throws -> Placement? {
    let day = registration.placeDay
    let told = try province.map { try place(PlaceName(province: $0), of: registration) }
    guard let found = try naming("unit", { try successor(of: model.unit, on: day) }),
      let over = try self.province(over: found.unit, on: day)
    else { return told }
    guard over.held(during: registration) else {
      return try naming("province") { throw try gone(over, day) }
    }
    if let told, told.province.unit != over.unit { return told }
    return Placement(province: over, unit: found.unit)
  }

  /// The unit itself, or the one that it and what came after it went over into whole.
  private func successor(of unit: Id<Unit>, on day: Day) throws -> UnitVersion? {
    guard var found = try version(of: unit, on: day) else { return nil }
    var seen: Set = [unit]
    while !found.holds(on: day) {
      let steps = try list(
        UnitSuccession.self,
        where: """
          predecessor = \(found.unit)
          AND change IN (SELECT id FROM unit_change WHERE effective_on <= \(day))
          ORDER BY successor
          """)
      let heirs = Set(steps.map(\.successor))
      guard steps.allSatisfy({ $0.extent == .full }), heirs.count == 1, let heir = heirs.first,
        seen.insert(heir).inserted, let next = try version(of: heir, on: day)
      else { throw try unsettled(found, steps.map(\.successor), on: day) }
      found = next
    }
    return found
  }

  /// Where something of a unit is that is not there on a day, nobody can say.
  private func unsettled(
    _ unit: UnitVersion, _ heirs: [Id<Unit>], on day: Day
  ) throws(SQLiteError) -> DomainError {
    let names = try versions(of: heirs, on: day).map { "\($0.code) \($0.fullName)" }
    return DomainError(UnitFault.unsettled(unit, on: day, among: names), violation: .reference)
  }

  /// The same, unless it was gone by then.
  private func held(
    _ found: UnitVersion, during registration: Registration
  ) throws -> UnitVersion {
    guard found.held(during: registration) else { throw try gone(found, registration.placeDay) }
    return found
  }
}

extension Registration {
  /// The day on which codes and names of units are meant.
  public var placeDay: Day { registeredOn ?? min(Day.today, Day.last(of: year)) }
}
