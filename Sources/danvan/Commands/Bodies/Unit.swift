import ArgumentParser
import Query
import Storage

/// `unit list|show|seed|import|merge|split|rename|retype`.
struct UnitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "unit",
      abstract: text(
        vi: "Đơn vị hành chính các cấp, qua các lần thay đổi.",
        en: "Administrative units of every level, through their changes."),
      subcommands: [
        List.self, Show.self, Seed.self, Import.self, Merge.self, Split.self, Rename.self,
        Retype.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var place: UnitPlace

    @Option(
      help: help(
        "Chỉ một cấp: province (tỉnh), district (huyện), commune (xã).",
        "Only one level: province, district or commune.", name: "level"))
    var level: String?

    func run() throws {
      let level = try level.map { try UnitLevel.parse($0, field: "--level") }
      try globals.read(known) { reader in
        let day = try place.day() ?? .today
        try output.print(
          .units(on: day, level: level, in: try place.territory(reader, on: day)), reader,
          title: text(vi: "Đơn vị hành chính", en: "Administrative units"), asked: [asOf(day)])
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    @Argument(help: help("Mã hoặc tên.", "Code or name.", name: "unit"))
    var unit: String

    @OptionGroup var place: UnitPlace

    func run() throws {
      try globals.read(known) { reader in
        let found = try place.unit(unit, reader)
        try output.print(.unit(found), reader, title: found.fullName)
      }
    }
  }
}

/// Where and when a unit is looked for.
struct UnitPlace: ParsableArguments {
  @Option(help: help("Trong tỉnh, thành nào.", "In which province.", name: "province"))
  var province: String?

  @Option(
    help: help(
      "Của ngày nào (mặc định: hôm nay).", "As of which day (default: today).", name: "date"))
  var on: String?

  func day() throws -> Day? { try on.map { try Day.parse($0, field: "--on") } }

  /// The province on a day.
  func territory(_ reader: Reader, on day: Day) throws -> Territory {
    guard let province else { return .everywhere }
    return try option("--province") {
      try .of(reader.unit(province, level: .province, on: day).unit, reader)
    }
  }

  /// The unit on the day; where none is given, also one that has ended.
  func unit(_ name: String, _ reader: Reader) throws -> UnitVersion {
    let day = try day()
    let within = try province.map { name in
      try option("--province") { try find(name, level: .province, on: day, reader).unit }
    }
    return try find(name, within: within, on: day, reader)
  }

  private func find(
    _ name: String, level: UnitLevel? = nil, within: Id<Unit>? = nil, on day: Day?, _ reader: Reader
  ) throws -> UnitVersion {
    guard let day else { return try reader.unitOfAnyDay(name, level: level, within: within) }
    return try reader.unit(name, level: level, within: within, on: day)
  }
}
