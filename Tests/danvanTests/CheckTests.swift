import Foundation
import Testing

/// `check`: what it finds, and what it leaves alone.
@Suite("Check") struct CheckTests {
  /// DOMAIN.md, A7: what was checked by hand in the five articles, and what is to be said of it.
  /// Where nothing is to be said, the numbers agree, or one of the two is not known.
  private static let byHand:
    [(what: String, found: (rule: String, severity: String, code: String)?)] = [
      ("1,179 + 221 = 1,400", nil), ("1,482 + 153 = 1,635", nil), ("660/694 = 95.1 %", nil),
      ("3,206/7,121 = 45 %", nil), ("812 + 664 + 570 = 2,046", nil),
      ("40 meetings in 10 years are 4 a year", nil), ("10,295/13,268, no percentage printed", nil),
      ("1,400/nearly 2,500, no percentage printed", nil),
      ("8,799/16,627, no percentage printed", nil),
      ("8 districts, 119 communes: no districts and communes are in the seeds", nil),
      ("Ninh Bình: only built", ("rate-not-computable", "note", "37")),
      (
        "8/33 + 9/33: 16 unaccounted for",
        ("shares-left-over", "note", "S0-6-member S0-6-member-completed S0-6-member-implementing")
      ),
      (
        "30 and 14 of 119: which includes which",
        (
          "shares-overlap", "note",
          "S4-11-communes S4-11-communes-advanced S4-11-communes-model S4-11-communes-new-rural"
        )
      ),
      (
        "income 88 m above GRDP 81 m",
        ("implausible-order", "doubt", "S4-11-income S4-11-grdp")
      ),
    ]

