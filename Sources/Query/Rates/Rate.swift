import Storage

/// What a rate is of, in one dimension.
public struct RateKey: Sendable, Hashable {
  /// What the value is one of.
  public let dimension: Dimension
  /// `nil` = not stated.
  public let code: String?
  /// What machines read beside the code, where a dimension has two columns.
  public let name: String?
  /// What people read; it also says that a unit is gone or came apart.
  public let label: LocalizedText
  /// From which day on, and until which, a unit is called so: codes are used again.
  var validity: (from: Day?, to: Day?) = (nil, nil)
  /// The place among others of the dimension.
  let order: Order

  /// The same thing under another name, or another label of another day, is the same.
  public static func == (one: RateKey, other: RateKey) -> Bool {
    one.dimension == other.dimension && one.code == other.code && one.order == other.order
  }

  /// As `==`: names and labels do not count.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(dimension)
    hasher.combine(code)
    hasher.combine(order)
  }

  struct Order: Sendable, Hashable, Comparable {
    var rank = 0
    var text = ""
    var id: Int64 = 0

    static func < (one: Order, other: Order) -> Bool {
      (one.rank, one.text, one.id) < (other.rank, other.text, other.id)
    }
  }

  /// Under ``Dimension/validityHeadings``.
  var validityCells: [Cell] {
    dimension.unitLevel == nil ? [] : [Cell(validity.from), Cell(validity.to)]
  }

  var cells: [Cell] {
    let named = name.map { Cell.choice($0, label) } ?? .null
    return switch dimension.headings.count {
    case 0: []
    case 1: [code.map { Cell.choice($0, label) } ?? .phrase(label)]
    default: [Cell(code), code == nil ? .phrase(label) : named]
    }
  }
}

/// A recognition rate on one basis.
public struct Rate: Sendable {
  /// In the order they were asked for.
  public let keys: [RateKey]
  /// Records, reports, or reports from below; never two of them.
  public let basis: Basis
  /// As stored; empty where the source states none.
  public let period: String
  /// The day that was asked for; of reports the one they state, `nil` where none or several.
  public let asOf: Day?
  /// Unknown is `nil`, never zero.
  public let registered: Interval?
  /// Those of them that are recognized; likewise.
  public let recognized: Interval?
  /// Why there is no rate, or what to know of it.
  public let reason: LocalizedText?
  /// Codes, in order.
  public let sources: [String]
  /// What its keys stand for.
  var parts: [Rating.Part] = []
  /// The figures it rests on, where it was reported, and those that were left out, with the reason.
  var figures: [ReportedFigure] = []
  var leftOut: LeftOut = []
  /// Of a sum from below: who reported, and who did not.
  var rollUp: RollUp?

  /// The two numbers its quotient is of; from below only of those who reported both.
  var rated: (registered: Interval?, recognized: Interval?) {
    rollUp.map { ($0.registered, $0.recognized) } ?? (registered, recognized)
  }

  /// Recognized of registered; `nil` where nothing can be said of it.
  public var ratio: Ratio? {
    rated.recognized.flatMap { part in
      rated.registered.flatMap { Ratio(part, of: $0, isWithin: basis == .records) }
    }
  }
}

extension Reader {
  /// The rates that are asked for: what was reported, what was below, what the records hold.
  public func rates(_ question: RateQuestion) throws -> [Rate] {
    let rating = try Rating(question, self)
    var rates: [Rate] = []
    for basis in question.basis.each {
      switch basis {
      case .reported: rates += try rating.reported()
      case .below: rates += try rating.below()
      default: rates += try rating.recorded()
      }
    }
    return rates.sorted(byKeys: \.keys)
  }
}

extension Array {
  /// In the order of their keys; those with the same keys stay as they are.
  func sorted(byKeys keys: (Element) -> [RateKey]) -> [Element] {
    enumerated().map { (offset: $0.offset, keys: keys($0.element).map(\.order), it: $0.element) }
      .sorted {
        $0.keys == $1.keys ? $0.offset < $1.offset : $0.keys.lexicographicallyPrecedes($1.keys)
      }.map(\.it)
  }
}
