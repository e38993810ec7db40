import SQLite

/// Registration and the decisions on it: the one path a model goes.
extension Writer {
  /// Registers a model for a year. A model without a code gets the next one of its province and
  /// year, e.g. `22-2026-0001`; one that is already stored keeps its data. A unit that is set, a
  /// commune of the province, is kept; else it is the province itself.
  ///
  /// - Throws: `DomainError` where the code is taken or the model is registered for that year.
  public func register(
    _ model: Model, in province: UnitVersion, _ registration: Registration
  ) throws -> Model {
    var model = model
    var registration = registration
    if model.id == .unassigned {
      if model.unit == .unassigned { model.unit = province.unit }
      if model.code.tidied.isEmpty {
        model.code = try nextCode(Model.self, after: "\(province.code)-\(registration.year)")
      } else if try reader.find(Model.self, code: model.code) != nil {
        throw DomainError.codeTaken(model.code)
      }
      model = try insert(model)
    } else if try reader.registration(of: model, year: registration.year) != nil {
      throw DomainError.registeredAlready(model, registration.year)
    }
    registration.model = model.id
    if registration.unit == .unassigned { registration.unit = province.unit }
    registration.province = province.unit
    try insert(registration)
    return model
  }

  /// Records a decision on a model's registration.
  ///
  /// - Parameter year: which registration, where the model has several.
  /// - Throws: `DomainError` where the model is not registered, the day is before its registration or
  ///   before the last decision at that level, or that decision stands already.
  public func decide(
    _ recognition: Recognition, on model: Model, year: Int?
  ) throws -> (Registration, Recognition) {
    let registration = try reader.soleRegistration(of: model, year: year)
    var recognition = recognition
    recognition.registration = registration.id
    recognition.knownBy = recognition.decidedOn ?? recognition.knownBy
    try registration.admits(recognition)
    let last = try reader.first(
      Recognition.self,
      where: """
        registration = \(registration.id) AND level = \(recognition.level)
        ORDER BY known_by DESC, id DESC
        """)
    try recognition.follows(last, model)
    return (registration, try insert(recognition))
  }

  /// Changes a decision; those of its level must still follow one another.
  ///
  /// - Throws: `DomainError` where it would come before the registration or break that order.
  public func correct(_ recognition: Recognition, on model: Model) throws {
    let before = try reader.get(recognition.id)
    try update(recognition)
    let recognition = try reader.get(recognition.id) ?? recognition
    if let registration = try reader.get(recognition.registration) {
      try registration.admits(recognition)
    }
    for level in Set([before?.level, recognition.level].compactMap(\.self)) {
      var last: Recognition?
      for decision in try reader.decisions(on: recognition.registration, at: level) {
        try decision.follows(last, model)
        last = decision
      }
    }
  }

  /// Changes a registration that decisions may already rest on.
  ///
  /// - Throws: `DomainError` where it would come after one of them.
  public func correct(_ registration: Registration) throws {
    let first = try reader.first(
      Recognition.self, where: "registration = \(registration.id) ORDER BY known_by")
    if let day = registration.registeredOn, let first, first.knownBy < day {
      let vietnamese = Language.vietnamese
      throw DomainError(
        .badData, field: "registered_on",
        LocalizedText(
          vi: "\(vietnamese.written(day)) sau quyết định ngày \(vietnamese.written(first.knownBy))",
          en: "\(day) is after the decision of \(first.knownBy)"))
    }
    try update(registration)
  }
}

extension Reader {
  public func registration(of model: Model, year: Int) throws(SQLiteError) -> Registration? {
    try first(Registration.self, where: "model = \(model.id) AND year = \(year)")
  }

