import SQLite
import Samples
import Storage

/// What models stand on: the seeded provinces, and sources and local fields made for the archive.
struct Ground {
  struct Place {
    let id: Int
    let code: String
  }

  struct Province {
    /// Before 1 July 2025.
    let old: Place
    /// What stands in its place since; itself where it did not merge.
    let new: Place
    /// Its place among all.
    var position = 0
  }

  let provinces: [Province]
  /// One for each of the four standard fields.
  let locals: [Int]
  let firstSource: Int

  init(_ connection: Connection) throws {
    var provinces: [Province] = []
    try connection.forEach(
      """
      SELECT v.unit, v.code,
             coalesce(s.successor, v.unit), coalesce(n.code, v.code)
        FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
        LEFT JOIN unit_succession AS s ON s.predecessor = v.unit AND s.extent = 'full'
        LEFT JOIN unit_version AS n ON n.unit = s.successor AND n.valid_from = '2025-07-01'
       WHERE u.level = 'province' AND v.valid_from IS NULL ORDER BY v.code
      """
    ) { row in
      provinces.append(
        Province(
          old: Place(id: try row[0], code: try row[1]),
          new: Place(id: try row[2], code: try row[3])))
    }
    // Any order that is not that of the codes.
    provinces = provinces.indices.map { provinces[$0 * 26 % provinces.count] }
    for position in provinces.indices { provinces[position].position = position }
    self.provinces = provinces
    firstSource = 1 + (try connection.value("SELECT max(id) FROM source") ?? 0)
    locals = try Ground.locals(connection, unit: self.provinces[0].old.id)
    try makeSources(connection)
  }

  /// Each province sent one file a year.
  func source(of province: Province, in year: Int) -> Int {
    firstSource + province.position * ArchiveModel.years.count + year
      - ArchiveModel.years.lowerBound
  }

  private func makeSources(_ connection: Connection) throws {
    for province in provinces {
      for year in ArchiveModel.years {
        let title = "mo-hinh-\(province.old.code)-\(year).csv"
        try connection.run(
          """
          INSERT INTO source (id, code, title, file, search_key)
          VALUES (\(source(of: province, in: year)), \("TEP-\(province.old.code)-\(year)"),
                  \(title), \(title), \(title.searchKey))
          """)
      }
    }
  }

  private static func locals(_ connection: Connection, unit: Int) throws -> [Int] {
    let names = [
      "Du lịch cộng đồng", "Nếp sống văn minh", "Biên giới bình yên", "Chính quyền thân thiện",
    ]
    return try names.enumerated().map { index, name in
      let id = 101 + index
      try connection.run(
        """
        INSERT INTO field (id, code, name_vi, maps_to, unit, position, search_key)
        VALUES (\(id), \("local-\(index + 1)"), \(name), \(index + 1), \(unit), \(id),
                \(name.searchKey))
        """)
      return id
    }
  }
}
