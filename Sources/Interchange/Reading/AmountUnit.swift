import Storage

extension Amount {
  /// What money is counted in, as it stands in a header or above a table.
  public enum Unit: Sendable, Equatable {
    /// So many times ten đồng.
    case power(Int)
    /// Of money or not, no plain unit of đồng: `USD`, `triệu đồng/người/năm`.
    case notUnderstood(String)

    /// Reads `1.000 đồng`, `tr.đ`, `Số tiền (triệu đồng)`, `ĐVT: nghìn đồng`.
    ///
    /// - Returns: `nil` where no unit is stated, as in `Số tiền` and `Số tiền (bằng số)`.
    public init?(_ text: String) {
      let pieces = text.tidied.split(omittingEmptySubsequences: false) { "()[]".contains($0) }
        .map(String.init)
      let bracketed = pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
      let found = bracketed.lazy.compactMap { Unit(stated: $0) ?? Unit(bracketed: $0) }.first
      guard let unit = found ?? Unit(stated: text) ?? Unit(alone: text) else { return nil }
      self = unit
    }

    /// Behind `ĐVT:`, where a unit must follow.
    private init?(stated text: String) {
      let key = text.searchKey
      for label in ["don vi tinh", "dvt", "don vi tien te", "unit:"] {
        guard let range = key.range(ofFirst: label) else { continue }
        let rest = key[range.upperBound...].drop { ": -".contains($0) }
        if rest.isEmpty { return nil }
        self = Unit.plain(String(rest)).map(Unit.power) ?? .notUnderstood(text.tidied)
        return
      }
      return nil
    }

    /// In brackets, where much else may stand.
    private init?(bracketed text: String) {
      let key = text.searchKey
      if let power = Unit.plain(key) {
        self = .power(power)
      } else if Unit.saysMoney(key) {
        self = .notUnderstood(text.tidied)
      } else {
        return nil
      }
    }

    /// The text as a whole: "Đồng chí phụ trách" has no unit.
    private init?(alone text: String) {
      let key = text.searchKey
      if let power = Unit.plain(key) {
        self = .power(power)
        return
      }
      let first = key.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
      let isPer = first != key && Unit.plain(first) != nil
      guard isPer || Unit.isForeign(key) else { return nil }
      self = .notUnderstood(text.tidied)
    }

    /// What a unit that the caller found means.
    static func power(of text: String, _ field: FieldRef) throws(DomainError) -> Int {
      guard case .power(let power) = Unit(text) else {
        throw AmountFault.unknownUnit(text).error(in: field)
      }
      return power
    }

    /// The power of ten of a folded unit that is nothing else: `1.000 dong`, `tr.d`.
    private static func plain(_ key: String) -> Int? {
      let number = key.prefix { $0.isNumber || ".,".contains($0) || $0 == " " }
      let digits = number.filter(\.isNumber)
      let name = key.dropFirst(number.count).filter { $0 != "." && $0 != " " }
      guard let power = names[name], digits.isEmpty || digits.isPowerOfTen else { return nil }
      return power + max(0, digits.count - 1)
    }

    private static func saysMoney(_ key: String) -> Bool {
      let words = key.split { !$0.isLetter && $0 != "$" && $0 != "€" }.map(String.init)
      return words.contains { names[$0] != nil || foreign.contains($0) }
    }

    private static func isForeign(_ key: String) -> Bool {
      let words = key.split { !$0.isLetter && $0 != "$" && $0 != "€" }.map(String.init)
      return words.contains(where: foreign.contains)
        && words.allSatisfy { names[$0] != nil || foreign.contains($0) }
    }

    private static let foreign: Set<String> = ["usd", "$", "eur", "€", "cny", "kip", "lak", "jpy"]

    /// With all ways to write đồng behind, or before as in English.
    private static let names: [String: Int] = {
      let scales = [
        ("", 0), ("nghin", 3), ("ngan", 3), ("ng", 3), ("thousand", 3), ("trieu", 6), ("tr", 6),
        ("million", 6), ("millions", 6), ("ty", 9), ("ti", 9), ("billion", 9), ("billions", 9),
      ]
      var names: [String: Int] = [:]
      for (scale, power) in scales {
        for currency in ["", "dong", "d", "vnd", "dongvietnam", "vietnamdong", "ofvnd"] {
          names[scale + currency] = power
          if currency == "vnd" { names[currency + scale] = power }
        }
      }
      // Alone it is "người" cut short, or anything.
      for none in ["", "ng", "ofvnd"] { names[none] = nil }
      return names
    }()
  }
}

extension String {
  /// 1, 10, 100 …
  fileprivate var isPowerOfTen: Bool { first == "1" && dropFirst().allSatisfy { $0 == "0" } }

  fileprivate func range(ofFirst text: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}

extension Amount {
  /// Money: in whole đồng, and with what it counts in said beside it or for its column.
  ///
  /// - Throws: `DomainError` that names `field`.
  public static func money(
    _ text: String, field: FieldRef, style: Style? = nil, unit: String? = nil
  ) throws(DomainError) -> Amount {
    let amount = try Amount(text, field: field, style: style, unit: unit)
    guard amount.quantity.value.scale == 0 else { throw RowFault.fraction(text).error(in: field) }
    // Nobody counts in single đồng: a bare 500 is 500 million in somebody's head.
    guard unit != nil || hasUnit(text) || amount.quantity.value.units >= 1_000_000 else {
      throw RowFault.noUnit(text).error(in: field)
    }
    return amount
  }
}
