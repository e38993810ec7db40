/// Days that can be so: what was decided is not of tomorrow, and nobody plans for centuries.
extension Day {
  /// The day after which nothing can have been, but for one day that is left to clocks that are set
  /// to another zone. A clock that is behind what comes with danvan is wrong.
  public static var reached: Day { max(.today, shipped) }

  /// The last day for which something can be planned: the vision to 2045 is the furthest that is in
  /// force.
  public static var lastPlanned: Day { .last(of: Day.today.year + 50) }

  /// No seed is of a later day.
  private static let shipped = Day(year: 2025, month: 12, day: 31) ?? .today

  /// - Throws: `ValueFault.ahead` for what cannot have happened yet.
  func checkHappened(_ field: String) throws(DomainError) {
    guard before > .reached else { return }
    throw ValueFault(iso, .ahead).error(in: field)
  }

  /// - Throws: `ValueFault.far` for a day further ahead than anything is planned.
  func checkPlanned(_ field: String) throws(DomainError) {
    guard self > .lastPlanned else { return }
    throw ValueFault(iso, .far(Day.lastPlanned.year)).error(in: field)
  }
}
