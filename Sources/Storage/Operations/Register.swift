import SQLite

/// A model that was registered.
public struct Registered: Sendable {
  /// As it is stored.
  public let model: Model
  /// For which it is registered.
  public let year: Int
  /// The codes of others of that title, place and year.
  public let alike: [String]
  /// The file's own province, where no place was typed.
  public let ownProvince: UnitVersion?
}

extension Writer {
  /// Registers a new model, or a stored one for another year: that is one whose code is told and no
  /// title.
  ///
  /// - Parameter typed: `year`, `registered_on` and `mode` of the registration; `title`, `field`,
  ///   `owner_kind`, `owner_name` and `code` of the model; of both `province`, `unit`, `committee`
  ///   and `source`.
  /// - Throws: `MissingColumn`; `DomainError` naming the column, or where the code is taken or the
  ///   model is registered for that year.
  public func register(_ typed: [Typed]) throws -> Registered {
    var registration = try Registration(typed, reader)
    let (stored, new) = try reader.modelToRegister(typed, registration)
    let (place, isOwn) = try reader.place(of: stored, registration, typed)
    registration.unit = place.unit
    var model = new
    if stored == nil { model.unit = place.unit }
    model = try register(model, in: place.province, registration)
    let alike = try reader.nearAlikes(of: model, in: registration.year)
    return Registered(
      model: model, year: registration.year, alike: alike.map(\.code),
      ownProvince: isOwn ? place.province : nil)
  }
}

extension Registration {
  fileprivate init(_ typed: [Typed], _ reader: Reader) throws {
    self.init()
    year = try Int.entered(try typed.needed("year"), "year", LookupContext(reader))
    registeredOn = try typed.text("registered_on").map {
      try Day.parse($0, field: "registered_on")
    }
    if let mode = typed.text("mode") { self.mode = try RegistrationMode.parse(mode, field: "mode") }
    try enter(typed.only(["committee", "source"]), LookupContext(reader, on: placeDay))
  }
}

extension Reader {
  /// The stored model that is registered again, if it is one, and the model to register.
  fileprivate func modelToRegister(
    _ typed: [Typed], _ registration: Registration
  ) throws -> (stored: Model?, Model) {
    if typed.text("title") == nil, let code = typed.text("code") {
      guard let stored = try find(Model.self, code: code) else {
        throw DomainError.notFound(.model, code)
      }
      return (stored, stored)
    }
    var model = Model()
    model.code = typed.text("code") ?? ""
    model.title = try typed.needed("title")
    model.field = try field(try typed.needed("field")).id
    model.ownerKind = try OwnerKind.parse(try typed.needed("owner_kind"), field: "owner_kind")
    model.ownerName = typed.text("owner_name")
    model.kind = .model
    (model.committee, model.source) = (registration.committee, registration.source)
    return (nil, model)
  }

  /// The place that was typed, else that of the stored model, else the file's own province.
  fileprivate func place(
    of stored: Model?, _ registration: Registration, _ typed: [Typed]
  ) throws -> (Placement, isOwn: Bool) {
    let (province, unit) = (typed.text("province"), typed.text("unit"))
    if let stored, unit == nil, let place = try place(of: stored, in: province, registration) {
      return (place, false)
    }
    let isOwn = unit == nil && province == nil
    if isOwn, try ownProvince(on: registration.placeDay) == nil {
      throw MissingColumn(column: "province")
    }
    return (try place(PlaceName(province: province, unit: unit), of: registration), isOwn)
  }
}

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
        throw ModelFault.codeTaken(model.code).error
      }
      model = try insert(model)
    } else if try reader.registration(of: model, year: registration.year) != nil {
      throw ModelFault.registeredAlready(model, year: registration.year).error
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
  /// - Throws: `DomainError` where the model is not registered, the day is before its registration
  ///   or before the last decision at that level, that decision stands already, or a selection
  ///   would be of what is not recognized.
  public func decide<D: RegistrationDecision>(
    _ decision: D, on model: Model, year: Int?
  ) throws -> (Registration, D) {
    let registration = try reader.soleRegistration(of: model, year: year)
    var decision = decision
    decision.registration = registration.id
    decision.knownBy = decision.decidedOn ?? decision.knownBy
    try registration.admits(decision)
    let last = try reader.first(
      D.self,
      where: """
        registration = \(registration.id) AND level = \(decision.level)
        ORDER BY known_by DESC, id DESC
        """)
    try decision.follows(last, model)
    let stored = try keepingSelections(of: registration.id, model) { try insert(decision) }
    return (registration, stored)
  }

  /// Changes a decision; those of its level must still follow one another.
  ///
  /// - Throws: `DomainError` where it would come before the registration, break that order or leave
  ///   a selection of what is not recognized.
  public func correct<D: RegistrationDecision>(_ decision: D, on model: Model) throws {
    let before = try reader.get(decision.id)
    try keepingSelections(of: decision.registration, model) { try update(decision) }
    let corrected = try reader.get(decision.id) ?? decision
    if let registration = try reader.get(corrected.registration) {
      try registration.admits(corrected)
    }
    for level in Set([before?.level, corrected.level].compactMap(\.self)) {
      var last: D?
      for decision in try reader.decisions(D.self, on: corrected.registration, at: level) {
        try decision.follows(last, model)
        last = decision
      }
    }
  }

  /// Changes a registration that decisions may already rest on.
  ///
  /// - Throws: `DomainError` where it would come after one of them.
  public func correct(_ registration: Registration) throws {
    let first = try [
      reader.firstDecision(Recognition.self, on: registration),
      reader.firstDecision(Selection.self, on: registration),
    ].compactMap(\.self).min()
    if let day = registration.registeredOn, let first, first < day {
      throw ModelFault.afterDecision(day, first).error(in: "registered_on")
    }
    try update(registration)
  }
}

