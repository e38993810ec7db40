/// A model of the generated archive with its registrations, the same for the same seed and number.
public struct ArchiveModel: Sendable {
  public struct Registration: Sendable {
    public let year: Int
    /// NULL in one of ten.
    public let registeredOn: String?
    public let decisions: [Decision]
    /// A row of the file it came from; NULL in one of five.
    public let line: Int?
    /// Registered when the provinces of 1 July 2025 were there.
    public var isAfterReform: Bool { (registeredOn ?? "") >= "2025-07-01" }
  }

  public struct Decision: Sendable {
    public let level: String
    public let outcome: String
    /// NULL in one of ten.
    public let decidedOn: String?
    public let knownBy: String
    public let number: String?
    /// Read in another source than the registration.
    public let isFromElsewhere: Bool
  }

  public static let years = 2021...2025

  public let number: Int
  public let title: String
  /// Which of the provinces, the first ones far more often.
  public let place: Int
  /// Of the four standard fields; `nil` where it is not stated.
  public let field: Int?
  /// In a local field that belongs to that standard one.
  public let isLocal: Bool
  public let ownerKind: String
  public let owner: String?
  public let kind: String
  public let registrations: [Registration]

  /// - Parameter places: how many provinces there are.
  public init(number: Int, seed: UInt64, places: Int) {
    var random = Random(seed: seed &* 0x2545_f491_4f6c_dd1d &+ UInt64(number))
    self.number = number
    title = Titles.title(number: number, &random)
    place = ArchiveModel.skewed(places, &random)
    field = random.chance(97) ? [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][random.next(below: 10)] : nil
    isLocal = random.chance(5)
    let isCollective = random.chance(70)
    let isUnknown = random.chance(3)
    ownerKind = isUnknown ? "unknown" : isCollective ? "collective" : "individual"
    owner = isUnknown ? nil : Titles.owner(isCollective, &random)
    kind = random.chance(80) ? "model" : random.chance(90) ? "typical" : "unknown"
    // One, two or three years in a row: two on average.
    let count = 1 + number % 3
    let first = ArchiveModel.years.lowerBound + random.next(below: 6 - count)
    registrations = (0..<count).map {
      ArchiveModel.registration(in: first + $0, number, &random)
    }
  }

  /// The n-th has 1/n of what the first has, all in all a skew of sixty to one.
  private static func skewed(_ places: Int, _ random: inout Random) -> Int {
    var place = random.next(below: places)
    while random.next(below: place + 1) > 0 { place = random.next(below: places) }
    return place
  }

  private static func registration(
    in year: Int, _ number: Int, _ random: inout Random
  ) -> Registration {
    let day = random.chance(90) ? Self.day(year, 1...9, &random) : nil
    return Registration(
      year: year, registeredOn: day, decisions: decisions(year, &random),
      line: random.chance(80) ? 2 + number % 5000 : nil)
  }

  private static func decisions(_ year: Int, _ random: inout Random) -> [Decision] {
    let fate = random.next(below: 100)
    if fate < 17 { return [] }
    if fate < 22 { return [decision("commune", "declined", year, &random)] }
    var list = [decision(fate < 24 ? "unknown" : "commune", "recognized", year, &random)]
    if year < 2025, random.chance(25) {
      list.append(decision("district", "recognized", year, &random))
    }
    if random.chance(10) { list.append(decision("province", "recognized", year, &random)) }
    if random.chance(3) {
      let withdrawn = day(year + 1, 1...3, &random)
      list.append(
        Decision(
          level: list[0].level, outcome: "withdrawn", decidedOn: withdrawn, knownBy: withdrawn,
          number: nil, isFromElsewhere: false))
    }
    return list
  }

  private static func decision(
    _ level: String, _ outcome: String, _ year: Int, _ random: inout Random
  ) -> Decision {
    let decided = random.chance(90) ? day(year, 10...12, &random) : nil
    return Decision(
      level: level, outcome: outcome, decidedOn: decided, knownBy: decided ?? "\(year)-12-31",
      number: decided.map { _ in "\(1 + random.next(below: 900))-QĐ/ĐU" },
      isFromElsewhere: random.chance(10))
  }

  private static func day(_ year: Int, _ months: ClosedRange<Int>, _ random: inout Random) -> String
  {
    let month = months.lowerBound + random.next(below: months.count)
    let day = 1 + random.next(below: 28)
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

/// Models that have so many registrations together, the last of them perhaps fewer than it has.
public struct ArchiveModels: Sequence, IteratorProtocol {
  private let seed: UInt64
  private let places: Int
  private var number = 0
  private var left: Int

  public init(registrations: Int, seed: UInt64, places: Int) {
    left = registrations
    self.seed = seed
    self.places = places
  }

  /// A model, and how many of its registrations are meant.
  public mutating func next() -> (model: ArchiveModel, count: Int)? {
    guard left > 0 else { return nil }
    let model = ArchiveModel(number: number, seed: seed, places: places)
    let count = Swift.min(left, model.registrations.count)
    left -= count
    number += 1
    return (model, count)
  }
}
