import Reports
import SQLite
import Storage

/// The SQL of what is counted (Sources/Query/Reports/counted.sql), which reports read as well.
extension RateQuestion {
  /// A WITH clause that has `registered`, `decision` and `entered`.
  var base: SQL {
    SQL(
      named: sharedTables + countedTables,
      [
        "as_of": .text(asOf.iso), "today": .text(Day.today.iso),
        "province": territory.list.map(Value.text) ?? .null,
      ])
  }
}

extension SQL {
  /// SQL with named parameters, each replaced by its value; names without one stay as they are.
  /// Comments that take a line of their own are left out.
  init(named text: String, _ values: [String: Value]) {
    self.init("")
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("--") }
    var rest = lines.joined(separator: "\n")[...]
    while let colon = rest.firstIndex(of: ":") {
      let name = rest[rest.index(after: colon)...].prefix { $0.isLetter || $0 == "_" }
      append(SQL(String(rest[..<colon])))
      if let value = values[String(name)] {
        append(SQL("?", [value]))
      } else {
        append(SQL(":" + name))
      }
      rest = rest[name.endIndex...]
    }
    append(SQL(String(rest)))
  }
}
