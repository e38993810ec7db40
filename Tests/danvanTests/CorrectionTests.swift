import Foundation
import Testing

/// Registrations and decisions that were typed wrong.
@Suite("Correcting registrations and decisions")
struct CorrectionTests {
  private let model = "22-2025-0001"

  private func fields(_ folder: Folder, _ arguments: String...) throws -> [String?] {
    let outcome = try folder.danvan(arguments + ["--format", "csv"])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records().map { $0["field"] }
  }

  @Test func `The only registration follows the model where it said the same`() throws {
    let folder = try Folder.seeded()
    #expect(
      try fields(folder, "model", "edit", model, "--province", "04", "--source", "S2") == [
        "unit", "source", "registered_in", "registration_source",
      ])
    #expect(try fields(folder, "model", "edit", model, "--note", "x") == ["note"])
  }

  @Test func `With its year, only the registration changes`() throws {
    let folder = try Folder.seeded()
    #expect(
      try fields(
        folder, "model", "edit", model, "--year", "2025", "--province", "04", "--committee",
        "TU-04", "--mode", "new", "--on", "1/4/2025", "--note", "x")
        == [
          "registered_on", "mode", "registered_in", "registered_with", "registration_note",
        ])
    let rates = try folder.done(
      "rates", "--basis", "records", "--province", "04", "--format", "csv")
    #expect(try rates.records().first?["registered"] == "1")
    #expect(
      try fields(
        folder, "model", "edit", model, "--year", "2025", "--clear", "note", "--clear", "on")
        == ["registered_on", "registration_note"])
  }

  @Test func `A commune can be named, and the registration keeps the province over it`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO unit (id, level) VALUES (9001, 'commune');
      INSERT INTO unit_version (unit, code, name_vi, type, parent, search_key)
      SELECT 9001, '06889', 'Lê Lợi', 'Xã', unit, 'le loi' FROM province WHERE code = '22';
      """)
    for place in [["--unit", "Lê Lợi"], ["--unit", "le loi", "--province", "22"]] {
      #expect(try folder.danvan(["model", "edit", model] + place).code == 0)
      #expect(
        try folder.sqlite(
          """
          SELECT m.unit, r.unit, v.code FROM model AS m JOIN registration AS r ON r.model = m.id
            JOIN unit_version AS v ON v.unit = r.province WHERE m.code = '\(model)'
          """) == "9001|9001|22")
    }
  }

  @Test func `A decision of an unknown level gets its level, day and number`() throws {
    let folder = try Folder.seeded()
    #expect(
      try fields(
        folder, "model", "edit-decision", model, "--level", "unknown", "--to-level", "province",
        "--on", "20/5/2025", "--decision", "12-QĐ/TU", "--deciding", "TU-22")
        == ["level", "decided_on", "known_by", "decision", "committee"])
    // The day is no longer stated; that it was decided by then still is.
    #expect(
      try fields(folder, "model", "edit-decision", model, "--level", "tỉnh", "--clear", "on")
        == ["decided_on"])
  }

  @Test func `A decision of an unknown level is withdrawn, and the rate follows`() throws {
    let folder = try Folder.seeded()
    let withdrawn = try folder.decide("withdraw", model, "unknown", on: "2025-08-01")
    #expect(withdrawn.code == 0, "\(withdrawn.stderr)")
    let rates = try folder.done(
      "rates", "--basis", "records", "--province", "22", "--format", "csv")
    #expect(try rates.records().first?["recognized"] == "4")
  }

  @Test func `The last decision at a level, then the registration, then the model are removed`()
    throws
  {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-03-01"]).code
    _ = try folder.decide("recognize", code, "province", on: "2026-05-01")
    _ = try folder.decide("withdraw", code, "province", on: "2026-06-01")
    let remove = [
      "model", "remove", code, "--year", "2026", "--level", "province", "--reason", "nhầm",
    ]
    for (outcome, flags) in [("withdrawn", []), ("recognized", ["--again"])] {
      let removed = try folder.danvan(remove + flags)
      #expect(removed.code == 0 && removed.stdout.contains(outcome), "\(removed.stdout)")
    }
    _ = try folder.done(
      "model", "register", "--code", code, "--mode", "maintained", "--year", "2027", notes: true)
    _ = try folder.done("model", "remove", code, "--year", "2027", "--reason", "nhầm")
    #expect(try folder.sqlite("SELECT count(*) FROM registration WHERE year > 2025") == "1")
    let removed = try folder.done("model", "remove", code, "--reason", "nhầm")
    #expect(removed.stdout.contains("registrations: 1"))
    #expect(
      try folder.done("model", "search", "mot", "--format", "csv", notes: true).records().isEmpty)
    #expect(try folder.sqlite("PRAGMA foreign_key_check") == "")
  }

  @Test func `Decisions keep their order when one is corrected`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--on": "2026-03-01"]).code
    _ = try folder.decide("recognize", code, "province", on: "2026-05-01")
    _ = try folder.decide("withdraw", code, "province", on: "2026-06-01")
    let before = try folder.dump()
    let edit = ["model", "edit-decision", code, "--level", "province"]
    for (wrong, words) in [
      (["--on", "1/2/2026"], "--on"),
      (["--outcome", "recognized", "--on", "1/7/2026"], code),
      (["--outcome", "recognized", "--to-outcome", "declined"], code),
      (["--to-outcome", "recognized"], code), (["--to-level", "commune"], code),
    ] {
      for tongue in Tongue.allCases {
        expectMisuse(try folder.danvan(edit + wrong, tongue), 65, tongue, words)
      }
    }
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(
      try folder.danvan(edit + ["--to-outcome", "recognized", "--outcome", "recognized"]).code == 0)
    #expect(try folder.danvan(edit + ["--outcome", "recognized", "--on", "2/5/2026"]).code == 0)
  }

  static let misuses: [([String], Int32, String)] = [
    (["edit", "22-2025-0001", "--year", "2025"], 64, "model edit"),
    (["edit", "22-2025-0001", "--year", "2024", "--note", "x"], 65, "2024"),
    (["edit", "22-2025-0001", "--clear", "mode"], 65, "--clear"),
    (["edit", "22-2025-0001", "--code", "04-0001"], 65, "04-0001"),
    (["edit", "22-2025-0001", "--directive", "none"], 65, "--directive"),
    // Old Hà Nam is no more at the end of 2025.
    (["edit", "22-2025-0001", "--province", "35"], 65, "--province"),
    (["edit", "22-2025-0001", "--unit", "Nơi nào"], 65, "--unit"),
    (["edit", "22-2025-0001", "--province", ""], 65, "--province"),
    (["edit-decision", "22-2025-0001", "--level", "unknown"], 64, "model edit-decision"),
    (["edit-decision", "22-2025-0001", "--level", "commune", "--note", "x"], 65, "22-2025-0001"),
    (["edit-decision", "22-2025-0001", "--level", "world", "--note", "x"], 65, "--level"),
    (["edit-decision", "22-2025-0001", "--level", "unknown", "--to-level", "x"], 65, "--to-level"),
    (["edit-decision", "22-2025-0001", "--level", "unknown", "--on", "1/5/2024"], 65, "--on"),
    (["edit-decision", "04-0001", "--level", "unknown", "--note", "x"], 65, "04-0001"),
    (["recognize", "22-2025-0001", "--level", "unknown", "--on", "1/7/2025"], 65, "--level"),
    (["remove", "22-2025-0001", "--level", "commune", "--reason", "x"], 65, "22-2025-0001"),
    (["remove", "22-2025-0001", "--year", "2024", "--reason", "x"], 65, "2024"),
  ]

  @Test(arguments: misuses.indices, Tongue.allCases)
  func `A misuse is told in the language asked for, and nothing is stored`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let (command, code, words) = Self.misuses[index]
    let folder = try Folder.seeded()
    expectMisuse(try folder.danvan(["model"] + command, tongue), code, tongue, words)
    try folder.expectUntouched()
  }
}
