import Storage

/// Rows that say otherwise than the heading above them.
extension ImportRow {
  /// What stands in the row itself and is something else than what headings say of it: which of the
  /// two holds nobody can tell.
  func againstHeadings(_ reader: Reader) throws -> [DomainError] {
    try headed.sorted { $0.key < $1.key }.compactMap { column, said in
      guard !said.isEmpty, let own = try own(column) ?? ticked(column),
        try !reader.agree(own, said, of: column)
      else { return nil }
      return TableFault.headedOtherwise(own, heading: said)
        .error(in: .given(label(column)), .constraint)
    }
  }
}

extension Reader {
  /// Whether two texts for a column mean one thing; also where one of them means nothing, which is
  /// told elsewhere.
  func agree(_ own: String, _ said: String, of column: String) throws -> Bool {
    switch column {
    case "year":
      guard let year = try? Year.parse(own, field: ""), let span = Period(said.spanning) else {
        return true
      }
      return (span.first.year...(span.last ?? span.first).year).contains(year)
    case "period": return Times(own).map { $0.isWithin(said) } ?? true
    case "field":
      let fields = try [own, said].map { text in try ifFound { try field(text) } }
      guard let one = fields[0], let other = fields[1] else { return true }
      return (one.mapsTo ?? one.id) == (other.mapsTo ?? other.id)
    case "unit": return try areOne(own, said, .commune) { $0 == $1 }
    case "province": return try areOne(own, said, .province, isOrBecame)
    case "as_of":
      let days = [own, said].map { try? Day.parse($0, field: "") }
      return days[0] == nil || days[1] == nil || days[0] == days[1]
    case "mode": return RegistrationMode.agree(own, said)
    case "owner_kind": return OwnerKind.agree(own, said)
    case "level": return RecognitionLevel.agree(own, said)
    case "outcome": return Outcome.agree(own, said)
    default: return true
    }
  }

  private func areOne(
    _ own: String, _ said: String, _ level: UnitLevel,
    _ areOne: (_ said: Id<Unit>, _ own: Id<Unit>) throws -> Bool
  ) throws -> Bool {
    let units = try [own, said].map { text in
      try ifFound { try unitOfAnyDay(text, level: level) }?.unit
    }
    guard let one = units[0], let other = units[1] else { return true }
    return try areOne(other, one)
  }
}

/// A period as a file has it.
struct Times {
  fileprivate let period: Period

  init?(_ text: String) {
    guard let stored = try? Period.stored(text), let period = Period(stored) else { return nil }
    self.period = period
  }

  /// Whether it lies within another one.
  func isWithin(_ text: String) -> Bool {
    guard let other = Period(text.spanning) else { return true }
    let (end, last) = (period.last ?? .last(of: 9999), other.last ?? .last(of: 9999))
    return other.first <= period.first && end <= last
  }
}

extension Choice {
  fileprivate static func agree(_ one: String, _ other: String) -> Bool {
    guard let one = try? parse(one, field: ""), let other = try? parse(other, field: "") else {
      return true
    }
    return one == other
  }
}

extension String {
  /// `2021-2025` as a period is written.
  fileprivate var spanning: String {
    let parts = split(separator: "-")
    return parts.count == 2 && parts.allSatisfy { $0.utf8.count == 4 }
      ? parts.joined(separator: "/") : self
  }
}

extension Times {
  /// Whether a text for a time has days of that year; one that is no time is told elsewhere.
  static func covers(_ year: Int, _ text: String) -> Bool {
    if let own = try? Year.parse(text, field: "") { return own == year }
    guard let times = Times(text) else { return true }
    let last = (times.period.last ?? .last(of: 9999)).year
    return (times.period.first.year...last).contains(year)
  }
}
