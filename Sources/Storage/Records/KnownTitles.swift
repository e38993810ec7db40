import SQLite

/// What a title is without what people add or leave out, as a hash: the thread that makes it has
/// time for that.
public struct TitleKey: Sendable {
  fileprivate let hash: Int

  /// Folds the title.
  public init(_ title: String) { self.init(searchKey: title.searchKey) }

  fileprivate init(searchKey: String) { hash = searchKey.bareTitle.hashValue }
}

/// The titles of the models of some units and years, stored or of this file, by their keys: what is
/// not among them is like none.
final class KnownTitles {
  private struct Place: Hashable {
    let unit: Id<Unit>
    let year: Int
  }

  private var titles: [Place: Set<Int>] = [:]
  private var units: Set<Id<Unit>> = []

  /// Adds a title; false where one that is like it may be there.
  func insert(
    _ title: TitleKey, of unit: Id<Unit>, in year: Int, _ reader: Reader
  ) throws(SQLiteError) -> Bool {
    if units.insert(unit).inserted { try read(unit, reader) }
    return titles[Place(unit: unit, year: year), default: []].insert(title.hash).inserted
  }

  /// All that is stored of a unit, or was registered there.
  private func read(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) {
    try reader.connection.forEach(
      """
      SELECT r.year, m.search_key FROM registration AS r JOIN model AS m ON m.id = r.model
       WHERE r.unit = \(unit)
      UNION ALL
      SELECT r.year, m.search_key FROM model AS m JOIN registration AS r ON r.model = m.id
       WHERE m.unit = \(unit) AND r.unit <> \(unit)
      """
    ) { row throws(SQLiteError) in
      let place = Place(unit: unit, year: try row[0])
      titles[place, default: []].insert(TitleKey(searchKey: try row[1]).hash)
    }
  }
}
