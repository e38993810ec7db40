import SQLite
import Storage

/// What a report is asked with, so that it can be asked again.
extension ReportRun {
  /// Every parameter with its value, defaults as what they came to:
  /// `{"year":2025,"province":"22"}`. Typed on another day it means the same.
  public func parametersAsJSON() throws -> String {
    var sql: SQL = "SELECT json_object("
    for (index, parameter) in report.parameters.enumerated() {
      if index > 0 { sql += ", " }
      sql += "\(parameter.name), \(try value(of: parameter))"
    }
    return try reader.connection.value(sql + ")", as: String.self) ?? "{}"
  }

  /// The day of a parameter.
  public func day(of name: String) -> Day? {
    guard case .text(let text)? = values[name] else { return nil }
    return Day(iso: text)
  }

  /// Names of records as codes: what is bound for them are ids.
  private func value(of parameter: ReportParameter) throws -> Value {
    let bound = values[parameter.name] ?? .null
    guard let text = try typed[parameter.name] ?? parameter.standIn() else { return .null }
    switch parameter.kind {
    case .province: return .text(try province(text))
    case .territory: return .text(try TerritoryTime.parse(text, field: parameter.name).stored)
    case .field: return .text(try reader.named(Field.self, text).code)
    case .directive: return .text(try reader.directive(text).code)
    case .integer, .text, .date, .period, .years, .level: return bound
    }
  }

  /// With the day where one was typed: it means that province alone.
  private func province(_ text: String) throws -> String {
    let code = try reader.unit(text, level: .province).code
    guard let at = text.lastIndex(of: "@") else { return code }
    let day = try Day.parse(String(text[text.index(after: at)...]), field: "-p province")
    return "\(code)@\(day.iso)"
  }
}

extension Reader {
  /// What is typed to ask again with the parameters of ``ReportRun/parametersAsJSON()``.
  public func typed(_ parameters: String) throws -> [String: String] {
    var typed: [String: String] = [:]
    try connection.forEach(
      "SELECT key, CAST(atom AS TEXT) FROM json_each(\(parameters)) WHERE atom IS NOT NULL"
    ) { row throws(SQLiteError) in typed[try row[0]] = try row[1] as String }
    return typed
  }
}