extension Reader {
  /// The registration of that year, if there is one.
  public func registration(of model: Model, year: Int) throws(SQLiteError) -> Registration? {
    try first(Registration.self, where: "model = \(model.id) AND year = \(year)")
  }

  /// How many look-alikes are told at most.
  public static let mostLookAlikes = 5

  /// Other models of that title and place, and registered for that year if one is given: the first
  /// by code.
  ///
  /// - Parameter places: `nil` = that of the model.
  public func lookAlikes(
    of model: Model, in year: Int? = nil, at places: [Id<Unit>]? = nil
  ) throws(SQLiteError) -> [Model] {
    // A key begins with the title and may go on with its translation on another line. The plus
    // keeps SQLite from going through all the models of the place.
    let key = model.title.searchKey
    return try list(
      Model.self,
      where: """
        (search_key = \(key) OR search_key > \(key + "\n") AND search_key < \(key + "\u{0B}"))
        AND +unit IN (\(list: places ?? [model.unit])) AND id <> \(model.id)
        AND (\(year) IS NULL
             OR EXISTS (SELECT 1 FROM registration WHERE model = model.id AND year = \(year)))
        ORDER BY code LIMIT \(Reader.mostLookAlikes)
        """)
  }

  /// Other models of that place and year whose titles differ in what people add or leave out: a
  /// number, quotation marks, stops, "Mô hình". All models of the place are gone through.
  public func nearAlikes(of model: Model, in year: Int) throws(SQLiteError) -> [Model] {
    let bare = model.title.searchKey.bareTitle
    var alike: [Id<Model>] = []
    try connection.forEach(
      """
      SELECT m.id, m.search_key FROM registration AS r JOIN model AS m ON m.id = r.model
       WHERE r.unit = \(model.unit) AND r.year = \(year) AND m.id <> \(model.id)
      """
    ) { row throws(SQLiteError) in
      let key: String = try row[1]
      if key.bareTitle == bare { alike.append(try row[0]) }
    }
    return try list(
      Model.self, where: "id IN (\(list: alike)) ORDER BY code LIMIT \(Reader.mostLookAlikes)")
  }

  /// Decisions at a level, in the order they were taken.
  public func decisions<D: RegistrationDecision>(
    _: D.Type, on registration: Id<Registration>, at level: RecognitionLevel
  ) throws(SQLiteError) -> [D] {
    try list(
      D.self, where: "registration = \(registration) AND level = \(level) ORDER BY known_by, id")
  }

  fileprivate func firstDecision<D: RegistrationDecision>(
    _: D.Type, on registration: Registration
  ) throws(SQLiteError) -> Day? {
    try first(D.self, where: "registration = \(registration.id) ORDER BY known_by")?.knownBy
  }

  /// The last decision at a level, or the last of one outcome.
  public func lastDecision<D: RegistrationDecision>(
    on registration: Registration, of model: Model, at level: RecognitionLevel,
    _ outcome: D.Verdict?
  ) throws -> D {
    let all = try decisions(D.self, on: registration.id, at: level)
    let found = all.last { decision in outcome.map { $0 == decision.outcome } ?? true }
    guard let found else {
      throw ModelFault.noDecision(model, level).error
    }
    return found
  }

  /// The registration of that year, or the only one.
  public func soleRegistration(of model: Model, year: Int?) throws -> Registration {
    let all = try list(Registration.self, where: "model = \(model.id) ORDER BY year")
    guard let year else {
      if all.count == 1 { return all[0] }
      throw all.isEmpty
        ? ModelFault.notRegistered(model, year: nil).error
        : ModelFault.whichYear(model, all.map(\.year)).error
    }
    guard let found = all.first(where: { $0.year == year }) else {
      throw ModelFault.notRegistered(model, year: year).error
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
