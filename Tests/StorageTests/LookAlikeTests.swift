import Testing

@testable import Storage

@Suite("Look-alikes")
struct LookAlikeTests {
  private func register(
    _ title: String, _ titleEn: String? = nil, in province: UnitVersion, year: Int = 2026,
    _ office: Office
  ) throws -> Model {
    try office.write { writer in
      var model = Model()
      model.title = title
      model.titleEn = titleEn
      var registration = Registration()
      registration.year = year
      return try writer.register(model, in: province, registration)
    }
  }

  private func codes(_ model: Model, in year: Int? = nil, _ office: Office) throws -> [String] {
    try office.store.read { try $0.lookAlikes(of: model, in: year).map(\.code) }
  }

  @Test("they have the title and the place, and the year if one is given")
  func what() throws {
    let office = try Office()
    let (here, there) = (
      try office.province("22", "Quảng Ninh"), try office.province("04", "Cao Bằng")
    )
    let one = try register("Khéo vận động", in: here, office)
    let other = try register("KHEO  VAN DONG", "Skilled", in: here, year: 2025, office)
    _ = try register("Khéo vận động", in: there, office)
    _ = try register("Khéo vận động khác", in: here, office)
    #expect(try codes(one, office) == [other.code])
    #expect(try codes(one, in: 2026, office) == [])
    #expect(try codes(other, in: 2026, office) == [one.code])
  }
}
