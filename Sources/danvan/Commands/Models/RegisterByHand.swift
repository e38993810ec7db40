import Messages
import Query
import Storage

/// `model register` without options: asks for each.
extension ModelCommand.Register {
  /// The command filled in by hand and agreed to, or `nil`.
  func asked() throws -> ModelCommand.Register? {
    try Terminal.withUTF8Editing {
      Console.note(.howToAnswer)
      let last = try globals.read { try $0.lastRegistration(by: globals.who) }
      var prompt = Prompt(Self.questions, about: self, last: last, globals)
      while try prompt.fill() == .filled {
        do {
          switch try prompt.answers.agreed(prompt.summary()) {
          case true?: return prompt.answers
          case false?: return leave()
          case nil: prompt.goBack()
          }
        } catch {
          guard let message = Message(of: error), message.kind == .badData else { throw error }
          Console.note(message.description)
          if let advice = message.advice { Console.note(advice) }
          prompt.goBack(to: message.field)
        }
      }
      return leave()
    }
  }

  private func leave() -> ModelCommand.Register? {
    Console.note(LocalizedText(vi: "Đã thoát, chưa ghi gì.", en: "Left; nothing was written."))
    return nil
  }

  /// Shows what would be written, and asks. `nil` is a step back.
  private func agreed(_ summary: [(LocalizedText, String)]) throws -> Bool? {
    let registered = try register(trial: true, isRepeatable: true)
    let (code, alike) = (registered.model.code, registered.alike)
    Console.note(LocalizedText(vi: "\nSẽ ghi:", en: "\nTo be written:"))
    Console.note(LocalizedText(vi: "  Mã: \(code)", en: "  Code: \(code)"))
    for (label, meaning) in summary { Console.ask("  \(label[language]): \(meaning.visible)\n") }
    if !alike.isEmpty { Console.note(.lookAlikes(alike)) }
    while true {
      Console.ask(
        text(vi: "Ghi vào tệp? (c = có, k = không, < = sửa): ", en: "Write it? (y, n, < = back): "))
      switch Console.readLine()?.searchKey {
      case "c", "co", "y", "yes": return true
      case "k", "khong", "n", "no", "q", nil: return false
      case "<": return nil
      default: continue
      }
    }
  }

  /// `year` as it is typed.
  var yearTyped: String? {
    get { year.map(String.init) }
    set { year = newValue.flatMap { Int($0) } }
  }

  static var questions: [Question<ModelCommand.Register>] {
    [
      question(
        "title", \.title, LocalizedText(vi: "Tên mô hình", en: "Title"),
        LocalizedText(
          vi: "Tên đầy đủ, như trong bản đăng ký.", en: "In full, as in the registration.")),
      question(
        "province", \.province, LocalizedText(vi: "Tỉnh, thành", en: "Province"),
        LocalizedText(
          vi: "Mã hoặc tên, không cần dấu: 22, quang ninh.",
          en: "Code or name, accents optional: 22, quang ninh.")),
      question(
        "unit", \.unit, isOptional: true, LocalizedText(vi: "Xã, phường", en: "Commune"),
        LocalizedText(
          vi: "Mã hoặc tên; để trống nếu là mô hình cấp tỉnh.",
          en: "Code or name; nothing for a model of the province.")),
      question(
        "field", \.field, LocalizedText(vi: "Lĩnh vực", en: "Field"),
        LocalizedText(
          vi: "Mã hoặc tên: kinh tế, văn hóa - xã hội … Gõ sai thì chương trình liệt kê.",
          en: "Code or name; a wrong one is answered with the list.")),
      question(
        "owner_kind", \.ownerKind,
        LocalizedText(vi: "Tập thể hay cá nhân", en: "Collective or individual"),
        LocalizedText(vi: "Gõ: tập thể hoặc cá nhân.", en: "Type collective or individual.")),
      question(
        "owner_name", \.owner, isOptional: true,
        LocalizedText(vi: "Đơn vị, cá nhân thực hiện", en: "Whose model it is"),
        LocalizedText(
          vi: "Ví dụ: Chi bộ thôn 3. Có thể để trống.", en: "A name; may be left empty.")),
      question(
        "year", \.yearTyped, LocalizedText(vi: "Năm đăng ký", en: "Year of registration"),
        LocalizedText(vi: "Bốn chữ số.", en: "Four digits.")),
      question(
        "registered_on", \.on, isOptional: true,
        LocalizedText(vi: "Ngày đăng ký", en: "Day of registration"),
        LocalizedText(
          vi: "Ngày/tháng/năm, ví dụ 15/3/2026. Có thể để trống.",
          en: "Day/month/year; may be left empty.")),
      question(
        "committee", \.committee, isOptional: true, LocalizedText(vi: "Cơ quan", en: "Committee"),
        LocalizedText(
          vi: "Nơi đăng ký: mã hoặc tên. Có thể để trống.",
          en: "Registered with: code or name; may be left empty.")),
      question(
        "source", \.source, isOptional: true, LocalizedText(vi: "Nguồn", en: "Source"),
        LocalizedText(
          vi: "Mã nguồn (xem: danvan source list). Có thể để trống.",
          en: "Its code (see: danvan source list); may be left empty.")),
    ]
  }

  private static func question(
    _ column: String, _ answer: WritableKeyPath<ModelCommand.Register, String?> & Sendable,
    isOptional: Bool = false, _ label: LocalizedText, _ explanation: LocalizedText
  ) -> Question<ModelCommand.Register> {
    Question(
      label: label, explanation: explanation,
      option: PlaceOptions.names[column] ?? Message.option(for: column),
      isOptional: isOptional, answer: answer,
      suggestion: { last, reader in try reader.suggestion(column, from: last) }
    ) { text, answers, reader in
      try reader.meaning(of: text, for: column, among: answers.typed)[language]
    }
  }
}

extension LocalizedText {
  fileprivate static let howToAnswer = LocalizedText(
    vi: """
      Trả lời từng mục. Enter: lấy câu trong [ ]. <: lùi lại. ?: giải thích. -: bỏ trống. q: thoát.
      """,
    en: "Answer each. Enter: take what is in [ ]. <: back. ?: explain. -: leave empty. q: quit.")
}
