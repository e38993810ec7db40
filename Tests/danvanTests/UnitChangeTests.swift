import Testing

@Suite("Units that change")
struct UnitChangeTests {
  private func change(
    _ folder: Folder, _ verb: String, _ options: String..., in tongue: Tongue = .en
  ) throws -> Outcome {
    try folder.danvan(["unit", verb, "--act", "12/NQ-UBTVQH", "--format", "csv"] + options, tongue)
  }

  @Test func `A merger makes another unit, also under the name of one of them`() throws {
    let folder = try Folder.withUnits()
    let merged = try change(
      folder, "merge", "Phường Hoành Bồ", "Xã Thống Nhất", "--into", "Hoành Bồ", "--on", "1/3/2026")
    #expect(merged.code == 0, "\(merged.stderr)")
    #expect(try merged.written().code == "2026-03-01/07030")
    let unit = try folder.unit("07030")
    #expect(unit.text("full_name_vi") == "Phường Hoành Bồ")
    #expect(unit.text("valid_from") == "2026-03-01" && unit.text("parent") == "22")
    #expect(unit.list("predecessors").map { $0.text("code") } == ["07030", "07042"])
    #expect(unit.list("predecessors").map { $0.text("act") } == ["12/NQ-UBTVQH", "12/NQ-UBTVQH"])
    #expect(try folder.name("07042", on: "28/2/2026") == "07042 Xã Thống Nhất")
    #expect(try folder.name("07042", on: "1/3/2026") == nil)
    // Through both mergers.
    #expect(try folder.unit("Xã Lê Lợi", "--province", "22").list("successors").count == 2)
    #expect(
      try folder.sqlite("SELECT command FROM journal ORDER BY id DESC LIMIT 1") == "unit merge")
  }

  @Test func `A merger into a unit that there is, or into a new one`() throws {
    let folder = try Folder.withUnits()
    let into = try change(
      folder, "merge", "07042", "--into", "Phường Hoành Bồ", "--on", "1/3/2026")
    #expect(into.code == 0, "\(into.stderr)")
    #expect(try folder.unit("07030").text("valid_from") == "2025-07-01")
    let new = try change(
      folder, "merge", "07030", "06978", "--into", "Phường Hạ Long", "--code", "7999", "--on",
      "1/4/2026")
    #expect(new.code == 0, "\(new.stderr)")
    #expect(try folder.name("hạ long", on: "1/4/2026") == "07999 Phường Hạ Long")
  }

  @Test func `Provinces that merge take their communes along`() throws {
    let folder = try Folder.withUnits()
    let merged = try change(
      folder, "merge", "22", "20", "--into", "Tỉnh Mới", "--code", "99", "--on", "1/1/2026")
    #expect(merged.code == 0, "\(merged.stderr)")
    #expect(try folder.unit("07030").text("parent") == "99")
    #expect(try folder.unit("07030", "--on", "31/12/2025").text("parent") == "22")
    #expect(try folder.unit("Quảng Ninh (cũ)").text("valid_to") == "2026-01-01")
    // A model is found where it was and where it is now.
    let rates = try folder.done("rates", "--province", "99", "--format", "csv")
    #expect(rates.stdout.contains("Quảng Ninh"))
  }

  @Test func `A split makes each part another unit`() throws {
    let folder = try Folder.withUnits()
    let split = try change(
      folder, "split", "Xã Ba Chẽ", "--into", "Xã Ba Chẽ", "--into", "Phường Ba Chẽ Đông",
      "--code", "06979", "--on", "1/3/2026")
    #expect(split.code == 0, "\(split.stderr)")
    #expect(try folder.name("06978", on: "1/3/2026") == "06978 Xã Ba Chẽ")
    #expect(try folder.name("ba che dong", on: "1/3/2026") == "06979 Phường Ba Chẽ Đông")
    let before = try folder.unit("06978", "--on", "1/2/2026")
    #expect(
      before.list("successors").map { "\($0.text("code") ?? "") \($0.text("extent") ?? "")" }
        == ["06978 partial", "06979 partial"])
  }

  @Test func `A renamed or retyped unit stays what it is`() throws {
    let folder = try Folder.withUnits()
    let renamed = try change(
      folder, "rename", "Xã Yên Thế", "--name", "Xã Hoàng Hoa Thám", "--on", "1/3/2026")
    #expect(renamed.stdout.contains("full_name_vi,Xã Yên Thế,Xã Hoàng Hoa Thám"))
    let retyped = try change(folder, "retype", "07300", "--type", "phuong", "--on", "1/4/2026")
    #expect(retyped.stdout.contains("full_name_vi,Xã Hoàng Hoa Thám,Phường Hoàng Hoa Thám"))
    let unit = try folder.unit("Yên Thế")
    #expect(unit.text("full_name_vi") == "Phường Hoàng Hoa Thám")
    #expect(unit.list("versions").count == 4)
    #expect(try folder.name("07300", on: "1/2/2026") == "07300 Xã Yên Thế")
    #expect(
      try folder.sqlite("SELECT kind, act FROM unit_change ORDER BY id DESC LIMIT 2")
        == "retype|12/NQ-UBTVQH\nrename|12/NQ-UBTVQH")
  }

  @Test func `A dry run records nothing`() throws {
    let folder = try Folder.seeded()
    let outcome = try change(
      folder, "rename", "22", "--name", "Hạ Long", "--on", "1/3/2026", "--dry-run")
    #expect(outcome.code == 0 && outcome.stdout.contains("Tỉnh Hạ Long"))
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be is refused and changes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.withUnits()
    let before = try folder.dump()
    let on = ["--on", "1/3/2026"]
    let wrong: [([String], vi: String, en: String)] = [
      (["merge", "07030", "--into", "07030"] + on, "không sáp nhập vào chính nó", "into itself"),
      (["merge", "07030", "07030", "--into", "X"] + on, "được ghi hai lần", "is named twice"),
      (["merge", "07030", "22", "--into", "X"] + on, "khác cấp", "different levels"),
      (["merge", "07030", "07042", "--into", "Xã Mới"] + on, "cần --code", "needs --code"),
      (
        ["merge", "07030", "07042", "--into", "Mới", "--code", "07998"] + on, "cần --type",
        "needs --type"
      ),
      (
        ["merge", "07030", "07300", "--into", "Xã Mới", "--code", "07998"] + on, "cần --parent",
        "needs --parent"
      ),
      (
        ["merge", "07030", "07042", "--into", "Xã Mới", "--code", "07300"] + on,
        "là mã của Xã Yên Thế", "is the code of Xã Yên Thế"
      ),
      // Ended, not yet begun, and ending anyway.
      (["rename", "07066", "--name", "X"] + on, "Nay thuộc: 07030", "now part of: 07030"),
      (
        ["rename", "06978", "--name", "X", "--on", "1/7/2025"], "có từ ngày 01/07/2025",
        "exists since 2025-07-01"
      ),
      (
        ["rename", "07066", "--name", "X", "--on", "1/3/2025"], "đã có thay đổi ngày 01/07/2025",
        "already changed on 2025-07-01"
      ),
      (["rename", "07300", "--name", "Xã Yên Thế"] + on, "trùng với hiện tại", "already"),
      (["rename", "07300", "--name", "Phường Yên Thế"] + on, "kèm loại khác", "has another type"),
      (["rename", "07300", "--name", " "] + on, "không được để trống", "must not be empty"),
      (["retype", "07300", "--type", "Xã"] + on, "trùng với hiện tại", "already"),
      (["retype", "07300", "--type", "Huyện"] + on, "Xã, Phường", "Xã, Phường"),
      (["split", "22", "--into", "A", "--into", "B"] + on, "3 đơn vị trực thuộc", "3 units below"),
      (["split", "07300", "--into", "Yên Thế"] + on, "ít nhất hai", "two different units"),
      (
        ["split", "07300", "--into", "Yên Thế", "--into", "Xã Mới"] + on, "cần --code",
        "needs --code"
      ),
      (
        [
          "split", "07300", "--into", "Yên Thế", "--into", "Xã Mới", "--code", "07998", "--code",
          "07999",
        ] + on, "«07999» thừa", "“07999” is too many"
      ),
      (["rename", "07300", "--name", "X", "--on", "30/2/2026"], "--on", "--on"),
      (
        ["rename", "07300", "--name", "X", "--province", "Đâu Đó"] + on, "--province", "--province"
      ),
    ]
    for (command, vi, en) in wrong {
      let outcome = try folder.danvan(["unit"] + command + ["--act", "1/NQ"], tongue)
      #expect(outcome.code == 65, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .vi ? vi : en), "\(command): \(outcome.stderr)")
      #expect(outcome.stdout == "")
    }
    let blank = try folder.danvan(
      ["unit", "rename", "07300", "--name", "X", "--act", " "] + on, tongue)
    #expect(blank.code == 65 && blank.stderr.contains("--act"))
    let missing = try folder.danvan(["unit", "rename", "07300", "--name", "X"] + on, tongue)
    #expect(missing.code == 64 && missing.stderr.contains("--act"))
    let isSame = try folder.dump() == before
    #expect(isSame, "the content changed")
  }
}
