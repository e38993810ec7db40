import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `why rate KEY…`.
struct WhyRate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rate",
      abstract: text(
        vi: "Mở một dòng của bảng tỷ lệ: công thức, các mục được tính và không tính, nguồn.",
        en: "Open a row of the rates: formula, records counted and left out, sources."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan why rate 04 --basis reported
            danvan why rate "quang ninh" 2025
            danvan why rate 22 economy --by province --by field --year 2025
          Dòng gọi bằng giá trị của các chiều theo thứ tự --by (mã hoặc tên, có dấu hay không), \
          rồi kỳ nếu cần; mọi dòng hợp đều được mở. Các tùy chọn như của lệnh rates.
          """,
        en: """
          Examples:
            danvan why rate 04 --basis reported
            danvan why rate "quang ninh" 2025
            danvan why rate 22 economy --by province --by field --year 2025
          A row goes by the values of its dimensions in the order of --by (code or name, accents \
          optional), then its period where needed; all rows that fit are opened. Options as in \
          rates.
          """))
  }

  @OptionGroup var globals: ReadGlobals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var options: RateOptions
  @OptionGroup var inputs: InputOptions

  @Argument(help: help("Giá trị gọi tên dòng.", "Values that name the row.", name: "key"))
  var key: [String]

  func validate() throws {
    guard options.compare else { return }
    throw Message(
      .usage, field: "--compare",
      LocalizedText(vi: "không dùng với why", en: "does not go with why"),
      advice: LocalizedText(
        vi: "Mở từng bên: --basis reported, --basis records.",
        en: "Open each side: --basis reported, --basis records.")
    ).asUsage
  }

  func run() throws {
    try globals.read(known) { reader in
      let why = try RateWhy(key, try options.question(reader), reader)
      let style = try output.style(title: text(vi: "Vì sao ra tỷ lệ ấy", en: "Why the rate is so"))
      guard style.format.hasSections else {
        return try output.print(try why.list(), reader, title: style.title)
      }
      try output.print(
        try why.detail(limit: inputs.limit(for: style.format), .usual), reader, title: style.title)
    }
  }
}

/// How many inputs are shown.
struct InputOptions: ParsableArguments {
  @Flag(help: help("In mọi mục, dù nhiều.", "Print all inputs, however many."))
  var all = false

  /// People are shown so many unless they ask for all.
  func limit(for format: Format) -> Int? { format.isForPeople && !all ? 30 : nil }
}
