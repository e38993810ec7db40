import Messages
import Query
import Storage

/// A report of a release, and what it is asked with.
struct ReleaseQuestion {
  let report: Report
  /// As typed, by the names of its parameters.
  let values: [String: String]

  /// Gives every report the parameters it has.
  ///
  /// - Parameter options: those that are typed as options of their own.
  static func all(
    _ reports: [Report], _ typed: [String: String],
    options: [(option: String, name: String, value: String?)]
  ) throws -> [ReleaseQuestion] {
    var values = typed
    for name in typed.keys.sorted() {
      guard reports.contains(where: { $0.has(name) }) else {
        throw Message.noParameter(name, reports)
      }
    }
    for (option, name, value) in options {
      guard let value else { continue }
      if typed[name] != nil { throw Message.twice(option, name) }
      let without = reports.filter { !$0.has(name) }.map(\.file.name)
      if without.count == reports.count { throw Message.useless(option, name) }
      for report in without { Console.note(.leftAlone(report, name)) }
      values[name] = value
    }
    return reports.map { report in
      ReleaseQuestion(report: report, values: values.filter { report.has($0.key) })
    }
  }

  /// The day all of them are of, where it is one.
  static func day(of runs: [ReportRun]) -> Day? {
    let days = Set(runs.filter { $0.report.has("as_of") }.map { $0.day(of: "as_of") })
    return days.count == 1 ? days.first ?? nil : nil
  }
}

extension Report {
  fileprivate func has(_ name: String) -> Bool { parameters.contains { $0.name == name } }
}

extension LocalizedText {
  static func leftAlone(_ report: String, _ parameter: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: «\(report)» không có tham số \(parameter), nên không theo.",
      en: "Note: “\(report)” has no parameter \(parameter) and is not affected.")
  }
}

extension Message {
  fileprivate static func noParameter(_ name: String, _ reports: [Report]) -> Message {
    let shown = name.shownInMessage
    let known = Set(reports.flatMap { $0.parameters.map(\.name) }).sorted().joined(separator: ", ")
    return Message(
      .usage, field: "-p",
      LocalizedText(
        vi: "Không báo cáo nào có tham số «\(shown)»",
        en: "None of the reports has a parameter “\(shown)”"),
      advice: known.isEmpty
        ? LocalizedText(vi: "Bỏ -p: không có tham số nào.", en: "Leave -p out: they take none.")
        : LocalizedText(vi: "Chọn một trong: \(known)", en: "Use one of: \(known)"))
  }

  fileprivate static func twice(_ option: String, _ name: String) -> Message {
    Message(
      .usage, field: option,
      LocalizedText(vi: "ghi hai lần, cả ở -p \(name)", en: "is given twice, in -p \(name) too"),
      advice: LocalizedText(vi: "Bỏ một chỗ.", en: "Leave one of them out."))
  }

  fileprivate static func useless(_ option: String, _ name: String) -> Message {
    Message(
      .usage, field: option,
      LocalizedText(
        vi: "không báo cáo nào có tham số \(name)", en: "none of the reports has \(name)"),
      advice: LocalizedText(
        vi: "Bỏ \(option), hoặc chọn báo cáo khác: danvan report list",
        en: "Leave \(option) out, or choose other reports: danvan report list"))
  }
}
