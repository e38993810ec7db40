import SQLite
import Storage

/// A list of the units there were on one day.
///
/// What stands between two days on which provinces were merged was one map, so a list speaks for
/// all of that time unless it is told otherwise.
struct UnitList {
  private let table: UnitTable
  private let day: Day
  private let from: Day?
  private let until: Day?
  private let shared: SharedUnits?

  static let columns = ImportColumn.all(
    of: "units", keys: ["code"], required: ["name_vi"],
    ["code", "level", "parent_code", "name_vi", "name_en", "type"])

  /// - Parameters:
  ///   - day: the day the list is of.
  ///   - from: since when it holds; `nil` = since the last mergers of provinces.
  ///   - until: the first day it no longer holds; `nil` = until the next.
  ///   - shared: the numbers of its units, of a list that comes with danvan.
  init(
    _ file: ImportFile, on day: Day, from: Day? = nil, until: Day? = nil,
    shared: SharedUnits? = nil
  ) throws {
    table = try UnitTable(file, UnitList.columns)
    (self.day, self.from, self.until, self.shared) = (day, from, until, shared)
  }

  /// Stores what its rows say; one that cannot be taken is told in the answer.
  func load(_ writer: borrowing Writer) throws -> UnitImport {
    let (last, next) = try writer.reader.reorganizations(around: day)
    let period = UnitImport.Period(from: from ?? last, until: until ?? next)
    var result = UnitImport(table)
    result.period = period
    var loading = try Loading(day, period, shared, writer.reader)
    // A parent before what is under it.
    var rows: [UnitLevel: [ListedUnit]] = [:]
    for line in table.lines {
      do {
        let row = try ListedUnit(line)
        rows[row.level, default: []].append(row)
      } catch let problem as DomainError {
        result.refuse(line, problem)
      }
    }
    loading.hasDistricts = rows[.district] != nil
    for level in UnitLevel.allCases {
      for row in rows[level] ?? [] { try loading.put(row, writer, &result) }
    }
    return result
  }
}

/// A row of a list, read.
private struct ListedUnit {
  let line: Line
  let level: UnitLevel
  let parentCode: String
  let code: String
  let name: String
  let nameEn: String
  let type: String

  init(_ line: Line) throws {
    self.line = line
    let (typed, code) = (UnitType.split(line["name_vi"]), line["code"])
    let type = UnitType(line["type"])
    // "Phường" in both columns, or in one; a name may begin with a word that is a type elsewhere.
    let named = type == nil || typed?.type == type ? typed : nil
    self.type = type?.name ?? named?.type.name ?? line["type"]
    name = named?.name ?? line["name_vi"]
    if !line["level"].isEmpty {
      level = try UnitLevel.parse(line["level"], field: "level")
    } else if let found = [2: UnitLevel.province, 3: .district, 5: .commune][code.utf8.count] {
      level = found
    } else {
      throw UnitRowFault.noLevel(code: code).error(in: .column("code"))
    }
    guard !code.isEmpty, !name.isEmpty, !self.type.isEmpty else {
      throw UnitRowFault.incomplete.error
    }
    self.code = UnitVersion.code(code, level)
    nameEn = line["name_en"]
    parentCode = line["parent_code"]
  }

  var fullName: String { "\(type) \(name)" }
}

/// Puts the rows of one list into a file.
private struct Loading {
  private let day: Day
  private let period: UnitImport.Period
  private let shared: SharedUnits?
  private var map: UnitMap
  private let country: Id<Unit>?
  /// Whether communes stand under districts in this list.
  var hasDistricts = false
  /// Units that went over into others, and units that others went over into, by day.
  private var ended: Set<UnitDay> = []
  private var begun: Set<UnitDay> = []
  /// Ids that files have in common and that are given already: seldom any.
  private var given: (units: Set<Id<Unit>>, versions: Set<Id<UnitVersion>>) = ([], [])

  private struct UnitDay: Hashable {
    let unit: Id<Unit>
    let day: Day
  }

  init(
    _ day: Day, _ period: UnitImport.Period, _ shared: SharedUnits?, _ reader: Reader
  ) throws {
    (self.day, self.period, self.shared) = (day, period, shared)
    map = try UnitMap(reader)
    country = map.levels.first { $0.value == .country }?.key
    if shared != nil {
      given.units = Set(map.levels.keys.filter(\.isShared)).union(try reader.mapped(Unit.self))
      given.versions = Set(map.versions.map(\.id).filter(\.isShared))
        .union(try reader.mapped(UnitVersion.self))
    }
    let days = try reader.list(UnitChange.self).reduce(into: [:]) { $0[$1.id] = $1.effectiveOn }
    for succession in try reader.list(UnitSuccession.self) {
      guard let day = days[succession.change] else { continue }
      ended.insert(UnitDay(unit: succession.predecessor, day: day))
      begun.insert(UnitDay(unit: succession.successor, day: day))
    }
  }

