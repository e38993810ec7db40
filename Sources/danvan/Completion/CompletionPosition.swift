import ArgumentParser
import Interchange
import Query
import Storage

extension Completion {
  /// Where on the command line the words so far lead.
  struct Position {
    private var command: ParsableCommand.Type = Danvan.self
    private(set) var path: [String] = []
    /// Options that take a value.
    private(set) var options: [String: Value] = [:]
    /// Long names of options and flags, as the help has them.
    private(set) var names: [String] = []
    private var arguments: [Value] = []
    /// The option whose value comes next.
    private(set) var value: Value?
    private var db: String?

    init() { readHelp() }

    var subcommands: [String] {
      command.configuration.subcommands.compactMap { command in
        let configuration = command.configuration
        return configuration.shouldDisplay ? configuration.commandName : nil
      }
    }

    /// The positional argument that comes next.
    var argument: Value? { arguments.first }

    mutating func pass(_ word: String) {
      if let value {
        if value.option == "--db" { db = word }
        self.value = nil
      } else if word.hasPrefix("--db=") {
        db = String(word.dropFirst(5))
      } else if word.hasPrefix("-") {
        value = options[word]
      } else if let next = command.configuration.subcommands.first(where: {
        $0.configuration.commandName == word
      }) {
        (command, path) = (next, path + [word])
        readHelp()
      } else {
        arguments = Array(arguments.dropFirst())
      }
    }

    /// Reads the file; silent where it cannot.
    func read<T>(_ body: (Reader) throws -> [T]) -> [T] {
      guard var globals = try? Globals.parse([]) else { return [] }
      // A shell passes `~` on as it is typed.
      let home = environment("HOME") ?? "~"
      (globals.file.db, globals.file.wait) = (
        db.map { $0.hasPrefix("~/") ? home + $0.dropFirst() : $0 }, 0
      )
      return (try? globals.read(body)) ?? []
    }

    /// `  -o, --output <file>  …` is an option with a value, `  <model>  …` an argument.
    private mutating func readHelp() {
      (options, names, arguments) = ([:], [], [])
      for line in Danvan.helpMessage(for: command, columns: 10_000).split(separator: "\n") {
        guard line.hasPrefix("  -") || line.hasPrefix("  <") else { continue }
        let parts = line.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
          .prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
        guard let last = parts.last else { continue }
        let name = last.hasPrefix("<") ? String(last.dropFirst().prefix { $0 != ">" }) : nil
        if parts.count == 1, let name { arguments.append(Value(option: nil, name: name)) }
        for part in parts where part.hasPrefix("-") {
          options[part] = name.map { Value(option: part, name: $0) }
          if part.hasPrefix("--") { names.append(part) }
        }
      }
    }
  }

  /// What an option or argument takes.
  struct Value {
    let option: String?
    /// As its help has it.
    let name: String

    /// A record of the file, by what the help calls the value; of a code, by the option's name.
    var entityKind: EntityKind? {
      let word = name == "code" ? String((option ?? "").dropFirst(2)) : name
      return EntityKind.completed.first { $0.rawValue == word }
    }

    /// A closed list.
    func choices(_ path: [String]) -> [String]? {
      if name.contains("|") { return name.split(separator: "|").map(String.init) }
      if name == "report" { return try? ReportFolder.parse([]).files().map(\.name) }
      switch (option, path.first) {
      case ("--format", _): return Format.all
      case ("--basis", _): return Basis.all
      case ("--noun", _): return EntityKind.searched.map(\.rawValue)
      case ("--level", _): return RecognitionLevel.all
      case ("--outcome", _), ("--to-outcome", _): return Outcome.all + SelectionOutcome.all
      case ("--mode", _): return RegistrationMode.all
      case ("--owner-kind", _): return OwnerKind.all
      case ("--state", "model"): return ModelState.all
      case ("--state", "task"): return TaskState.all
      case ("--kind", "committee"): return CommitteeKind.all
      case ("--kind", "fund"): return FundEntryKind.all
      case ("--kind", "task"): return TaskKind.all
      case ("--kind", "directive"): return LinkKind.all
      case ("--role", _): return FigureRole.all
      case ("--nature", _): return FigureNature.all
      case ("--status", "figure"): return ObservationStatus.all
      case ("--dating", _): return Dating.all
      case ("--severity", _): return Severity.all
      case (nil, "check"): return Check.all.map(\.name)
      default: return nil
      }
    }
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  fileprivate static var all: [String] { allCases.map(\.rawValue) }
}
