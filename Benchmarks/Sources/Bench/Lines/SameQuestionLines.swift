/// Reports, reasons and past days against plain `rates`, at 100,000 registrations.
struct SameQuestionLines {
  let setting: Setting
  private var programs: Programs { setting.programs }
  private static let records = ["--basis", "records"]

  func all() throws -> [any Measurable] {
    let file = try setting.archives.file(registrations: setting.size(100_000))
    return Self.reports.map { name, by in
      line(
        "report run \(name)", ["report", "run", name], Self.records + ["--by", by], file,
        atMost: 1.5)
    } + [
      line(
        "why rate", ["why", "rate", Self.province] + Self.records, Self.records, file, atMost: 3),
      line(
        "report run rates-by-province, a day gone by", Self.report, Self.past, file, atMost: 1.5),
    ] + Self.counted.map { name, options in
      line("rates \(name)", ["rates"] + Self.records + options, Self.records, file, atMost: nil)
    }
  }

  /// Each with what it tells apart.
  private static let reports = [
    ("rates-by-province", "province"), ("rates-by-field", "field"),
    ("rates-by-owner-kind", "owner-kind"), ("rates-by-level", "level"), ("rates-by-year", "year"),
  ]
  private static let province = "04@2024-06-30"
  private static let day = "2024-06-30"
  private static let report = ["report", "run", "rates-by-province", "-p", "as_of=\(day)"]
  private static let past = records + ["--as-of", day]

  /// What no totals are kept of.
  private static let counted = [
    ("--as-of", ["--as-of", day]), ("--by month", ["--by", "month"]),
    ("--by commune", ["--by", "commune"]), ("--cohort decided", ["--cohort", "decided"]),
  ]

  private func line(
    _ title: String, _ ours: [String], _ rates: [String], _ file: String, atMost target: Double?
  ) -> Line {
    let tabs = ["--format", "tsv"]
    return Line(
      title: "\(title), \(setting.size(100_000)) registrations",
      ours: programs.danvan(programs.ours(file, ours + tabs)),
      opponents: [
        .present(
          Contender(name: (["danvan rates"] + rates.dropFirst(2)).joined(separator: " ")) {
            try programs.run(programs.ours(file, ["rates"] + rates + tabs))
          }, atMost: target)
      ])
  }
}
