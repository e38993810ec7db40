import Foundation
import Testing

/// The forms data is printed in.
@Suite struct FormatTests {
  static let formats = ["table", "csv", "tsv", "json", "ndjson", "markdown", "html"]

  @Test(arguments: formats)
  func `Every form prints the rates`(_ format: String) throws {
    let folder = try Folder.seeded()
    let text = try folder.done("rates", "--format", format).stdout
    for name in ["Cao Bằng", "Quảng Ninh", "Ninh Bình"] { #expect(text.contains(name)) }
    #expect(text.hasSuffix("\n"))
    switch format {
    case "csv": #expect(CSV.rows(text).count == 6 && CSV.rows(text).allSatisfy { $0.count == 15 })
    case "tsv":
      let widths = text.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).count
      }
      #expect(widths == Array(repeating: 15, count: 6))
    case "json": #expect(try folder.done("rates", "--format", "json").objects().count == 5)
    case "ndjson":
      for line in text.split(separator: "\n") {
        #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
      }
    case "markdown": #expect(text.hasPrefix("| Code | Province |"))
    case "html":
      #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"))
      #expect(text.contains("<html lang=\"en\">") && text.contains("<meta charset=\"utf-8\"/>"))
    default: #expect(text.contains("──"))
    }
  }

  @Test func `Without a terminal and without a format, TSV`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.done("rates").stdout == folder.done("rates", "--format", "tsv").stdout)
  }

  @Test(arguments: [
    ("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("ndjson", "ndjson"), ("jsonl", "ndjson"),
    ("md", "markdown"), ("html", "html"), ("xlsx", "xlsx"), ("txt", "table"), ("CSV", "csv"),
  ])
  func `The ending of the output file chooses the form`(_ ending: String, _ format: String) throws {
    let folder = try Folder.seeded()
    let printed = try folder.done("rates", "--format", format).bytes
    #expect(try folder.done("rates", "-o", "so lieu.\(ending)").stdout == "")
    #expect(try folder.read("so lieu.\(ending)") == printed)
    #expect(try folder.names() == ["danvan.db", "so lieu.\(ending)"])
  }

  @Test func `The format given beats the ending, and a file is replaced whole`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array(String(repeating: "cũ\n", count: 9_000).utf8), "rates.csv")
    _ = try folder.done("rates", "-o", "rates.csv", "--format", "json")
    #expect(try folder.read("rates.csv") == folder.done("rates", "--format", "json").bytes)
    #expect(try folder.names() == ["danvan.db", "rates.csv"])
  }

  @Test(arguments: Tongue.allCases)
  func `Output that cannot be written is a failure, said in the language`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let full = try folder.run(
      "/bin/sh", ["-c", #""$0" --db danvan.db rates > /dev/full"#, try Product.danvan()], tongue)
    expectMessage(full, 1, tongue, contains: [tongue == .vi ? "kết quả" : "answer"])
    let missing = try folder.danvan("rates", "-o", "khong/co/rates.csv", in: tongue)
    expectMessage(missing, 73, tongue, contains: ["khong/co/rates.csv"])
    let failed = try folder.danvan(["figure", "show", "none", "-o", "x.json"], tongue)
    expectMessage(failed, 65, tongue, contains: ["none"])
    try folder.expectUntouched()
  }

  @Test func `Output into a pipe goes through it; the pipe is not replaced by a file`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.run(
      "/bin/sh",
      [
        "-c", #"mkfifo p; exec 3<>p; "$0" --db danvan.db rates -o p && test -p p && rm p"#,
        try Product.danvan(),
      ])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  @Test func `CSV for Excel has a mark, CRLF, and no cell that runs`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done(
      "sql",
      """
      select '=1+1' as a, '+84' as b, '-5' as c, '@x' as d, char(9) || 'x' as e, -5 as f, 'x=1' as g
      """,
      "--excel")
    #expect(rows.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(rows.stdout.hasSuffix("a,b,c,d,e,f,g\r\n'=1+1,'+84,'-5,'@x,'\tx,-5,x=1\r\n"))
    let plain = try folder.done("sql", "select '=1+1' as a", "--format", "csv")
    #expect(plain.stdout == "a\n=1+1\n", "only --excel changes data")
    let file = try folder.done("rates", "--excel", "-o", "rates.csv")
    #expect(file.stdout == "")
    #expect(try folder.read("rates.csv").starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test func `NULL is not the empty string`() throws {
    let folder = try Folder.seeded()
    let question = "select null as n, '' as e"
    let row = try #require(try folder.done("sql", question, "--format", "json").objects().first)
    #expect(row.isNull("n") && row.text("e") == "")
    #expect(try folder.done("sql", question, "--format", "table").lines.last == "—")
    #expect(try folder.done("sql", question, "--format", "markdown").lines.last == "| — |  |")
  }

  @Test func `Data that would act on a terminal is shown, not obeyed`() throws {
    let folder = try Folder.seeded()
    let bad = "\u{1B}[31mđỏ\u{07}\u{9B}2J\u{202E}iaH\r\u{2028}"
    let codes = bad.unicodeScalars.map { String($0.value) }.joined(separator: ",")
    let question = "select char(\(codes)) as tên"
    for format in ["table", "json", "ndjson", "markdown", "html"] {
      let text = try folder.done("sql", question, "--format", format).stdout
      let acting = text.unicodeScalars.filter {
        $0 != "\n" && [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      }
      #expect(acting.isEmpty, "\(format)")
      #expect(text.contains("đỏ"), "\(format)")
    }
    let row = try folder.done("sql", question, "--format", "json").objects().first
    #expect(row?.text("tên") == bad, "JSON gives it back whole")
    let csv = try folder.done("sql", question, "--format", "csv").stdout
    #expect(csv == "tên\n\"\(bad)\"\n", "CSV in a file keeps data as it is")
  }

  @Test func `TSV is quoted where a spreadsheet quotes it`() throws {
    let folder = try Folder.seeded()
    let text = try folder.done(
      "sql", #"select 'a' || char(9) || 'b' || char(10) || 'c\n' as x, 2 as y"#, "--format", "tsv")
    #expect(text.stdout == "x\ty\n\"a\tb\nc\\n\"\t2\n")
  }

  @Test func `Markup in data stays data in HTML and Markdown`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("<script>alert('x')</script> | *a* & \"b\"").code
    let html = try folder.done("model", "show", code, "--format", "html").stdout
    #expect(!html.contains("<script>"))
    #expect(
      html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; | *a* &amp; &quot;b&quot;"))
    let markdown = try folder.done("model", "list", "--format", "markdown").stdout
    let row = try #require(markdown.split(separator: "\n").first { $0.contains(code) })
    #expect(row.contains(#"&lt;script&gt;alert('x')&lt;/script&gt; \| \*a\* &amp; "b""#))
  }

  @Test(arguments: [
    ["source", "show", "S3"], ["province", "show", "37"], ["fund", "show", "04-VNN"],
  ])
  func `A page of HTML is one document, sections and all`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    let page = try folder.danvan(command + ["--format", "html"]).stdout
    for tag in ["<!DOCTYPE html>", "<body>", "</body>", "</html>"] {
      #expect(page.components(separatedBy: tag).count == 2, "\(tag)")
    }
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `A table keeps to the width of the terminal`() throws {
    let folder = try Folder.seeded()
    let script = try folder.run(
      "/usr/bin/env",
      [
        "script", "-qec", "stty cols 100; '\(try Product.danvan())' --db danvan.db rates",
        "/dev/null",
      ])
    try #require(script.code == 0, "\(script.stderr)")
    let lines = script.stdout.split(whereSeparator: \.isNewline)
    #expect(lines.contains { $0.contains("──") }, "a terminal gets a table")
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(script.stdout)")
  }
}
