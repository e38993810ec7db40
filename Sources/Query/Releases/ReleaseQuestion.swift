import Storage

/// A report of a release, and what it is asked with.
public struct ReleaseQuestion {
  /// What is asked.
  public let report: Report
  /// As typed, by the names of its parameters.
  public let values: [String: String]

  /// Gives every report the parameters it has.
  ///
  /// - Parameters:
  ///   - typed: values of parameters.
  ///   - shared: parameters that are meant for all reports that have them.
  ///   - unaffected: told of each report that has not got one of these.
  /// - Throws: `DomainError` naming the parameter.
  public static func all(
    _ reports: [Report], _ typed: [String: String], shared: [Typed],
    unaffected: (Report, _ parameter: String) -> Void
  ) throws(DomainError) -> [ReleaseQuestion] {
    var values = typed
    for name in typed.keys.sorted() where !reports.contains(where: { $0.has(name) }) {
      let known = Set(reports.flatMap { $0.parameters.map(\.name) }).sorted()
      throw ReleaseFault.noParameter(name, known: known).error(in: .parameter(""))
    }
    for case (let name, let value?) in shared {
      if typed[name] != nil { throw ReleaseFault.toldTwice(name).error(in: name) }
      let without = reports.filter { !$0.has(name) }
      if without.count == reports.count { throw ReleaseFault.useless(name).error(in: name) }
      for report in without { unaffected(report, name) }
      values[name] = value
    }
    return reports.map { report in
      ReleaseQuestion(report: report, values: values.filter { report.has($0.key) })
    }
  }

  /// The day all of them are of, where it is one.
  public static func day(of runs: [ReportRun]) -> Day? {
    let days = Set(runs.filter { $0.report.has("as_of") }.map { $0.day(of: "as_of") })
    return days.count == 1 ? days.first ?? nil : nil
  }
}

extension Report {
  /// Whether it can be asked with that parameter.
  public func has(_ parameter: String) -> Bool { parameters.contains { $0.name == parameter } }
}

extension TerritoryTime {
  /// What a release keeps of it. Today's units are those of the day it is asked, and told as what
  /// was asked.
  public static func kept(_ text: String, field: String) throws(DomainError) -> String {
    let time = try parse(text, field: field)
    return time == .on(.today) && !text.contains(where: \.isNumber) ? "now" : time.stored
  }
}
