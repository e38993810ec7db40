import Samples

/// What the kept totals cost whoever writes.
///
/// danvan writes into no file whose triggers were dropped. So the shell runs the same INSERTs with
/// the triggers and without, and what they differ by is taken off danvan's own time; and so is what
/// counting all cells anew takes, as a command does it that finds all of them stale.
struct PriceLines {
  let setting: Setting
  private var programs: Programs { setting.programs }

  func all() throws -> [any Measurable] {
    let triggers = try triggers()
    let importing = "the price of kept totals: import \(setting.size(1_000_000) / 10) rows"
    let single = "the price of kept totals: model register"
    guard !triggers.isEmpty, Program.find("sqlite3") != nil else {
      let why = triggers.isEmpty ? "there are no triggers named tally_*" : "there is no sqlite3"
      return [importing, single].map { Absent(title: $0, opponent: "without them", why: why) }
    }
    return [
      Price(title: importing, target: 1.2) { try imported(triggers, $0) },
      Price(title: single, target: 1.3) { try registered(triggers, $0) },
    ]
  }

  private func imported(_ triggers: [String], _ pace: Pace) throws -> [[Duration]] {
    let csv = try setting.archives.csv(rows: setting.size(1_000_000) / 10)
    let script = programs.folder + "/price.sql"
    try ImportLines.script(csv, programs, to: script)
    let file = programs.folder + "/price.db"
    guard let shell = programs.shell(file, script: script) else { return [] }
    let run = { (program: Program, dropped: [String]) in
      try setting.archives.initialize(file)
      defer { removeDatabase(file) }
      try setting.run(dropped, on: file)
      return try programs.run(program)
    }
    let ours = programs.ours(file, ["model", "import", csv])
    let counted = try setting.copy(of: setting.size(1_000_000) / 10, as: "counted")
    let register = programs.ours(counted, CommandLines.register)
    return try inTurn(
      "price of import",
      [
        Contender(name: "danvan") { try run(ours, []) },
        Contender(name: "with") { try run(shell, []) },
        Contender(name: "without") { try run(shell, triggers) },
        Contender(name: "stale") {
          try setting.run([PriceLines.allStale], on: counted)
          return try programs.run(register)
        },
        Contender(name: "fresh") { try programs.run(register) },
      ], pace)
  }

  private static let allStale = """
    INSERT INTO tally_stale SELECT DISTINCT province, year FROM registration WHERE true
    ON CONFLICT DO NOTHING
    """

  private func registered(_ triggers: [String], _ pace: Pace) throws -> [[Duration]] {
    let size = setting.size(10_000)
    let files = try ["priced", "with", "without"].map { try setting.copy(of: size, as: $0) }
    try setting.run(triggers, on: files[2])
    let script = programs.scripts + "/register.sql"
    let shells = files.compactMap { programs.shell($0, script: script) }
    return try inTurn(
      "price of model register",
      [
        programs.danvan(programs.ours(files[0], CommandLines.register)),
        programs.danvan(shells[1]), programs.danvan(shells[2]),
      ], pace)
  }

  /// What drops them.
  private func triggers() throws -> [String] {
    let file = try setting.archives.file(registrations: setting.size(10_000))
    let list = try setting.text(
      """
      SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema
       WHERE type = 'trigger' AND name GLOB 'tally_*'
      """, file)
    return list.isEmpty ? [] : [list]
  }
}

/// Ours, and pairs of something with them and the same without, as one ratio.
private struct Price: Measurable {
  let title: String
  let target: Double
  let times: (Pace) throws -> [[Duration]]

  func measure(_ pace: Pace) throws -> [Finding] {
    let times = try times(pace)
    let without = times[0].indices.map { round in
      stride(from: 1, to: times.count, by: 2).reduce(times[0][round]) { time, with in
        time - (times[with][round] - times[with + 1][round])
      }
    }
    return [
      .measured(
        Comparison(
          title: title, opponent: "danvan less what they cost", ours: times[0],
          theirs: without, target: target))
    ]
  }
}
