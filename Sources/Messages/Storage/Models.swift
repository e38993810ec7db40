import Storage

extension ModelFault: InWords {
  var message: Message {
    switch self {
    case .codeTaken(let code): codeTaken(code.shownInMessage)
    case .registeredAlready(let model, let year):
      Message(
        vi: "Mô hình \(model.code) đã đăng ký năm \(year)",
        en: "Model \(model.code) is registered for \(year) already", .show(model))
    case .notRegistered(let model, let year):
      notRegistered(
        model.code, vi: year.map { " năm \($0)" } ?? "", en: year.map { " for \($0)" } ?? "")
    case .whichYear(let model, let years):
      whichYear(model.code, years.map(String.init).joined(separator: ", "))
    case .noRegistration(let text):
      .value(text, vi: "cần mã mô hình/năm", en: "wants the model's code/year")
    case .notInYear(let day, let year):
      .value(
        day.iso, vi: "không thuộc năm đăng ký \(year)",
        en: "is not in the year of registration, \(year)",
        LocalizedText(
          vi: "Đăng ký cho năm \(year) nhận từ ngày \(Registration.opening(of: year).vietnamese).",
          en: "For \(year) one registers from \(Registration.opening(of: year)) on."))
    case .afterDecision(let day, let decision):
      Message(
        vi: "\(day.vietnamese) sau quyết định ngày \(decision.vietnamese)",
        en: "\(day) is after the decision of \(decision)")
    case .beforeRegistration(let day, let start):
      Message(
        vi: "\(day.vietnamese) trước khi đăng ký (\(start.vietnamese))",
        en: "\(day) is before the registration (\(start))",
        LocalizedText(
          vi: "Kiểm tra ngày quyết định và năm đăng ký.",
          en: "Check the day of the decision and the year of registration."))
    case .beforeDecision(let day, let last):
      Message(
        vi: "\(day.vietnamese) trước quyết định gần nhất (\(last.vietnamese))",
        en: "\(day) is before the last decision (\(last))")
    case .decidedAlready(let model, let level, let outcome, let day):
      decided(model.code, level.label, outcome, day)
    case .noDecision(let model, let level):
      Message(
        vi: "Mô hình \(model.code) không có quyết định nào như vậy \(level.label.vietnamese)",
        en: "Model \(model.code) has no such decision at \(level.label.english) level",
        .show(model))
    case .nothingToWithdraw(let model, let level):
      Message(
        vi: "Mô hình \(model.code) không có công nhận \(level.label.vietnamese) để thu hồi",
        en: "Model \(model.code) has no recognition at \(level.label.english) level to withdraw",
        .show(model))
    case .selectedAlready(let model, let level, .selected, let day):
      selected(model.code, level.label, day)
    case .selectedAlready(let model, let level, .unselected, _),
      .nothingToUnselect(let model, let level):
      Message(
        vi: "Mô hình \(model.code) không có lần chọn điển hình \(level.label.vietnamese) để thôi",
        en: """
          Model \(model.code) has no selection as typical at \(level.label.english) level to take \
          back
          """, .show(model))
    case .notRecognized(let model, let day):
      Message(
        vi: """
          Mô hình \(model.code) không có công nhận nào còn hiệu lực ngày \(day.vietnamese), nên \
          không thể là điển hình tiêu biểu từ ngày ấy
          """,
        en: """
          No recognition of model \(model.code) stands on \(day), so it cannot be typical from \
          that day
          """, .show(model))
    case .outOfOrder(let model, let year, let level, let before, let outcome):
      outOfOrder(model, .outOfOrder(year, level, before, outcome))
    case .leftUnrecognized(let model, let year, let level, let day):
      outOfOrder(model, .unrecognized(year, level, day))
    case .leftEarly(let model, let year, let registered, let decided):
      outOfOrder(model, .decidedEarly(decided, registered, year: year))
    }
  }

  private func selected(_ code: String, _ level: LocalizedText, _ day: DecisionDay) -> Message {
    Message(
      vi: """
        Mô hình \(code) đã được chọn điển hình tiêu biểu \(level.vietnamese) \
        \(day.inWords.vietnamese)
        """,
      en: """
        Model \(code) is already selected as typical at \(level.english) level, \
        \(day.inWords.english)
        """,
      LocalizedText(
        vi: "Xem: danvan model show \(code). Thôi công nhận: danvan model unselect \(code) …",
        en: "See: danvan model show \(code). To take it back: danvan model unselect \(code) …"))
  }

  private func notRegistered(_ code: String, vi: String, en: String) -> Message {
    Message(
      vi: "Mô hình \(code) chưa đăng ký\(vi) nên không thể ra quyết định",
      en: "Model \(code) is not registered\(en), so nothing can be decided on it",
      LocalizedText(
        vi: "Đăng ký trước: danvan model register --code \(code) --year NĂM",
        en: "Register it first: danvan model register --code \(code) --year YEAR"))
  }

