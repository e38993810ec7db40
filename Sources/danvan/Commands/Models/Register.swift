import ArgumentParser
import Messages
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
            Mô hình mới cần --title, --province, --field, --owner-kind và --year; không ghi \
            --province thì là tỉnh của tệp (danvan settings). Mô hình cũ \
            duy trì sang năm khác chỉ cần --code, --mode maintained và --year. Không ghi gì thì \
            chương trình hỏi từng mục.
            """,
          en: """
            A new model needs --title, --province, --field, --owner-kind and --year; the province \
            is the file's own where it has one (danvan settings). One kept up \
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

    /// Nothing that would say what to register was given.
    private var isBlank: Bool { mode == "new" && typed.given.count == 1 }

    private func write(isAsked: Bool) throws {
      guard year != nil else { throw Message.missing("--year", "model register") }
      try output.printWritten {
        let registered = try register(isRepeatable: isAsked)
        if !registered.alike.isEmpty { Console.note(.lookAlikes(registered.alike)) }
        if let own = registered.ownProvince { Console.note(.inOwnProvince(own)) }
        let (model, year) = (registered.model, registered.year)
        if year > Day.today.year { Console.note(.inFuture(String(year))) }
        return Written(model.code, model.id, .registered(year))
      }
    }

    func register(trial: Bool = false, isRepeatable: Bool) throws -> Registered {
      try writing.write(
        globals, "model register", trial: trial, isRepeatable: isRepeatable,
        options: PlaceOptions.names
      ) { try $0.register(typed) }
    }

    /// What was typed, as the operation takes it.
    var typed: [Typed] {
      [
        ("title", title), ("province", province), ("unit", unit), ("field", field),
        ("owner_kind", ownerKind), ("owner_name", owner), ("committee", committee),
        ("year", year.map(String.init)), ("registered_on", on), ("mode", mode), ("code", code),
        ("source", source),
      ]
    }
  }
}

extension LocalizedText {
  fileprivate static func registered(_ year: Int) -> LocalizedText {
    LocalizedText(vi: "đã đăng ký năm \(year)", en: "registered for \(year)")
  }
}
