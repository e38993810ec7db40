import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model register`: a new model, or an earlier one kept up in another year.
  struct Register: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "register",
        abstract: text(vi: "Đăng ký một mô hình.", en: "Register a model."),
        discussion: text(
          vi: """
            Mô hình mới cần --title, --province, --field, --owner-kind và --year. Mô hình cũ \
            duy trì sang năm khác chỉ cần --code, --mode maintained và --year. Không ghi gì thì \
            chương trình hỏi từng mục.
            """,
          en: """
            A new model needs --title, --province, --field, --owner-kind and --year. One kept up \
            in another year needs only --code, --mode maintained and --year. With none of them, \
            each is asked for.
            """))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(help: help("Tên mô hình.", "Title.", name: "title"))
    var title: String?

    @Option(help: help("Tỉnh, thành (mã hoặc tên).", "Province (code or name).", name: "province"))
    var province: String?

    @Option(
      help: help(
        "Xã, phường (mã hoặc tên); tên chỉ có một nơi thì không cần --province.",
        "Commune or ward (code or name); --province is not needed where one place has the name.",
        name: "unit"))
    var unit: String?

    @Option(
      help: help(
        "Lĩnh vực: economy, culture-society, defense-security, political-system, hoặc tên.",
        "Field: economy, culture-society, defense-security, political-system, or its name.",
        name: "field"))
    var field: String?

    @Option(
      help: help(
        "collective (tập thể) hoặc individual (cá nhân).",
        "collective or individual.", name: "kind"))
    var ownerKind: String?

    @Option(help: help("Đơn vị, cá nhân thực hiện.", "Whose model it is.", name: "name"))
    var owner: String?

    @Option(help: help("Cơ quan (mã hoặc tên).", "Committee (code or name).", name: "committee"))
    var committee: String?

    @Option(help: help("Năm đăng ký.", "Year of registration.", name: "year"))
    var year: Int?

    @Option(help: help("Ngày đăng ký.", "Day of registration.", name: "date"))
    var on: String?

    @Option(help: help("new (mới) hoặc maintained (duy trì).", "new or maintained.", name: "mode"))
    var mode = "new"

    @Option(
      help: help(
        "Mã (không ghi thì tự cấp).", "Code (given out when left away).",
        name: "code"))
    var code: String?

    @Option(help: help("Mã nguồn.", "Source.", name: "source"))
    var source: String?

    @OptionGroup var writing: WriteOptions

    func run() throws {
      guard isBlank, Terminal.canAsk else { return try write() }
      try asked()?.write()
    }

    private func write() throws {
      let year = try requiredYear()
      try output.printWritten {
        let (model, alike) = try writing.write(globals, "model register") { try register($0) }
        if !alike.isEmpty { Console.note(.lookAlikes(alike)) }
        if year > Day.today.year { Console.note(.inFuture(String(year))) }
        return Written(model.code, model.id, .registered(year))
      }
    }

    /// - Returns: the model, and the codes of others it might be.
    func register(_ writer: borrowing Writer) throws -> (Model, [String]) {
      let reader = writer.reader
      var registration = try blank()
      let scope = Scope(reader, on: day(of: registration))
      try registration.enter([("committee", committee), ("source", source)].notBlank(), scope)
      var model = try self.model(scope, registration)
      let place = try self.place(of: model, scope, registration)
      if model.id == .unassigned { model.unit = place.unit.unit }
      registration.unit = place.unit.unit
      let stored = try writer.register(model, in: place.province, registration)
      return (stored, try reader.lookAlikes(of: stored, in: registration.year).map(\.code))
    }

    private func blank() throws -> Registration {
      var registration = Registration()
      registration.year = try requiredYear()
      registration.registeredOn = try on.map { try Day.parse($0, field: "--on") }
      registration.mode = try RegistrationMode.parse(mode, field: "--mode")
      return registration
    }

    /// The day on which codes and names of units are meant.
    private func day(of registration: Registration) -> Day {
      registration.registeredOn ?? min(Day.today, Day.last(of: registration.year))
    }

    /// The stored model that is registered again, or a new one.
    private func model(_ scope: Scope, _ registration: Registration) throws -> Model {
      if title == nil, let code {
        let stored = try scope.reader.find(Model.self, code: code)
        guard let stored else { throw Problem.notFound(.model, code) }
        return stored
      }
      var model = Model()
      model.code = code ?? ""
      model.title = try required(title, "--title")
      model.field = try scope.reader.field(try required(field, "--field")).id
      model.ownerKind = try OwnerKind.parse(
        try required(ownerKind, "--owner-kind"), field: "--owner-kind")
      model.ownerName = owner
      model.kind = .model
      model.committee = registration.committee
      model.source = registration.source
      return model
    }

    private func place(
      of model: Model, _ scope: Scope, _ registration: Registration
    ) throws -> RegisteredPlace {
      let place = try namedPlace(of: model, scope)
      guard place.unit.held(during: registration) else {
        return try option(place.option) { throw try scope.reader.gone(place.unit, scope.day) }
      }
      if registration.registeredOn == nil, let name = unit ?? province, !name.contains("@") {
        try scope.reader.checkUnchanged(place, named: name, during: registration.year)
      }
      return place
    }

    private func namedPlace(of model: Model, _ scope: Scope) throws -> RegisteredPlace {
      let reader = scope.reader
      if let unit {
        let over = try province.map { name in
          try option("--province") { try reader.unit(name, level: .province, on: scope.day) }
        }
        return try option("--unit") {
          let found = try reader.unit(unit, within: over?.unit, on: scope.day)
          guard let over = try over ?? reader.province(over: found.unit, on: scope.day) else {
            throw Problem.noProvince(found)
          }
          return RegisteredPlace(unit: found, province: over, option: "--unit")
        }
      }
      if province == nil, model.id != .unassigned,
        let over = try reader.province(over: model.unit, on: scope.day),
        let found = try reader.version(of: model.unit, on: scope.day)
      {
        // What the model's commune has become is another unit; the province is not.
        let stands = found.holds(on: scope.day) ? found : over
        return RegisteredPlace(unit: stands, province: over, option: "--province")
      }
      let name = try required(province, "--province")
      let found = try option("--province") {
        try reader.unit(name, level: .province, on: scope.day)
      }
      return RegisteredPlace(unit: found, province: found, option: "--province")
    }

    private func requiredYear() throws(Problem) -> Int {
      guard let year else { throw .missing("--year") }
      return year
    }

    private func required(_ value: String?, _ option: String) throws(Problem) -> String {
      if let value { return value }
      throw .missing(option)
    }
  }
}

/// Where a model is registered: a commune and the province over it, or the province itself.
private struct RegisteredPlace {
  let unit: UnitVersion
  let province: UnitVersion
  /// What it was named with.
  let option: String
}

extension Reader {
  /// Without a day, a name that meant two units in that year is no answer.
  fileprivate func checkUnchanged(
    _ place: RegisteredPlace, named name: String, during year: Int
  ) throws {
    let level = place.option == "--province" ? UnitLevel.province : nil
    let start = try? unit(name, level: level, on: Day.first(of: year))
    guard let start, start.unit != place.unit.unit else { return }
    throw Problem.invalid(
      place.option, name, vi: "là hai đơn vị khác nhau trong năm \(year)",
      en: "was two different units in \(year)",
      advice: Phrase(
        vi: "Thêm ngày đăng ký: --on NGÀY.", en: "Add the day of registration: --on DATE."))
  }
}

extension Phrase {
  fileprivate static func registered(_ year: Int) -> Phrase {
    Phrase(vi: "đã đăng ký năm \(year)", en: "registered for \(year)")
  }
}

extension Problem {
  fileprivate static func noProvince(_ unit: UnitVersion) -> Problem {
    .invalid(
      "--unit", unit.fullName, vi: "không thuộc tỉnh, thành nào",
      en: "stands under no province")
  }

  /// An option that this use of the command cannot do without.
  static func missing(_ option: String) -> Problem {
    Problem(
      .usage, Phrase(vi: "Thiếu \(option)", en: "\(option) is missing"),
      advice: Phrase(
        vi: "Xem: danvan model register --help", en: "See: danvan model register --help"))
  }
}