  mutating func put(
    _ row: ListedUnit, _ writer: borrowing Writer, _ result: inout UnitImport
  ) throws {
    guard let parent = parent(of: row) else {
      return result.refuse(row.line, UnitRowFault.noParent(code: row.parentCode, day).error)
    }
    do {
      if let here = map.version(row.code, row.level, on: day) {
        try meet(here, row, parent.id, writer, &result)
      } else {
        try enter(row, parent.id, writer, &result)
      }
    } catch let problem as DomainError {
      result.refuse(row.line, problem)
    }
  }

  /// `nil` = it names one that is not there; an id of `nil` = it names none.
  private func parent(of row: ListedUnit) -> (id: Id<Unit>?, Void)? {
    if row.parentCode.isEmpty { return (row.level == .province ? country : nil, ()) }
    // "22" is a province, or the district 022 after a spreadsheet.
    let isUnderDistrict = row.level == .commune && (hasDistricts || row.parentCode.utf8.count == 3)
    let level = isUnderDistrict ? UnitLevel.district : .province
    let code = UnitVersion.code(row.parentCode, level)
    return map.version(code, level, on: day).map { ($0.unit, ()) }
  }

  /// A unit has the code on that day already.
  private mutating func meet(
    _ here: UnitVersion, _ row: ListedUnit, _ parent: Id<Unit>?, _ writer: borrowing Writer,
    _ result: inout UnitImport
  ) throws {
    let isSame = here.nameVi.searchKey == row.name.searchKey
    let isEqual =
      here.nameVi.accentKey == row.name.accentKey && here.parent == parent
      && here.type.searchKey == row.type.searchKey
    if isSame, isEqual {
      result.present += 1
      try share(here, row, writer)
    } else if let from = period.from, here.validFrom.map({ $0 < from }) ?? true {
      // What held before the list began to hold is changed by it.
      var ending = here
      ending.validTo = from
      try writer.update(ending)
      map.replace(ending)
      try enter(row, parent, writer, &result)
    } else if isSame {
      result.present += 1
      try share(here, row, writer)
      result.remark(row.line, UnitRowFault.differs(here, name: row.fullName).error)
    } else {
      result.refuse(row.line, UnitRowFault.taken(here, day).error)
    }
  }

  /// Nothing has the code on that day.
  private mutating func enter(
    _ row: ListedUnit, _ parent: Id<Unit>?, _ writer: borrowing Writer, _ result: inout UnitImport
  ) throws {
    let others = map.versions(row.code, row.level)
    var version = UnitVersion()
    version.code = row.code
    (version.nameVi, version.nameEn, version.type) = (row.name, row.nameEn, row.type)
    version.parent = parent
    // Not beyond what the same code stands for before and after.
    version.validFrom = ([period.from] + others.map(\.validTo)).compactMap(\.self)
      .filter { $0 <= day }.max()
    version.validTo = ([period.until] + others.map(\.validFrom)).compactMap(\.self)
      .filter { $0 > day }.min()
    let neighbours = others.filter {
      $0.nameVi.searchKey == row.name.searchKey && goesOn($0, version)
    }
    let number = shared?.number(row.code, row.level)
    if let number, given.versions.contains(.shared(number)),
      let other = try writer.reader.shared(Id<UnitVersion>.shared(number))
    {
      return result.refuse(row.line, UnitRowFault.taken(other, day).error)
    }
    if let same = neighbours.first {
      version.unit = same.unit
      if let number { try writer.share(same.unit, as: .shared(number)) }
      result.continued += 1
    } else {
      version.unit = try unit(row.level, number, writer)
      result.added += 1
    }
    let stored = try number.map { try writer.insert(version, as: .shared($0)) }
      ?? writer.insert(version)
    map.add(stored, row.level)
  }

  private func unit(
    _ level: UnitLevel, _ number: Int64?, _ writer: borrowing Writer
  ) throws -> Id<Unit> {
    var unit = Unit()
    unit.level = level
    guard let number else { return try writer.insert(unit).id }
    let id = Id<Unit>.shared(number)
    if given.units.contains(id), let known = try writer.reader.shared(id) { return known.id }
    return try writer.insert(unit, as: id).id
  }

  /// Keeps which unit of a list that comes with danvan it is.
  private func share(
    _ here: UnitVersion, _ row: ListedUnit, _ writer: borrowing Writer
  ) throws {
    guard let number = shared?.number(row.code, row.level) else { return }
    try writer.share(here.id, as: .shared(number))
    try writer.share(here.unit, as: .shared(number))
  }

  /// Whether a unit of the same code and name that ends where the list begins, or begins where it
  /// ends, is the same one: it is, unless it is known to have merged or split that day.
  private func goesOn(_ other: UnitVersion, _ version: UnitVersion) -> Bool {
    if shared?.parting.contains(version.code) == true { return false }
    if let from = version.validFrom, other.validTo == from {
      return !ended.contains(UnitDay(unit: other.unit, day: from))
    }
    if let until = version.validTo, other.validFrom == until {
      return !begun.contains(UnitDay(unit: other.unit, day: until))
    }
    return false
  }
}
