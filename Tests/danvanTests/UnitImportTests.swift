import Foundation
import Testing

@Suite("Importing units")
struct UnitImportTests {
  /// Every unit, version and succession by code and name, without ids.
  private func content(_ folder: Folder) throws -> String {
    try folder.sqlite(
      """
      SELECT v.code, v.name_vi, v.type, v.valid_from, v.valid_to, p.code, p.name_vi,
             (SELECT count(*) FROM unit_version AS o WHERE o.unit = v.unit)
        FROM unit_version AS v
        LEFT JOIN unit_version AS p ON p.unit = v.parent
         AND coalesce(p.valid_from, '') <= coalesce(v.valid_from, '')
       ORDER BY 1, 2, 3, 4, 5, 6, 7;
      SELECT c.code, c.kind, p.code, p.name_vi, s.code, s.name_vi, x.extent
        FROM unit_succession AS x JOIN unit_change AS c ON c.id = x.change
        JOIN unit_version AS p ON p.unit = x.predecessor
        JOIN unit_version AS s ON s.unit = x.successor ORDER BY 1, 2, 3, 4, 5, 6, 7;
      """)
  }

  @Test func `Each list adds what it has, and again adds nothing`() throws {
    let folder = try Folder.withUnitFiles()
    let before = try folder.importing("before.csv", "--valid-on", "2025-03-01")
    #expect(before.code == 0, "\(before.stderr)")
    #expect(before.stderr == "New units hold until 2025-07-01.\n")
    #expect(try before.counts() == [14, 0, 4, 0, 0])
    let after = try folder.importing("after.csv", "--valid-on", "2026-04-30")
    #expect(after.stderr == "New units hold from 2025-07-01.\n")
    // Hoành Bồ, Tân Hòa, Tấn Lập and Yên Thế: no succession says yet that two of them merged.
    #expect(try after.counts() == [3, 4, 3, 0, 0])
    let successions = try folder.importing("successions.csv", "--successions", "--on", "1/7/2025")
    #expect(successions.code == 1)
    #expect(try successions.counts() == [10, 0, 4, 3, 2])
    let content = try content(folder)
    let journal = try folder.sqlite("SELECT count(*) FROM journal")
    #expect(try folder.importing("before.csv", "--valid-on", "2025-03-01").counts()[2] == 18)
    #expect(try folder.importing("after.csv", "--valid-on", "2026-04-30").counts()[2] == 10)
    #expect(
      try folder.importing("successions.csv", "--successions", "--on", "1/7/2025").counts()
        == [0, 0, 14, 3, 2])
    #expect(try self.content(folder) == content)
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == journal)
  }

  @Test func `The order of the lists makes no difference`() throws {
    let usual = try Folder.withUnits()
    let folder = try Folder.withUnitFiles()
    _ = try folder.done("unit", "import", "after.csv", "--valid-on", "30/4/2026", notes: true)
    // Nothing to go over from yet: no row but Quảng Ninh's and Bắc Giang's is taken.
    let early = try folder.importing("successions.csv", "--successions", "--on", "1/7/2025")
    #expect(early.code == 1)
    #expect(try early.counts() == [0, 0, 2, 0, 14])
    _ = try folder.done("unit", "import", "before.csv", "--valid-on", "1/3/2025", notes: true)
    _ = try folder.importing("successions.csv", "--successions", "--on", "1/7/2025")
    #expect(try content(folder) == content(usual))
  }

  @Test func `Codes, names and parents are those of the day`() throws {
    let folder = try Folder.withUnits()
    #expect(try folder.name("24", on: "30/6/2025") == "24 Tỉnh Bắc Giang")
    #expect(try folder.name("24", on: "1/7/2025") == "24 Tỉnh Bắc Ninh")
    #expect(try folder.unit("07300", "--on", "1/3/2025").text("parent") == "213")
    #expect(try folder.unit("07300", "--on", "1/3/2025").text("above_parent") == "24")
    #expect(try folder.unit("07300").text("parent") == "24")
    // One unit with two versions, retyped or not; a merged one is another.
    let units = try folder.sqlite(
      """
      SELECT code, count(*), count(DISTINCT unit) FROM unit_version
       WHERE code IN ('07300', '07219', '07030', '07213') GROUP BY code
      """)
    #expect(units == "07030|2|2\n07213|2|2\n07219|2|1\n07300|2|1")
    // Districts ended with their communes.
    #expect(try folder.name("Huyện Ba Chẽ", on: "30/6/2025") == "202 Huyện Ba Chẽ")
    #expect(try folder.name("Huyện Ba Chẽ", on: "1/7/2025") == nil)
  }

  @Test func `A commune says what it is today`() throws {
    let folder = try Folder.withUnits()
    let leLoi = try folder.unit("Xã Lê Lợi", "--province", "Quảng Ninh")
    #expect(leLoi.text("valid_to") == "2025-07-01")
    #expect(
      leLoi.list("successors").map { $0.text("full_name_vi") } == ["Phường Hoành Bồ"])
    let hoanhBo = try folder.unit("hoanh bo")
    #expect(
      hoanhBo.list("predecessors").map { "\($0.text("code") ?? "") \($0.text("extent") ?? "")" }
        == ["07030 full", "07042 partial", "07066 full"])
    let ended = try folder.danvan(
      "unit", "show", "Xã Lê Lợi", "--province", "22", "--on", "1/1/2026")
    #expect(ended.code == 65 && ended.stderr.contains("07030 Hoành Bồ"), "\(ended.stderr)")
  }

  @Test func `A wrong code gives way to a name that is the only one in the province`() throws {
    let folder = try Folder.withUnits()
    let baChe = try folder.unit("Xã Ba Chẽ")
    #expect(baChe.text("code") == "06978")
    #expect(baChe.list("predecessors").map { $0.text("code") } == ["06970", "06973"])
    let island = try folder.unit("Bạch Long Vĩ")
    #expect(island.list("predecessors").map { $0.text("code") } == ["318"])
  }

  @Test(arguments: Tongue.allCases)
  func `What matches nothing is listed, and written to a file of its own`(_ tongue: Tongue) throws {
    let folder = try Folder.withUnitFiles()
    for list in [["before.csv", "1/3/2025"], ["after.csv", "30/4/2026"]] {
      _ = try folder.done("unit", "import", list[0], "--valid-on", list[1], notes: true)
    }
    let outcome = try folder.importing(
      "successions.csv", "--successions", "--on", "1/7/2025", "--unmatched", "rest.csv", in: tongue)
    #expect(outcome.code == 1)
    let words =
      tongue == .vi
      ? [
        "Dòng 16: ngày 30/06/2025 không có mã 07999 («Xã Không Đâu»).",
        "Dòng 17: ngày 30/06/2025 mã 07216 là Xã Tân Lập, không phải «Xã Tân Lộc».",
        "2 trong 16 dòng không khớp (liệt kê ở trên); các dòng khác đã ghi", "Sửa «rest.csv»",
        "cùng mã và tên, khác loại",
      ]
      : [
        "Row 16: there is no code 07999 (“Xã Không Đâu”) on 2025-06-30.",
        "Row 17: on 2025-06-30 the code 07216 is Xã Tân Lập, not “Xã Tân Lộc”.",
        "2 of 16 rows match nothing (named above); the others are stored", "Correct “rest.csv”",
        "same code and name, other type",
      ]
    for word in words { #expect(outcome.stderr.contains(word), "\(outcome.stderr)") }
    let rest = String(decoding: try folder.read("rest.csv"), as: UTF8.self)
    #expect(rest.hasPrefix("level,old_code,old_name_vi,new_code,new_name_vi,extent,effective_on,"))
    #expect(rest.split(separator: "\n").count == 3)
    // Corrected, it is imported alone.
    let corrected = rest.replacing("07999,Xã Không Đâu", with: "07300,Xã Yên Thế")
      .replacing("Xã Tân Lộc", with: "Xã Tân Lập")
    try folder.write(Array(corrected.utf8), "rest.csv")
    let again = try folder.importing("rest.csv", "--successions", "--on", "1/7/2025")
    #expect(again.code == 0, "\(again.stderr)")
    #expect(try again.counts() == [1, 0, 1, 0, 0])
  }

  @Test func `A name is not taken for a unit that another row means`() throws {
    let folder = try Folder.withUnits()
    let text = """
      level,old_code,old_name_vi,new_code,new_name_vi,extent
      commune,07998,Xã Lê Lợi,07042,Xã Thống Nhất,full
      """
    try folder.write(Array(text.utf8), "one.csv")
    let alone = try folder.importing("one.csv", "--successions", "--on", "1/7/2025")
    #expect(alone.code == 1 && alone.stderr.contains("no code 07998"), "\(alone.stderr)")
  }

  @Test func `A dry run says the same and writes nothing`() throws {
    let folder = try Folder.withUnitFiles()
    let trial = try folder.importing("before.csv", "--valid-on", "1/3/2025", "--dry-run")
    #expect(trial.code == 0 && trial.stderr.contains("nothing was written"))
    #expect(try trial.counts() == [14, 0, 4, 0, 0])
    try folder.expectUntouched(besides: ["before.csv", "after.csv", "successions.csv"])
  }

  @Test func `Headers in Vietnamese, codes without zeros and types in the name will do`() throws {
    let folder = try Folder.seeded()
    let text = """
      Mã,Tên đơn vị,Mã cấp trên,Dân số
      7066,Xã Lê Lợi,22,1
      """
    try folder.write(
      Array(
        text.replacing("Dân số", with: "Cấp,Dân số").replacing(
          ",22,1", with: ",22,xã,1"
        ).utf8), "xa.csv")
    // "xã" is no level; the row is named and nothing else happens.
    #expect(try folder.importing("xa.csv", "--valid-on", "1/1/2026").code == 1)
    try folder.write(Array(text.replacing("7066", with: "07066").utf8), "xa.csv")
    let outcome = try folder.importing("xa.csv", "--valid-on", "1/1/2026")
    #expect(outcome.code == 0 && outcome.stderr.contains("Columns not used: Dân số."))
    #expect(try folder.name("7066", on: "1/1/2026") == "07066 Xã Lê Lợi")
    #expect(try folder.name("07066", on: "1/1/2025") == nil)
  }

  @Test func `A code of another unit is not overwritten; a day since when it holds ends the other`()
    throws
  {
    let folder = try Folder.withUnits()
    let text = """
      code,level,parent_code,name_vi,type
      07300,commune,24,Xã Đồng Kỳ,Xã
      99999,commune,77,Xã Nào Đó,Xã
      07219,commune,24,Xã Tấn Lập,Xã
      """
    try folder.write(Array(text.utf8), "new.csv")
    let refused = try folder.importing("new.csv", "--valid-on", "1/6/2026")
    #expect(refused.code == 1)
    #expect(try refused.counts() == [0, 0, 1, 1, 2])
    for word in ["07300 is Xã Yên Thế", "no unit above with code 77", "present as Phường Tấn Lập"] {
      #expect(refused.stderr.contains(word), "\(refused.stderr)")
    }
    let taken = try folder.importing("new.csv", "--valid-on", "1/6/2026", "--from", "1/5/2026")
    #expect(try taken.counts() == [1, 1, 0, 0, 1])
    #expect(try folder.name("07300", on: "30/4/2026") == "07300 Xã Yên Thế")
    #expect(try folder.name("07300", on: "1/5/2026") == "07300 Xã Đồng Kỳ")
    #expect(try folder.name("07219", on: "30/4/2026") == "07219 Phường Tấn Lập")
    #expect(try folder.name("07219", on: "1/5/2026") == "07219 Xã Tấn Lập")
  }

  @Test func `A unit that records name is not parted in two`() throws {
    let folder = try Folder.withUnitFiles()
    for list in [["before.csv", "1/3/2025"], ["after.csv", "30/4/2026"]] {
      _ = try folder.done("unit", "import", list[0], "--valid-on", list[1], notes: true)
    }
    try folder.sqlite(
      """
      UPDATE model SET unit = (SELECT unit FROM unit_version WHERE code = '07030' LIMIT 1)
       WHERE code = '22-2025-0001'
      """)
    let outcome = try folder.importing("successions.csv", "--successions", "--on", "1/7/2025")
    #expect(outcome.stderr.contains("Row 4: records name Phường Hoành Bồ (07030)"))
    #expect(try outcome.counts() == [9, 0, 4, 3, 3])
  }

  @Test(arguments: Tongue.allCases)
  func `A misuse is refused and changes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.withUnitFiles()
    try folder.write(Array("code,ten\n".utf8), "empty.csv")
    try folder.write(Array("code,level\n1,province\n".utf8), "nameless.csv")
    try folder.write(Array("code,code,name_vi\n1,1,x\n".utf8), "twice.csv")
    let bytes = Array("code,name_vi,type\n07030,".utf8) + [0xC3, 0x28] + Array(",Xã\n".utf8)
    try folder.write(bytes, "broken.csv")
    try folder.write(Array("code,name_vi,type,\n07030,Xã A,Xã,x\n".utf8), "extra.csv")
    let wrong: [([String], Int32, vi: String, en: String)] = [
      (["broken.csv", "--valid-on", "1/3/2025"], 65, "không phải Unicode", "not Unicode"),
      (["extra.csv", "--valid-on", "1/3/2025"], 65, "dòng 2: 4: «x»", "row 2: 4: “x”"),
      (["before.csv"], 64, "--valid-on", "--valid-on"),
      (["successions.csv", "--successions", "--valid-on", "1/3/2025"], 64, "--on", "--on"),
      (
        ["successions.csv", "--successions"], 64, "cần ngày thay đổi", "day of the change is needed"
      ),
      (["before.csv", "--valid-on", "30/2/2025"], 65, "--valid-on", "--valid-on"),
      (
        ["before.csv", "--valid-on", "1/3/2025", "--from", "1/4/2025"], 65, "không hợp với ngày",
        "does not go with the day"
      ),
      (
        ["before.csv", "--valid-on", "1/3/2025", "--until", "1/3/2025"], 65, "không hợp với ngày",
        "does not go with the day"
      ),
      (["none.csv", "--valid-on", "1/3/2025"], 66, "Không đọc được", "Cannot read"),
      (["empty.csv", "--valid-on", "1/3/2025"], 65, "không có dòng dữ liệu", "no rows of data"),
      (["nameless.csv", "--valid-on", "1/3/2025"], 65, "thiếu cột name_vi", "no column name_vi"),
      (["twice.csv", "--valid-on", "1/3/2025"], 65, "cùng nghĩa", "mean the same"),
      (
        ["before.csv", "--successions", "--on", "1/7/2025"], 65, "Không tìm thấy dòng đầu bảng",
        "No header line"
      ),
    ]
    for (command, code, vi, en) in wrong {
      let outcome = try folder.danvan(["unit", "import"] + command, tongue)
      #expect(outcome.code == code, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? vi : en), "\(outcome.stderr)")
      #expect(outcome.stdout == "")
    }
    let files = ["before.csv", "after.csv", "successions.csv"]
    try folder.expectUntouched(
      besides: files + ["broken.csv", "extra.csv", "empty.csv", "nameless.csv", "twice.csv"])
  }
}
