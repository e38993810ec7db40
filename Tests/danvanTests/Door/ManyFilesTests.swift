import Foundation
import Testing

/// Several files, and folders of them: each by itself, and all in one table.
@Suite("Many files at once") struct ManyFilesTests {
  private static func list(_ title: String, _ province: String = "22") -> String {
    "title;province;year\n\(title);\(province);2026\n"
  }

  /// What was said of each file: its name, its outcome, rows and added.
  private func outcomes(_ outcome: Outcome) throws -> [[String]] {
    try outcome.object().list("outcomes").map { row in
      [row.text("file") ?? "", row.text("outcome") ?? ""]
        + ["rows", "added"].map { row.number($0).map { String(Int($0)) } ?? "-" }
    }
  }

  private func titles(_ folder: Folder) throws -> [String] {
    try folder.imported().compactMap { $0["title"] }
  }

  private func folder(_ files: [String: String], under name: String = "xa") throws -> Folder {
    let folder = try Folder.seeded()
    try FileManager.default.createDirectory(
      atPath: folder / name, withIntermediateDirectories: false)
    for (file, text) in files { try folder.write(Array(text.utf8), "\(name)/\(file)") }
    return folder
  }

  private func importing(
    _ files: [String], in folder: Folder, _ options: [String] = [], _ tongue: Tongue = .en
  ) throws -> Outcome {
    try folder.danvan(["model", "import"] + files + ["--format", "json"] + options, tongue)
  }

