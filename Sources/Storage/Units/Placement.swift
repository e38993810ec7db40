/// Where something is registered: the province of the time, and the unit in it that is named.
public struct Placement: Sendable {
  /// The version of that time.
  public let province: UnitVersion
  /// The commune or district, else the province itself.
  public let unit: Id<Unit>
}

extension Reader {
  /// The place a registration names; a unit alone is enough where only one is called so.
  ///
  /// - Throws: `DomainError` naming `province` or `unit` where nothing is called so at the time, or
  ///   where the name meant two units in the year and no day says which.
  public func place(
    province: String?, unit: String?, of registration: Registration
  ) throws -> Placement {
    let day = registration.placeDay
    guard let unit else {
      guard let province else {
        throw UnitFault.provinceMissing.error(in: "province", .constraint)
      }
      let found = try naming("province") {
        try version(province, .province, nil, on: day, of: registration)
      }
      return Placement(province: found, unit: found.unit)
    }
    let within = try province.map { name in
      try naming("province") { try self.unit(name, level: .province, on: day) }
    }
    return try naming("unit") {
      let found = try version(unit, nil, within?.unit, on: day, of: registration)
      guard let over = try self.province(over: found.unit, on: day) else {
        throw UnitFault.noProvince(found).error
      }
      return Placement(province: over, unit: found.unit)
    }
  }

  /// Where a stored model is; its province where its commune stands no longer, since what a commune
  /// has become is another unit.
  public func place(of model: Model, _ registration: Registration) throws -> Placement? {
    let day = registration.placeDay
    guard let over = try province(over: model.unit, on: day),
      let found = try version(of: model.unit, on: day)
    else { return nil }
    guard over.held(during: registration) else {
      return try naming("province") { throw try gone(over, day) }
    }
    return Placement(province: over, unit: found.holds(on: day) ? found.unit : over.unit)
  }

  private func version(
    _ name: String, _ level: UnitLevel?, _ within: Id<Unit>?, on day: Day,
    of registration: Registration
  ) throws -> UnitVersion {
    let found = try unit(name, level: level, within: within, on: day)
    guard found.held(during: registration) else { throw try gone(found, day) }
    // Without a day, a name that meant two units in that year is no answer.
    if registration.registeredOn == nil, !name.contains("@"),
      let start = try ifFound({
        try unit(name, level: level, within: within, on: Day.first(of: registration.year))
      }),
      start.unit != found.unit
    {
      let fault = UnitFault.twoUnits(name, year: registration.year)
      throw DomainError(fault, violation: .reference)
    }
    return found
  }
}

extension Registration {
  /// The day on which codes and names of units are meant.
  public var placeDay: Day { registeredOn ?? min(Day.today, Day.last(of: year)) }
}
