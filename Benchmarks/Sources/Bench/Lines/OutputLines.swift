/// A long answer in the forms that programs read.
struct OutputLines {
  let setting: Setting

  private static let sql = """
    SELECT m.code, m.title, m.owner_kind, m.owner_name, r.year, r.registered_on, r.mode, r.province
      FROM registration AS r JOIN model AS m ON m.id = r.model LIMIT
    """
  private var rows: Int { setting.size(1_000_000) }

  func all() throws -> [any Measurable] {
    let file = try setting.archives.file(registrations: setting.size(2_000_000))
    return try [
      line("CSV", file, "csv", ["-csv", "-header"]),
      line("JSON", file, "json", ["-json"]),
      line("NDJSON", file, "ndjson", ["-json"]),
    ] + ["csv", "json", "ndjson"].map { memory(file, $0) }
  }

  private func line(
    _ title: String, _ file: String, _ format: String, _ options: [String]
  ) throws -> Line {
    let programs = setting.programs
    let sql = "\(OutputLines.sql) \(rows)"
    return Line(
      title: "print \(rows) rows as \(title)",
      ours: programs.danvan(ask(file, rows, format), .digits),
      opponents: [
        try programs.sqlite3(
          file, asking: sql, .digits, name: "sqlite3 shell, \(options[0])", options, atMost: 1.3)
      ])
  }

  private func ask(_ file: String, _ rows: Int, _ format: String) -> Program {
    setting.programs.ours(
      file,
      ["sql", "\(OutputLines.sql) \(rows)", "--format", format, "--timeout", "3600"])
  }

  private func memory(_ file: String, _ format: String) -> Gauge {
    Gauge(
      title: "memory: print \(rows) rows as \(format.uppercased())",
      opponent: "danvan, \(rows / 10) rows"
    ) {
      let folder = setting.programs.folder
      let peaks = try [rows, rows / 10].map { try ask(file, $0, format).peak(in: folder) }
      return Reading(memory: peaks[0], against: peaks[1], atMost: 1.1)
    }
  }
}

extension Reading {
  /// Memory of a long answer beside that of a short one, in KiB.
  init(memory ours: Int, against theirs: Int, atMost target: Double) {
    let ratio = Double(ours) / Double(theirs)
    self.init(
      ours: Reading.megabytes(ours), theirs: Reading.megabytes(theirs),
      ratio: "**\(ratio.ratio)**", target: "≤ \(target.ratio)", isMet: ratio <= target)
  }

  /// The same where both have one bound.
  init(memory ours: Int, and theirs: Int, atMostMegabytes target: Int) {
    self.init(
      ours: Reading.megabytes(ours), theirs: Reading.megabytes(theirs),
      target: "≤ \(target) MB, both", isMet: max(ours, theirs) * 1024 <= target * 1_000_000)
  }

  private static func megabytes(_ kibibytes: Int) -> String {
    "\((Double(kibibytes) * 1024 / 1_000_000).written(0)) MB"
  }
}