  @Test func `On the seeds it finds what was found by hand, no less and no more`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("check", "--format", "csv")
    #expect(outcome.code == 1 && outcome.stderr == "")
    let found = try outcome.records().map { [$0["check"], $0["severity"], $0["codes"]] }
    let wanted = Self.byHand.compactMap(\.found).map { [$0.rule, $0.severity, $0.code] }
    #expect(Set(found) == Set(wanted) && found.count == wanted.count)
    try folder.expectUntouched()
  }

  @Test(arguments: CheckCase.all.indices)
  func `A rule finds what breaks it, and not what comes near`(_ index: Int) throws {
    let example = CheckCase.all[index]
    let folder = try Folder.seeded()
    try folder.sqlite("SELECT '';" + example.wrong)
    let before = try folder.dump()
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan("check", example.rule, "--format", "table", in: tongue)
      #expect(outcome.code == 1, "\(example.rule): \(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stderr == "")
      #expect(foreignWords(outcome.stdout, tongue) == [], "\(outcome.stdout)")
    }
    let found = try folder.danvan("check", example.rule, "--format", "csv").records()
    #expect(found.map { $0["codes"] ?? "?" } == example.found, "\(example.rule): \(found)")
    #expect(found.allSatisfy { $0["check"] == example.rule && $0["advice"] != "" })
    let isSame = try folder.dump() == before
    #expect(isSame, "check wrote")

    let other = try Folder.seeded()
    try other.sqlite("SELECT '';" + example.right)
    let outcome = try other.danvan("check", example.rule)
    #expect(outcome.code == 0 && outcome.stdout == "", "\(example.rule): \(outcome.stdout)")
    #expect(outcome.stderr == "")
  }

  @Test func `Every rule is broken by a case above`() throws {
    let folder = try Folder.seeded()
    let rules = try folder.done("check", "--list", "--format", "csv").records()
    let names = rules.compactMap { $0["check"] }
    #expect(Set(names).symmetricDifference(CheckCase.all.map(\.rule) + ["unclosed"]) == [])
    #expect(Set(names).count == names.count)
    #expect(Set(rules.compactMap { $0["missing"] }) == ["skipped", "told"])
  }

  /// Nothing of the articles, but what danvan itself makes: provinces, communes, mergers, models of
  /// several years, decisions, money and figures.
  @Test func `On a file that is right it is silent`() throws {
    let folder = try Folder.withUnits()
    try folder.sqlite("DELETE FROM figure;")
    _ = try folder.done("check", "outside", "--repair", notes: true)
    let rows = (1...300).map { number in
      let year = 2025 + number % 2
      return
        "Mô hình số \(number),\(number % 3 == 0 ? "04" : "22"),\(year),1/6/\(year),xã,1/12/\(year)"
    }
    let header = "Tên mô hình,Tỉnh,Năm,Ngày đăng ký,Cấp,Ngày QĐ"
    try folder.write(Array(([header] + rows).joined(separator: "\n").utf8), "models.csv")
    _ = try folder.done("model", "import", "models.csv")
    try folder.register("Ở phường", ["--unit": "Hoành Bồ", "--year": "2025", "--on": "1/8/2025"])
    try folder.register("Ở xã cũ", ["--unit": "Xã Lê Lợi", "--year": "2025", "--on": "1/3/2025"])
    for (line, note) in [
      (
        """
        figure add --measure models.registered --value 300 --province 22 --source S1 \
        --period 2026 --quote x
        """,
        false
      ),
      (
        """
        figure add --measure models.recognized --value 250 --province 22 --source S1 \
        --period 2026 --quote x
        """,
        false
      ),
      (
        """
        figure add --measure models.registered --value 300 --province 04 --source S1 \
        --period 2026 --quote x
        """,
        false
      ),
      ("fund record 04-CT --kind spent --amount 5000000 --source S2", false),
      ("unit rename 04 --name Mới --on 2027-01-01 --act 1/NQ", true),
      ("unit merge 22 31 --into Chung --code 90 --type Tỉnh --on 2028-01-01 --act 2/NQ", true),
    ] {
      let outcome = try folder.danvan(line.split(separator: " ").map(String.init))
      try #require(outcome.code == 0, "\(line): \(outcome.stderr)")
      #expect(note || outcome.stderr == "")
    }
    let outcome = try folder.danvan("check")
    #expect(outcome.code == 0 && outcome.stdout == "" && outcome.stderr == "", "\(outcome.stdout)")
  }

  @Test func `An empty file is right, and a form that is asked for is filled in with nothing`()
    throws
  {
    let folder = try Folder()
    _ = try folder.done("init", notes: true)
    #expect(try folder.done("check").stdout == "")
    #expect(try folder.done("check", "--format", "json").stdout == "[]\n")
    #expect(
      try folder.done("check", "--format", "csv").stdout
        == "check,severity,noun,codes,what,advice\n")
    _ = try folder.done("check", "-o", "check.html")
    #expect(try folder.names() == ["check.html", "danvan.db"])
  }

  @Test func `Severity and names choose`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.done("check", "--severity", "error").stdout == "")
    let doubts = try folder.danvan("check", "--severity", "doubt", "--format", "csv")
    #expect(try doubts.code == 1 && doubts.records().count == 1)
    let two = try folder.danvan(
      "check", "shares-overlap", "implausible-order", "shares-overlap", "--format", "csv")
    #expect(try two.records().map { $0["check"] } == ["implausible-order", "shares-overlap"])
    let none = try folder.danvan("check", "shares-overlap", "--severity", "error")
    #expect(none.code == 0 && none.stdout == "")
  }

  @Test(arguments: Tongue.allCases)
  func `What cannot be meant is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (arguments, words) in [
      (
        ["parts"],
        ["parts", "parts-sum", tongue == .vi ? "không có trong danh mục" : "is not known"]
      ),
      (["--severity", "bad"], ["--severity", "error", "doubt", "note"]),
      (["--list", "x"], ["x", "parts-sum"]),
    ] {
      let outcome = try folder.danvan(["check"] + arguments, tongue)
      #expect(outcome.code == 64 && outcome.stdout == "")
      for word in words { #expect(outcome.stderr.contains(word), "\(outcome.stderr)") }
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    }
    try folder.expectUntouched()
  }

  @Test func `A finding has one shape in every form`() throws {
    let folder = try Folder.seeded()
    let json = try folder.danvan("check", "implausible-order", "--format", "json", in: .vi)
    let finding = try #require(try json.objects().first)
    #expect(finding["codes"] as? [String] == ["S4-11-income", "S4-11-grdp"])
    #expect(finding.text("what") == "88,000,000 is above 81,000,000")
    #expect(finding.text("noun") == "figure" && finding.text("severity") == "doubt")
    for format in ["table", "markdown", "html"] {
      let text = try folder.danvan("check", "--format", format, in: .vi).stdout
      #expect(text.contains("88.000.000 cao hơn 81.000.000") && text.contains("nghi vấn"))
    }
  }
}
