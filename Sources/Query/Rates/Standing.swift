import Reports
import SQLite
import Storage

/// The SQL of what is counted (Sources/Query/Reports/counted.sql), which reports read as well.
extension RateQuestion {
  /// A WITH clause that has `registered`, `decision_state` and `known_registration`.
  var base: SQL { "WITH\n" + SQL(named: countedTables, named) }

  /// Values of the parameters that it has, and those of ``Cells``.
  var named: [String: Value] {
    [
      "as_of": .text(asOf.iso), "today": .text(Day.today.iso), "territory": .null,
      "province": territory.list.map(Value.text) ?? .null,
    ]
  }
}

extension SQL {
  /// SQL with named parameters, each replaced by its value; names without one stay as they are.
  /// Comments that take a line of their own are left out.
  init(named text: String, _ values: [String: Value]) {
    self.init("")
    for line in text.utf8.split(separator: UInt8(ascii: "\n"))
    where !line.starts(with: "--".utf8) {
      var rest = line
      while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
        let name = rest[rest.index(after: colon)...].prefix(while: \.isOfName)
        self.text += String(Substring(rest[..<colon]))
        if let value = values[String(Substring(name))] {
          append(SQL("?", [value]))
        } else {
          self.text += ":" + String(Substring(name))
        }
        rest = rest[name.endIndex...]
      }
      self.text += String(Substring(rest)) + "\n"
    }
  }
}

extension UInt8 {
  fileprivate var isOfName: Bool {
    self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
}
