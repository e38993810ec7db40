import Foundation
import Testing

/// An answer that could not be written is not a success.
@Suite struct LostAnswerTests {
  static let forms = ["table", "csv", "tsv", "json", "ndjson", "markdown", "html", "xlsx"]

  static let register = [
    "model", "register", "--title", "Một", "--province", "22", "--field", "economy",
    "--owner-kind", "collective", "--year", "2026",
  ]

  /// Runs danvan by way of a shell, where `$@` stands for it and what it is asked.
  private func shell(
    _ folder: Folder, _ line: String, _ arguments: [String], _ tongue: Tongue = .en
  ) throws -> Outcome {
    try folder.run(
      "/bin/bash",
      ["-c", line, "bash", try Product.danvan(), "--db", "danvan.db"] + arguments, tongue)
  }

  @Test(arguments: forms, Tongue.allCases)
  func `A full device is told, in every form`(_ form: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for command in [["model", "list"], ["model", "show", "22-2025-0001"], ["sql", "select 1"]] {
      let all = command + ["--format", form]
      let words = tongue == .vi ? "hết chỗ trống" : "no room left"
      expectMessage(
        try folder.danvan(all, tongue, onto: "/dev/full"), 1, tongue, contains: [words])
      expectMessage(
        try folder.danvan(all + ["-o", "/dev/full"], tongue), 73, tongue,
        contains: [words, "/dev/full"])
      // As it is opened where it was closed.
      let closed = try folder.danvan(all, tongue, onto: "/dev/null", O_RDONLY)
      expectMessage(
        closed, 1, tongue, contains: [tongue == .vi ? "đã bị đóng" : "it is closed"])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A program's stream that is full or closed is told`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (end, vi, en) in [
      (" > /dev/full", "hết chỗ trống", "no room left"), (" >&-", "đã bị đóng", "it is closed"),
    ] {
      let outcome = try shell(folder, #""$@""# + end, ["model", "list"], tongue)
      expectMessage(outcome, 1, tongue, contains: [tongue == .vi ? vi : en])
    }
    try folder.expectUntouched()
  }

  /// As a filter is stopped by `head`: without a word, but not as a success.
  @Test(arguments: forms)
  func `A reader who goes away ends it quietly`(_ form: String) throws {
    let folder = try Folder.seeded()
    let outcome = try shell(
      folder, #"{ "$@"; echo $? > code; } | head -c 1 > /dev/null"#,
      [
        "sql",
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 200000) "
          + "select i from n", "--format", form,
      ])
    #expect(outcome.stderr == "")
    #expect(String(decoding: try folder.read("code"), as: UTF8.self) == "141\n")
    try folder.expectUntouched(besides: ["code"])
  }

  @Test(arguments: ["> /dev/full", ">&-", "| true"], Tongue.allCases)
  func `A writing command says what is stored`(_ end: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    // The reader is gone before anything is written.
    let line = end == "| true" ? #"{ sleep 0.3; "$@"; echo $? > code; } | true"# : #""$@" "# + end
    let outcome = try shell(folder, line, Self.register, tongue)
    if end == "| true" {
      #expect(String(decoding: try folder.read("code"), as: UTF8.self) == "1\n")
    } else {
      #expect(outcome.code == 1)
    }
    let words = tongue == .vi ? "Dữ liệu đã lưu: 22-2026-0001" : "The data is stored: 22-2026-0001"
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code = '22-2026-0001'") == "1")
  }

  @Test func `Help and version are answers too`() throws {
    let folder = try Folder()
    for argument in ["--help", "--version"] {
      for end in ["> /dev/full", ">&-"] {
        #expect(try shell(folder, #""$@" "# + end, [argument]).code == 1, "\(argument) \(end)")
      }
    }
  }

