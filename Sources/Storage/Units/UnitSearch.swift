import SQLite

/// All that a code or name may mean, and which of it is the nearest.
struct UnitSearch {
  let name: UnitName
  private let level: UnitLevel?
  /// The province it is looked for in, with all it was formed from.
  private let provinces: [Id<Unit>]?
  private let reader: Reader
  /// Versions of any day, the latest first.
  private var known: [UnitVersion] = []

  init(
    _ text: String, _ level: UnitLevel?, _ province: Id<Unit>?, on day: Day, _ reader: Reader
  ) throws {
    self.level = level
    self.reader = reader
    name = try UnitName(text, on: day) { try reader.reorganizations(around: .today).last }
    provinces = try province.map { try reader.lineage(of: $0) }
    known = try find()
  }

  /// The condition that a version is of the level and in the province.
  var scope: SQL {
    let ofLevel: SQL =
      """
      (\(level) IS NULL
       OR (SELECT u.level FROM unit AS u WHERE u.id = unit_version.unit) = \(level))
      """
    guard let provinces else { return ofLevel }
    return """
      \(ofLevel) AND (unit IN (\(list: provinces)) OR parent IN (\(list: provinces))
        OR EXISTS (SELECT 1 FROM unit_version AS d
                    WHERE d.unit = unit_version.parent AND d.parent IN (\(list: provinces))))
      """
  }

  /// The one that held on the day, also when it was called so on another day only.
  func holding() throws -> UnitVersion? {
    let day = name.day
    if let found = try nearest(known.filter { $0.holds(on: day) }) { return found }
    var seen: Set<Id<Unit>> = []
    let units = known.filter { seen.insert($0.unit).inserted }
    guard let other = try nearest(try units.filter { try now($0) != nil }) else { return nil }
    return try now(other)
  }

  /// The one that went by that name on another day.
  func ended() throws -> UnitVersion? {
    // Of several that are gone, the last to go; their codes and names were handed on.
    let last = known.compactMap(\.validTo).filter { $0 <= name.day }.max()
    var seen: Set<Id<Unit>> = []
    let units = known.filter { seen.insert($0.unit).inserted }
    return try nearest(units.filter { $0.validTo == last })
      ?? nearest(units)
  }

  func notFound(like near: [String]) -> DomainError { .notFound(entityKind, name.text, like: near) }

  private var entityKind: EntityKind { level == .province ? .province : .unit }

  private func now(_ version: UnitVersion) throws(SQLiteError) -> UnitVersion? {
    try reader.version(of: version.unit, on: name.day).flatMap {
      $0.holds(on: name.day) ? $0 : nil
    }
  }

  private func find() throws(SQLiteError) -> [UnitVersion] {
    let codes = name.codes(level)
    var found = try list("code IN (\(list: codes))")
    // The first line of a search key is the name without its type, so an index serves.
    for (key, _) in name.keys where !key.isEmpty {
      found += try list("search_key >= \(key) AND search_key < \(key + "\u{B}")")
    }
    found = found.filter { codes.contains($0.code) || name.distance($0) != nil }
    if !found.isEmpty { return found }
    // Any other line of it, the English name above all.
    for (key, _) in name.keys {
      found += try list("instr(char(10) || search_key || char(10), \("\n" + key + "\n")) > 0")
    }
    return found.filter { name.distance($0) != nil }
  }

  private func list(_ condition: SQL) throws(SQLiteError) -> [UnitVersion] {
    try reader.list(
      UnitVersion.self,
      where: "\(condition) AND \(scope) ORDER BY coalesce(valid_from, '') DESC")
  }

  /// The nearest of several; of those that are as near, the one that stands highest, unless a
  /// province was named to look in; and of those the one of the file's own province.
  ///
  /// - Throws: `DomainError` that lists them, where two are as near.
  private func nearest(_ versions: [UnitVersion]) throws -> UnitVersion? {
    let codes = name.codes(level)
    func distance(_ version: UnitVersion) -> Int {
      codes.firstIndex(of: version.code) ?? name.distance(version) ?? .max
    }
    guard let least = versions.map(distance).min() else { return nil }
    var best = versions.filter { distance($0) == least }
    best = Array(
      Dictionary(best.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first }).values)
    if best.count > 1 { best = try highest(best) }
    if provinces == nil { best = try reader.own(among: best) }
    if best.count == 1 { return best[0] }
    let shown = try best.sorted { $0.code < $1.code }.map { version throws(SQLiteError) in
      try reader.described(version, on: version.validTo?.before ?? name.day)
    }
    throw DomainError.ambiguous(entityKind, name.text, shown)
  }

  private func highest(_ versions: [UnitVersion]) throws(SQLiteError) -> [UnitVersion] {
    var levels: [UnitLevel: [UnitVersion]] = [:]
    for version in versions {
      guard let level = try reader.get(version.unit)?.level else { continue }
      levels[level, default: []].append(version)
    }
    let order: [UnitLevel] =
      provinces == nil
      ? [.country, .province, .district, .commune] : [.commune, .district, .province, .country]
    return order.lazy.compactMap { levels[$0] }.first ?? versions
  }
}

