import ArgumentParser
import Query
import Storage

/// `province list|show`.
struct ProvinceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "province",
      abstract: text(
        vi: "Tỉnh, thành phố, nay và trước khi sáp nhập.",
        en: "Provinces, today's and those before the mergers."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(
      help: help("Danh sách của một ngày (mặc định: hôm nay).", "As of a day (default: today).",
        name: "date"))
    var on: String?

    func run() throws {
      let day = try on.map { try Day.parse($0, field: "--on") } ?? .today
      try globals.read { try output.print(.provinces(on: day), $0, title: heading) }
    }

    private var heading: String { text(vi: "Tỉnh, thành phố", en: "Provinces") }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên.", "Code or name.", name: "province"))
    var province: String

    @Option(
      help: help("Mã, tên của ngày nào (mặc định: hôm nay).",
        "As of which day the code or name is meant (default: today).", name: "date"))
    var on: String?

    func run() throws {
      let day = try on.map { try Day.parse($0, field: "--on") } ?? .today
      try globals.read { reader in
        let unit = try reader.unit(province, level: .province, on: day)
        try output.print(.province(unit), reader, title: unit.fullName)
      }
    }
  }
}

/// `directive list|show`.
struct DirectiveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "directive",
      abstract: text(
        vi: "Văn bản: chỉ thị, nghị quyết, kết luận, chương trình …",
        en: "Documents: directives, resolutions, conclusions, programmes …"),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    func run() throws {
      try globals.read { reader in
        try output.print(
          .directives(unit: try place.unit(reader)), reader,
          title: text(vi: "Văn bản", en: "Documents"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã, số hoặc trích yếu.", "Code, number or title.", name: "directive"))
    var directive: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Directive.self, directive)
        try output.print(.directive(found), reader, title: found.code)
      }
    }
  }
}

/// `fund list|show`.
struct FundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fund",
      abstract: text(vi: "Quỹ và các khoản tiền.", en: "Funds and their money."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    func run() throws {
      try globals.read { reader in
        try output.print(
          .funds(unit: try place.unit(reader)), reader, title: text(vi: "Quỹ", en: "Funds"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên quỹ.", "Code or name.", name: "fund"))
    var fund: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Fund.self, fund)
        try output.print(.fund(found), reader, title: found.nameVi)
      }
    }
  }
}

/// `figure list|show`.
struct FigureCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "figure",
      abstract: text(
        vi: "Số liệu đã báo cáo, kèm nguồn và nguyên văn.",
        en: "Reported figures, with source and words."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    @Option(
      help: help("Chỉ một chỉ tiêu, ví dụ models.registered.",
        "Only that measure, e.g. models.registered.", name: "measure"))
    var measure: String?

    func run() throws {
      try globals.read { reader in
        let code = try measure.map { try reader.named(Measure.self, $0).code }
        try output.print(
          .figures(unit: try place.unit(reader), measure: code), reader,
          title: text(vi: "Số liệu báo cáo", en: "Reported figures"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã số liệu.", "Code.", name: "figure"))
    var figure: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Figure.self, figure)
        try output.print(.figure(found), reader, title: found.code)
      }
    }
  }
}

/// `task list`.
struct TaskCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "task",
      abstract: text(vi: "Nhiệm vụ phối hợp.", en: "Tasks of coordination programmes."),
      subcommands: [List.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read {
        try output.print(.tasks(), $0, title: text(vi: "Nhiệm vụ", en: "Tasks"))
      }
    }
  }
}

/// `source list|show`.
struct SourceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "source",
      abstract: text(
        vi: "Nguồn của số liệu và căn cứ ngày đăng.",
        en: "Where facts were read, and how their dates are known."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read {
        try output.print(.sources(), $0, title: text(vi: "Nguồn", en: "Sources"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã nguồn.", "Code.", name: "source"))
    var source: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Source.self, source)
        try output.print(.source(found), reader, title: found.code)
      }
    }
  }
}

/// Rows of one province only.
struct PlaceFilter: ParsableArguments {
  @Option(help: help("Chỉ một tỉnh, thành (mã hoặc tên; 37@2024-07-05 = mã của ngày ấy).",
    "Only that province (code or name; 37@2024-07-05 = the code of that day).", name: "province"))
  var province: String?

  func unit(_ reader: Reader) throws -> Id<Unit>? {
    try province.map { try reader.unit($0, level: .province).unit }
  }
}

extension CommandConfiguration {
  static var list: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: text(vi: "In danh sách.", en: "Print the list."))
  }

  static var show: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: text(vi: "In đầy đủ một mục.", en: "Print one in full."))
  }
}
