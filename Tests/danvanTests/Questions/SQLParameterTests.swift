import Testing

/// `sql -p`: what a value is taken for is never a guess that finds nothing and says nothing.
@Suite("Parameters of a question") struct SQLParameterTests {
  private func ask(_ arguments: String...) throws -> Outcome {
    try Folder.seeded().danvan(["sql"] + arguments + ["--format", "csv"])
  }

  @Test func `A code said to be text is found, and a number that finds nothing is told`() throws {
    let rows = "select code from province where substr(code, 1, 2) = :c"
    let number = try ask(rows, "-p", "c=22")
    #expect(number.code == 0 && number.stdout == "code\n")
    #expect(number.stderr.contains("-p c:text=VALUE"), "\(number.stderr)")
    #expect(try ask(rows, "-p", "c:text=22").stdout == "code\n22\n")
    #expect(try ask(rows, "-p", "c:text=22").stderr == "")
    #expect(try ask("select code from province where code = :c", "-p", "c=22").stderr == "")
    #expect(try ask("select 1 as x where 1 = :c", "-p", "c=một").stderr == "", "no number")
  }

  @Test(arguments: [
    ("v:text=22", "text|22"), ("v:integer=22", "integer|22"), ("v:real=22", "real|22.0"),
    ("v:null=", "null|"), ("v:text=", "text|"), ("v=04", "text|04"), ("v=1.5", "real|1.5"),
    ("v:text=a=b:c", "text|a=b:c"), ("v=\u{301}e", "text|\u{301}e"),
  ])
  func `A value is of the kind that is said`(_ value: String, _ expected: String) throws {
    let answer = try ask("select typeof(:v) || '|' || coalesce(:v, '') as x", "-p", value)
    #expect(answer.lines.last == expected, "\(answer.stderr)")
  }

  @Test func `A parameter without a name goes by its number`() throws {
    #expect(try ask("select ? + ? as x", "-p", "1=40", "-p", "2=2").lines.last == "42")
    let missing = try ask("select ? + ? as x", "-p", "1=40")
    #expect(missing.code == 64 && missing.stderr.contains("-p 2=VALUE"))
  }

  @Test(arguments: [
    (["-p", "c=1", "-p", "c=2"], "twice", "hai lần"),
    (["-p", "c=1", "-p", "c:text=2"], "twice", "hai lần"),
    (["-p", "c=1", "-p", "d=2"], "no parameter", "không có tham số"),
    (["-p", "c:date=1"], "no kind", "không có loại"),
    (["-p", "c:integer=một"], "is no integer", "không phải integer"),
    (["-p", "c:real=1,5"], "is no real", "không phải real"),
  ])
  func `What is said of none, twice or otherwise is refused`(
    _ parameters: [String], _ english: String, _ vietnamese: String
  ) throws {
    for tongue in Tongue.allCases {
      let outcome = try Folder.seeded().danvan(["sql", "select :c"] + parameters, tongue)
      #expect(outcome.code == 64 && outcome.stdout == "", "\(outcome.stderr)")
      #expect(outcome.stderr.contains(tongue == .en ? english : vietnamese), "\(outcome.stderr)")
    }
  }

  @Test func `A report's parameter is said once as well`() throws {
    let outcome = try Folder.seeded().danvan(
      "report", "run", "funnel", "-p", "year=2025", "-p", "year=2026")
    #expect(outcome.code == 64 && outcome.stderr.contains("twice"))
  }
}

/// What a format can say of a value, it says.
@Suite("Values of an answer") struct SQLValueTests {
  private func ask(_ sql: String, _ format: String) throws -> String {
    try Folder.seeded().done("sql", sql, "--format", format).stdout
  }

  @Test func `Columns of one name are told apart in an object`() throws {
    let twins = "select 1 as a, 2 as a, 3 as \"a:1\", 4 as a"
    for format in ["json", "ndjson"] {
      let answer = try ask(twins, format)
      #expect(answer.contains(#"{"a": 1, "a:1": 2, "a:1:1": 3, "a:2": 4}"#), "\(answer)")
    }
    #expect(try ask(twins, "csv").hasPrefix("a,a,a:1,a\n"))
    let joined = try ask(
      "select m.*, r.* from model m join registration r on r.model = m.id limit 1", "ndjson")
    let columns = try ask(
      "select (select count(*) from pragma_table_info('model')) as m", "csv")
    #expect(joined.contains("\"id\": ") && joined.contains("\"id:1\": "), "\(columns)")
  }

  @Test(arguments: ["csv", "tsv"])
  func `Nothing and an empty text differ`(_ format: String) throws {
    let mark = format == "csv" ? "," : "\t"
    #expect(
      try ask("select null as a, '' as b, 'x' as c", format)
        == "a,b,c\n,\"\",x\n".replacing(",", with: mark))
  }

  @Test(arguments: ["csv", "tsv", "json", "ndjson"])
  func `What is beyond all numbers is the same in every form`(_ format: String) throws {
    let answer = try ask("select 9e999 as a, -9e999 as b, 1.5 as c", format)
    for number in ["9e999", "-9e999", "1.5"] { #expect(answer.contains(number), "\(answer)") }
    #expect(!answer.contains("null") && !answer.contains("inf"))
  }
}
