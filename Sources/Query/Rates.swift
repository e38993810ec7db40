import SQLite
import Storage

/// Where a rate comes from. Counted and reported stand side by side and are never added.
public enum Basis: String, Choice {
  case records, reported, both

  public var label: Phrase {
    switch self {
    case .records: Phrase(vi: "sổ theo dõi", en: "records")
    case .reported: Phrase(vi: "báo cáo", en: "reported")
    case .both: Phrase(vi: "cả hai", en: "both")
    }
  }
}

/// The recognition rate of a province on one basis.
public struct Rate: Sendable, Equatable {
  public let provinceCode: String
  public let province: String
  public let basis: Basis
  /// As stored; empty where the source states none.
  public let period: String
  public let asOf: Day?
  /// Unknown is `nil`, never zero.
  public let registered: Counted?
  public let recognized: Counted?
  public let ratio: Ratio?
  /// Why there is no rate.
  public let reason: Phrase?
  /// Codes, in order.
  public let sources: [String]
}

extension Reader {
  /// One rate for every province and basis that has anything to say, by province code, what was
  /// reported before what the records hold.
  ///
  /// - Parameters:
  ///   - province: only that one.
  ///   - day: decisions taken by then.
  public func rates(
    _ basis: Basis, province: Id<Unit>? = nil, asOf day: Day = .today
  ) throws -> [Rate] {
    var rates: [Rate] = []
    if basis != .records { rates += try reportedRates(province) }
    if basis != .reported { rates += try recordedRates(province, day) }
    return rates.enumerated().sorted {
      ($0.element.provinceCode, $0.offset) < ($1.element.provinceCode, $1.offset)
    }.map(\.element)
  }
}