  @Test func `A folder is gone through in order, and what is no table is named`() throws {
    let folder = try folder([
      "b.csv": Self.list("Bê"), "Ấp.csv": Self.list("Á"),
      "d.TSV": "title\tprovince\tyear\nXê\t22\t2026\n",
      "đ.txt": Self.list("Đê"), "anh.jpg": "x", "~$b.xlsx": "x", ".an.csv": "x",
      ".~lock.b.csv#": "x",
    ])
    try FileManager.default.createDirectory(
      atPath: folder / "xa/con", withIntermediateDirectories: false)
    mkfifo(folder / "xa/ong.csv", 0o600)
    let outcome = try importing(["xa"], in: folder)
    #expect(outcome.code == 0 && outcome.stderr == "", "\(outcome.stderr)")
    #expect(try titles(folder) == ["Á", "Bê", "Xê", "Đê"])
    let named = try outcomes(outcome)
    #expect(named.filter { $0[1] == "added" }.map { $0[0] }
      == ["xa/Ấp.csv", "xa/b.csv", "xa/d.TSV", "xa/đ.txt"])
    #expect(Set(named.filter { $0[1] == "passed-over" }.map { $0[0] }) == [
      "xa/anh.jpg", "xa/~$b.xlsx", "xa/.an.csv", "xa/.~lock.b.csv#", "xa/con", "xa/ong.csv",
    ])
    #expect(named.allSatisfy { $0[1] == "added" || $0[2] == "-" })
    let sums = try outcome.object()
    #expect(sums.number("files") == 4 && sums.number("whole") == 4 && sums.number("added") == 4)
    let entries = try folder.sqlite(
      "SELECT count(*) FROM journal WHERE command = 'model import'")
    #expect(entries == "4", "one transaction each")
  }

  @Test(arguments: Tongue.allCases)
  func `A file that is refused stops none of the others`(_ tongue: Tongue) throws {
    let folder = try folder([
      "a.csv": Self.list("Một"), "b.csv": Self.list("Hai") + "Ba;99;2026\n",
      "c.csv": "khong;phai\n", "d.csv": "", "e.csv": Self.list("Bốn"),
    ])
    let outcome = try importing(["xa/", "khong-co.csv"], in: folder, [], tongue)
    #expect(outcome.code == 65)
    #expect(try outcomes(outcome) == [
      ["xa/a.csv", "added", "1", "1"], ["xa/b.csv", "refused", "2", "0"],
      ["xa/c.csv", "unread", "-", "-"], ["xa/d.csv", "unread", "-", "-"],
      ["xa/e.csv", "added", "1", "1"], ["khong-co.csv", "unread", "-", "-"],
    ])
    #expect(try titles(folder) == ["Một", "Bốn"])
    let row = try outcome.object().list("outcomes")[1]
    #expect(row.text("reason")?.contains("“99”") ?? false, "for machines, in English")
    let refused = try outcome.object().list("remarks").filter { $0.text("outcome") == "refused" }
    #expect(refused.map { $0.text("file") } == ["xa/b.csv"])
    #expect(
      outcome.stderr.contains(
        tongue == .vi ? "4 trong 6 tệp không nhập được" : "Of 6 files 4 did not go in"))
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
  }

  @Test func `Corrected and run again, only what was missing is added`() throws {
    let folder = try folder(["a.csv": Self.list("Một"), "b.csv": Self.list("Hai", "99")])
    #expect(try importing(["xa"], in: folder).code == 65)
    try folder.write(Array(Self.list("Hai").utf8), "xa/b.csv")
    let outcome = try importing(["xa"], in: folder)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try outcomes(outcome).map { $0[1] } == ["present", "added"])
    #expect(try titles(folder) == ["Một", "Hai"])
  }

  @Test(arguments: [[String](), ["--dry-run"]])
  func `A file named twice, and a copy, add nothing`(_ options: [String]) throws {
    let folder = try folder(["a.csv": Self.list("Một"), "sao.csv": Self.list("Một")])
    let outcome = try importing(["xa/a.csv", "./xa/a.csv", "xa"], in: folder, options)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try outcomes(outcome).map { $0[1] } == ["added", "same", "same", "same"])
    #expect(try outcome.object().number("added") == 1)
    #expect(try titles(folder) == (options.isEmpty ? ["Một"] : []))
  }

  @Test func `Look-alikes are held back, and the code says so`() throws {
    let folder = try folder([
      "a.csv": Self.list("Một"),
      "b.csv": "title;province;year;owner\nMột;22;2026;Hội A\nHai;22;2026;\n",
    ])
    let outcome = try importing(["xa"], in: folder)
    #expect(outcome.code == 1, "\(outcome.stderr)")
    #expect(try outcomes(outcome).map { $0[1] } == ["added", "partial"])
    #expect(outcome.stderr.contains("1 look-alikes left"))
    #expect(try titles(folder) == ["Một", "Hai"])
  }

  @Test func `Refused rows of each file go into a folder under its name`() throws {
    let bad = { (title: String) in Self.list(title) + "Xấu;99;2026\n" }
    let folder = try folder(["a.csv": bad("Một"), "b.csv": Self.list("Hai"), "c.txt": bad("Ba")])
    try folder.write(Array(bad("Bốn").utf8), "a.csv")
    let outcome = try importing(["xa", "a.csv"], in: folder, ["--skip-bad", "loi/"])
    #expect(outcome.code == 1, "\(outcome.stderr)")
    #expect(try titles(folder) == ["Một", "Hai", "Ba", "Bốn"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder / "loi").sorted()
    #expect(names == ["a-2.csv", "a.csv", "c.csv"])
    for (name, _) in [("a.csv", 1), ("a-2.csv", 1), ("c.csv", 1)] {
      let text = String(decoding: try folder.read("loi/\(name)"), as: UTF8.self)
      #expect(text.contains("Xấu;99;2026;"), "\(text)")
    }
    let reasons = try outcome.object().list("outcomes").map { $0.text("reason") ?? "" }
    #expect(reasons[0].contains("“loi/a.csv”") && reasons[1] == "")
  }

  @Test func `A folder without refused rows is not left behind`() throws {
    let folder = try folder(["a.csv": Self.list("Một"), "b.csv": Self.list("Hai")])
    #expect(try importing(["xa"], in: folder, ["--skip-bad", "loi/"]).code == 0)
    #expect(try !folder.names().contains("loi"))
    let bad = try self.folder(["a.csv": Self.list("Một", "99"), "b.csv": Self.list("Hai")])
    let trial = try importing(["xa"], in: bad, ["--skip-bad", "loi/", "--dry-run"])
    #expect(trial.code == 1 && trial.stderr.contains("Dry run"), "\(trial.stderr)")
    try bad.expectUntouched(besides: ["xa"])
  }

  @Test(arguments: Tongue.allCases)
  func `One file for the refused rows of several is refused with advice`(_ tongue: Tongue) throws {
    let folder = try folder(["a.csv": Self.list("Một"), "b.csv": Self.list("Hai")])
    let outcome = try importing(["xa"], in: folder, ["--skip-bad", "loi.csv"], tongue)
    expectMessage(outcome, 64, tongue, contains: ["--skip-bad", "loi.csv", "/"])
    try folder.expectUntouched(besides: ["xa"])
  }

  @Test(arguments: Tongue.allCases)
  func `A folder with nothing to import is told`(_ tongue: Tongue) throws {
    let folder = try folder([:])
    expectMessage(
      try importing(["xa"], in: folder, [], tongue), 66, tongue, contains: ["xa", ".xlsx"])
    try folder.write([], "xa/anh.jpg")
    let outcome = try importing(["xa"], in: folder, [], tongue)
    #expect(outcome.code == 66)
    #expect(try outcomes(outcome) == [["xa/anh.jpg", "passed-over", "-", "-"]])
    try folder.expectUntouched(besides: ["xa"])
  }

  @Test(arguments: Tongue.allCases)
  func `Every form has the table of files`(_ tongue: Tongue) throws {
    let folder = try folder(["a.csv": Self.list("Một"), "b.csv": Self.list("Hai", "99")])
    for format in ["csv", "tsv", "ndjson", "table", "markdown", "html"] {
      let outcome = try folder.danvan(
        ["model", "import", "xa", "--dry-run", "--format", format], tongue)
      #expect(outcome.code == 65)
      #expect(outcome.stdout.contains("xa/a.csv"), "\(format)")
      #expect(outcome.stdout.contains("xa/b.csv"), "\(format)")
      let said = outcome.stderr.contains(tongue == .vi ? "xa/b.csv: Dòng 2" : "xa/b.csv: Row 2")
      #expect(said == (format == "csv" || format == "tsv"), "\(outcome.stderr)")
    }
    let csv = try folder.danvan(["model", "import", "xa", "--dry-run", "--format", "csv"])
    #expect(csv.lines[0] == "file,rows,added,present,held,refused,skipped,outcome,reason,profile")
    #expect(csv.lines[1] == "xa/a.csv,1,1,0,0,0,0,added,,")
  }

  @Test func `Columns that are read alike are shown once`() throws {
    let folder = try folder(["a.csv": Self.list("Một"), "b.csv": Self.list("Hai")])
    let columns = try importing(["xa"], in: folder).object().list("columns")
    #expect(columns.compactMap { $0.text("label") } == ["title", "province", "year"])
  }

  /// A pipe that nobody writes to yet holds the second file up, when the first is in.
  private func heldUp(_ then: String, in folder: Folder) throws -> (Outcome, stderr: String) {
    let script = """
      mkfifo ong.csv; "$0" --db danvan.db model import xa/a.csv ong.csv xa/z.csv >out 2>err &
      for i in $(seq 200); do
        [ "$(sqlite3 danvan.db "SELECT count(*) FROM model WHERE title = 'Một'")" = 1 ] && break
        sleep 0.05
      done
      sleep 0.3; \(then); wait $!; echo $?; cat out
      """
    let outcome = try folder.run("/bin/sh", ["-c", script, try Product.danvan()])
    return (outcome, String(decoding: try folder.read("err"), as: UTF8.self))
  }

  @Test func `What is wrong with the database stops at once, and says what is in`() throws {
    let folder = try folder(["a.csv": Self.list("Một")])
    let (outcome, said) = try heldUp(
      "sqlite3 danvan.db 'DROP TABLE task'; printf 'title;province;year\\n' >ong.csv", in: folder)
    #expect(outcome.stdout == "65\n", "\(outcome)")
    #expect(said.contains("In: xa/a.csv. Not done: ong.csv, xa/z.csv."), "\(said)")
    #expect(try titles(folder) == ["Một"])
    let again = try importing(["xa"], in: folder)
    #expect(again.code == 65 && !again.stderr.contains("In: "), "nothing was taken")
  }

  @Test func `Stopped, it says which files are in`() throws {
    let folder = try folder(["a.csv": Self.list("Một")])
    let (outcome, said) = try heldUp("kill -TERM $!", in: folder)
    #expect(outcome.stdout == "143\n", "\(outcome)")
    #expect(said.contains("In: xa/a.csv. Not done: ong.csv, xa/z.csv."), "\(said)")
    #expect(try titles(folder) == ["Một"])
  }

  @Test func `One file is told as ever, and in a folder as one of several`() throws {
    let folder = try folder(["a.csv": Self.list("Một")])
    let one = try folder.danvan("model", "import", "xa/a.csv", "--format", "csv")
    #expect(
      one.stdout == "file,rows,added,present,held,refused,skipped,profile\na.csv,1,1,0,0,0,0,\n")
    let many = try folder.danvan("model", "import", "xa", "--format", "csv")
    #expect(many.lines[1] == "xa/a.csv,1,0,1,0,0,0,present,,")
  }

  @Test func `Every noun takes several`() throws {
    let folder = try folder([
      "a.csv": "Tên quỹ,Tỉnh,Khoản,Số tiền\nQuỹ A,22,chi,5 tỷ\n",
      "b.csv": "Tên quỹ,Tỉnh,Khoản,Số tiền\nQuỹ B,22,chi,6 tỷ\n",
    ])
    let outcome = try folder.danvan("fund", "import", "xa", "--format", "csv")
    #expect(outcome.code == 0 && outcome.lines.count == 3, "\(outcome.stdout)\(outcome.stderr)")
  }
}
