import Testing

/// Help and usage errors in both languages.
@Suite struct LanguageTests {
  static let commands = [
    "", "init", "seed", "migrate", "migrate status", "migrate apply", "province", "province list",
    "province show", "committee", "committee add", "committee edit", "committee alias",
    "committee list", "committee show", "committee remove", "model", "model register",
    "model recognize", "model decline", "model withdraw", "model select", "model unselect",
    "model edit", "model edit-decision", "model remove", "model list", "model show",
    "model search", "directive", "directive add",
    "directive edit", "directive link", "directive list", "directive show", "directive tree",
    "directive remove", "fund", "fund add", "fund edit", "fund record", "fund entry",
    "fund entry edit", "fund entry list", "fund entry show", "fund entry remove", "fund list",
    "fund show", "fund remove", "figure", "figure add", "figure edit", "figure list",
    "figure show", "figure measure", "figure measure list", "figure measure add",
    "figure measure edit", "figure measure show", "figure measure remove", "figure remove",
    "task", "task programme",
    "task programme add", "task programme edit", "task programme list", "task programme show",
    "task programme remove", "task add", "task set", "task edit", "task list", "task show",
    "task remove", "source", "source add", "source edit", "source list", "source show",
    "source remove", "rates", "why", "why rate", "why report", "figure sum", "check", "report",
    "report list", "report show", "report run", "release", "release make", "release list",
    "release show", "release verify", "release diff",
    "sql", "history", "undo", "backup", "restore",
    "export", "template", "template model", "template committee", "template directive",
    "template fund",
    "template figure", "model import", "committee import", "directive import", "fund import",
    "figure import", "search", "completions", "unit", "unit list", "unit show", "unit import",
    "unit merge", "unit split", "unit rename", "unit retype", "unit seed", "settings",
    "import", "import profile", "import profile list", "import profile show",
    "import profile remove",
  ].map { $0.split(separator: " ").map(String.init) }

