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
    split()
  }

  /// "Xã Đồng Văn, tỉnh Tuyên Quang" and "Xã Đồng Văn (Tuyên Quang)" name what the unit is in, too;
  /// what says another province than the one beside it stays one name, which nothing is called.
  private mutating func split() {
    guard let unit, unit.contains(",") || unit.hasSuffix(")") else { return }
    let isAge = ["(cu)", "(moi)"].contains(where: unit.searchKey.hasSuffix)
    var parts = unit.split { isAge ? $0 == "," : ",(".contains($0) }.map {
      String($0.last == ")" && !isAge ? $0.dropLast() : $0).tidied
    }.filter { !$0.isEmpty }
    guard parts.count > 1, parts.count < 4 else { return }
    let name = parts.removeFirst()
    let ofDistricts = ["huyen", "quan", "thi xa"]
    let isDistrict = UnitType.split(parts[0]).map { ofDistricts.contains($0.type.key) } ?? false
    let district = isDistrict || parts.count > 1 ? parts.removeFirst() : nil
    let isOne = parts.first.map { province?.isSameName($0) ?? true } ?? true
    guard parts.count < 2, isOne else { return }
    self.unit = name
    if let district { self.district = district }
    if let last = parts.first { province = province ?? last }
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

extension String {
  /// Whether two texts name one province, with its type or without.
  fileprivate func isSameName(_ other: String) -> Bool {
    let keys = [self, other].map { (UnitType.split($0)?.name ?? $0).searchKey }
    return keys[0] == keys[1]
  }
}
