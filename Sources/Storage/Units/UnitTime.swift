import SQLite

/// When a record means the units it names: codes and names were used again.
public struct UnitTime: Sendable {
  /// On which they are looked up.
  public let day: Day
  /// In which a name must not have meant two units, where no day was told.
  let span: (first: Day, text: String)?

  private init(_ day: Day, _ span: (first: Day, text: String)?) {
    (self.day, self.span) = (day, span)
  }

  /// Of that day, whatever was called so before or after.
  public init(_ day: Day) { self.init(day, nil) }

  /// Of the day that was told, else of the last day of the period, else of today. A period that
  /// goes on ends today.
  public init(asOf: Day?, period: Period?) {
    guard asOf == nil, let period else {
      self.init(asOf ?? .today)
      return
    }
    self.init(min(period.last ?? .today, .today), (period.first, period.text))
  }

  /// Of the day, else of the last one of the year.
  init(_ registration: Registration) {
    let year = registration.year
    self.init(
      registration.placeDay,
      registration.registeredOn == nil ? (.first(of: year), "\(year)") : nil)
  }
}

extension Reader {
  /// The unit a code or name meant at a time.
  ///
  /// - Throws: `DomainError` as of a day; and where the name meant another unit when the period
  ///   began, and no day says which.
  public func unit(
    _ text: String, level: UnitLevel? = nil, within province: Id<Unit>? = nil, at time: UnitTime
  ) throws -> UnitVersion {
    let found = try unit(text, level: level, within: province, on: time.day)
    guard let span = time.span, !text.contains("@"), span.first < time.day,
      let start = try ifFound({
        try unit(text, level: level, within: province, on: span.first)
      }), start.unit != found.unit
    else { return found }
    throw DomainError(UnitFault.twoUnits(text, in: span.text), violation: .reference)
  }

  /// The province, or the nation: `VN`, `Việt Nam`, `cả nước`.
  public func provinceOrNation(_ text: String, at time: UnitTime) throws -> UnitVersion {
    try ifFound { try unit(text, level: .country, on: time.day) }
      ?? unit(text, level: .province, at: time)
  }
}
