/// How a place is told: by names or codes, as they were typed.
public struct PlaceName: Sendable, Hashable {
  /// The province; it may be left to the unit in it.
  public var province: String?
  /// The district that the unit is in.
  public var district: String?
  /// The commune or district; nothing = the province itself, or the district.
  public var unit: String?
  /// The level of which the unit is said to be: by what heads its column.
  public var level: UnitLevel?

  /// - Parameters:
  ///   - province: it may be left to the unit in it.
  ///   - unit: nothing = the province itself.
  public init(province: String? = nil, unit: String? = nil) {
    (self.province, self.unit) = (province, unit)
  }

  /// Whether it is nearer than a province.
  public var namesUnit: Bool { unit != nil || district != nil }

  /// Whether nothing was typed.
  public var isBlank: Bool { province == nil && !namesUnit }

  /// The level that is looked through: what is written goes before what stands above it.
  var unitLevel: UnitLevel? {
    guard let unit else { return nil }
    let isCode = unit.utf8.allSatisfy { (48...57).contains($0) }
    return isCode || UnitType.split(unit) != nil ? nil : level
  }
}

/// Where something is registered: the province of the time, and the unit in it that is named.
public struct Placement: Sendable {
  /// The version of that time.
  public let province: UnitVersion
  /// The commune or district, else the province itself.
  public let unit: Id<Unit>
}
