import Storage

/// Why figures are not added up.
public enum SumFault: Fault {
  /// - Parameter codes: of those that stand in each other's way.
  case notAdded(Reason, codes: [String])
  case isMissing(code: String)

  public enum Reason: Sendable, Hashable {
    /// Percentages, ranks or years.
    case kinds
    case measures
    /// A target and a result.
    case roles
    case partOfOther
    case breakdowns
    case levels
    case fieldInOther
    /// One thing, once as it was revised.
    case revised
    case stockAtTwoTimes
    case placesUnknown
    /// A body's, and its territory's.
    case committee
    case placeInOther
    case natures
    case periods(String, String)
    case days(Day?, Day?)
    case noTime
  }
}
