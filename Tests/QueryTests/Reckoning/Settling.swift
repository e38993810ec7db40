import SQLite
import Storage

extension Office {
  /// Provinces that merge, one that comes apart and one that stays, with what is under them; fields
  /// of which two are local; bodies and sources.
  mutating func settle() throws {
    try begin { writer, office in
      try office.makeWords(writer)
      let names = ["An Biên", "Bình Châu", "Cao Đông", "Đại Hà", "Giang Sơn"]
      var units: [String: Int64] = [:]
      for (index, name) in names.enumerated() {
        let code = "0\(index + 1)"
        units[code] = try office.add(.province, code, name, "Tỉnh", in: nil, writer)
      }
      for (code, parent) in [
        ("10101", "01"), ("10102", "01"), ("10201", "02"), ("10301", "03"), ("10302", "03"),
        ("10501", "05"), ("10502", "05"),
      ] {
        units[code] = try office.add(
          .commune, code, "Xã số \(code)", "Xã", in: units[parent], writer)
      }
      // Nothing need be recorded under it.
      _ = try office.add(.country, "VN", "Việt Nam", "Nước", in: nil, writer)
      units["110"] = try office.add(
        .district, "110", "Huyện Bắc", "Huyện", in: units["01"], writer)
      units["11001"] = try office.add(
        .commune, "11001", "Thị trấn Bắc", "Xã", in: units["110"], writer)
      try office.reform(units, writer)
      office.ledger.lastDays = office.map.places.compactMapValues { place in
        place.to.flatMap { Day(iso: $0)?.before.iso }
      }
    }
    let today = ledger.today
    named = map.alive(on: today, ["province"]).map { ($0.code, $0.id) }
  }

  private mutating func reform(_ units: [String: Int64], _ writer: borrowing Writer) throws {
    let merger = Day(year: year - 1, month: 7, day: 1) ?? .today
    let new = Day(year: year, month: 1, day: 1) ?? .today
    let third = Day(year: year, month: 3, day: 1) ?? .today
    if random.pick(4) > 0 {
      try merge(["01", "02"], units, on: merger, named: "An Biên", code: nil, writer)
    }
    if random.pick(2) == 0 {
      try merge(["10501", "10502"], units, on: merger, named: "Giang Nam", code: "10509", writer)
    }
    if random.pick(2) == 0 {
      let reform = try UnitReform(on: new, act: "1/QH")
      _ = try reform.split(
        "04", into: ["Đại Hà", "Đông Kỳ"], codes: ["06"], type: "Tỉnh", writer)
      let heirs = try heirs(of: units["04"] ?? 0, writer)
      for (heir, code) in zip(heirs, ["04", "06"]) {
        map.add(heir, "province", code, in: nil, from: new.iso)
      }
      map.end([units["04"] ?? 0], heirs, on: new.iso)
    }
    if random.pick(2) == 0, third <= .today {
      try merge(["10101", "10102"], units, on: third, named: "An Hòa", code: "10109", writer)
    }
  }

  private mutating func merge(
    _ codes: [String], _ units: [String: Int64], on day: Day, named name: String, code: String?,
    _ writer: borrowing Writer
  ) throws {
    let old = codes.compactMap { units[$0] }
    let reform = try UnitReform(on: day, act: "2/QH")
    _ = try reform.merge(
      codes, into: .init(name, code: code, type: code == nil ? "Tỉnh" : "Xã"), writer)
    guard let heir = try heirs(of: old[0], writer).first else { return }
    let parent = map.parent(of: old[0], on: day.before.iso)
    let level = map.places[old[0]]?.level ?? ""
    // What stands over it may have merged on that day or before.
    let over = map.places[old[0]]?.above.last?.parent ?? parent
    map.add(heir, level, code ?? codes[0], in: over, from: day.iso)
    map.merge(old, into: heir, on: day.iso)
  }

  private func heirs(of unit: Int64, _ writer: borrowing Writer) throws -> [Int64] {
    try writer.reader.connection.all(
      "SELECT successor FROM unit_succession WHERE predecessor = \(unit) ORDER BY id"
    ) { row throws(SQLiteError) in try row[0] as Int64 }
  }

  private mutating func add(
    _ level: UnitLevel, _ code: String, _ name: String, _ type: String, in parent: Int64?,
    _ writer: borrowing Writer
  ) throws -> Int64 {
    var version = UnitVersion()
    version.unit = try writer.newUnit(level)
    (version.code, version.nameVi, version.type) = (code, name, type)
    version.parent = parent.map(Id.init(rawValue:))
    try writer.insert(version)
    map.add(version.unit.rawValue, level.rawValue, code, in: parent)
    return version.unit.rawValue
  }

  private mutating func makeWords(_ writer: borrowing Writer) throws {
    for number in 1...5 {
      var field = Field()
      (field.code, field.nameVi, field.position) = ("f\(number)", "Lĩnh vực \(number)", number)
      // The last two are local ones of the first.
      field.mapsTo = number > 3 ? Id(rawValue: fields[0]) : nil
      let id = try writer.insert(field).id.rawValue
      if number > 3 { ledger.standard[id] = fields[0] }
      fields.append(id)
    }
    for number in 1...2 {
      var body = Committee()
      (body.code, body.nameVi) = ("B\(number)", "Ban số \(number)")
      committees.append(try writer.insert(body).id.rawValue)
    }
    // The first is undated; the last was published before some of what others say.
    let days = [(0, 0), (year, 2), (year - 1, 9)].map { Day(year: $0, month: $1, day: 1) }
    for (number, day) in zip(1..., days) {
      var source = Source()
      (source.code, source.title) = ("N\(number)", "Báo cáo \(number)")
      source.publishedOn = day
      let id = try writer.insert(source).id.rawValue
      sources.append(id)
      (ledger.sources[id], ledger.published[id]) = (source.code, day?.iso)
    }
    for (code, name) in [("models.registered", "Đăng ký"), ("models.recognized", "Công nhận")] {
      var measure = Measure()
      (measure.code, measure.nameVi) = (code, name)
      try writer.insert(measure)
    }
  }
}
