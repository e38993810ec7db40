import Storage

/// Of models of one title, place and year the first five by code, once there are so many: rows of
/// one title would else be sorted anew for each of them.
struct FirstAlikes {
  private struct Thing: Hashable {
    let title: String
    let unit: Id<Unit>
    let year: Int
  }

  private var lists: [Thing: [Model]] = [:]

  /// As `Reader.lookAlikes`.
  mutating func of(_ model: Model, in year: Int, _ reader: Reader) throws -> [Model] {
    let thing = Thing(title: model.title.searchKey, unit: model.unit, year: year)
    if let known = lists[thing] { return known }
    let found = try reader.lookAlikes(of: model, in: year)
    // Fewer are sorted soon, and more of them come.
    guard found.count == Reader.mostLookAlikes else { return found }
    if lists.count > 10_000 { lists.removeAll() }
    lists[thing] = found
    return found
  }

  /// One more is stored: perhaps before those that were the first.
  mutating func add(_ model: Model, in year: Int) {
    let thing = Thing(title: model.title.searchKey, unit: model.unit, year: year)
    guard let last = lists[thing]?.last else { return }
    if model.code.isBefore(last.code) { lists[thing] = nil }
  }
}