  /// Other models of that title and place, and registered for that year if one is given.
  public func lookAlikes(of model: Model, in year: Int? = nil) throws(SQLiteError) -> [Model] {
    // A key begins with the title and may go on with its translation on another line. The plus
    // keeps SQLite from going through all the models of the place.
    let key = model.title.searchKey
    return try list(
      Model.self,
      where: """
        (search_key = \(key) OR search_key > \(key + "\n") AND search_key < \(key + "\u{0B}"))
        AND +unit = \(model.unit) AND id <> \(model.id)
        AND (\(year) IS NULL
             OR EXISTS (SELECT 1 FROM registration WHERE model = model.id AND year = \(year)))
        ORDER BY code LIMIT 5
        """)
  }

  /// Decisions at a level, in the order they were taken.
  public func decisions(
    on registration: Id<Registration>, at level: RecognitionLevel
  ) throws(SQLiteError) -> [Recognition] {
    try list(
      Recognition.self,
      where: "registration = \(registration) AND level = \(level) ORDER BY known_by, id")
  }

  /// The last decision at a level, or the last of one outcome.
  public func lastDecision(
    on registration: Registration, of model: Model, at level: RecognitionLevel, _ outcome: Outcome?
  ) throws -> Recognition {
    let all = try decisions(on: registration.id, at: level)
    guard let found = all.last(where: { outcome == nil || $0.outcome == outcome }) else {
      throw DomainError.noDecision(model, level)
    }
    return found
  }

  /// The registration of that year, or the only one.
  public func soleRegistration(of model: Model, year: Int?) throws -> Registration {
    let all = try list(Registration.self, where: "model = \(model.id) ORDER BY year")
    guard let year else {
      if all.count == 1 { return all[0] }
      throw all.isEmpty ? DomainError.notRegistered(model) : DomainError.whichYear(model, all.map(\.year))
    }
    guard let found = all.first(where: { $0.year == year }) else {
      throw DomainError.notRegistered(model, year)
    }
    return found
  }
}

extension UnitVersion {
  /// Whether it held on the day of the registration, or some time in its year.
  public func held(during registration: Registration) -> Bool {
    if let day = registration.registeredOn { return holds(on: day) }
    let first = Day.first(of: registration.year)
    let last = Day.last(of: registration.year)
    return (validFrom.map { $0 <= last } ?? true) && (validTo.map { first < $0 } ?? true)
  }
}

extension Registration {
  /// A decision cannot be older than the registration.
  func admits(_ recognition: Recognition) throws(DomainError) {
    let start = registeredOn ?? Day.first(of: year)
    guard recognition.knownBy < start else { return }
    throw .early(
      recognition.knownBy, than: start, vi: "trước khi đăng ký", en: "is before the registration",
      advice: LocalizedText(
        vi: "Kiểm tra ngày quyết định và năm đăng ký.",
        en: "Check the day of the decision and the year of registration."))
  }
}

extension Recognition {
  /// Nothing is decided twice at one level, and only what stands can be withdrawn.
  func follows(_ last: Recognition?, _ model: Model) throws(DomainError) {
    let before = last?.outcome
    if let last, knownBy < last.knownBy {
      throw .early(
        knownBy, than: last.knownBy, vi: "trước quyết định gần nhất",
        en: "is before the last decision")
    }
    let stands = last?.knownBy ?? knownBy
    switch (before, outcome) {
    case (outcome?, _):
      throw .decidedAlready(model, level, outcome, stands)
    case (.recognized?, .declined):
      throw .decidedAlready(model, level, .recognized, stands)
    case (_, .withdrawn) where before != .recognized:
      throw .nothingToWithdraw(model, level)
    default: return
    }
  }
}

extension DomainError {
  /// A decision dated before what it follows.
  fileprivate static func early(
    _ day: Day, than start: Day, vi: String, en: String, advice: LocalizedText? = nil
  ) -> DomainError {
    let vietnamese = Language.vietnamese
    return DomainError(
      .badData, field: "decided_on",
      LocalizedText(
        vi: "\(vietnamese.written(day)) \(vi) (\(vietnamese.written(start)))",
        en: "\(day) \(en) (\(start))"),
      advice: advice)
  }

