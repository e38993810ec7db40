import Foundation
import Testing

@Suite("Finding units")
struct UnitNameTests {
  @Test(arguments: [
    "Lê Lợi", "le loi", "LE LOI", "Xã Lê Lợi", "xa le loi", "X. Lê Lợi", "x.Lê Lợi", "7066",
    "07066", "Lê Lợi".decomposedStringWithCanonicalMapping,
  ])
  func `A name does with its type or without, a code without its zeros`(_ name: String) throws {
    let folder = try Folder.withUnits()
    #expect(
      try folder.name(name, on: "1/3/2025", "--province", "22") == "07066 Xã Lê Lợi")
  }

  @Test func `Exact accents win, and two that are as near are listed`() throws {
    let folder = try Folder.withUnits()
    let day = "1/3/2025"
    #expect(try folder.name("Xã Tân Lập", on: day) == "07216 Xã Tân Lập")
    #expect(try folder.name("tấn lập", on: day) == "07219 Xã Tấn Lập")
    // The tone stands elsewhere, the word is the same.
    #expect(try folder.name("Xã Tân Hòa", on: day) == "07213 Xã Tân Hoà")
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan(["unit", "show", "tan lap", "--on", day], tongue)
      #expect(outcome.code == 65)
      #expect(
        outcome.stderr.contains(
          "07216 Xã Tân Lập (Thành phố Bắc Giang, Bắc Giang); "
            + "07219 Xã Tấn Lập (Thành phố Bắc Giang, Bắc Giang)"), "\(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? "Có nhiều đơn vị" : "More than one unit"))
    }
  }

  @Test func `A province narrows the search, one that is gone too`() throws {
    let folder = try Folder.withUnits()
    let day = "1/3/2025"
    let both = try folder.danvan("unit", "show", "Lê Lợi", "--on", day)
    #expect(both.code == 65 && both.stderr.contains("07066") && both.stderr.contains("07222"))
    #expect(try folder.name("Lê Lợi", on: day, "--province", "Bắc Giang") == "07222 Xã Lê Lợi")
    // Where no day is given, the province may be the one of then or the one of today.
    for province in ["Bắc Giang", "Bắc Ninh"] {
      #expect(try folder.unit("Lê Lợi", "--province", province).text("code") == "07222")
    }
    #expect(try folder.name("Lê Lợi", on: day, "--province", "Cao Bằng") == nil)
  }

  @Test func `A type that was typed must be right, and tells a city from its province`() throws {
    let folder = try Folder.withUnits()
    let day = "1/3/2025"
    #expect(try folder.name("Bắc Giang", on: day) == "24 Tỉnh Bắc Giang")
    #expect(try folder.name("TP. Bắc Giang", on: day) == "213 Thành phố Bắc Giang")
    #expect(try folder.name("Phường Lê Lợi", on: day, "--province", "22") == nil)
    // A unit that was retyped is found by what it was.
    #expect(try folder.name("Xã Tấn Lập", on: "1/1/2026") == "07219 Phường Tấn Lập")
  }

  /// All of them: `SeededNameTests`.
  @Test func `Provinces are shown by the names people use`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.unit("TP.HCM").text("code") == "79")
    for (name, code) in [
      ("T.P Hồ Chí Minh", "79"), ("T.P. HCM", "79"), ("TP Hồ Chí Minh", "79"), ("T. P. HCM", "79"),
      ("Đắc Lắc", "66"), ("Tỉnh Đắc Lắk", "66"), ("Tỉnh Thừa Thiên Huế", "46"), ("TT-Huế", "46"),
      ("Thừa Thiên - Huế", "46"), ("TP Huế", "46"), ("T. Quảng Ninh", "22"),
    ] {
      #expect(try folder.unit(name).text("code") == code, "\(name)")
    }
    for (name, code) in [
      ("Bắc Cạn", "06"), ("Tỉnh Bà Rịa Vũng Tàu", "77"), ("Bà Rịa-Vũng Tàu", "77"),
      ("Bà Rịa - Vũng Tàu", "77"), ("BR-VT", "77"), ("Đắc Nông", "67"), ("Tỉnh Bắc Cạn", "06"),
    ] {
      #expect(try folder.unit(name, "--on", "1/1/2025").text("code") == code, "\(name)")
    }
    #expect(try folder.unit("Ninh Bình (cũ)").text("valid_to") == "2025-07-01")
    #expect(try folder.unit("Quảng Ninh (cũ)").isNull("valid_to"))
    let models = try folder.done(
      "figure", "list", "--province", "Ninh Bình (cũ)", "--format", "csv")
    #expect(try models.records().count > 0)
  }

  @Test(arguments: Tongue.allCases)
  func `What is not there is said, with what is near or when it was`(_ tongue: Tongue) throws {
    let folder = try Folder.withUnits()
    let wrong: [([String], vi: String, en: String)] = [
      (["Xã Hoành"], "07030 Hoành Bồ", "07030 Hoành Bồ"),
      (["Xã Ba Chẽ", "--on", "1/1/2020"], "có từ ngày 01/07/2025", "exists since 2025-07-01"),
      (["07066", "--on", "1/1/2026"], "Nay thuộc: 07030", "now part of: 07030"),
      (["Lê Lợi", "--province", "Nơi Nào"], "--province", "--province"),
      (["Lê Lợi", "--on", "30/2/2025"], "--on", "--on"),
    ]
    for (command, vi, en) in wrong {
      let outcome = try folder.danvan(["unit", "show"] + command, tongue)
      #expect(outcome.code == 65 && outcome.stdout == "", "\(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? vi : en), "\(outcome.stderr)")
    }
  }

  @Test func `The list is of a day, a level and a province`() throws {
    let folder = try Folder.withUnits()
    func codes(_ options: String...) throws -> [String] {
      try folder.danvan(["unit", "list", "--format", "csv"] + options).records()
        .compactMap { $0["code"] }
    }
    #expect(try codes("--province", "22") == ["22", "06978", "07030", "07042"])
    #expect(
      try codes("--province", "22", "--on", "1/3/2025")
        == ["22", "193", "202", "07030", "07042", "07066", "06970", "06973"])
    #expect(try codes("--province", "24", "--on", "1/3/2025", "--level", "district") == ["213"])
    #expect(try codes("--level", "province").count == 34)
  }

  @Test(arguments: Tongue.allCases)
  func `A level nobody knows is refused`(_ tongue: Tongue) throws {
    let outcome = try Folder.seeded().danvan(["unit", "list", "--level", "thon"], tongue)
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains(tongue == .vi ? "Chọn một trong" : "Use one of"))
  }
}
