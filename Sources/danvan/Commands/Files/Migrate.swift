import ArgumentParser
import Query
import Storage

/// `migrate`: brings a file to the tables of this danvan.
struct MigrateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "migrate",
      abstract: text(
        vi: "Nâng cấp cấu trúc tệp; tệp được sao lưu trước.",
        en: "Bring the file to this danvan's tables; it is backed up first."),
      subcommands: [Status.self, Apply.self],
      defaultSubcommand: Apply.self)
  }

  /// `migrate`, with no subcommand.
  struct Apply: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "apply",
        abstract: text(vi: "Nâng cấp (mặc định).", en: "Apply what is pending (default)."))
    }

    @OptionGroup var globals: Globals

    @Flag(help: help("Chỉ in các bước sẽ chạy.", "Only print what would be applied."))
    var dryRun = false

    func run() throws {
      if dryRun {
        let pending = try globals.onFile { path in
          try Migrator(path, .read, wait: globals.milliseconds).pending()
        }
        for migration in pending { Console.note(.pending(migration.name)) }
        return Console.note(.nothingWritten)
      }
      let (applied, backup) = try globals.onFile { path in
        let migrator = try Migrator(path, wait: globals.milliseconds)
        defer { try? migrator.close() }
        return try migrator.migrate(then: globals.mapSeeds("migrate"))
      }
      if let backup { Console.note(.backedUp(backup)) }
      for name in applied { Console.note(.applied(name)) }
      if applied.isEmpty { Console.note(.upToDate) }
    }
  }

  /// `migrate status`: what a file has been through.
  struct Status: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "status",
        abstract: text(
          vi: "Các bước cấu trúc đã chạy và còn lại.", en: "Migrations applied and pending."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Flag(
      help: help("Trả mã 1 nếu còn bước chưa chạy.", "Exit with 1 where something is pending."))
    var exitCode = false

    func run() throws {
      let (applied, pending) = try globals.onFile { path in
        let migrator = try Migrator(path, .read, wait: globals.milliseconds)
        return (try migrator.applied(), try migrator.pending())
      }
      let rows = applied.map { step in
        [
          Cell(step.name), Cell.phrase(.appliedState), Cell(step.appliedAt),
          Cell(Int(step.milliseconds)), Cell(step.sha256),
        ]
      }
      let rest = pending.map { step in
        [Cell(step.name), Cell.phrase(.pendingState), .null, .null, Cell(step.sha256)]
      }
      try output.print(Status.headings, rows + rest)
      if exitCode, !pending.isEmpty { throw ExitCode.failure }
    }

    private static let headings = [
      Heading("name", vi: "Bước", en: "Migration"),
      Heading("state", vi: "Tình trạng", en: "State"),
      Heading("applied_at", vi: "Lúc", en: "At"),
      Heading("duration_ms", vi: "Mili giây", en: "Milliseconds"),
      Heading("sha256", vi: "SHA-256", en: "SHA-256", for: .machines),
    ]
  }
}

extension LocalizedText {
  fileprivate static let appliedState = LocalizedText(vi: "đã chạy", en: "applied")
  fileprivate static let pendingState = LocalizedText(vi: "chưa chạy", en: "pending")
  fileprivate static let upToDate = LocalizedText(
    vi: "Tệp đã ở cấu trúc mới nhất.", en: "The file is up to date.")

  fileprivate static func pending(_ name: String) -> LocalizedText {
    LocalizedText(vi: "Sẽ chạy \(name).", en: "Would apply \(name).")
  }

  fileprivate static func applied(_ name: String) -> LocalizedText {
    LocalizedText(vi: "Đã chạy \(name).", en: "Applied \(name).")
  }

  fileprivate static func backedUp(_ path: String) -> LocalizedText {
    LocalizedText(vi: "Đã sao lưu vào «\(path)».", en: "Backed up to “\(path)”.")
  }
}
