import ArgumentParser
import Storage

/// Where a record is: a province, or a unit in it.
struct PlaceOptions: ParsableArguments {
  @Option(help: help("Tỉnh, thành (mã hoặc tên).", "Province (code or name).", name: "province"))
  var province: String?

  @Option(
    help: help(
      "Xã, phường hoặc đơn vị khác (thuộc --province nếu ghi).",
      "Commune or other unit (of --province where that is given).", name: "unit"))
  var unit: String?

  var typed: [Typed] { [("unit", unit ?? province)] }

  /// Sets the unit of a record, if one was named.
  ///
  /// - Parameter day: on which codes and names are meant.
  func enter<R: Record>(in record: inout R, _ reader: Reader, on day: Day) throws {
    var level: UnitLevel? = .province
    var within: Id<Unit>?
    if unit != nil {
      level = nil
      within = try province.map { name in
        try option("--province") { try reader.unit(name, level: .province, on: day).unit }
      }
    }
    let scope = LookupContext(reader, on: day, level: level, within: within)
    try option(unit == nil ? "--province" : "--unit") {
      try record.enter(typed.given.notBlank(), scope)
    }
  }
}