  /// A stream that is closed leaves its number free, and a file opened next would be written into.
  @Test func `What is said to a closed stream goes nowhere else`() throws {
    let folder = try Folder.seeded()
    let quiet = try shell(folder, #""$@" 2>&-"#, ["model", "show", "nothing"])
    #expect(quiet.code == 65 && quiet.stderr == "")
    for streams in ["2>&-", "<&-", "<&- 2>&-", "<&- 2>&- >&-"] {
      let outcome = try shell(
        folder, #""$@" -o out.csv "# + streams,
        ["model", "register", "--dry-run", "--title", "Một"] + Self.register.dropFirst(4))
      #expect(outcome.code == 0, "\(streams): \(outcome.stderr)")
      let written = String(decoding: try folder.read("out.csv"), as: UTF8.self)
      #expect(CSV.rows(written).count == 2, "\(streams): \(written)")
      #expect(!written.contains("Dry run"))
    }
    try folder.expectUntouched(besides: ["out.csv"])
  }
}

/// Files by every name and of every kind.
@Suite struct FileNameTests {
  static let names = [
    "a?b", "a#b", "a%41b", "a b", "-a", "--help", "'a'", "a\nb", "a\u{1B}[31mb", "$(a)", "a&b=c",
    "file:a", ":memory:", "Đầm Hà".decomposedStringWithCanonicalMapping, "Đầm Hà",
    String(repeating: "x", count: 200),
  ]

  @Test(arguments: names)
  func `A name is a name`(_ name: String) throws {
    let folder = try Folder()
    let db = "./\(name).db"
    let made = try folder.command(["--db=\(db)", "init", "--seed"])
    #expect(made.code == 0, "\(made.stderr)")
    #expect(made.stderr.acting == [])
    let listed = try folder.command(["--db", db, "export", "model", "-o", "./\(name).csv"])
    #expect(listed.code == 0, "\(listed.stderr)")
    let read = try folder.command(["--db", db, "model", "import", "./\(name).csv"])
    #expect(read.code == 0, "\(read.stderr)")
    #expect(read.stderr.acting == [])
    let bytes = try folder.names().map { Array($0.utf8) }
    #expect(
      bytes.sorted { $0.lexicographicallyPrecedes($1) }
        == ["\(name).csv", "\(name).db"].map { Array($0.utf8) })
  }

  @Test(arguments: [":memory:", ":"])
  func `A name that SQLite has a meaning for is a name, alone as well`(_ name: String) throws {
    let folder = try Folder()
    let made = try folder.command(["--db", name, "init", "--seed"])
    #expect(made.code == 0, "\(made.stderr)")
    #expect(try folder.names() == [name])
    #expect(try folder.sqlite("SELECT count(*) > 0 FROM unit", name) == "1")
    let again = try folder.command(["--db", name, "seed"])
    #expect(again.code == 0, "\(again.stderr)")
    #expect(try folder.names() == [name])
  }

  @Test(arguments: Tongue.allCases)
  func `A name that is too long is told so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let name = String(repeating: "x", count: 256)
    let words = tongue == .vi ? "tên quá dài" : "name is too long"
    expectMessage(
      try folder.command(["--db", name, "rates"], tongue), 66, tongue, contains: [words])
    expectMessage(
      try folder.danvan(["rates", "-o", name, "--format", "csv"], tongue), 73, tongue,
      contains: [words])
    expectMessage(
      try folder.danvan(["model", "import", name], tongue), 66, tongue, contains: [words])
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `What is no regular file is no database`(_ tongue: Tongue) throws {
    let folder = try Folder()
    _ = try folder.run(
      "/bin/bash",
      [
        "-c",
        "mkfifo fifo; ln -s b a; ln -s a b; ln -s fifo to; mkdir dir; "
          + #"python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("sock")' "#
          + "|| mkfifo sock",
      ])
    let before = try folder.names()
    for name in ["fifo", "sock", "dir", "/dev/null", "/dev/zero", "a", "to"] {
      for command in [["rates"], ["seed"], ["migrate"], ["sql", "select 1"]] {
        let outcome = try folder.command(["--db", name] + command, tongue)
        expectMessage(outcome, 66, tongue, contains: [name])
      }
      let made = try folder.command(["--db", name, "init"], tongue)
      expectMessage(made, 73, tongue, contains: [name])
    }
    #expect(try folder.names() == before)
  }
}
