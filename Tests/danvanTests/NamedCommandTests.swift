import Testing

/// The parser is shown only the commands that the arguments name; nobody may notice.
@Suite("A command among its arguments")
struct NamedCommandTests {
  @Test func `A file may be called like a command`() throws {
    let folder = try Folder.seeded()
    try folder.write(try folder.read("danvan.db"), "rates")
    let run = { try folder.command($0) }
    for arguments in [["model", "show", "04-0001"], ["search", "rates"], ["rates"]] {
      let named = try run(["--db", "rates"] + arguments)
      let usual = try run(["--db", "danvan.db"] + arguments)
      #expect(named.code == usual.code && named.bytes == usual.bytes, "\(arguments)")
    }
  }

  @Test func `Words of a mistake that are commands do not change what is said`() throws {
    let folder = try Folder.seeded()
    for arguments in [
      ["modle", "search"], ["model", "rates"], ["-x", "rates"], ["rates", "check"],
    ] {
      let outcome = try folder.danvan(arguments)
      #expect(outcome.code == 64 && outcome.bytes.isEmpty, "\(arguments)")
    }
    #expect(try folder.danvan("modle", "search").stderr.contains("modle"))
    let help = try folder.done("help")
    #expect(try folder.done("--help").bytes == help.bytes)
    for name in ["model", "rates", "release", "completions"] {
      #expect(help.stdout.contains("\n  \(name) "), "\(name)")
    }
    #expect(
      try folder.done("help", "model", "list").bytes == folder.done("model", "list", "--help").bytes
    )
  }

  /// As a script has it whose variable is empty: the parser would take the command for the value.
  @Test(arguments: Tongue.allCases)
  func `An option that ends in = has no value, and takes none away`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for arguments in [["--db=", "check"], ["--lang=", "rates"], ["backup", "--keep=", "x"]] {
      let outcome = try folder.command(arguments, tongue)
      let option = try #require(arguments.first { $0.hasSuffix("=") })
      expectMessage(outcome, 64, tongue, contains: ["\(option)"])
    }
    #expect(
      try folder.danvan("source", "add", "--code", "X", "--title=a=").code == 0, "it has one")
  }
}
