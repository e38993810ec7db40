/// A model that was registered.
public struct Registered: Sendable {
  public let model: Model
  public let year: Int
  /// The codes of others of that title, place and year.
  public let alike: [String]
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
    let place = try reader.place(of: stored, registration, typed)
    registration.unit = place.unit
    var model = new
    if stored == nil { model.unit = place.unit }
    model = try register(model, in: place.province, registration)
    let alike = try reader.lookAlikes(of: model, in: registration.year)
    return Registered(model: model, year: registration.year, alike: alike.map(\.code))
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

  /// The place that was typed, else that of the stored model.
  fileprivate func place(
    of stored: Model?, _ registration: Registration, _ typed: [Typed]
  ) throws -> Placement {
    let (province, unit) = (typed.text("province"), typed.text("unit"))
    if unit != nil || province != nil {
      return try place(province: province, unit: unit, of: registration)
    }
    if let stored, let place = try place(of: stored, registration) { return place }
    throw MissingColumn(column: "province")
  }
}
