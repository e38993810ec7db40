import Testing

/// A small country before and after 2025-07-01, with the traps of the real lists: a code that was
/// reused (24), communes that differ in accents only, hoà and hòa, a commune with two codes, one
/// that was split, one that goes on, one that is named by a code nobody knows.
enum UnitFiles {
  static let before = """
    code,level,parent_code,name_vi,name_en,type
    22,province,,Tỉnh Quảng Ninh,Quang Ninh,Tỉnh
    24,province,,Tỉnh Bắc Giang,Bac Giang,Tỉnh
    17,province,,Tỉnh Hòa Bình,Hoa Binh,Tỉnh
    31,province,,Thành phố Hải Phòng,Hai Phong,Thành phố
    193,district,22,Thành phố Hạ Long,Ha Long,Thành phố
    202,district,22,Huyện Ba Chẽ,Ba Che,Huyện
    213,district,24,Thành phố Bắc Giang,Bac Giang,Thành phố
    318,district,31,Huyện Bạch Long Vĩ,Bach Long Vi,Huyện
    07030,commune,193,Phường Hoành Bồ,Hoanh Bo,Phường
    07042,commune,193,Xã Đồng Lâm,Dong Lam,Xã
    07066,commune,193,xã Lê Lợi,Le Loi,Xã
    06970,commune,202,Thị trấn Ba Chẽ,Ba Che,Thị trấn
    06973,commune,202,Xã Thanh Sơn,Thanh Son,Xã
    07213,commune,213,Xã Tân Hoà,Tan Hoa,Xã
    07216,commune,213,Xã Tân Lập,Tan Lap,Xã
    07219,commune,213,Xã Tấn Lập,Tan Lap,Xã
    07222,commune,213,Xã Lê Lợi,Le Loi,Xã
    07300,commune,213,Xã Yên Thế,Yen The,Xã

    """

  static let after = """
    code,level,parent_code,name_vi,name_en,type
    22,province,,Tỉnh Quảng Ninh,Quang Ninh,Tỉnh
    24,province,,Tỉnh Bắc Ninh,Bac Ninh,Tỉnh
    31,province,,Thành phố Hải Phòng,Haiphong,Thành phố
    07030,commune,22,Phường Hoành Bồ,Hoanh Bo,Phường
    07042,commune,22,Xã Thống Nhất,Thong Nhat,Xã
    06978,commune,22,Xã Ba Chẽ,Ba Che,Xã
    07213,commune,24,Xã Tân Hòa,Tan Hoa,Xã
    07219,commune,24,Phường Tấn Lập,Tan Lap,Phường
    07300,commune,24,Xã Yên Thế,Yen The,Xã
    11948,commune,31,Đặc khu Bạch Long Vĩ,Bach Long Vi,Đặc khu

    """

  static let successions = """
    level,old_code,old_name_vi,new_code,new_name_vi,extent
    province,22,Tỉnh Quảng Ninh,22,Tỉnh Quảng Ninh,full
    province,24,Tỉnh Bắc Giang,24,Tỉnh Bắc Ninh,full
    commune,07030,Phường Hoành Bồ,07030,Phường Hoành Bồ,full
    commune,07066,Xã  Lê Lợi,07030,Phường Hoành Bồ,full
    commune,07042,Xã Đồng Lâm,07030,Phường Hoành Bồ,partial
    commune,07042,Xã Đồng Lâm,07042,Xã Thống Nhất,partial
    commune,06970,Thị Trấn Ba Chẽ,06970,Xã Ba Chẽ,full
    commune,06973,Xã Thanh Sơn,06970,Xã Ba Chẽ,full
    commune,07213,Xã Tân Hòa,07213,Xã Tân Hoà,full
    commune,07216,Xã Tân Lập,07213,Xã Tân Hoà,full
    commune,07222,Xã Lê Lợi,07213,Xã Tân Hoà,full
    commune,07219,Xã Tấn Lập,07219,Xã Tấn Lập,full
    commune,07300,Xã Yên Thế,07300,Xã Yên Thế,full
    commune,318,Huyện Bạch Long Vĩ,11948,Đặc khu Bạch Long Vĩ,full
    commune,07999,Xã Không Đâu,07213,Xã Tân Hoà,full
    commune,07216,Xã Tân Lộc,07213,Xã Tân Hoà,full

    """
}

extension Folder {
  /// The seeds, and the three lists in a folder.
  static func withUnitFiles() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.write(Array(UnitFiles.before.utf8), "before.csv")
    try folder.write(Array(UnitFiles.after.utf8), "after.csv")
    try folder.write(Array(UnitFiles.successions.utf8), "successions.csv")
    return folder
  }

  /// The seeds and all that is in the three lists.
  private static let prepared = Prepared {
    let folder = try Folder.withUnitFiles()
    for list in [
      ["before.csv", "--valid-on", "1/3/2025"], ["after.csv", "--valid-on", "30/4/2026"],
    ] {
      let outcome = try folder.danvan(["unit", "import"] + list)
      try #require(outcome.code == 0, "\(outcome.stderr)")
    }
    let outcome = try folder.importing("successions.csv", "--successions", "--on", "1/7/2025")
    try #require(outcome.code == 1, "\(outcome.stderr)")
    return folder
  }

  static func withUnits() throws -> Folder { try Self.prepared.folder() }

  func importing(_ file: String, _ options: String..., in tongue: Tongue = .en) throws -> Outcome {
    try danvan(["unit", "import", file, "--format", "csv"] + options, tongue)
  }

  /// What a unit is called and where it is, on a day.
  func unit(_ name: String, _ options: String...) throws -> [String: Any] {
    let outcome = try danvan(["unit", "show", name, "--format", "json"] + options)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.object()
  }

  func name(_ text: String, on day: String, _ options: String...) throws -> String? {
    let outcome = try danvan(["unit", "show", text, "--on", day, "--format", "json"] + options)
    guard outcome.code == 0 else { return nil }
    let unit = try outcome.object()
    return "\(unit.text("code") ?? "") \(unit.text("full_name_vi") ?? "")"
  }
}

extension Outcome {
  /// The counts an import printed: added, continued, present, remarked, unmatched.
  func counts() throws -> [Int] {
    let row = try #require(try records().first)
    return ["added", "continued", "present", "remarked", "unmatched"].map {
      row[$0].flatMap { Int($0) } ?? -1
    }
  }
}
