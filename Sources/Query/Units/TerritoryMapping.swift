import SQLite
import Storage

/// Where every place with registrations counts in the provinces of a day: the SQL function
/// `moved(province, unit)` of reports.
///
/// A function, because SQLite looks a table of so many rows up by an index only where it expects
/// many: a join took 10 s that takes 0.1.
struct TerritoryMapping {
  private struct Origin: Hashable {
    let province: Int64
    let unit: Int64
  }

  /// Of those that are in another province then.
  private var targets: [Origin: Int64] = [:]

  static let none = TerritoryMapping()

  private init() {}

  init(to borders: TerritoryTime, _ reader: Reader) throws {
    guard case .on(let day) = borders else { return }
    var question = RateQuestion()
    question.borders = borders
    let rating = try Rating(question, reader)
    try reader.connection.forEach("SELECT DISTINCT province, unit FROM registration") { row in
      let place = Origin(province: try row[0], unit: try row[1])
      let part = rating.part(
        .province, province: Id(rawValue: place.province), unit: Id(rawValue: place.unit), on: day)
      if let target = part.place?.rawValue, target != place.province { targets[place] = target }
    }
  }

  static let function = "moved"

  /// Makes the function callable, in place of that of another question.
  func makeFunction(_ connection: Connection) throws(SQLiteError) {
    let targets = targets
    try connection.createFunction(
      TerritoryMapping.function, argumentCount: 2, deterministic: true
    ) { arguments in
      guard case .integer(let province) = try arguments[0],
        case .integer(let unit) = try arguments[1]
      else { return try arguments[0] }
      return .integer(targets[Origin(province: province, unit: unit)] ?? province)
    }
  }
}
