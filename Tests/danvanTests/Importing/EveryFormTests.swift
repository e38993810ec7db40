import Testing

/// What one office exports another reads, whichever the form: every field of every row.
@Suite("Out and back in every form") struct EveryFormTests {
  /// 10,000 in scripts/soak.sh.
  private static let count = min(Soak.rows ?? 300, 10_000)

  /// A kind of record, and a row of it as it is stored.
  enum Kind: String, CaseIterable, Sendable {
    case model, fund, figure, committee, directive

    func row(_ number: Int, _ random: inout SeededRandom) -> [(String, String)] {
      let text = { (random: inout SeededRandom) in
        RandomText.phrase(1...8, &random) + " \(number)"
      }
      let province = ["22", "04", "01", "11"].randomElement(using: &random) ?? "22"
      let day = "2025-0\(1 + number % 9)-1\(number % 10)"
      let note = number % 9 == 0 ? text(&random) + "\ndòng 2" : RandomText.phrase(0...3, &random)
      return switch self {
      case .model:
        [
          ("title", text(&random)), ("province", province), ("field", "economy"),
          ("owner_kind", "collective"), ("owner", RandomText.phrase(0...4, &random)),
          ("year", "2025"), ("registered_on", day), ("mode", "new"), ("note", note),
        ]
      case .fund:
        // Several payments of a fund, some of them alike but for a note, or in all.
        [
          ("name_vi", "Quỹ số \(number / 5)"), ("province", "22"),
          ("kind", ["raised", "spent", "disbursed"][number % 3]),
          ("amount", "\(1_000_000 * (1 + number / 10)) đồng"), ("period", "2025"),
          ("as_of", number % 2 == 0 ? "2025-06-30" : ""),
          ("beneficiaries", number % 4 == 0 ? "\(number)" : ""),
          ("note", number % 3 == 0 ? note : ""),
        ]
      case .figure:
        [
          ("measure", Kind.measures[number % Kind.measures.count]), ("unit", province),
          ("value", "\(number)"), ("comparator", ["=", "~", "<=", ">"][number % 4]),
          ("verbatim", "như đã in: \(number)"),
          ("period", "\(1990 + number / 300)-\(number % 12 < 9 ? "0" : "")\(1 + number % 12)"),
          ("nature", "flow"), ("quote", text(&random)), ("note", note),
        ]
      case .committee:
        [
          ("name_vi", text(&random)), ("name_en", RandomText.phrase(0...3, &random)),
          ("kind", "other"), ("unit", province), ("valid_from", day), ("note", note),
        ]
      case .directive:
        [
          ("type_code", "KH"), ("number", "\(number)"), ("issuer_code", "TU"),
          ("unit", province), ("issued_on", day), ("title_vi", text(&random)), ("note", note),
        ]
      }
    }

    private static let measures = [
      "dialogues.held", "meetings.held", "models.built", "inspections.held", "resolutions.passed",
    ]
  }

  @Test(arguments: Kind.allCases)
  func `Every field comes back from every form, with nothing held and nothing twice`(
    _ kind: Kind
  ) throws {
    var random = SeededRandom(2026)
    let first = try Folder.seeded()
    let before = try first.rows(kind)
    let rows = (1...Self.count).map { kind.row($0, &random) }
    let text = ([rows[0].map(\.0)] + rows.map { $0.map(\.1) }).map(CSV.line).joined()
    try first.write(Array(text.utf8), "vao.csv")
    // Numbers of one thing that differ are of nobody else here.
    let again = kind == .figure ? ["--allow-duplicates"] : []
    let taken = try first.taking("vao.csv", kind, again)
    #expect(taken.added == Self.count, "\(taken.remarks.prefix(3))")
    let stored = try first.rows(kind)
    let new = stored.filter { !before.contains($0) }
    #expect(new.count == Self.count)
    let said = rows.map { Dictionary(uniqueKeysWithValues: $0) }
    let told = new.map { row in row.filter { said[0][$0.key] != nil } }
    #expect(CSV.sorted(told) == CSV.sorted(said))

    for form in ["csv", "tsv", "json", "ndjson", "xlsx", "excel.csv"] {
      let file = "ra.\(form)"
      let isExcel = form.hasPrefix("excel")
      let out = try first.danvan(
        ["export", kind.rawValue, "-o", file] + (isExcel ? ["--excel"] : []))
      try #require(out.code == 0, "\(out.stderr)")
      let other = try Folder.seeded()
      try other.write(try first.read(file), file)
      let back = try other.taking(file, kind, again)
      #expect(back.added == Self.count, "\(form): \(back.remarks.prefix(3))")
      #expect(back.held + back.refused == 0)
      let isSame = try other.plain(kind) == first.plain(kind)
      #expect(isSame, "\(kind) came back otherwise from \(form)")
      #expect(try other.taking(file, kind, again).added == 0)
    }
  }
}

extension Folder {
  fileprivate func taking(
    _ file: String, _ kind: EveryFormTests.Kind, _ options: [String]
  ) throws -> Report {
    let outcome = try danvan([kind.rawValue, "import", file, "--format", "json"] + options)
    return try outcome.report()
  }

  fileprivate func plain(_ kind: EveryFormTests.Kind) throws -> String {
    try danvan(["export", kind.rawValue, "--format", "csv"]).stdout
  }

  fileprivate func rows(_ kind: EveryFormTests.Kind) throws -> [[String: String]] {
    let rows = CSV.rows(try plain(kind))
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }
}

extension CSV {
  fileprivate static func sorted(_ rows: [[String: String]]) -> [String] {
    rows.map { row in row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined() }
      .sorted()
  }
}
