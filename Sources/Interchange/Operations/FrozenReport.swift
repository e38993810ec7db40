import Query
import Storage

/// A report as a release holds it.
struct FrozenReport {
  let name: String
  let parameters: String
  let report: Report
  let table: FrozenTable
  /// The parameters as they are typed.
  let asked: [String: String]
  /// When it was made, and the last entry it rests on.
  let (day, journal): (Day?, Int64)

  /// The day it is of.
  var asOf: Day? { asked["as_of"].flatMap { Day(iso: $0) } ?? day }

  static func all(of release: Release, _ reader: Reader) throws -> [FrozenReport] {
    let outputs = try reader.outputs(of: release.id)
    let day = try release.day(reader)
    return try outputs.filter { $0.format == Format.json.rawValue }.map { output in
      let sql = outputs.first { $0.report == output.report && $0.format == "sql" }
      let text =
        try sql.map { String(decoding: try reader.frozen($0, of: release), as: UTF8.self) } ?? ""
      let file = ReportFile(
        name: output.report, file: "\(release.name)/\(output.report).sql", text: text)
      return FrozenReport(
        name: output.report, parameters: output.parameters, report: try Report(file),
        table: try FrozenTable(json: try reader.frozen(output, of: release)),
        asked: try reader.typed(output.parameters), day: day, journal: release.journal)
    }
  }
}
