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
  public let unit: Id<Unit>
  public let provinceCode: String
  public let province: String
  /// Whether that unit is gone, merged into another that may bear its name.
  public let isFormer: Bool
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
  ///   - territory: only there.
  ///   - day: decisions taken by then.
  public func rates(
    _ basis: Basis, in territory: Territory = .everywhere, asOf day: Day = .today
  ) throws -> [Rate] {
    var rates: [Rate] = []
    if basis != .records { rates += try reportedRates(territory) }
    if basis != .reported { rates += try recordedRates(territory, day) }
    return rates.enumerated().sorted {
      ($0.element.provinceCode, $0.element.unit.rawValue, $0.offset)
        < ($1.element.provinceCode, $1.element.unit.rawValue, $1.offset)
    }.map(\.element)
  }
}

extension UnitVersion? {
  /// Whether the unit does not exist today.
  var isFormer: Bool { self.map { !$0.holds(on: .today) } ?? false }
}
