import Query
import Storage

extension Flaw {
  /// What people read.
  public var text: LocalizedText {
    switch self {
    case .unchecked(let reason):
      LocalizedText(
        vi: "Không kiểm tra được quy tắc này: \(reason.shownInMessage)",
        en: "This could not be checked: \(reason.shownInMessage)")
    case .file(let flaw): flaw.text
    case .journal(let flaw): flaw.text
    case .outside(let flaw): flaw.text
    case .release(let flaw): flaw.text
    case .search(let flaw): flaw.text
    case .circle(let tie):
      LocalizedText(
        vi: "Vòng tròn qua «\(tie.vietnamese)»", en: "A circle of “\(tie.english)”")
    case .unit(let flaw): flaw.text
    case .model(let flaw): flaw.text
    case .days(let flaw): flaw.text
    case .figures(let flaw): flaw.text
    case .fund(let flaw): flaw.text
    }
  }
}

extension CheckFault: InWords {
  var message: Message {
    switch self {
    case .flawed(let path, let few, let count):
      let (shown, file) = (path.visible, path.visible.asTyped)
      return Message(
        vi: """
          Bản sao của «\(shown)» không đạt kiểm tra: \(CheckFault.list(few, count, .vietnamese))
          """,
        en: """
          The copy of “\(shown)” does not pass the check: \(CheckFault.list(few, count, .english))
          """,
        LocalizedText(
          vi: """
            Không giữ lại gì. Xem: danvan --db \(file) check. Vẫn muốn dùng bản sao ấy: --anyway.
            """,
          en: """
            Nothing was kept. To see more: danvan --db \(file) check. To use it so: --anyway.
            """))
    }
  }

  /// Too many are counted, not listed.
  private static func list(
    _ few: [NamedFinding], _ count: Int, _ language: Language
  ) -> String {
    few.map { one in
      let codes = one.codes.isEmpty ? "" : " \(one.codes.joined(separator: ", "))"
      return "\(one.check.rawValue)\(codes): \(one.what.text[language])"
    }.joined(separator: "; ") + (count > few.count ? "; … (\(count))" : "")
  }
}