  private func outOfOrder(_ model: Model, _ order: LocalizedText) -> Message {
    Message(
      vi: "Không hoàn tác được: mô hình \(model.code) sẽ còn \(order.vietnamese)",
      en: "It cannot be undone: model \(model.code) would be left with \(order.english)",
      LocalizedText(
        vi: """
          Chưa làm gì. Hoàn tác trước việc ghi quyết định sau: danvan history model \(model.code)
          """,
        en: """
          Nothing was done. First undo the entry of the later decision: \
          danvan history model \(model.code)
          """))
  }

  private func codeTaken(_ shown: String) -> Message {
    Message(
      vi: "Mã mô hình «\(shown)» đã có", en: "Model “\(shown)” exists already",
      LocalizedText(
        vi: """
          Xem: danvan model show \(shown). Đăng ký duy trì năm khác: \
          danvan model register --code \(shown) --mode maintained --year NĂM
          """,
        en: """
          See: danvan model show \(shown). To keep it up in another year: \
          danvan model register --code \(shown) --mode maintained --year YEAR
          """))
  }

  private func whichYear(_ code: String, _ years: String) -> Message {
    Message(
      vi: "Mô hình \(code) đăng ký nhiều năm: \(years)",
      en: "Model \(code) is registered for several years: \(years)",
      LocalizedText(vi: "Thêm --year NĂM.", en: "Add --year YEAR."))
  }

  private func decided(
    _ code: String, _ level: LocalizedText, _ outcome: Outcome, _ day: DecisionDay
  ) -> Message {
    let back =
      outcome == .recognized
      ? LocalizedText(
        vi: " Thu hồi: danvan model withdraw \(code) …",
        en: " To take it back: danvan model withdraw \(code) …") : LocalizedText("")
    return Message(
      vi: """
        Mô hình \(code) đã có quyết định «\(outcome.label.vietnamese)» \(level.vietnamese) \
        \(day.inWords.vietnamese)
        """,
      en: """
        Model \(code) is already \(outcome.label.english) at \(level.english) level, \
        \(day.inWords.english)
        """,
      LocalizedText(
        vi: "Xem: danvan model show \(code).\(back.vietnamese)",
        en: "See: danvan model show \(code).\(back.english)"))
  }
}

extension LocalizedText {
  /// A decision after one that it cannot follow.
  static func outOfOrder(
    _ year: Int, _ level: RecognitionLevel, _ before: LocalizedText?, _ outcome: LocalizedText
  ) -> LocalizedText {
    let last = before ?? LocalizedText(vi: "chưa có quyết định nào", en: "no decision")
    return LocalizedText(
      vi: """
        «\(outcome.vietnamese)» \(level.label.vietnamese) ngay sau \
        «\(last.vietnamese)», đăng ký năm \(year)
        """,
      en: """
        “\(outcome.english)” at \(level.label.english) level right after \
        “\(last.english)”, registered for \(year)
        """)
  }

  /// A decision dated before the registration it is on.
  static func decidedEarly(_ decided: Day, _ registered: Day?, year: Int) -> LocalizedText {
    LocalizedText(
      vi: """
        quyết định ngày \(decided.vietnamese) trước khi đăng ký \
        (\(registered?.vietnamese ?? "năm \(year)"))
        """,
      en: """
        a decision of \(decided) before it was registered (\(registered?.iso ?? "for \(year)"))
        """)
  }

  /// A selection of what no recognition stood of that day.
  static func unrecognized(_ year: Int, _ level: RecognitionLevel, _ day: Day) -> LocalizedText {
    LocalizedText(
      vi: """
        lần chọn điển hình tiêu biểu \(level.label.vietnamese) ngày \(day.vietnamese) mà khi ấy \
        không có công nhận nào, đăng ký năm \(year)
        """,
      en: """
        a selection as typical at \(level.label.english) level on \(day) without a recognition \
        then, registered for \(year)
        """)
  }

  fileprivate static func show(_ model: Model) -> LocalizedText {
    LocalizedText(
      vi: "Xem: danvan model show \(model.code)", en: "See: danvan model show \(model.code)")
  }
}

extension DecisionDay {
  /// That it is that day, or at the latest.
  public var inWords: LocalizedText {
    switch self {
    case .on(let day): LocalizedText(vi: "ngày \(day.vietnamese)", en: "on \(day.iso)")
    case .by(let day): LocalizedText(vi: "chậm nhất ngày \(day.vietnamese)", en: "by \(day.iso)")
    }
  }
}
