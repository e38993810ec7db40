import Samples

/// `model import` of a long file into an empty archive.
struct ImportLines {
  let setting: Setting
  private var programs: Programs { setting.programs }

  func all() throws -> [any Measurable] {
    let rows = setting.size(1_000_000)
    let csv = try setting.archives.csv(rows: rows)
    return [
      time(csv, rows), memory(csv, rows), growth(), try coded(setting.size(100_000)),
      try undone(setting.size(300_000)),
    ]
  }

  private func time(_ csv: String, _ rows: Int) -> Line {
    let script = programs.folder + "/import.sql"
    let theirs = programs.folder + "/staged.db"
    let opponent = programs.shell(theirs, script: script).map { shell in
      Opponent.present(
        Contender(name: "sqlite3 shell") {
          try ImportLines.script(csv, programs, to: script)
          return try timed(shell, into: theirs)
        }, atMost: 1.25)
    }
    return Line(
      title: "import \(rows) rows",
      ours: Contender(name: "danvan") { try ours(csv) },
      opponents: [opponent ?? .absent("sqlite3 shell", why: "it is not installed")])
  }

  private func memory(_ csv: String, _ rows: Int) -> Gauge {
    Gauge(title: "memory: import \(rows) rows", opponent: "danvan, \(rows / 10) rows") {
      let few = try setting.archives.csv(rows: rows / 10)
      let peaks = try [csv, few].map { file in
        try setting.archives.initialize(into)
        defer { removeDatabase(into) }
        return try program(file).peak(in: programs.folder)
      }
      return Reading(memory: peaks[0], and: peaks[1], atMostMegabytes: 200)
    }
  }

  /// The same rows with codes of their own and a source, which are as usual as rows without.
  private func coded(_ rows: Int) throws -> Line {
    let (plain, coded) = (
      try setting.archives.csv(rows: rows), try setting.archives.csv(rows: rows, coded: true)
    )
    return Line(
      title: "import \(rows) rows with codes and a source",
      ours: Contender(name: "danvan") {
        try timed(
          programs.ours(into, ["model", "import", coded, "--set", "source=S1"]), into: into)
      },
      opponents: [
        .present(Contender(name: "danvan, without them") { try ours(plain) }, atMost: 1.15)
      ])
  }

  /// Taking an import back, against the import.
  private func undone(_ rows: Int) throws -> Line {
    let csv = try setting.archives.csv(rows: rows)
    return Line(
      title: "undo an import of \(rows) rows",
      ours: Contender(name: "danvan") {
        try setting.archives.initialize(into)
        defer { removeDatabase(into) }
        try program(csv).run(into: programs.output)
        return try programs.run(programs.ours(into, ["undo"]))
      },
      opponents: [
        .present(
          Contender(name: "danvan, the import") {
            try setting.archives.initialize(into)
            defer { removeDatabase(into) }
            return try programs.run(program(csv))
          }, atMost: 1)
      ])
  }

  /// From ten thousand rows to five millions: time is rows to that power.
  private func growth() -> Gauge {
    Gauge(title: "growth of import with rows", opponent: "") {
      let sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000].map(setting.size)
      // A quick run has five minutes for everything.
      let most = Duration.seconds(setting.divisor > 1 ? 30 : 3600)
      return try Growth("Import", rows: sizes, within: most) {
        try ours(setting.archives.csv(rows: $0)).time
      }.reading(atMost: 1.1)
    }
  }

  private var into: String { programs.folder + "/imported.db" }

  private func program(_ csv: String) -> Program {
    programs.ours(into, ["model", "import", csv])
  }

  private func ours(_ csv: String) throws -> Outcome { try timed(program(csv), into: into) }

  /// Into a file made anew; both must have stored as much.
  private func timed(_ program: Program, into file: String) throws -> Outcome {
    try setting.archives.initialize(file)
    defer { removeDatabase(file) }
    let outcome = try programs.run(program)
    return outcome.with(Checksum(UInt64(try setting.ask(ImportLines.stored, file))))
  }

  static let stored = """
    SELECT (SELECT count(*) FROM model) + 3 * (SELECT count(*) FROM registration)
           + 7 * (SELECT count(*) FROM recognition)
    """

  static func script(_ csv: String, _ programs: Programs, to path: String) throws {
    try write(
      contents(of: programs.scripts + "/import.sql").replacing(":rows", with: csv), to: path)
  }
}
