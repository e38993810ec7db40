import SQLite

/// New models, their registrations and the decisions on them, each kind in the order of its rows.
/// They name each other by their places until they are given ids.
struct WaitingModels: Sendable {
  private(set) var models: [Model] = []
  private(set) var registrations: [Registration] = []
  private(set) var decisions: [Recognition] = []
  /// By model: what its code is to begin with, where it has none.
  private var series: [String?] = []
  /// By registration: its model.
  private var owners: [Int] = []
  /// By decision: its registration.
  private var decided: [Int] = []
  /// By code, where a row says it.
  private var coded: [String: Int] = [:]

  var isEmpty: Bool { models.isEmpty }

  mutating func append(_ model: Model, _ series: String?) {
    if series == nil { coded[model.code] = models.count }
    models.append(model)
    self.series.append(series)
  }

  mutating func append(_ registration: Registration, of model: Int, in place: Placement) {
    var registration = registration
    (registration.unit, registration.province) = (place.unit, place.province.unit)
    registrations.append(registration)
    owners.append(model)
  }

  mutating func append(_ decision: Recognition, on registration: Int) {
    decisions.append(decision)
    decided.append(registration)
  }

  func index(of code: String) -> Int? { coded[code] }

  /// Rows of one model mostly follow one another, so the last come first.
  func registration(of model: Int, in year: Int) -> Int? {
    var index = owners.count - 1
    // Those of a model come after it.
    while index >= model {
      if owners[index] == model, registrations[index].year == year { return index }
      index -= 1
    }
    return nil
  }

  /// Whether nothing was decided at a level of a registration.
  func leaves(_ level: RecognitionLevel, on registration: Int) -> Bool {
    !decided.indices.contains { decided[$0] == registration && decisions[$0].level == level }
  }

  mutating func giveCodes(_ writer: borrowing Writer) throws {
    let numbered = models.indices.filter { series[$0] != nil }
    for case (let series?, let members) in Dictionary(grouping: numbered, by: { series[$0] }) {
      let codes = try writer.nextCodes(Model.self, after: series, count: members.count)
      for (index, code) in zip(members, codes) { models[index].code = code }
    }
  }

  mutating func giveIds(_ writer: borrowing Writer) throws {
    let model = try writer.reserve(models.count, Model.self)
    let registration = try writer.reserve(registrations.count, Registration.self)
    let decision = try writer.reserve(decisions.count, Recognition.self)
    for index in models.indices { models[index].id = Id(rawValue: model + Int64(index)) }
    for index in registrations.indices {
      registrations[index].id = Id(rawValue: registration + Int64(index))
      registrations[index].model = models[owners[index]].id
    }
    for index in decisions.indices {
      decisions[index].id = Id(rawValue: decision + Int64(index))
      decisions[index].registration = registrations[decided[index]].id
    }
  }
}
