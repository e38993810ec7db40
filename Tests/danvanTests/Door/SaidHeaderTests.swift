import Foundation
import Testing

/// What is said of headers is said of headers that are there.
@Suite("Headers that are named") struct SaidHeaderTests: TakesOfficeFiles {
  private let text = "STT;Tên mô hình;Việc riêng\n1;Tổ một;KT\n"

  @Test(arguments: [["--ignore", "Khong co"], ["--map", "Khong co=field"], ["--ignore", "STT#2"]])
  func `A header that the file has not is refused, with those that it has`(
    _ said: [String]
  ) throws {
    let folder = try folder()
    try folder.write(Array(text.utf8), "a.csv")
    let outcome = try folder.importing("a.csv", OfficeFile.options + said)
    #expect(outcome.code == 64, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("Việc riêng") && outcome.stderr.contains("Tên mô hình"))
    #expect(try folder.imported() == [])
    let right = OfficeFile.options + ["--map", "Việc riêng=field"]
    #expect(try folder.importing("a.csv", right).code == 0)
    #expect(try folder.imported().map { $0["field"] } == ["economy"])
  }

  private func files() throws -> Folder {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder / "xa", withIntermediateDirectories: true)
    try folder.write(Array(text.utf8), "xa/a.csv")
    try folder.write(Array("STT;Tên mô hình\n1;Tổ hai\n".utf8), "xa/b.csv")
    return folder
  }

  @Test func `Of a folder one file has to have it, and the others are named`() throws {
    let folder = try files()
    let take = ["model", "import", "xa"] + OfficeFile.options
    let refused = try folder.danvan(take + ["--ignore", "Khong co"])
    #expect(refused.code == 64 && refused.stderr.contains("Việc riêng"), "\(refused.stderr)")
    #expect(try folder.imported() == [])
    let taken = try folder.danvan(take + ["--map", "Việc riêng=field"])
    #expect(taken.code == 0, "\(taken.stderr)")
    #expect(taken.stderr.contains("b.csv: ") && taken.stderr.contains("no column"))
    #expect(try folder.imported().map { $0["field"] } == ["economy", ""])
  }

  @Test func `A dry run of a folder keeps nothing, and says once what would be kept`() throws {
    let folder = try files()
    try folder.write(Array(text.replacing("một", with: "ba").utf8), "xa/b.csv")
    let take =
      ["model", "import", "xa", "--map", "Việc riêng=field", "--profile", "xa"] + OfficeFile.options
    let trial = try folder.danvan(take + ["--dry-run", "--format", "csv"])
    #expect(trial.code == 0)
    #expect(trial.stderr.split(separator: "“xa”").count == 2, "\(trial.stderr)")
    #expect(try folder.sqlite("SELECT count(*) FROM profile") == "0")
    #expect(try folder.danvan(take).code == 0)
    #expect(try folder.sqlite("SELECT code FROM profile") == "xa")
  }

  /// One more column, or one called otherwise, is another head.
  @Test func `A profile that nearly fits is named, with what to type`() throws {
    let folder = try folder()
    let head = "STT;Tên sáng kiến;Nơi làm;Loại việc\n"
    let said = [
      "--map", "Tên sáng kiến=title", "--map", "Nơi làm=unit", "--map", "Loại việc=field",
      "--profile", "xa",
    ]
    #expect(
      try taking(head + "1;Tổ một;Quảng Tân;KT\n", OfficeFile.options + said, in: folder).code == 0)
    let more = head.replacing("Loại việc", with: "Loại việc;Việc khác") + "1;Tổ hai;Lê Lợi;KT;x\n"
    try folder.write(Array(more.utf8), "b.csv")
    let outcome = try folder.importing("b.csv", OfficeFile.options)
    #expect(outcome.code == 65 && outcome.stderr.contains("Việc khác"), "\(outcome.stderr)")
    let advised = ["Tên sáng kiến=title", "Nơi làm=unit", "Loại việc=field"]
    for one in advised { #expect(outcome.stderr.contains("--map \"\(one)\"")) }
    let typed = advised.flatMap { ["--map", $0] } + ["--profile", "xa2"]
    #expect(try folder.importing("b.csv", OfficeFile.options + typed).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
    #expect(try folder.sqlite("SELECT count(*) FROM profile") == "2")
  }
}
