import Messages
import Storage

/// `model register` without options: asks for each.
extension ModelCommand.Register {
  /// Nothing that would say what to register was given.
  var isBlank: Bool {
    mode == "new" && code == nil
      && Self.questions.allSatisfy { self[keyPath: $0.answer] == nil }
  }

  /// The command filled in by hand and agreed to, or `nil`.
  func asked() throws -> ModelCommand.Register? {
    try Terminal.withUTF8Editing {
      Console.note(.howToAnswer)
      let last = try globals.read { try $0.lastRegistration(by: globals.who) }
      var prompt = Prompt(Self.questions, about: self, last: last, globals)
      while try prompt.fill() == .filled {
        do {
          switch try prompt.form.agreed(prompt.summary()) {
          case true?: return prompt.form
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
    let (model, alike) = try writing.write(
      globals, "model register", trial: true, isRepeatable: true
    ) { try register($0) }
    Console.note(LocalizedText(vi: "\nSẽ ghi:", en: "\nTo be written:"))
    Console.note(LocalizedText(vi: "  Mã: \(model.code)", en: "  Code: \(model.code)"))
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

  private func scope(_ reader: Reader) -> LookupContext {
    let day = on.flatMap { try? Day.parse($0, field: "--on") }
    return LookupContext(reader, on: day ?? min(.today, Day.last(of: year ?? Day.today.year)))
  }

  static var questions: [Question<ModelCommand.Register>] {
    [
      Question(
        label: LocalizedText(vi: "Tên mô hình", en: "Title"),
        explanation: LocalizedText(
          vi: "Tên đầy đủ, như trong bản đăng ký.", en: "In full, as in the registration."),
        option: "--title", answer: \.title
      ) { typed, _, _ in typed },
      Question(
        label: LocalizedText(vi: "Tỉnh, thành", en: "Province"),
        explanation: LocalizedText(
          vi: "Mã hoặc tên, không cần dấu: 22, quang ninh.",
          en: "Code or name, accents optional: 22, quang ninh."),
        option: "--province", answer: \.province,
        suggestion: { try $1.codeToday(of: $0.province) }
      ) { typed, form, reader in
        let found = try reader.unit(typed, level: .province, on: form.scope(reader).day)
        return "\(found.fullName) (\(found.code))"
      },
      Question(
        label: LocalizedText(vi: "Xã, phường", en: "Commune"),
        explanation: LocalizedText(
          vi: "Mã hoặc tên; để trống nếu là mô hình cấp tỉnh.",
          en: "Code or name; nothing for a model of the province."),
        option: "--unit", isOptional: true, answer: \.unit,
        suggestion: { last, reader in
          last.unit == last.province ? nil : try reader.codeToday(of: last.unit)
        }
      ) { typed, form, reader in
        let day = form.scope(reader).day
        let over = try form.province.map { try reader.unit($0, level: .province, on: day).unit }
        let found = try reader.unit(typed, within: over, on: day)
        return "\(found.fullName) (\(found.code))"
      },
      Question(
        label: LocalizedText(vi: "Lĩnh vực", en: "Field"),
        explanation: LocalizedText(
          vi: "Mã hoặc tên: kinh tế, văn hóa - xã hội … Gõ sai thì chương trình liệt kê.",
          en: "Code or name; a wrong one is answered with the list."),
        option: "--field", answer: \.field,
        suggestion: { last, reader in
          try reader.get(last.model)?.field.flatMap { try reader.get($0)?.code }
        }
      ) { typed, _, reader in
        let found = try reader.field(typed)
        return LocalizedText(vi: found.nameVi, en: found.nameEn)[language]
      },
      Question(
        label: LocalizedText(vi: "Tập thể hay cá nhân", en: "Collective or individual"),
        explanation: LocalizedText(
          vi: "Gõ: tập thể hoặc cá nhân.", en: "Type collective or individual."),
        option: "--owner-kind", answer: \.ownerKind,
        suggestion: { try $1.get($0.model)?.ownerKind.rawValue }
      ) { typed, _, _ in
        try OwnerKind.parse(typed, field: "--owner-kind").label[language]
      },
      Question(
        label: LocalizedText(vi: "Đơn vị, cá nhân thực hiện", en: "Whose model it is"),
        explanation: LocalizedText(
          vi: "Ví dụ: Chi bộ thôn 3. Có thể để trống.", en: "A name; may be left empty."),
        option: "--owner", isOptional: true, answer: \.owner
      ) { typed, _, _ in typed },
      Question(
        label: LocalizedText(vi: "Năm đăng ký", en: "Year of registration"),
        explanation: LocalizedText(vi: "Bốn chữ số.", en: "Four digits."),
        option: "--year", answer: \.yearTyped, suggestion: { last, _ in String(last.year) }
      ) { typed, _, reader in
        let year = try Int.entered(typed, "--year", LookupContext(reader))
        var blank = Registration()
        blank.year = year
        return String(try blank.checked().year)
      },
      Question(
        label: LocalizedText(vi: "Ngày đăng ký", en: "Day of registration"),
        explanation: LocalizedText(
          vi: "Ngày/tháng/năm, ví dụ 15/3/2026. Có thể để trống.",
          en: "Day/month/year; may be left empty."),
        option: "--on", isOptional: true, answer: \.on,
        suggestion: { last, _ in last.registeredOn?.iso }
      ) { typed, form, _ in
        var blank = Registration()
        blank.registeredOn = try Day.parse(typed, field: "--on")
        blank.year = form.year ?? blank.year
        return try blank.checked().registeredOn.map { language.written($0) } ?? ""
      },
      Question(
        label: LocalizedText(vi: "Cơ quan", en: "Committee"),
        explanation: LocalizedText(
          vi: "Nơi đăng ký: mã hoặc tên. Có thể để trống.",
          en: "Registered with: code or name; may be left empty."),
        option: "--committee", isOptional: true, answer: \.committee,
        suggestion: { last, reader in
          try last.committee.flatMap { try reader.get($0)?.code }
        }
      ) { typed, _, reader in try reader.committee(typed).nameVi },
      Question(
        label: LocalizedText(vi: "Nguồn", en: "Source"),
        explanation: LocalizedText(
          vi: "Mã nguồn (xem: danvan source list). Có thể để trống.",
          en: "Its code (see: danvan source list); may be left empty."),
        option: "--source", isOptional: true, answer: \.source,
        suggestion: { last, reader in try last.source.flatMap { try reader.get($0)?.code } }
      ) { typed, _, reader in try reader.named(Source.self, typed).title },
    ]
  }
}

extension Reader {
  /// A code that is no more may mean another unit today.
  fileprivate func codeToday(of unit: Id<Unit>) throws -> String? {
    try version(of: unit).flatMap { $0.holds(on: .today) ? $0.code : nil }
  }
}

extension LocalizedText {
  fileprivate static let howToAnswer = LocalizedText(
    vi:
      "Trả lời từng mục. Enter: lấy câu trong [ ]. <: lùi lại. ?: giải thích. -: bỏ trống. q: thoát.",
    en: "Answer each. Enter: take what is in [ ]. <: back. ?: explain. -: leave empty. q: quit.")
}
