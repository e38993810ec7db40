import Storage

/// A row of a list of successions, read.
struct SuccessionRow {
  let line: Line
  let level: UnitLevel
  let old: Named
  let new: Named
  let extent: Extent
  let effectiveOn: Day

  /// A unit as the file names it.
  struct Named {
    let code: String
    let name: String
  }

  static let columns = ImportColumn.all(
    of: "successions", keys: ["old_code"],
    required: ["old_name_vi", "new_code", "new_name_vi", "extent"],
    [
      "level", "old_code", "old_name_vi", "new_code", "new_name_vi", "extent", "effective_on",
    ])

  /// - Parameter day: the day of the change where the row does not say.
  init(_ line: Line, on day: Day?) throws {
    self.line = line
    if line["level"].isEmpty {
      level = line["new_code"].utf8.count <= 2 ? .province : .commune
    } else {
      level = try UnitLevel.parse(line["level"], field: "level")
    }
    old = Named(code: UnitVersion.code(line["old_code"], level), name: line["old_name_vi"])
    new = Named(code: UnitVersion.code(line["new_code"], level), name: line["new_name_vi"])
    extent = try Extent.parse(line["extent"], field: "extent")
    if !line["effective_on"].isEmpty {
      effectiveOn = try Day.parse(line["effective_on"], field: "effective_on")
    } else if let day {
      effectiveOn = day
    } else {
      throw UnitRowFault.noDay.error(in: .column("effective_on"))
    }
  }
}
