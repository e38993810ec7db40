import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model edit`: changes what is named of a model, or of one of its registrations.
  struct Edit: ParsableCommand {
    static var configuration: CommandConfiguration {
      .edit(
        vi: "Sửa một mô hình hoặc một lần đăng ký của nó.",
        en: "Correct a model or one of its registrations.")
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
    var model: String

    @OptionGroup var options: ModelOptions
    @OptionGroup var registration: RegistrationOptions
    @OptionGroup var shared: SharedOptions
    @OptionGroup var clearing: Clearing
    @OptionGroup var writing: WriteOptions

    func validate() throws {
      try clearing.check(options.typed + registration.typed + shared.typed, "model edit")
    }

    func run() throws {
      let (changes, leftAlone) = try writing.write(globals, "model edit") { try edit($0) }
      if leftAlone > 0 { Console.note(.leftAlone(leftAlone)) }
      try output.printChanges(
        changes, title: Model.heading[language], stored: writing.dryRun ? nil : model)
    }

    /// - Returns: what changed, and how many registrations kept what the model had.
    private func edit(_ writer: borrowing Writer) throws -> ([[Cell]], Int) {
      let reader = writer.reader
      let stored = try Model.find(reader, model)
      let registered = try registration(of: stored, reader)
      let sheets = [Table.model(stored)] + (registered.map { [Table.registration($0)] } ?? [])
      let before = try sheets.map { try $0.rows(reader) }
      try editModel(stored, registered, writer)
      if let registered { try editRegistration(registered, stored, writer) }
      let changes = try zip(sheets, before).flatMap { sheet, before in
        Differences(sheet, before: before, after: try sheet.rows(reader)).rows
      }
      let isShared = !shared.typed.given.isEmpty && registered == nil
      let kept =
        isShared ? try reader.list(Registration.self, where: "model = \(stored.id)").count : 0
      return (changes, kept)
    }

    /// The registration of the year named, or the only one; some where one must be changed.
    private func registration(of model: Model, _ reader: Reader) throws -> Registration? {
      let isAsked =
        registration.year != nil || !registration.typed.given.isEmpty
        || clearing.names(anyOf: registration.typed)
      if isAsked { return try reader.soleRegistration(of: model, year: registration.year) }
      return try reader.ifFound { try reader.soleRegistration(of: model, year: nil) }
    }

    private func editModel(
      _ stored: Model, _ registered: Registration?, _ writer: borrowing Writer
    ) throws {
      var model = stored
      try options.fill(&model, writer.reader)
      try clearing.clear(&model, options.typed, writer.reader)
      if registration.year == nil {
        try shared.fill(&model, writer.reader, on: registered?.placeDay ?? .today)
        try clearing.clear(&model, shared.typed, writer.reader)
      }
      if model.code != stored.code { try writer.reader.checkFree(Model.self, code: model.code) }
      try writer.update(model)
    }

    /// What model and registration share is the registration's where its year is named; else the
    /// registration follows where it said the same as the model.
    private func editRegistration(
      _ stored: Registration, _ model: Model, _ writer: borrowing Writer
    ) throws {
      let reader = writer.reader
      var changed = stored
      try changed.enter(registration.typed.given.notBlank(), LookupContext(reader))
      try clearing.clear(&changed, registration.typed, reader)
      if registration.year != nil {
        try shared.fill(&changed, reader, on: changed.placeDay)
        try clearing.clear(&changed, shared.typed, reader)
      } else if let edited = try reader.get(model.id) {
        if stored.unit == model.unit { changed.unit = edited.unit }
        if stored.committee == model.committee { changed.committee = edited.committee }
        if stored.source == model.source { changed.source = edited.source }
      }
      if changed.unit != stored.unit || changed.registeredOn != stored.registeredOn {
        try changed.takeProvince(reader)
      }
      try writer.correct(changed)
    }
  }
}

extension Registration {
  /// The province over its unit at that time; a unit that was none then is refused.
  fileprivate mutating func takeProvince(_ reader: Reader) throws {
    guard let place = try reader.province(over: unit, on: placeDay) else { return }
    guard place.held(during: self) else {
      throw try option("--province") { try reader.gone(place, placeDay) }
    }
    province = place.unit
  }
}

extension LocalizedText {
  fileprivate static func leftAlone(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: \(count) lần đăng ký của mô hình giữ như cũ; sửa từng lần bằng --year NĂM.",
      en: "Note: the model's \(count) registrations stay as they were; edit each with --year YEAR.")
  }
}
