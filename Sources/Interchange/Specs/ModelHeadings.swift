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

  private static func heading(_ text: String, _ reader: Reader) throws -> [String: String] {
    let name = text.withoutSectionNumber
    if let field = try reader.ifFound({ try reader.field(name) }) { return ["field": field.code] }
    if case .mark(let column, let value) = labels.meaning(of: name) { return [column: value] }
    if let level = level(inHeading: name) { return ["level": level] }
    if let outcome = outcome(inHeading: name) { return ["outcome": outcome] }
    return try placeHeading(text, reader)
  }

  /// "Công nhận cấp tỉnh" above those that are recognized there.
  private static func level(inHeading name: String) -> String? {
    let key = name.searchKey
    guard key.contains("cong nhan"), !key.contains("khong"), !key.contains("thu hoi"),
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
    guard key.contains("cong nhan"), level(inHeading: name) == nil else { return nil }
    if undecided.contains(where: key.contains) { return "" }
    let isDeclined = key.hasPrefix("khong ") || key.contains(" khong ")
    return (isDeclined ? Outcome.declined : Outcome.recognized).rawValue
  }

  /// What is said of models that may be recognized yet.
  private static let undecided = [
    "chua ", "dang ky", "de nghi", "xet ", "du kien", "cho cong nhan",
  ]
}
