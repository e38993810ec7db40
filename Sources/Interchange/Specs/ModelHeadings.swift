import Storage

/// What the heading of a group says of the models below it.
extension ModelSpec {
  /// "I. Lĩnh vực kinh tế" above the models of that field, "II. Xã Đầm Hà" above those of a
  /// commune, "Mô hình duy trì năm 2025" above those of that year that are kept up.
  public func heading(_ text: String, _ reader: Reader) throws -> [String: String] {
    let words = HeadingWords(text)
    var said = try ModelSpec.heading(words.years.isEmpty ? text : words.rest, reader)
    guard !said.isEmpty || words.isWhole else { return [:] }
    if let mode = words.mode { said["mode"] = mode.rawValue }
    // The year of a decision is none of a registration.
    if said["outcome"] != nil || said["level"] != nil { return said }
    return said.merging(ModelSpec.timeHeading(words)) { $1 }
  }

  /// The columns that what stands around a table may say.
  public static let captioned = ["unit", "province", "year"] + ofCaption
  private static let ofCaption = ["mode", "field", "owner_kind", "level", "outcome"]

  /// What the name of a sheet, or a longer line, says of all models: "Kinh tế"; "Danh sách mô hình
  /// tập thể duy trì năm 2026".
  public func caption(_ text: String, _ reader: Reader) throws -> [String: String] {
    var said = try heading(text, reader).filter { ModelSpec.ofCaption.contains($0.key) }
    said["mode"] = said["mode"] ?? HeadingWords.mode(mentionedIn: text)?.rawValue
    said["owner_kind"] = said["owner_kind"] ?? ModelSpec.ownerKind(mentionedIn: text)
    said["field"] = try said["field"] ?? ModelSpec.field(mentionedIn: text, reader)
    said["level"] = said["level"] ?? ModelSpec.level(inHeading: text)
    // What is recognized at a level is recognized.
    said["outcome"] =
      said["level"] == nil
      ? said["outcome"] ?? ModelSpec.outcome(inHeading: text) : Outcome.recognized.rawValue
    return said
  }

  /// A heading that says it of its rows.
  public static func heading(
    _ column: String, _ text: String, _ reader: Reader
  ) throws -> String {
    switch column {
    case "year": "Năm \(text)"
    case "mode": "Mô hình \(label(RegistrationMode.self, text))"
    case "owner_kind": label(OwnerKind.self, text)
    case "field": try reader.field(text).nameVi
    case "level": "Công nhận \(label(RecognitionLevel.self, text))"
    case "outcome" where text == Outcome.withdrawn.rawValue: "Thu hồi công nhận"
    case "outcome" where text == Outcome.declined.rawValue: "Không được công nhận"
    case "outcome": text.isEmpty ? "Đề nghị công nhận" : "Được công nhận"
    default: text
    }
  }

  private static func label<C: Choice>(_: C.Type, _ text: String) -> String {
    C(rawValue: text)?.label.vietnamese ?? text
  }

  /// "Tập thể" or "cá nhân", not both.
  private static func ownerKind(mentionedIn text: String) -> String? {
    let key = " " + text.labelKey + " "
    let found = [OwnerKind.collective, .individual].filter {
      key.contains(" \($0.label.vietnamese.searchKey) ")
    }
    return found.count == 1 ? found[0].rawValue : nil
  }

  /// "Các mô hình về phát triển kinh tế", "Trong lĩnh vực quốc phòng, an ninh".
  private static func field(ofList name: String, _ reader: Reader) throws -> String? {
    guard let name = name.ofGroup.ofList else { return nil }
    if case .mark("field", let value) = labels.meaning(of: name) { return value }
    return try reader.ifFound { try reader.field(name).code }
  }

  /// "… thuộc lĩnh vực kinh tế năm 2026", not "các lĩnh vực kinh tế, văn hóa".
  private static func field(mentionedIn text: String, _ reader: Reader) throws -> String? {
    let words = text.searchKey.split(separator: " ").map { $0 == "–" ? "-" : String($0) }
    guard let start = words.indices.first(where: { words[$0...].starts(with: ["linh", "vuc"]) }),
      start == 0 || !["cac", "4", "04", "bon"].contains(words[start - 1])
    else { return nil }
    let rest = words[start...].dropFirst(2).prefix(8)
    for end in rest.indices.reversed() {
      let name = rest[...end].joined(separator: " ")
      guard let field = try reader.ifFound({ try reader.field(name) }) else { continue }
      // Where a list of fields goes on it is one of several.
      let next = end + 1 < words.count ? words[end + 1] : ""
      return next.isEmpty || next.hasPrefix("(") || ends.contains(next) ? field.code : nil
    }
    return nil
  }

  private static func heading(_ text: String, _ reader: Reader) throws -> [String: String] {
    let name = text.withoutSectionNumber
    if let field = try reader.ifFound({ try reader.field(name) }) { return ["field": field.code] }
    if case .mark(let column, let value) = labels.meaning(of: name) { return [column: value] }
    if let field = try field(ofList: name, reader) { return ["field": field] }
    // What was recognized and is kept up is registered to be kept up.
    if HeadingWords.mode(mentionedIn: name) == .maintained {
      return ["mode": RegistrationMode.maintained.rawValue]
    }
    if let level = level(inHeading: name) { return ["level": level] }
    if let outcome = outcome(inHeading: name) { return ["outcome": outcome] }
    return try placeHeading(text, reader)
  }

  /// "Công nhận cấp tỉnh" above those that are recognized there.
  private static func level(inHeading name: String) -> String? {
    let key = name.searchKey
    guard name.namesRecognition, !key.contains("khong"), !key.contains("thu hoi"),
      !undecided.contains(where: key.contains)
    else { return nil }
    let levels: [(String, RecognitionLevel)] = [
      ("cap tinh", .province), ("cap huyen", .district), ("cap xa", .commune),
    ]
    let found = levels.filter { key.contains($0.0) }
    return found.count == 1 ? found[0].1.rawValue : nil
  }

  /// "Các mô hình không được công nhận" above those, "Đã thu hồi" above what was withdrawn; nothing
  /// for what is proposed, or not decided yet.
  static func outcome(inHeading name: String) -> String? {
    let key = name.searchKey
    if key.contains("thu hoi") { return Outcome.withdrawn.rawValue }
    guard name.namesRecognition, level(inHeading: name) == nil else { return nil }
    if undecided.contains(where: key.contains) { return "" }
    let isDeclined = key.hasPrefix("khong ") || key.contains(" khong ")
    return (isDeclined ? Outcome.declined : Outcome.recognized).rawValue
  }

  /// What may stand behind the name of a field.
  private static let ends: Set = [
    "nam", "cua", "tren", "tai", "xa", "phuong", "dac", "cap", "giai", "do", "duoc",
  ]

  /// What is said of models that may be recognized yet.
  private static let undecided = [
    "chua ", "dang ky", "de nghi", "xet ", "du kien", "cho cong nhan",
  ]
}

extension String {
  /// "Công nhận", and not "công nhân", those who work.
  var namesRecognition: Bool {
    let text = nfc.lowercased()
    return text.contains("công nhận") || text.contains("cong nhan")
  }
}
