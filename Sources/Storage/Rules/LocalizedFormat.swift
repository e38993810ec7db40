/// Numbers and dates as people of a language write them.
extension Language {
  private var groupMark: String { self == .vietnamese ? "." : "," }
  /// Stands before the decimals: a comma in Vietnamese, a point in English.
  public var decimalMark: String { self == .vietnamese ? "," : "." }

  /// `13.268` or `13,268`; `2,36` or `2.36`.
  public func written(_ number: Decimal) -> String {
    let parts = number.description.split(separator: ".")
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let whole = grouped(String(parts[0].drop { $0 == "-" }))
    return sign + whole + (parts.count == 2 ? decimalMark + parts[1] : "")
  }

  /// `30/10/2024`.
  public func written(_ day: Day) -> String {
    "\(day.day.padded(2))/\(day.month.padded(2))/\(day.year)"
  }

  /// `30/10/2024 14:05` by the clock of the place, of a moment in UTC.
  public func written(moment: String) -> String {
    guard let local = localTime(of: moment) else { return moment }
    return "\(written(local.day)) \(local.hour.padded(2)):\(local.minute.padded(2))"
  }

  private func grouped(_ digits: String) -> String {
    let first = digits.count % 3
    var groups = first > 0 ? [String(digits.prefix(first))] : []
    var rest = digits.dropFirst(first)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return groups.joined(separator: groupMark)
  }
}

extension Comparator {
  /// As it stands before a number; nothing for an exact one.
  public var written: String {
    switch self {
    case .equal: ""
    case .about: "≈ "
    case .below: "< "
    case .atMost: "≤ "
    case .above: "> "
    case .atLeast: "≥ "
    }
  }
}
