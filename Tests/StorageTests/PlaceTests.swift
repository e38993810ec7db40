import Testing

@testable import Storage

@Suite("Units through time")
struct PlaceTests {
  /// Code 24 was Bắc Giang until 2025-07-01 and is Bắc Ninh since; Bắc Ninh was 27.
  private func office() throws -> Office {
    let office = try Office()
    let bacGiang = try office.province("24", "Bắc Giang", until: "2025-07-01")
    let oldBacNinh = try office.province("27", "Bắc Ninh", until: "2025-07-01")
    let bacNinh = try office.province("24", "Bắc Ninh", from: "2025-07-01")
    try office.province("04", "Cao Bằng")
    try office.write { writer in
      var change = UnitChange()
      change.code = "2025-07-01/24"
      change.effectiveOn = try Day.parse("2025-07-01", field: "")
      let stored = try writer.insert(change)
      for old in [bacGiang, oldBacNinh] {
        var succession = UnitSuccession()
        succession.change = stored.id
        succession.predecessor = old.unit
        succession.successor = bacNinh.unit
        try writer.insert(succession)
      }
    }
    return office
  }

  private func name(_ text: String, on day: String, _ office: Office) throws -> String {
    try office.store.read {
      let unit = try $0.unit(text, level: .province, on: try Day.parse(day, field: ""))
      return "\(unit.nameVi) \(unit.validFrom?.iso ?? "-")"
    }
  }

  @Test("a reused code means the unit of the day")
  func reusedCode() throws {
    let office = try office()
    #expect(try name("24", on: "2025-06-30", office) == "Bắc Giang -")
    #expect(try name("24", on: "2025-07-01", office) == "Bắc Ninh 2025-07-01")
    #expect(try name("24@2024-01-01", on: "2026-01-01", office) == "Bắc Giang -")
  }

  @Test("a reused name means the unit of the day")
  func reusedName() throws {
    let office = try office()
    #expect(try name("bac ninh", on: "2025-06-30", office) == "Bắc Ninh -")
    #expect(try name("Tỉnh Bắc Ninh", on: "2026-01-01", office) == "Bắc Ninh 2025-07-01")
  }

  @Test(
    "a code that lost its zero, and names without accents",
    arguments: [
      "4", "04", "cao bang", "TINH CAO BANG", "Cao Bằng".nfd, " Cao  Bằng ",
    ])
  func spellings(_ text: String) throws {
    #expect(try name(text, on: "2026-01-01", try office()) == "Cao Bằng -")
  }

  @Test("a tone may stand elsewhere in its word, another tone is another name")
  func tones() throws {
    let office = try office()
    try office.province("90", "Tân Hoà")
    try office.province("91", "Tân Hóa")
    for (text, wanted) in [
      ("Tân Hòa", "Tân Hoà"), ("tân hoà", "Tân Hoà"), ("Tỉnh Tân Hòa", "Tân Hoà"),
      ("Tân Hoá", "Tân Hóa"), ("tỉnh tân hóa", "Tân Hóa"),
    ] {
      #expect(try name(text, on: "2026-01-01", office) == "\(wanted) -", "\(text)")
    }
  }

  @Test("a unit that is gone is answered with its heir")
  func gone() throws {
    let office = try office()
    let error = #expect(throws: DomainError.self) {
      try name("Bắc Giang", on: "2026-01-01", office)
    }
    guard case .gone(let unit, on: _, let heirs)? = error?.fault as? UnitFault else {
      Issue.record("should not be found")
      return
    }
    #expect(unit.nameVi == "Bắc Giang")
    #expect(heirs == ["24 Bắc Ninh"])
  }

  @Test("an unknown name is answered with near ones")
  func near() throws {
    let office = try office()
    let error = #expect(throws: DomainError.self) {
      try name("Cao Bang tinh nao do", on: "2026-01-01", office)
    }
    guard case .notFound(.province, _, let like)? = error?.fault as? ReferenceFault else {
      Issue.record("should not be found")
      return
    }
    #expect(like.contains("04 Cao Bằng"))
  }

  @Test("the province over a commune is found through its parents")
  func province() throws {
    let office = try office()
    let province = try office.store.read { try $0.unit("04", level: .province) }
    let commune = try office.write { writer in
      var unit = Unit()
      unit.level = .commune
      var version = UnitVersion()
      version.unit = try writer.insert(unit).id
      version.code = "01234"
      version.nameVi = "Quảng Tân"
      version.type = "Xã"
      version.parent = province.unit
      return try writer.insert(version)
    }
    try office.store.read { reader in
      let province = try reader.province(over: commune.unit, on: .today)
      #expect(province?.code == "04")
      #expect(throws: DomainError.self) { try reader.unit("01234", level: .province) }
    }
  }
}
