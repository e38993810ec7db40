import SQLite

/// An administrative unit, the same one through renamings.
public struct Unit: Record {
  public static let table = "unit"
  public static let fields: [Column<Unit>] = [
    .init("level", \.level),
    .init("note", \.note, .note),
  ]

  public var id = Id<Unit>.unassigned
  public var level = UnitLevel.province
  public var note: String?

  public init() {}

  public var key: SQL { "id = \(id)" }
}

/// What a unit was called from one day to another.
public struct UnitVersion: Record {
  public static let table = "unit_version"
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

  public var id = Id<UnitVersion>.unassigned
  public var unit = Id<Unit>.unassigned
  public var code = ""
  /// Without the type, e.g. `Cao Bằng`.
  public var nameVi = ""
  public var nameEn = ""
  /// e.g. `Tỉnh`.
  public var type = ""
  public var parent: Id<Unit>?
  /// `nil` = before what is recorded.
  public var validFrom: Day?
  /// The first day it no longer holds; `nil` = it holds today.
  public var validTo: Day?
  public var source: Id<Source>?

  public init() {}

  public var key: SQL { "unit = \(unit) AND valid_from IS \(validFrom)" }

  public var fullName: String { "\(type) \(nameVi)" }

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
  public static let entityKind = EntityKind.change
  public static let table = "unit_change"
  public static let fields: [Column<UnitChange>] = [
    .init("code", \.code, .code),
    .init("kind", \.kind),
    .init("effective_on", \.effectiveOn),
    .init("act", \.act, .optionalLine),
    .init("source", \.source),
    .init("note", \.note, .note),
  ]

  public var id = Id<UnitChange>.unassigned
  public var code = ""
  public var kind = UnitChangeKind.merge
  public var effectiveOn = Day.today
  public var act: String?
  public var source: Id<Source>?
  public var note: String?

  public init() {}
}

/// One unit going over into another.
public struct UnitSuccession: Record {
  public static let table = "unit_succession"
  public static let fields: [Column<UnitSuccession>] = [
    .init("change", \.change),
    .init("predecessor", \.predecessor),
    .init("successor", \.successor),
    .init("extent", \.extent),
  ]

  public var id = Id<UnitSuccession>.unassigned
  public var change = Id<UnitChange>.unassigned
  public var predecessor = Id<Unit>.unassigned
  public var successor = Id<Unit>.unassigned
  public var extent = Extent.full

  public init() {}

  public var key: SQL {
    "change = \(change) AND predecessor = \(predecessor) AND successor = \(successor)"
  }
}
