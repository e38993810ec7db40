/// What a kind of unit is called before its name, as in `Phường Ba Đình`.
public struct UnitType: Sendable, Hashable {
  /// As it stands before names: `Thị xã`.
  public let name: String
  /// A thành phố may be a province or a district.
  let levels: Set<UnitLevel>
  /// As people shorten it, folded, without the full stop.
  let abbreviation: String

  private init(_ name: String, _ abbreviation: String, _ levels: Set<UnitLevel>) {
    (self.name, self.abbreviation, self.levels) = (name, abbreviation, levels)
  }

  /// Of all times: there are no districts since July 2025.
  static let all = [
    UnitType("Tỉnh", "t", [.province]),
    UnitType("Thành phố", "tp", [.province, .district]),
    UnitType("Quận", "q", [.district]),
    UnitType("Huyện", "h", [.district]),
    UnitType("Thị xã", "tx", [.district]),
    UnitType("Xã", "x", [.commune]),
    UnitType("Phường", "p", [.commune]),
    UnitType("Thị trấn", "tt", [.commune]),
    UnitType("Đặc khu", "dk", [.commune]),
  ]

  /// The types of a level.
  static func all(of level: UnitLevel) -> [UnitType] {
    all.filter { $0.levels.contains(level) }
  }

  /// The type of that name, accents and case optional.
  public init?(_ text: String) {
    let key = text.searchKey
    guard let type = UnitType.all.first(where: { $0.key == key }) else { return nil }
    self = type
  }

  /// A name without the type before it: `Phường Ba Đình`, `P. Ba Đình` and `P.Ba Đình` are a
  /// phường called Ba Đình. `nil` where no type stands before it.
  public static func split(_ name: String) -> (type: UnitType, name: String)? {
    var text = name.tidied
    // "TP.HCM" and "T. Quảng Ninh": the full stop parts the words.
    if let stop = text.firstIndex(of: "."), text[..<stop].count <= 2 {
      text.replaceSubrange(stop...stop, with: " ")
    }
    let words = text.split(separator: " ")
    for count in [2, 1] where words.count > count {
      let key = words[..<count].joined(separator: " ").searchKey
      let found = all.first { $0.key == key || (count == 1 && $0.abbreviation == key) }
      if let found { return (found, words[count...].joined(separator: " ")) }
    }
    return nil
  }

  var key: String { name.searchKey }
}
