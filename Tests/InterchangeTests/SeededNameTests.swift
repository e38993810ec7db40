import Foundation
import Storage
import Testing

/// What the facts that come with danvan are called by those who type.
@Suite("Names of provinces and fields, as people type them")
struct SeededNameTests {
  @Test(arguments: [
    ("TP.HCM", "79"), ("TPHCM", "79"), ("TP Hồ Chí Minh", "79"), ("sai gon", "79"),
    ("Thành phố Hồ Chí Minh", "79"), ("Thừa Thiên - Huế", "46"), ("Thừa Thiên Huế", "46"),
    ("Huế", "46"), ("Tỉnh Quảng Ninh", "22"), ("T. Quảng Ninh", "22"), ("T.Quảng Ninh", "22"),
    ("BR-VT@2024-01-01", "77"), ("Bà Rịa Vũng Tàu (cũ)", "77"),
    ("Bà Rịa - Vũng Tàu (cũ)", "77"), ("Hà Nam (cũ)", "35"), ("Ninh Bình (mới)", "37"),
    ("Hoà Bình (cũ)", "17"), ("Tỉnh Đồng Nai", "75"), ("Thành phố Đồng Nai", "75"),
  ])
  func `Provinces are found by the names people use`(_ name: String, _ code: String) throws {
    let found = try SeededStore.read { try $0.unitOfAnyDay(name).code }
    #expect(found == code)
  }

  @Test(arguments: [
    ("Quảng Ninh", "22"), ("quang ninh", "22"), ("QUẢNG NINH", "22"), ("Tỉnh Quảng Ninh", "22"),
    ("tinh  quang ninh", "22"), ("22", "22"), ("22@2024-07-05", "22"),
    ("Quảng Ninh".decomposedStringWithCanonicalMapping, "22"), ("4", "04"), ("Đà Nẵng", "48"),
    ("da nang", "48"),
  ])
  func `With or without accents and type, by code with or without its zero`(
    _ name: String, _ code: String
  ) throws {
    let day = try #require(Day(iso: "2026-06-01"))
    let found = try SeededStore.read { try $0.unit(name, level: .province, on: day).code }
    #expect(found == code)
  }

  @Test(arguments: [
    ("economy", "economy"), ("Kinh tế", "economy"), ("kinh te", "economy"),
    ("KINH TẾ", "economy"), ("Văn hóa - xã hội", "culture-society"),
  ])
  func `A field is named by code or name`(_ name: String, _ code: String) throws {
    #expect(try SeededStore.read { try $0.field(name).code } == code)
  }

  @Test func `The former province is another than the one of today`() throws {
    let names = ["Ninh Bình (cũ)", "ninh binh (moi)", "Quảng Ninh (cũ)"]
    let units = try SeededStore.read { reader in try names.map { try reader.unitOfAnyDay($0) } }
    #expect(units[0].validTo == Day(iso: "2025-07-01"))
    #expect(units[1].validFrom == Day(iso: "2025-07-01"))
    // One that did not merge is the same either way.
    #expect(units[2].validTo == nil)
  }
}
