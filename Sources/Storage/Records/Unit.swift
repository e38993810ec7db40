import SQLite

/// An administrative unit, the same one through renamings.
public struct Unit: Record {
  /// Where its rows stand; names and codes are those of ``UnitVersion``.
  public static let table = "unit"
  /// Its columns with their rules.
  public static let fields: [Column<Unit>] = [
    .init("level", \.level),
    .init("note", \.note, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Unit>.unassigned
  /// A province unless stated.
  public var level = UnitLevel.province
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in; a province.
  public init() {}

  /// By its id: a code was given to several units in the course of time.
  public var key: SQL { "id = \(id)" }
}

/// What a unit was called from one day to another.
public struct UnitVersion: Record {
  /// Where its rows stand.
  public static let table = "unit_version"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<UnitVersion>] = [
    .init("unit", \.unit),
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("type", \.type, .line),
    .init("parent", \.parent),
    .init("valid_from", \.validFrom),
    .init("valid_to", \.validTo),
    .init("source", \.source),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<UnitVersion>.unassigned
  /// What was called so.
  public var unit = Id<Unit>.unassigned
  /// The official one of the time, without spaces; seven were reused in 2025.
  public var code = ""
  /// Without the type, e.g. `Cao Bằng`.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// e.g. `Tỉnh`.
  public var type = ""
  /// The unit above, of that time; `nil` = none.
  public var parent: Id<Unit>?
  /// `nil` = before what is recorded.
  public var validFrom: Day?
  /// The first day it no longer holds; `nil` = it holds today.
  public var validTo: Day?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?

  /// Nothing filled in: called so at all times.
  public init() {}

  /// By unit and first day.
  public var key: SQL { "unit = \(unit) AND valid_from IS \(validFrom)" }

  /// With its type, e.g. `Tỉnh Cao Bằng`.
  public var fullName: String { "\(type) \(nameVi)" }

  /// Whether the unit was called so on that day; `validTo` is no such day any more.
  public func holds(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day < $0 } ?? true)
  }

  /// The name without its type first: an index finds a search key by its beginning.
  public var names: [String] { [nameVi, fullName, nameEn] }

  /// A code of that level with the zeros a spreadsheet took away.
  public static func code(_ text: String, _ level: UnitLevel) -> String {
    let widths: [UnitLevel: Int] = [.province: 2, .district: 3, .commune: 5]
    return Int(text).map { $0.padded(widths[level] ?? 0) } ?? text
  }
}

/// A dated change of units, with its legal act.
public struct UnitChange: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.change
  /// Where its rows stand.
  public static let table = "unit_change"
  /// Its columns with their rules.
  public static let fields: [Column<UnitChange>] = [
    .init("code", \.code, .code),
    .init("kind", \.kind),
    .init("effective_on", \.effectiveOn),
    .init("act", \.act, .optionalLine),
    .init("source", \.source),
    .init("note", \.note, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<UnitChange>.unassigned
  /// Unique, without spaces: its day and the code of a unit, e.g. `2025-07-01/08`.
  public var code = ""
  /// What happened; a merger unless stated.
  public var kind = UnitChangeKind.merge
  /// The first day on which it holds.
  public var effectiveOn = Day.today
  /// Number of the legal act, e.g. `202/2025/QH15`; `nil` = not stated.
  public var act: String?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: a merger, today.
  public init() {}
}

/// One unit going over into another.
public struct UnitSuccession: Record {
  /// Where its rows stand.
  public static let table = "unit_succession"
  /// Its columns with their rules.
  public static let fields: [Column<UnitSuccession>] = [
    .init("change", \.change),
    .init("predecessor", \.predecessor),
    .init("successor", \.successor),
    .init("extent", \.extent),
  ]

  /// Given out when it is stored.
  public var id = Id<UnitSuccession>.unassigned
  /// What it is part of.
  public var change = Id<UnitChange>.unassigned
  /// What went over; gone on that day, if it went over whole.
  public var predecessor = Id<Unit>.unassigned
  /// What it went over into, never itself; it stands on that day.
  public var successor = Id<Unit>.unassigned
  /// Whole unless stated.
  public var extent = Extent.full

  /// Nothing filled in; whole.
  public init() {}

  /// By change and both units.
  public var key: SQL {
    "change = \(change) AND predecessor = \(predecessor) AND successor = \(successor)"
  }
}

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

  /// Whether a text is the name of a commune with its type: `Xã Quảng Tân`, not `Xã đội Quảng Tân`
  /// or `P. Nội vụ`.
  public static func namesCommune(_ text: String) -> Bool {
    guard mayNameUnit(text), let (type, name) = split(text), type.levels == [.commune],
      let initial = name.first, initial.isUppercase
    else { return false }
    return text.searchKey.hasPrefix(type.key + " ") && !["doan", "doi"].contains(
      name.searchKey.split(separator: " ").first ?? "")
  }

  /// Whether a text may begin with a type, by its first byte: most texts do not.
  private static func mayNameUnit(_ text: String) -> Bool {
    guard let first = text.utf8.first, first | 0x20 >= 0x61, first < 0x80 else { return true }
    return initials.contains(first | 0x20)
  }

  /// Of all types but those that begin with Đ; each abbreviation begins as its name does.
  private static let initials = Set(all.compactMap(\.abbreviation.utf8.first))

  /// A name without the type before it: `Phường Ba Đình`, `P. Ba Đình` and `P.Ba Đình` are a
  /// phường called Ba Đình. `nil` where no type stands before it.
  public static func split(_ name: String) -> (type: UnitType, name: String)? {
    var text = name.tidied.withJoinedAbbreviation
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

extension String {
  /// `T.P Hồ Chí Minh` as `TP Hồ Chí Minh`.
  fileprivate var withJoinedAbbreviation: String {
    let letters = prefix(5).prefix { $0.isLetter || $0 == "." || $0 == " " }
    let rest = letters.dropFirst(2)
    guard letters.dropFirst().first == ".", let second = rest.firstIndex(where: \.isLetter),
      index(after: second) < endIndex, ". ".contains(self[index(after: second)])
    else { return self }
    let end = index(after: second)
    let joined = "\(self[startIndex])\(self[second])"
    guard UnitType.all.contains(where: { $0.abbreviation == joined.searchKey }) else { return self }
    return joined + " " + self[index(after: end)...]
  }
}
