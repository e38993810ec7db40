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
      guard isBlank, Terminal.canAsk else { return try write(isAsked: false) }
      try asked()?.write(isAsked: true)
    }

    private func write(isAsked: Bool) throws {
      let year = try requiredYear()
      try output.printWritten {
        let (model, alike) = try writing.write(
          globals, "model register", isRepeatable: isAsked
        ) { try register($0) }
        if !alike.isEmpty { Console.note(.lookAlikes(alike)) }
        if year > Day.today.year { Console.note(.inFuture(String(year))) }
        return Written(model.code, model.id, .registered(year))
      }
    }

    /// - Returns: the model, and the codes of others it might be.
    func register(_ writer: borrowing Writer) throws -> (Model, [String]) {
      let reader = writer.reader
      var registration = try blank()
      let scope = LookupContext(reader, on: registration.placeDay)
      try registration.enter([("committee", committee), ("source", source)].notBlank(), scope)
      var model = try self.model(scope, registration)
      let place = try self.place(of: model, registration, reader)
      if model.id == .unassigned { model.unit = place.unit }
      registration.unit = place.unit
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

    /// The stored model that is registered again, or a new one.
    private func model(_ scope: LookupContext, _ registration: Registration) throws -> Model {
      if title == nil, let code {
        let stored = try scope.reader.find(Model.self, code: code)
        guard let stored else { throw DomainError.notFound(.model, code) }
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
      of model: Model, _ registration: Registration, _ reader: Reader
    ) throws -> Placement {
      if unit == nil, province == nil {
        if model.id != .unassigned, let place = try reader.place(of: model, registration) {
          return place
        }
        throw DomainError.missing("--province", "model register")
      }
      do {
        return try reader.place(province: province, unit: unit, of: registration)
      } catch var problem as DomainError {
        problem.field = problem.field.map { .given("--" + $0.name) }
        throw problem
      }
    }

    private func requiredYear() throws(DomainError) -> Int {
      guard let year else { throw .missing("--year", "model register") }
      return year
    }

    private func required(_ value: String?, _ option: String) throws(DomainError) -> String {
      if let value { return value }
      throw .missing(option, "model register")
    }
  }
}

extension LocalizedText {
  fileprivate static func registered(_ year: Int) -> LocalizedText {
    LocalizedText(vi: "đã đăng ký năm \(year)", en: "registered for \(year)")
  }
}
