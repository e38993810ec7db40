import Query
import Storage

extension ReportRun {
  /// Prints the report: what a release freezes is what people saw.
  public func print(_ style: Style, _ limits: QueryLimits, to sink: Sink) throws {
    let sink = sink.waiting(outside: limits.watch)
    var printer: Printer?
    try forEach(limits, totals: style.format.isForPeople) {
      printer = try Printer($0, style, to: sink)
    } _: { cells, kind in
      try printer?.row(cells, kind: kind)
    }
    try limits.watch.running { try printer?.end() }
  }

  /// What it is asked with, as people read it: `Năm đăng ký: 2025`.
  public func asked(in language: Language) throws -> [String] {
    try asked().map { "\($0.title[language]): \($0.value.written(in: language).visible)" }
  }
}
