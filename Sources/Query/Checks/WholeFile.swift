import Storage

extension Check {
  /// What a file must keep to be worth going back to: it is whole, its tables are danvan's, and its
  /// journal can be read. What stands in it may be as wrong as it was.
  public static let whole = file + journal
}

extension Reader {
  /// What is wrong with the file as a whole.
  public func flaws() throws -> [(check: Check, finding: Finding)] {
    try Check.whole.flatMap { check in try check.findings(self).map { (check, $0) } }
  }
}

extension DomainError {
  /// Too many flaws are counted, not listed.
  public static func flawed(
    _ path: String, _ flaws: [(check: Check, finding: Finding)]
  ) -> DomainError {
    let shown = path.visible
    let file = shown.asTyped
    let few = flaws.prefix(3)
    let rest = flaws.count > few.count ? "; … (\(flaws.count))" : ""
    func list(_ language: Language) -> String {
      few.map { check, finding in
        let codes = finding.codes.isEmpty ? "" : " \(finding.codes.joined(separator: ", "))"
        return "\(check.name)\(codes): \(finding.what[language])"
      }.joined(separator: "; ") + rest
    }
    return DomainError(
      .badData,
      LocalizedText(
        vi: "Bản sao của «\(shown)» không đạt kiểm tra: \(list(.vietnamese))",
        en: "The copy of “\(shown)” does not pass the check: \(list(.english))"),
      advice: LocalizedText(
        vi: "Không giữ lại gì. Xem: danvan --db \(file) check. Vẫn muốn dùng bản sao ấy: --anyway.",
        en: "Nothing was kept. To see more: danvan --db \(file) check. To use it so: --anyway."))
  }
}
