import SQLite

/// A dated change of units by a legal act, as somebody orders it.
public struct UnitReform {
  /// The first day on which it holds.
  public let day: Day
  /// Number of the legal act.
  public let act: String
  /// The province whose units are named.
  public let province: Id<Unit>?

  /// - Throws: `DomainError` where the act is blank.
  public init(on day: Day, act: String, within province: Id<Unit>? = nil) throws(DomainError) {
    guard !act.tidied.isEmpty else {
      throw ValueFault(act, .empty).error(in: "act")
    }
    (self.day, self.act, self.province) = (day, act.tidied, province)
  }

  /// - Parameter province: as it is typed; it is one of the day before.
  /// - Throws: `DomainError` naming `province`.
  public init(on day: Day, act: String, in province: String?, _ reader: Reader) throws {
    let province = try province.map { name in
      try naming("province") { try reader.unit(name, level: .province, on: day.before).unit }
    }
    try self.init(on: day, act: act, within: province)
  }

  /// What a unit goes over into, as it was ordered.
  public struct Successor {
    let name: String
    let code: String?
    let type: String?
    let parent: String?

    /// - Parameters:
    ///   - name: of a unit there is, of one that goes over, or of a new one.
    ///   - code: makes it a new one.
    public init(_ name: String, code: String? = nil, type: String? = nil, parent: String? = nil) {
      (self.name, self.code, self.type, self.parent) = (name, code, type, parent)
    }
  }

  /// Several units become one: another one, also when it bears the name of one of them.
  public func merge(
    _ names: [String], into successor: Successor, _ writer: borrowing Writer
  ) throws -> UnitChange {
    let units = try units(names, writer.reader)
    let meant = try meaning(successor.name, units, writer.reader)
    let target = try target(successor, meant, units, writer.reader)
    if case .new = target, units.count < 2 {
      throw UnitFault.mergesAlone(units[0]).error(in: "into")
    }
    let new = try found(target, writer)
    let change = try writer.change(.merge, of: new, on: day, act: act)
    for unit in units {
      try writer.end(unit, on: day)
      try writer.succeed(change, unit.unit, new.unit, .full)
      for child in try writer.reader.children(of: unit.unit, on: day) {
        try writer.alter(child, on: day) { $0.parent = new.unit }
      }
    }
    return change
  }

  /// A unit becomes several, each of them another one.
  ///
  /// - Parameter codes: of those that are wholly new, in order.
  public func split(
    _ name: String, into names: [String], codes: [String], type: String?, _ writer: borrowing Writer
  ) throws -> UnitChange {
    let unit = try units([name], writer.reader)[0]
    let children = try writer.reader.children(of: unit.unit, on: day).count
    if children > 0 { throw UnitFault.hasChildren(unit, children).error }
    var codes = codes[...]
    let targets = try names.map { name in
      let meant = try meaning(name, [unit], writer.reader)
      let code = meant == .nothing ? codes.popFirst() : nil
      let successor = Successor(name, code: code, type: type)
      return try target(successor, meant, [unit], writer.reader)
    }
    if let code = codes.first { throw UnitFault.codeLeft(code).error(in: "code") }
    guard targets.count > 1, Set(targets.map(\.code)).count == targets.count else {
      throw UnitFault.splitsIntoOne(unit).error(in: "into")
    }
    let change = try writer.change(.split, of: unit, on: day, act: act)
    try writer.end(unit, on: day)
    for target in targets {
      try writer.succeed(change, unit.unit, try found(target, writer).unit, .partial)
    }
    return change
  }

  /// The unit stays what it is under another name.
  public func rename(_ name: String, to newName: String, _ writer: borrowing Writer) throws
    -> UnitVersion
  {
    let unit = try units([name], writer.reader)[0]
    let split = UnitType.split(newName)
    let isOwnType = split?.type.key == unit.type.searchKey
    if let split, !isOwnType, try split.type.levels.contains(level(of: unit, writer.reader)) {
      throw UnitFault.otherType(newName, type: unit.type).error(in: "name_vi")
    }
    let plain = isOwnType ? split?.name ?? newName : newName.tidied
    guard plain != unit.nameVi else { throw UnitFault.isSo(newName).error(in: "name_vi") }
    return try alter(unit, .rename, writer) {
      $0.nameVi = plain
      $0.nameEn = ""
    }
  }

  /// The unit stays what it is, as a phường instead of a xã.
  public func retype(_ name: String, to type: String, _ writer: borrowing Writer) throws
    -> UnitVersion
  {
    let unit = try units([name], writer.reader)[0]
    let newType = try self.type(type, try level(of: unit, writer.reader))
    guard newType.name != unit.type else { throw UnitFault.isSo(type).error(in: "type") }
    return try alter(unit, .retype, writer) { $0.type = newType.name }
  }

  private func alter(
    _ unit: UnitVersion, _ kind: UnitChangeKind, _ writer: borrowing Writer,
    _ body: (inout UnitVersion) -> Void
  ) throws -> UnitVersion {
    _ = try writer.change(kind, of: unit, on: day, act: act)
    return try writer.alter(unit, on: day) { body(&$0) }
  }

