import Storage

/// What the heading of a group says of the models below it.
extension ModelSpec {
  /// "I. Lĩnh vực kinh tế" above the models of that field, "II. Xã Đầm Hà" above those of a
  /// commune.
  public func heading(_ text: String, _ reader: Reader) throws -> (column: String, value: String)? {
    let name = text.withoutSectionNumber
    if let field = try reader.ifFound({ try reader.field(name) }) { return ("field", field.code) }
    if case .mark(let column, let value) = ModelSpec.labels.meaning(of: name) {
      return (column, value)
    }
    if let year = try? Year.parse(text.ofGroup, field: "year") { return ("year", String(year)) }
    if let level = ModelSpec.level(inHeading: name) { return ("level", level) }
    if let outcome = ModelSpec.outcome(inHeading: name) { return ("outcome", outcome) }
    return try ModelSpec.placeHeading(text, reader)
  }

  /// "Công nhận cấp tỉnh" above those that are recognized there.
  private static func level(inHeading name: String) -> String? {
    let key = name.searchKey
    guard key.contains("cong nhan"), !key.contains("khong"),
      !undecided.contains(where: key.contains)
    else { return nil }
    let levels: [(String, RecognitionLevel)] = [
      ("cap tinh", .province), ("cap huyen", .district), ("cap xa", .commune),
    ]
    let found = levels.filter { key.contains($0.0) }
    return found.count == 1 ? found[0].1.rawValue : nil
  }

  /// "Các mô hình không được công nhận" above those; nothing for what is proposed, or not decided
  /// yet.
  static func outcome(inHeading name: String) -> String? {
    let key = name.searchKey
    guard key.contains("cong nhan"), level(inHeading: name) == nil else { return nil }
    if undecided.contains(where: key.contains) { return "" }
    let isDeclined = key.contains("khong duoc cong nhan") || key.contains("khong cong nhan")
    return (isDeclined ? Outcome.declined : Outcome.recognized).rawValue
  }

  /// What is said of models that may be recognized yet.
  private static let undecided = ["chua ", "dang ky", "de nghi", "xet "]
}
