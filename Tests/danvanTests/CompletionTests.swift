import Foundation
import Testing

/// What the Tab key finds, asked of the shells themselves.
@Suite("Completion")
struct CompletionTests {
  /// A folder where `danvan` is in the path, and the scripts for the shells lie.
  private func seeded() throws -> Folder {
    let folder = try Folder.seeded()
    try FileManager.default.createSymbolicLink(
      atPath: folder / "danvan", withDestinationPath: try Product.danvan())
    for shell in ["bash", "zsh", "fish"] {
      try folder.write(try folder.done("completions", shell).bytes, "completions.\(shell)")
    }
    return folder
  }

  private func environment(_ folder: Folder) -> [String: String] {
    [
      "PATH": folder.path + ":/usr/bin:/bin", "DANVAN_DB": "danvan.db", "HOME": folder.path,
      "LC_ALL": "C.UTF-8", "TERM": "dumb",
    ]
  }

  /// What bash is given for words as it has cut them.
  private func bash(_ folder: Folder, _ words: [String], env: [String: String] = [:]) throws
    -> [String]
  {
    let script = """
      source completions.bash
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      _danvan danvan
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try folder.run(
      "/bin/bash", ["-c", script, "bash", "danvan"] + words,
      env: environment(folder).merging(env) { $1 })
    return outcome.lines
  }

  @Test(arguments: [
    (["mo"], ["model"]), (["model", "reco"], ["recognize"]), (["--lang", "v"], ["vi"]),
    (["model", "list", "--st"], ["--state"]), (["model", "list", "--dry"], []),
    (["model", "register", "--dr"], ["--dry-run"]),
    (["model", "list", "--state", "w"], ["withdrawn"]),
    (["check", "parts"], ["parts-sum"]), (["check", "--severity", "d"], ["doubt"]),
    (["rates", "--format", "c"], ["csv"]), (["rates", "--basis", "rec"], ["records"]),
    (["model", "recognize", "22-2025-0001", "--level", "p"], ["province"]),
    (["committee", "add", "--kind", "party"], ["party_committee"]),
    (["fund", "record", "04-VNN", "--kind", "ra"], ["raised"]),
    (["search", "--noun", "model,dir"], ["model,directive"]),
    (["rates", "--province", "2"], ["20", "22", "24", "25"]),
    (["rates", "--province", "=", "38"], ["38"]), (["rates", "--province", "da n"], ["Đà\\ Nẵng"]),
    (["rates", "--province", "da"], ["da\\ nang", "dak\\ lak"]),
    (["rates", "--province", "da\\ n"], ["Đà\\ Nẵng"]),
    (["rates", "--province", "\"da n"], ["Đà Nẵng"]),
    (["rates", "--province", "Đà"], ["Đà\\ Nẵng"]), (["rates", "--province", "ha nam"], []),
    (["model", "register", "--field", "kinh"], ["Kinh\\ tế"]),
    (["model", "register", "--committee", "btgdv-2"], ["BTGDV-22"]),
    (["model", "register", "--source", "S3"], ["S3"]),
    (["model", "show", "04-000"], ["04-0001", "04-0002", "04-0003", "04-0004", "04-0005"]),
    (["directive", "show", "25"], ["25-NQ/TW"]),
    (["directive", "show", "37", ":", "19"], ["19-CTr/TU"]),
    (["fund", "show", "quy vi"], ["Quỹ\\ Vì\\ người\\ nghèo"]),
    (["figure", "show", "S3-10-reg"], ["S3-10-registered"]),
    (["figure", "list", "--measure", "models.reg"], ["models.registered"]),
    (["report", "run", "rates-by-f"], ["rates-by-field"]),
    (["report", "show", "hous"], ["housing-progress"]), (["completions", "z"], ["zsh"]),
    (["nonsense", "--x"], []), (["model", "show", "zzz"], []),
  ])
  func `Commands, options, closed lists, codes and names`(_ words: [String], _ wanted: [String])
    throws
  {
    #expect(try bash(seeded(), words) == wanted)
  }

  @Test func `Every option that names a record of the file completes`() throws {
    let folder = try seeded()
    for command in LanguageTests.commands {
      let help = try folder.done(commandLine: command + ["--help"]).stdout
      for match in help.matches(of: #/(--[a-z-]+) <(province|field|committee|source)>/#) {
        let found = try bash(folder, command + [String(match.1), ""])
        #expect(found.count >= 4, "\(command) \(match.1)")
      }
    }
  }

  @Test func `The file is the one that is named, and none is no trouble`() throws {
    let folder = try seeded()
    #expect(try bash(folder, ["--db", "other.db", "rates", "--province", "2"]) == [])
    #expect(
      try bash(folder, ["--db", "danvan.db", "rates", "--province", "22"], env: ["DANVAN_DB": ""])
        == ["22"])
    #expect(
      try bash(folder, ["rates", "--province", "22"], env: ["DANVAN_DB": "nothing.db"]) == [])
    let silent = try folder.danvan("complete", "bash", "--", "--db", "x.db", "rates", "--province")
    #expect(silent.code == 0 && silent.stderr == "")
    #expect(try !folder.names().contains("x.db"))
  }

  @Test func `Typed into bash, it stands on the line`() throws {
    let folder = try seeded()
    let outcome = try folder.run(
      "/usr/bin/script",
      ["-qec", "bash --norc --noprofile -i", "/dev/null"],
      input: """
        bind 'set enable-bracketed-paste off'; source completions.bash
        danvan province show 'quang ni\t --format csv
        danvan source show S\t\t3 --format csv
        exit

        """, env: environment(folder))
    #expect(outcome.stdout.contains("22,Tỉnh Quảng Ninh"), "\(outcome.stdout)")
    #expect(outcome.stdout.contains("S3,"), "\(outcome.stdout)")
  }

  @Test(.enabled(if: Self.has("fish"), "fish is not installed"))
  func `fish shows what a code stands for`() throws {
    let folder = try seeded()
    let ask = { (line: String) in
      try folder.run(
        "/usr/bin/fish",
        ["--no-config", "-c", "source completions.fish; complete -C '\(line)'"],
        env: environment(folder)
      ).lines
    }
    #expect(try ask("danvan rates --province 22") == ["22\tQuảng Ninh"])
    #expect(try ask("danvan rates --province \"da n") == ["da nang\tĐà Nẵng, 48"])
    #expect(try ask("danvan model list --state w") == ["withdrawn"])
    #expect(try ask("danvan rates --province=22") == ["--province=22\tQuảng Ninh"])
  }

  @Test(.enabled(if: Self.has("zsh"), "zsh is not installed"))
  func `Typed into zsh, it stands on the line`() throws {
    let folder = try seeded()
    let outcome = try folder.run(
      "/usr/bin/script", ["-qec", "zsh -f -i", "/dev/null"],
      input: """
        autoload -U compinit; compinit -u -D; source completions.zsh; unsetopt zle_bracketed_paste
        danvan province show 'quang ni\t --format csv
        exit

        """, env: environment(folder))
    #expect(outcome.stdout.contains("22,Tỉnh Quảng Ninh"), "\(outcome.stdout)")
  }

  @Test(arguments: Tongue.allCases)
  func `Another shell is refused`(_ tongue: Tongue) throws {
    let folder = try Folder()
    expectMessage(
      try folder.danvan(["completions", "tcsh"], tongue), 65, tongue, contains: ["tcsh"])
  }

  private static func has(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)")
  }
}

extension Folder {
  fileprivate func done(commandLine: [String]) throws -> Outcome {
    let outcome = try danvan(commandLine)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return outcome
  }
}