/// What somebody wrote for a unit: a code or a name, with or without its type, its accents and its
/// day.
struct UnitName {
  /// Without the day.
  let text: String
  /// The day on which it is meant.
  let day: Day
  /// The names it may be in search keys, and the type that stood before each.
  let keys: [(key: String, type: UnitType?)]

  /// - Parameter reorganization: the day of the last mergers, for `Ninh Bình (cũ)`.
  init(_ written: String, on day: Day, reorganization: () throws -> Day?) throws {
    var (text, day) = try UnitName.splitDay(written.tidied, day)
    if let (name, isFormer) = UnitName.splitAge(text), let merged = try reorganization() {
      (text, day) = (name, isFormer ? merged.before : .today)
    }
    self.text = text
    self.day = day
    var keys: [(String, UnitType?)] = [(UnitName.usual(text.searchKey), nil)]
    if let (type, name) = UnitType.split(text) {
      let key = UnitName.usual(name.searchKey)
      // "Tỉnh Thừa Thiên Huế" had its type with the name that is no longer used.
      let isFormer = key == "hue" && key != name.searchKey
      keys.append((key, isFormer ? nil : type))
    }
    self.keys = keys
  }

  /// The codes it may be, the likeliest first: Excel drops the leading zeros.
  func codes(_ level: UnitLevel?) -> [String] {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text)
    else { return [text] }
    return level.map { [UnitVersion.code(text, $0)] }
      ?? [text] + [2, 3, 5].filter { $0 > text.utf8.count }.map { number.padded($0) }
  }

  /// How near a unit's name is: 0 as written, 1 the same word spelled otherwise, 2 without accents;
  /// `nil` where only the type differs.
  func distance(_ version: UnitVersion) -> Int? {
    let typed = keys.filter { _, type in type == nil || type?.key == version.type.searchKey }
    let names = [version.code, version.nameVi, version.fullName, version.nameEn]
    guard
      names.contains(text)
        || typed.contains(where: { key, _ in names.map(\.searchKey).contains(key) })
    else { return nil }
    let wanted = [text, UnitType.split(text)?.name].compactMap(\.self)
    if !Set(names).isDisjoint(with: wanted) { return 0 }
    return Set(names.map(\.accentKey)).isDisjoint(with: wanted.map(\.accentKey)) ? 2 : 1
  }

  private static func splitDay(_ text: String, _ day: Day) throws(DomainError) -> (String, Day) {
    guard let at = text.lastIndex(of: "@") else { return (text, day) }
    return (String(text[..<at]), try Day.parse(String(text[text.index(after: at)...]), field: "@"))
  }

  /// "(cũ)", before the mergers, or "(mới)", today's, at the end.
  private static func splitAge(_ text: String) -> (name: String, isFormer: Bool)? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let age = String(text[text.index(after: open)...].dropLast()).searchKey
    guard ["cu", "moi"].contains(age) else { return nil }
    return (String(text[..<open]).tidied, age == "cu")
  }

  private static func usual(_ key: String) -> String { synonyms[key] ?? key }

  /// Names that are in use beside the official one; both are search keys.
  private static let synonyms = [
    "hcm": "ho chi minh", "tphcm": "ho chi minh", "tp hcm": "ho chi minh",
    "sai gon": "ho chi minh", "hn": "ha noi",
    "thua thien hue": "hue", "thua thien-hue": "hue", "tt hue": "hue", "tt-hue": "hue",
    "vn": "viet nam", "ca nuoc": "viet nam", "toan quoc": "viet nam",
    "dac lac": "dak lak", "dac lak": "dak lak", "dak lac": "dak lak", "darlac": "dak lak",
    "bac can": "bac kan", "dac nong": "dak nong",
    "br-vt": "ba ria-vung tau", "brvt": "ba ria-vung tau", "ba ria vung tau": "ba ria-vung tau",
  ]
}

extension String {
  /// The same for hoà and hòa, and for any case: the mark of the tone stands at the end of its
  /// word. Other accents count.
  public var accentKey: String {
    let words = tidied.nfd.lowercased().split(whereSeparator: \.isWhitespace)
    return words.map { word in
      let letters = word.unicodeScalars.filter { !String.tones.contains($0) }
      let tones = word.unicodeScalars.filter { String.tones.contains($0) }
      return String(String.UnicodeScalarView(letters + tones))
    }.joined(separator: " ")
  }

  /// huyền, sắc, ngã, hỏi, nặng.
  private static let tones: Set<Unicode.Scalar> = [
    "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
  ]
}
