/// What is particular to each record that is kept by hand.
extension Source: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["code", "title"] }

  /// A day that is told without how it is known stands on the paper.
  public mutating func take(_ typed: [Typed], _ reader: Reader) throws {
    try takeColumns(typed, reader)
    let isPrinted = typed.text("published_on") != nil && typed.text("dating") == nil
    if isPrinted, dating == .unknown { dating = .printed }
  }
}

extension Measure: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["code", "name_vi", "kind"] }
}

extension Fund: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["code", "name_vi"] }

  /// Every fund has a place.
  public var lacksPlace: Bool { unit == .unassigned }

  /// In the province itself.
  public mutating func settle(in own: UnitVersion, _: Reader) -> Bool {
    guard lacksPlace else { return false }
    unit = own.unit
    return true
  }
}

extension FundEntry: Part {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["kind", "amount", "source"] }
  /// What it belongs to.
  public static var whole: WritableKeyPath<FundEntry, Id<Fund>> { \.fund }
}

extension Figure: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["measure", "value", "source"] }
  /// The year in which it is recorded begins its code.
  public static var series: String? { "F-\(Day.today.year)" }
  /// A figure of a past period is of the unit of that time.
  public var unitTime: UnitTime { UnitTime(asOf: asOf, period: try? Period.entered(period)) }

  /// It may be of the nation.
  public mutating func take(_ typed: [Typed], _ reader: Reader) throws {
    _ = try typed.given.notBlank()
    try takeColumns(typed.without(["unit"]), reader)
    guard let name = typed.text("unit") else { return }
    unit = try naming("unit") { try reader.provinceOrNation(name, at: unitTime).unit }
  }

  /// It is of somebody.
  public mutating func settle(in own: UnitVersion, _: Reader) -> Bool {
    guard unit == nil, committee == nil else { return false }
    unit = own.unit
    return true
  }
}

extension TaskProgramme: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["code", "name_vi"] }

  /// A programme of a past period is one of the province of that time.
  public var unitTime: UnitTime { UnitTime(asOf: nil, period: try? Period.entered(period)) }
}

extension ProgrammeTask: Part {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["kind"] }
  /// What it belongs to.
  public static var whole: WritableKeyPath<ProgrammeTask, Id<TaskProgramme>> { \.programme }
}

extension Committee: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["code", "name_vi", "kind"] }

  /// The committee's own first day, or its last.
  public var unitTime: UnitTime { UnitTime(validFrom ?? validTo?.before ?? .today) }

  /// By any name it goes by.
  public static func find(_ reader: Reader, _ name: String) throws -> Committee {
    try reader.committee(name)
  }

  /// It may stand in any unit.
  public mutating func take(_ typed: [Typed], _ reader: Reader) throws {
    try enter(typed.without(["province", "unit"]), LookupContext(reader))
    try enterPlace(typed, reader, at: unitTime)
  }

  /// It needs no territory; but what stands under a body of the province is the province's, too.
  public mutating func settle(in own: UnitVersion, _ reader: Reader) throws -> Bool {
    guard unit == nil, let parent, try reader.get(parent)?.unit == own.unit else { return false }
    unit = own.unit
    return true
  }
}

extension Directive: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { ["title_vi"] }
  /// The day it was issued.
  public var unitTime: UnitTime { UnitTime(issuedOn ?? .today) }

  /// By any name it goes by.
  public static func find(_ reader: Reader, _ name: String) throws -> Directive {
    try reader.directive(name)
  }

  /// A number tells more than the column of that name.
  public mutating func take(_ typed: [Typed], _ reader: Reader) throws {
    try naming("number") { try typed.text("number").map { try renumber($0) } }
    try takeColumns(typed.without(["number"]), reader)
    if typed.text("type_vi") != nil { nameType() }
  }
}

extension Model: Kept {
  /// Columns that an addition cannot do without.
  public static var needed: [String] { [] }
}
