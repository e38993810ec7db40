import Foundation
import Testing

/// `--known-on`: where the journal does not reach back, and what other tools did.
@Suite("How far back is known") struct KnownReachTests {
  private let models = ["sql", "SELECT count(*) FROM model", "--format=csv"]

  @Test(arguments: Tongue.allCases)
  func `What a restoration replaced is not known; what the backup said is`(_ tongue: Tongue) throws
  {
    let folder = try Folder.seeded()
    try folder.register("Một")
    _ = try folder.done("backup", "b.db")
    try folder.register("Hai")
    _ = try folder.done("restore", "b.db", "--reason=thử", notes: true)
    try folder.register("Ba")
    try folder.date([
      1: "2024-01-10T01:00:00.000Z", 2: "2025-03-01T01:00:00.000Z", 3: "2025-06-01T01:00:00.000Z",
      4: "2025-07-01T01:00:00.000Z",
    ])
    let lost = try folder.known("2025-04-01", models, tongue)
    expectMessage(lost, 65, tongue, contains: ["--known-on", "3", ".bak"])
    #expect(try folder.known("2025-02-28", models).lines.last == "10")
    #expect(try folder.known(2, models).lines.last == "11")
    #expect(try folder.known("2025-06-01", models).lines.last == "11")
    #expect(try folder.known("2025-07-01", models).lines.last == "12")
  }

  /// Of four entries the third is damaged.
  static let damages = [
    "DELETE FROM journal_change WHERE journal = 3", "DELETE FROM journal WHERE id = 3",
    "UPDATE journal_change SET changeset = substr(changeset, 1, 40) WHERE journal = 3",
    "UPDATE journal_change SET changeset = x'00' WHERE journal = 3",
    "UPDATE journal_change SET piece = 2 WHERE journal = 3",
    """
    UPDATE journal_change SET changeset = (SELECT changeset FROM journal_change WHERE journal = 4)
     WHERE journal = 3
    """,
  ]

  @Test(arguments: damages, Tongue.allCases)
  func `A journal that is damaged in the middle is refused`(
    _ damage: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let (code, _) = try folder.register("Một")
    #expect(try folder.decide("recognize", code, "province", on: "2026-05-01").code == 0)
    try folder.register("Hai")
    try folder.sqlite("PRAGMA foreign_keys = OFF; " + damage)
    for entry in [1, 2] {
      expectMessage(try folder.known(entry, models, tongue), 65, tongue, contains: ["3"])
    }
    #expect(try folder.known(4, models).code == 0)
    #expect(try folder.copies() == [])
  }

  @Test func `The end of the journal may be missing`() throws {
    let folder = try Folder.seeded()
    for title in ["Một", "Hai"] { try folder.register(title) }
    try folder.sqlite(
      "DELETE FROM journal_change WHERE journal = 3; DELETE FROM journal WHERE id = 3")
    #expect(try folder.known(1, models).code == 65)
  }

  @Test func `What another tool changed is told where it is met`() throws {
    let folder = try Folder.seeded()
    let (code, id) = try folder.register("Một")
    _ = try folder.done("model", "edit", code, "--title=Hai")
    _ = try folder.done("model", "edit", code, "--note=x")
    let title = ["sql", "SELECT title FROM model WHERE id = \(id)", "--format=csv"]
    let unmet = try folder.known(2, title)
    #expect(unmet.stderr.contains("not checked"))
    #expect(unmet.lines.last == "Một")
    try folder.sqlite("UPDATE model SET note = 'của máy khác' WHERE id = \(id)")
    try folder.register("Ba")
    // It is read anew, for the file has moved on.
    let met = try folder.known(2, title)
    #expect(met.lines.last == "Một")
    #expect(met.stderr.contains("1 of the rows"))
    // So is it when it is read from what was kept.
    #expect(try folder.known(2, title).stderr == met.stderr)
    #expect(try folder.known(2, ["sql", "SELECT note IS NULL FROM model WHERE id = \(id)"])
      .lines.last == "1")
  }

  @Test func `Rows of another tool upon what came later are not of then`() throws {
    let folder = try Folder.seeded()
    let (_, id) = try folder.register("Một")
    try folder.sqlite(
      """
      INSERT INTO recognition (id, registration, level, outcome, known_by)
      SELECT 900, id, 'commune', 'recognized', '2026-05-01' FROM registration WHERE model = \(id)
      """)
    let outcome = try folder.known(1, ["sql", "SELECT count(*) FROM recognition", "--format=csv"])
    #expect(outcome.lines.last == "5")
    #expect(outcome.stderr.contains("1 of the rows"))
  }

  @Test func `A file whose tables somebody changed is not turned back`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    try folder.sqlite("CREATE TRIGGER t AFTER DELETE ON model BEGIN SELECT 1; END")
    #expect(try folder.known(1, models).code == 65)
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test func `A report of one's own is asked of then as it is of now`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    try FileManager.default.createDirectory(
      atPath: folder / "own", withIntermediateDirectories: true)
    try folder.write(
      Array(
        """
        -- title.vi: Của mình
        -- title.en: My own
        -- column n integer | Số | Number
        SELECT count(*) AS n FROM tally_unregistered
        """.utf8), "own/mine.sql")
    let run = ["report", "run", "mine", "--reports=own", "--format=csv"]
    let (then, now) = (try folder.known(1, run), try folder.danvan(run))
    #expect(then.code == now.code)
    #expect(then.stdout == now.stdout)
  }
}
