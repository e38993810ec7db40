import Storage

/// A report of a release, and what it is asked with.
public struct ReleaseQuestion {
  /// What is asked.
  public let report: Report
  /// As typed, by the names of its parameters.
  public let values: [String: String]
  /// Those of them that were told for all reports.
  private let shared: Set<String>

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
    let told = Set(shared.compactMap { $0.text == nil ? nil : $0.column })
    return reports.map { report in
      ReleaseQuestion(
        report: report, values: values.filter { report.has($0.key) }, shared: told)
    }
  }

  /// The report, ready to be asked.
  ///
  /// - Throws: `DomainError` as `ReportRun`; `ReleaseFault.ofDayToCome` where it would be of a day
  ///   that has not come: today's records would be said of it for ever.
  public func run(_ reader: Reader) throws -> ReportRun {
    let run = try ReportRun(report, values, reader)
    for parameter in report.parameters {
      guard let day = run.firstDay(of: parameter), day > .today else { continue }
      let name = parameter.name
      throw ReleaseFault.ofDayToCome(day)
        .error(in: shared.contains(name) ? .column(name) : .parameter(name))
    }
    return run
  }

  /// The day all of them are of, where it is one.
  public static func day(of runs: [ReportRun]) -> Day? {
    let days = Set(runs.filter { $0.report.has("as_of") }.map { $0.day(of: "as_of") })
    return days.count == 1 ? days.first ?? nil : nil
  }
}

extension ReportRun {
  /// The day of which a parameter makes the answer, or on which its time begins. Other days, such
  /// as one by which something is due, may be to come.
  fileprivate func firstDay(of parameter: ReportParameter) -> Day? {
    switch parameter.kind {
    case .period, .years: day(of: "\(parameter.name)_from")
    case .date where parameter.name == "as_of": day(of: parameter.name)
    case .territory: day(of: parameter.name)
    default: nil
    }
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
