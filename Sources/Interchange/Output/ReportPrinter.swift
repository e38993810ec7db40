import Query
import Storage

extension ReportRun {
  /// Prints the report: what a release freezes is what people saw.
  public func print(_ style: Style, timeout: Double, to sink: Sink) throws {
    var printer: Printer?
    try forEach(timeout: timeout, totals: style.format.isForPeople) {
      printer = try Printer($0, style, to: sink)
    } _: { cells in
      try printer?.row(cells)
    }
    try printer?.end()
  }
}