  static func codeTaken(_ code: String) -> DomainError {
    let shown = code.shownInMessage
    return DomainError(
      .badData,
      LocalizedText(vi: "Mã mô hình «\(shown)» đã có", en: "Model “\(shown)” exists already"),
      advice: LocalizedText(
        vi: """
          Xem: danvan model show \(shown). Đăng ký duy trì năm khác: \
          danvan model register --code \(shown) --mode maintained --year NĂM
          """,
        en: """
          See: danvan model show \(shown). To keep it up in another year: \
          danvan model register --code \(shown) --mode maintained --year YEAR
          """))
  }

  static func registeredAlready(_ model: Model, _ year: Int) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "Mô hình \(model.code) đã đăng ký năm \(year)",
        en: "Model \(model.code) is registered for \(year) already"),
      advice: LocalizedText(
        vi: "Xem: danvan model show \(model.code)", en: "See: danvan model show \(model.code)"))
  }

  static func notRegistered(_ model: Model, _ year: Int? = nil) -> DomainError {
    let vi = year.map { " năm \($0)" } ?? ""
    let en = year.map { " for \($0)" } ?? ""
    return DomainError(
      .badData,
      LocalizedText(
        vi: "Mô hình \(model.code) chưa đăng ký\(vi) nên không thể ra quyết định",
        en: "Model \(model.code) is not registered\(en), so nothing can be decided on it"),
      advice: LocalizedText(
        vi: "Đăng ký trước: danvan model register --code \(model.code) --year NĂM",
        en: "Register it first: danvan model register --code \(model.code) --year YEAR"))
  }

  static func whichYear(_ model: Model, _ years: [Int]) -> DomainError {
    let list = years.map(String.init).joined(separator: ", ")
    return DomainError(
      .badData,
      LocalizedText(
        vi: "Mô hình \(model.code) đăng ký nhiều năm: \(list)",
        en: "Model \(model.code) is registered for several years: \(list)"),
      advice: LocalizedText(vi: "Thêm --year NĂM.", en: "Add --year YEAR."))
  }

  static func decidedAlready(
    _ model: Model, _ level: RecognitionLevel, _ outcome: Outcome, _ day: Day
  ) -> DomainError {
    let code = model.code
    let vi = outcome == .recognized ? " Thu hồi: danvan model withdraw \(code) …" : ""
    let en = outcome == .recognized ? " To take it back: danvan model withdraw \(code) …" : ""
    return DomainError(
      .badData,
      LocalizedText(
        vi: """
          Mô hình \(code) đã có quyết định «\(outcome.label.vietnamese)» \
          \(level.label.vietnamese) ngày \(Language.vietnamese.written(day))
          """,
        en: """
          Model \(code) is already \(outcome.label.english) at \(level.label.english) level, \
          on \(day)
          """),
      advice: LocalizedText(
        vi: "Xem: danvan model show \(code).\(vi)", en: "See: danvan model show \(code).\(en)"))
  }

  static func noDecision(_ model: Model, _ level: RecognitionLevel) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "Mô hình \(model.code) không có quyết định nào như vậy \(level.label.vietnamese)",
        en: "Model \(model.code) has no such decision at \(level.label.english) level"),
      advice: LocalizedText(
        vi: "Xem: danvan model show \(model.code)", en: "See: danvan model show \(model.code)"))
  }

  static func nothingToWithdraw(_ model: Model, _ level: RecognitionLevel) -> DomainError {
    DomainError(
      .badData,
      LocalizedText(
        vi: "Mô hình \(model.code) không có công nhận \(level.label.vietnamese) để thu hồi",
        en: "Model \(model.code) has no recognition at \(level.label.english) level to withdraw"),
      advice: LocalizedText(
        vi: "Xem: danvan model show \(model.code)", en: "See: danvan model show \(model.code)"))
  }
}
