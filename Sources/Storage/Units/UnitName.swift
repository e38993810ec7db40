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
      keys.append((UnitName.usual(name.searchKey), type))
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
