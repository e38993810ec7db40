import SQLite

/// Whose a file is: its one row of `office`.
public struct FileOffice: Sendable, Equatable {
  /// 0 = it stands alone.
  public let number: Int
  /// Of the file, random.
  public let uuid: String
  /// UTC, ISO 8601.
  public let createdAt: String
  /// The province it is an office of; `nil` = not stated.
  public let province: Id<Unit>?
}

extension Reader {
  /// Whose the file is; `nil` where another tool took that away.
  public func office() throws(SQLiteError) -> FileOffice? {
    try connection.first("SELECT number, uuid, created_at, province FROM office") {
      row throws(SQLiteError) in
      FileOffice(
        number: try row[0], uuid: try row[1], createdAt: try row[2], province: try row[3])
    }
  }

  /// The file's own province as it was called on a day; `nil` where none is stated, or it was not
  /// there on that day: which one it was before a merger nobody said.
  public func ownProvince(on day: Day = .today) throws(SQLiteError) -> UnitVersion? {
    guard let province = try office()?.province, let found = try version(of: province, on: day)
    else { return nil }
    return found.holds(on: day) ? found : nil
  }

  /// Of units that a name may mean, those of the file's own province or of what it was formed from.
  func own(among versions: [UnitVersion]) throws(SQLiteError) -> [UnitVersion] {
    guard versions.count > 1, let province = try office()?.province else { return versions }
    let provinces = try lineage(of: province)
    var own: [UnitVersion] = []
    for version in versions where try isWithin(provinces, version) { own.append(version) }
    return own.isEmpty ? versions : own
  }

  /// A name alone means a unit of the file's own province: one elsewhere is said with where it is.
  ///
  /// - Throws: `UnitFault.elsewhere`.
  func checkOwn(_ found: UnitVersion, named name: String) throws {
    guard let province = try office()?.province, found.code != name.tidied,
      !name.tidied.utf8.allSatisfy({ (48...57).contains($0) }),
      let level = try get(found.unit)?.level, level == .commune || level == .district,
      try !isWithin(lineage(of: province), found), let own = try version(of: province)
    else { return }
    throw UnitFault.elsewhere(
      try described(found, on: found.validTo?.before ?? .today), own: own
    ).error
  }

  /// What was called so in the file's own province and is no longer there was meant, and none of
  /// other provinces.
  ///
  /// - Throws: `UnitFault.gone`.
  func checkEndedInOwn(_ name: String, level: UnitLevel?, on day: Day) throws {
    guard let province = try office()?.province, !name.contains("@"),
      !name.tidied.utf8.allSatisfy({ (48...57).contains($0) })
    else { return }
    let search = try UnitSearch(name, level, province, on: day, self)
    guard try search.holding() == nil, let ended = try search.ended() else { return }
    throw try gone(ended, search.name.day)
  }

  private func isWithin(
    _ provinces: [Id<Unit>], _ version: UnitVersion
  ) throws(SQLiteError) -> Bool {
    if provinces.contains(version.unit) { return true }
    guard let parent = version.parent else { return false }
    if provinces.contains(parent) { return true }
    return try connection.value(
      "SELECT 1 FROM unit_version WHERE unit = \(parent) AND parent IN (\(list: provinces))",
      as: Int.self) != nil
  }
}

extension Writer {
  /// Says which province the file is an office of. The journal keeps who said so, and no change.
  ///
  /// - Parameter name: a code or a name of today.
  /// - Throws: `DomainError` naming `province`.
  public func setProvince(_ name: String) throws -> UnitVersion {
    let found = try naming("province") { try reader.unit(name, level: .province) }
    guard found.holds(on: .today) else {
      return try naming("province") { throw try reader.gone(found, .today) }
    }
    guard try reader.office()?.province != found.unit else { return found }
    try entryId()
    try reader.connection.run("UPDATE office SET province = \(found.unit)")
    return found
  }
}
