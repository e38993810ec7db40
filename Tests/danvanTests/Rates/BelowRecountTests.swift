import Testing

/// Sums from below against a recount that knows the tree and the figures, and shares no code.
@Suite("Sums from below, counted anew")
struct BelowRecountTests {
  private struct Said {
    let value: Int
    let sign: String
    var row: String { "\(value) \(sign)" }
    var least: Int { sign == "=" || sign == ">" ? value : 0 }
    var most: Int? { sign == "=" || sign == "<" ? value : nil }
  }

  /// The next of a row of numbers that only look random.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    mutating func said() -> Said? {
      let value = roll(40) + 1
      let signs = ["=", "=", "=", "=", "<", ">", "~"]
      return roll(4) == 0 ? nil : Said(value: value, sign: signs[roll(signs.count)])
    }
  }

  private static let districts = ["D1": ["O11", "O12", "O13"], "D2": ["O21", "O22", "O23"]]

  @Test func `Every cell of three hundred provinces`() throws {
    let folder = try Folder.below([])
    for seed in 1...300 {
      var dice = Dice(state: UInt64(seed) &* 7919)
      var told: [String: [Said?]] = [:]
      let density = dice.roll(4) + 1
      for place in Self.districts.flatMap({ [$0] + $1 }).sorted() where dice.roll(density) == 0 {
        let said = [dice.said(), dice.said()]
        if said.contains(where: { $0 != nil }) { told[place] = said }
      }
      let rows = told.sorted { $0.key < $1.key }.flatMap { place, said in
        zip(["registered", "recognized"], said).compactMap { name, one in
          one.map { "\(place) \(name) \($0.row) 2024 - B1" }
        }
      }
      try folder.reportBelow(rows)
      #expect(
        try folder.below().map(Self.rounded) == recount(told).map(Self.rounded),
        "seed \(seed): \(rows)")
    }
  }

  private func recount(_ told: [String: [Said?]]) -> [String] {
    guard !told.isEmpty else { return [] }
    var (spoke, silent, whole): ([String], Int, [[String]]) = ([], 0, [])
    for (district, communes) in Self.districts {
      let below = communes.filter { told[$0] != nil }
      if told[district] != nil {
        spoke.append(district)
        whole.append([district])
      } else if below.isEmpty {
        silent += 1
      } else {
        spoke += below
        silent += communes.count - below.count
        if below == communes { whole.append(below) }
      }
    }
    func number(_ index: Int) -> String {
      let all = spoke.compactMap { told[$0]?[index] }
      return all.isEmpty ? "" : Self.sum(all, isWhole: silent == 0 && all.count == spoke.count)
    }
    func saysBoth(_ place: String) -> Bool { told[place]?.contains { $0 == nil } == false }
    let both = spoke.filter(saysBoth).compactMap { told[$0] }
    let all = whole.count { $0.allSatisfy(saysBoth) }
    let rate =
      both.isEmpty ? "" : Self.rate(both.compactMap { $0[1] }, of: both.compactMap { $0[0] })
    return [
      "2024 \(number(0)) \(number(1)) \(rate) \(whole.count)/\(Self.districts.count)/\(all)"
    ]
  }

  private static func sum(_ all: [Said], isWhole: Bool) -> String {
    let signs = Set(all.map(\.sign))
    let least = all.reduce(0) { $0 + $1.least }
    if isWhole, signs.contains("~") { return "~\(all.reduce(0) { $0 + $1.value })" }
    if isWhole, signs.isSubset(of: ["=", "<"]) {
      return (signs.contains("<") ? "<" : "=") + "\(all.reduce(0) { $0 + $1.value })"
    }
    if signs.contains(">") { return ">\(least)" }
    return least == 0 ? "" : ">=\(least)"
  }

  private static func rate(_ part: [Said], of whole: [Said]) -> String {
    func total(_ all: [Said], _ number: (Said) -> Int?) -> Int? {
      all.reduce(0 as Int?) { sum, one in sum.flatMap { sum in number(one).map { sum + $0 } } }
    }
    func has(_ sign: String, _ all: [Said]) -> Bool { all.contains { $0.sign == sign } }
    func share(_ sign: String, _ one: Int, _ other: Int) -> String {
      "\(sign)\(Double(one) / Double(other))"
    }
    let signs = Set((part + whole).map(\.sign))
    let values = (part.reduce(0) { $0 + $1.value }, whole.reduce(0) { $0 + $1.value })
    if signs.contains("~") { return share("~", values.0, values.1) }
    if signs == ["="] { return share("=", values.0, values.1) }
    let least = whole.reduce(0) { $0 + $1.least }
    let known = part.reduce(0) { $0 + $1.least }
    if let most = total(part, \.most), least > 0,
      most < least || known == 0 || total(whole, \.most) == nil
    {
      let isOpen = has("<", part) || has(">", whole)
      return share(isOpen ? "<" : "<=", most, least)
    }
    let surely = part.reduce(0) { $0 + $1.least }
    if surely > 0, let most = total(whole, \.most) {
      return share(has(">", part) || has("<", whole) ? ">" : ">=", surely, most)
    }
    return ""
  }

  /// To four digits, for bounds are printed rounded to the side on which they hold; with no sign
  /// where there is no number.
  private static func rounded(_ row: String) -> String {
    row.split(separator: " ", omittingEmptySubsequences: false).map { cell in
      guard cell.contains("."), let start = cell.firstIndex(where: \.isNumber),
        let number = Double(cell[start...])
      else { return cell == "=" ? "" : String(cell) }
      return "\(cell[..<start])\((number * 1000).rounded() / 1000)"
    }.joined(separator: " ")
  }
}