  /// The units of the day before, which must be of one level and go on until the day.
  private func units(_ names: [String], _ reader: Reader) throws -> [UnitVersion] {
    var units: [UnitVersion] = []
    for name in names {
      let unit = try reader.unit(name, within: province, on: day.before)
      if let end = unit.validTo { throw UnitFault.endsAnyway(unit, end).error }
      if units.contains(where: { $0.unit == unit.unit }) { throw UnitFault.namedTwice(unit).error }
      if let first = units.first, try level(of: first, reader) != level(of: unit, reader) {
        throw UnitFault.otherLevel(first, unit).error
      }
      units.append(unit)
    }
    return units
  }

  private func level(of unit: UnitVersion, _ reader: Reader) throws -> UnitLevel {
    try reader.get(unit.unit)?.level ?? .commune
  }

  private func type(_ text: String, _ level: UnitLevel) throws(DomainError) -> UnitType {
    guard let type = UnitType(text), type.levels.contains(level) else {
      throw .notOneOf("type", text, UnitType.all(of: level).map(\.name))
    }
    return type
  }

  private enum Target {
    case existing(UnitVersion)
    case new(UnitVersion, UnitLevel)

    var code: String {
      switch self {
      case .existing(let version), .new(let version, _): version.code
      }
    }
  }

  private func found(_ target: Target, _ writer: borrowing Writer) throws -> UnitVersion {
    switch target {
    case .existing(let version): return version
    case .new(var version, let level):
      version.unit = try writer.newUnit(level)
      return try writer.insert(version)
    }
  }

  /// What a name means for a successor.
  private enum Meaning: Equatable {
    /// The name of one that goes over: another unit will bear it.
    case own(UnitVersion)
    case existing(UnitVersion)
    case nothing
  }

  private func meaning(
    _ text: String, _ units: [UnitVersion], _ reader: Reader
  ) throws -> Meaning {
    let name = try UnitName(text, on: day) { nil }
    // The nearest name, since two of them may differ in accents only.
    let own = units.filter { $0.code == name.text || name.distance($0) != nil }
      .min { (name.distance($0) ?? 0) < (name.distance($1) ?? 0) }
    if let own { return .own(own) }
    let level = try level(of: units[0], reader)
    let over =
      level == .province ? nil : try reader.province(over: units[0].unit, on: day.before)?.unit
    let search = try UnitSearch(text, level, over, on: day, reader)
    return try search.holding().map { .existing($0) } ?? .nothing
  }

  private func target(
    _ successor: Successor, _ meant: Meaning, _ units: [UnitVersion], _ reader: Reader
  ) throws -> Target {
    let level = try level(of: units[0], reader)
    switch meant {
    case .existing(let version) where successor.code == nil:
      if let end = version.validTo { throw UnitFault.endsAnyway(version, end).error }
      return .existing(version)
    case .own(let version):
      return .new(try new(successor, like: version, level, units, reader), level)
    case .existing, .nothing:
      return .new(try new(successor, like: nil, level, units, reader), level)
    }
  }

  private func new(
    _ successor: Successor, like own: UnitVersion?, _ level: UnitLevel, _ units: [UnitVersion],
    _ reader: Reader
  ) throws -> UnitVersion {
    var version = own ?? UnitVersion()
    (version.validFrom, version.validTo, version.source) = (day, nil, nil)
    if own == nil {
      let split = UnitType.split(successor.name).flatMap {
        $0.type.levels.contains(level) ? $0 : nil
      }
      version.nameVi = split?.name ?? successor.name
      let types = Set(units.map(\.type))
      version.type = split?.type.name ?? (types.count == 1 ? units[0].type : "")
    }
    if let type = successor.type { version.type = try self.type(type, level).name }
    if version.type.isEmpty {
      let types = UnitType.all(of: level).map(\.name).joined(separator: ", ")
      throw UnitReform.missing("type", types)
    }
    if let code = successor.code { version.code = UnitVersion.code(code.tidied, level) }
    if version.code.isEmpty { throw UnitReform.missing("code", successor.name) }
    try checkFree(version.code, level, besides: units, reader)
    if let parent = successor.parent {
      version.parent = try reader.unit(parent, within: province, on: day).unit
    } else if Set(units.map(\.parent)).count == 1 {
      version.parent = units[0].parent
    } else {
      throw UnitReform.missing("parent", successor.name)
    }
    return version
  }

  /// Refuses a code that another unit has on the day or later.
  private func checkFree(
    _ code: String, _ level: UnitLevel, besides units: [UnitVersion], _ reader: Reader
  ) throws {
    let others = try reader.list(
      UnitVersion.self,
      where: """
        code = \(code) AND (valid_to IS NULL OR valid_to > \(day))
        AND (SELECT u.level FROM unit AS u WHERE u.id = unit_version.unit) = \(level)
        """)
    if let other = others.first(where: { other in !units.contains { $0.unit == other.unit } }) {
      throw UnitFault.codeTaken(code, by: other).error(in: "code")
    }
  }

  private static func missing(_ column: String, _ about: String) -> DomainError {
    UnitFault.missing(column: column, about).error(in: column)
  }
}
