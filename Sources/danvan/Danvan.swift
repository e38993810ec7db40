import ArgumentParser
import Glibc
import Messages
import Storage

/// The command line: parses, runs one command, and turns every failure into words and an exit code.
@main
struct Danvan: ParsableCommand {
  static var configuration: CommandConfiguration {
    let invocation = Invocation.current
    let isWhole = invocation.isWhole.load(ordering: .relaxed)
    return CommandConfiguration(
      commandName: "danvan",
      abstract: text(
        vi: "Sổ theo dõi mô hình «Dân vận khéo», văn bản, quỹ và số liệu báo cáo.",
        en: "Tracks “Skilled Mass Mobilization” models, directives, funds and reported figures."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan --db tinh.db init --seed
            danvan --db tinh.db rates
            danvan --db tinh.db model register --title "Khéo vận động hiến đất làm đường" \
          --province 22 --field economy --owner-kind collective --year 2026
          """,
        en: """
          Examples:
            danvan --db province.db init --seed
            danvan --db province.db rates
            danvan --db province.db model register --title "Khéo vận động hiến đất làm đường" \
          --province 22 --field economy --owner-kind collective --year 2026
          """),
      version: toolVersion,
      subcommands: commands.filter { isWhole || invocation.arguments.contains($0.key) }
        .map(\.value))
  }

  /// Every command and its name.
  static let commands: KeyValuePairs<String, any ParsableCommand.Type> = [
    "init": InitCommand.self, "seed": SeedCommand.self, "migrate": MigrateCommand.self,
    "settings": SettingsCommand.self,
    "province": ProvinceCommand.self, "unit": UnitCommand.self, "committee": CommitteeCommand.self,
    "model": ModelCommand.self, "directive": DirectiveCommand.self, "fund": FundCommand.self,
    "figure": FigureCommand.self, "task": TaskCommand.self, "source": SourceCommand.self,
    "import": ImportProfiles.self,
    "rates": RatesCommand.self, "search": SearchCommand.self, "check": CheckCommand.self,
    "report": ReportCommand.self, "release": ReleaseCommand.self, "why": WhyCommand.self,
    "sql": SQLCommand.self, "history": HistoryCommand.self, "undo": UndoCommand.self,
    "backup": BackupCommand.self, "restore": RestoreCommand.self, "export": ExportCommand.self,
    "template": TemplateCommand.self, "completions": CompletionsCommand.self,
    "complete": CompleteCommand.self,
  ]

  @OptionGroup var globals: ReadGlobals

  static func main() {
    Console.prepare()
    ProcessMemory.claim()
    Interruption.watch()
    Glibc.exit(run(.process))
  }

  /// Does what was typed.
  ///
  /// - Returns: the code to exit with.
  static func run(_ invocation: Invocation) -> Int32 {
    invocation.asCurrent {
      do {
        try checkBytes(invocation)
        try run(invocation.arguments.flatMap(\.asArguments))
        return 0
      } catch {
        return Console.report(error)
      }
    }
  }

  private static func run(_ arguments: [String]) throws {
    // The parser would first get ready for all else.
    if arguments == ["--version"] { return try Console.write(Array("\(toolVersion)\n".utf8)) }
    try check(arguments)
    var command = try parsed(arguments)
    try command.run()
  }

  /// The parser would take the next argument for the value of `--db=`: a command that is not run,
  /// and no failure.
  private static func check(_ arguments: [String]) throws(Message) {
    let options = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
    for option in options where option.firstIndex(of: "=") == option.indices.last {
      throw .noValue(option)
    }
  }

  /// Whatever was typed in another encoding would be stored, or be made a file of, with its letters
  /// lost.
  private static func checkBytes(_ invocation: Invocation) throws(Message) {
    guard invocation.ownsProcess else { return }
    for pointer in UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)
    ) {
      guard let pointer, String(validatingCString: pointer) == nil else { continue }
      throw .notUTF8(String(cString: pointer), .usage)
    }
  }

  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let command = try? parseAsRoot(arguments)
    // Help, mistakes and completions are about all there is.
    Invocation.current.isWhole.store(true, ordering: .relaxed)
    return try command ?? parseAsRoot(arguments)
  }
}

extension String {
  /// What the parser is given. A value that begins with a mark that combines with the sign before
  /// it is an argument of its own, for the parser would not see the sign.
  fileprivate var asArguments: [String] {
    let (name, value) = (unicodeScalars.prefix { $0 != "=" }, unicodeScalars.drop { $0 != "=" })
    let isHidden = hasPrefix("--") && !value.isEmpty && Substring(value).first != "="
    guard isHidden, !name.contains(where: \.properties.isWhitespace) else { return [asArgument] }
    return [String(name), String(value.dropFirst())]
  }

  /// Text that begins with a dash is not an option when white space follows before any `=`: an SQL
  /// comment, a title in a list; nor where a digit follows: an amount. A space before it tells the
  /// parser, and goes away again.
  private var asArgument: String {
    guard hasPrefix("-") else { return self }
    let isText = prefix { $0 != "=" }.contains(where: \.isWhitespace)
    let isNumber = dropFirst().first.map { $0.isASCII && $0.isNumber } ?? false
    return isText || isNumber ? " " + self : self
  }
}

extension Message {
  fileprivate static func noValue(_ option: String) -> Message {
    Message(
      .usage,
      LocalizedText(
        vi: "«\(option.shownInMessage)» không có giá trị",
        en: "“\(option.shownInMessage)” has no value"),
      advice: LocalizedText(
        vi: "Ghi giá trị liền sau dấu =, hoặc bỏ cả tùy chọn.",
        en: "Write the value right after the =, or leave the option out."))
  }
}