  @Test func `The list of commands above is what the help lists`() throws {
    let folder = try Folder()
    var found: [[String]] = [[]]
    var next = 0
    while next < found.count {
      let command = found[next]
      next += 1
      let help = try folder.danvan(command + ["--help"]).stdout
      let listed = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first ?? ""
      for line in listed.split(separator: "\n") {
        guard let name = line.firstMatch(of: #/^  ([a-z-]+)( |$)/#)?.1 else { continue }
        found.append(command + [String(name)])
      }
    }
    #expect(Set(found).symmetricDifference(Self.commands) == [])
  }

  @Test(arguments: commands, Tongue.allCases)
  func `Every command explains itself in the language asked for`(
    _ command: [String], _ tongue: Tongue
  ) throws {
    let folder = try Folder()
    let help = try folder.danvan(command + ["--help"], tongue)
    #expect(help.code == 0 && help.stderr == "")
    let start = tongue == .vi ? "GIỚI THIỆU: " : "OVERVIEW: "
    #expect(help.stdout.hasPrefix(start))
    let overview = help.lines.first?.dropFirst(start.count) ?? ""
    #expect(overview.count > 5, "an empty abstract")
    // Names of values and of commands are the same in both.
    let plain = help.stdout.split(separator: "\n").filter {
      !$0.hasPrefix("USAGE: ") && !$0.hasPrefix("CÁCH DÙNG: ")
    }.map {
      $0.replacing(#/^  (-{1,2}[a-z-]+(, )?)+|^  [a-z-]+ {2,}|\(mặc định: [^)]*\)/#, with: "")
    }
    #expect(foreignWords(plain.joined(separator: "\n"), tongue) == [], "\(help.stdout)")
    #expect(try folder.names() == [], "help touches nothing")
  }

  @Test(arguments: commands)
  func `Every option and subcommand is explained`(_ command: [String]) throws {
    let folder = try Folder()
    for tongue in Tongue.allCases {
      let lines = try folder.danvan(command + ["--help"], tongue).lines
      for (index, line) in lines.enumerated()
      where line.firstMatch(of: #/^  (-|[a-z]+ {2,})/#) != nil {
        let isAlone = line.wholeMatch(of: #/  (-., )?[a-z-]+( <[^>]*>| \(default\))?/#) != nil
        let next = index + 1 < lines.count ? lines[index + 1] : ""
        #expect(!isAlone || next.hasPrefix("      "), "\(tongue) \(command): \(line)")
      }
    }
  }

  @Test func `The version is told`() throws {
    let folder = try Folder()
    for tongue in Tongue.allCases {
      #expect(try folder.danvan("--version", in: tongue).stdout == "0.1.0\n")
    }
  }

  /// What is wrong, and words of the answer in each language.
  static let misuses: [(command: [String], vi: String, en: String)] = [
    (["nonsense"], "Không có lệnh «nonsense»", "no command “nonsense”"),
    (["a", "b"], "Không có lệnh «a»", "no command “a”"),
    (["rates", "--bogus"], "Không có tùy chọn '--bogus'", "Unknown option '--bogus'"),
    (["rates", "--format"], "Thiếu giá trị", "Missing value"),
    (["rates", "--format", "ods"], "không có trong danh mục", "is not known"),
    (["rates", "--lang", "fr"], "không có trong danh mục", "is not known"),
    (["rates", "--wait", "soon"], "không hợp với '--wait", "is invalid for '--wait"),
    (["rates", "--wait=-1"], "từ 0 đến 3600", "from 0 to 3600"),
    (["rates", "--excel=yes"], "--excel", "--excel"),
    (["model", "register"], "Thiếu --year", "--year is missing"),
    (["model", "register", "--year", "x"], "'x' không hợp", "'x' is invalid"),
    (["model", "register", "--year", "2026"], "Thiếu --title", "--title is missing"),
    (
      ["model", "recognize", "22-2025-0001"], "Thiếu tham số '--level",
      "Missing expected argument '--level"
    ),
    (["model", "show"], "Thiếu tham số '<", "Missing expected argument '<"),
    (["committee", "add"], "Thiếu --code", "--code is missing"),
    (["sql"], "Thiếu câu SQL", "There is no statement"),
    (["sql", "select 1", "--file", "a.sql"], "Chỉ ghi một trong hai", "Give only one of them"),
    (["sql", "--schema", "--file", "a.sql"], "không đi cùng", "does not go with"),
    (["sql", "--schema", "model", "-p", "a=1"], "không đi cùng", "does not go with"),
    (["sql", "--ended", "x"], "'x' không hợp", "'x' is invalid"),
    (["sql", "select 1", "--timeout", "0"], "phải lớn hơn 0", "must be above 0"),
    (["sql", "select :a"], "Thiếu giá trị cho :a", "No value for :a"),
    (["sql", "select :a", "-p", "a"], "tên=giá trị", "name=value"),
  ]

  @Test(arguments: misuses.indices, Tongue.allCases)
  func `A misuse is code 64 in the language asked for`(_ index: Int, _ tongue: Tongue) throws {
    let misuse = Self.misuses[index]
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(misuse.command, tongue)
    #expect(outcome.code == 64, "\(outcome.stderr)")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix(tongue == .vi ? "Lỗi: " : "Error: "))
    #expect(outcome.stderr.contains(tongue == .vi ? misuse.vi : misuse.en), "\(outcome.stderr)")
    let words = outcome.stderr.split(separator: "\n").filter {
      !$0.hasPrefix("Usage: ") && !$0.hasPrefix("Cách dùng: ")
    }
    #expect(foreignWords(words.joined(separator: "\n"), tongue) == [], "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  @Test func `The language is the option's, before or after the command, else the variable's`()
    throws
  {
    let folder = try Folder.seeded()
    let english = try folder.danvan("rates", "--format", "table", in: .en).stdout
    let vietnamese = try folder.danvan("rates", "--format", "table", in: .vi).stdout
    #expect(english != vietnamese)
    for (arguments, tongue, wanted) in [
      (["--lang", "vi", "rates"], Tongue.en, vietnamese),
      (["rates", "--lang", "vi"], .en, vietnamese),
      (["rates", "--lang=vi"], .en, vietnamese), (["--lang=en", "rates"], .vi, english),
      (["rates", "--lang", "en"], .vi, english),
    ] {
      let outcome = try folder.danvan(arguments + ["--format", "table"], tongue)
      #expect(outcome.stdout == wanted, "\(arguments)")
    }
  }

  @Test(arguments: [
    (["LANG": "vi_VN.UTF-8"], "Lỗi"), (["LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"], "Lỗi"),
    (["LC_MESSAGES": "vi", "LANG": "C"], "Lỗi"), (["LANG": "de_DE.UTF-8"], "Error"), ([:], "Error"),
    (["DANVAN_LANG": "vi", "LC_ALL": "C"], "Lỗi"),
    (["DANVAN_LANG": "en", "LC_ALL": "vi_VN"], "Error"),
  ])
  func `Without either, the locale decides`(_ env: [String: String], _ start: String) throws {
    let folder = try Folder()
    let outcome = try folder.danvan(["rates"], env: ["DANVAN_LANG": ""].merging(env) { $1 })
    #expect(outcome.stderr.hasPrefix(start), "\(outcome.stderr)")
  }

  @Test func `The file is the option's, else the variable's, else danvan.db here`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.command(["rates"]).code == 0)
    let named = try folder.command(["rates"], env: ["DANVAN_DB": "other.db"])
    #expect(named.code == 66 && named.stderr.contains("other.db"))
    let both = try folder.command(["rates", "--db", "danvan.db"], env: ["DANVAN_DB": "other.db"])
    #expect(both.code == 0)
  }
}
