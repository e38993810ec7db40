/// Days that can be so: what was decided is not of tomorrow, and nobody plans for centuries.
extension Day {
  /// How many years ahead plans reach: the vision to 2045 is the furthest that is in force.
  public static let yearsPlanned = 50

  /// Whether it is yet to come. A day is allowed for clocks that are set to another zone; and a
  /// clock that is behind what comes with danvan is wrong.
  var isAhead: Bool { before > max(.today, Day.shipped) }

  /// No seed is of a later day.
  private static let shipped = Day(year: 2025, month: 12, day: 31) ?? .today

  /// - Throws: `ValueFault.ahead` for what cannot have happened yet.
  func checkHappened(_ field: String) throws(DomainError) {
    guard isAhead else { return }
    throw ValueFault(iso, .ahead).error(in: field)
  }

  /// - Throws: `ValueFault.far` for a day further ahead than anything is planned.
  func checkPlanned(_ field: String) throws(DomainError) {
    let last = Day.today.year + Day.yearsPlanned
    guard year > last else { return }
    throw ValueFault(iso, .far(last)).error(in: field)
  }
}
