import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whatever a record holds, what is printed of it is text and nothing else.
@Suite struct HostileTextTests {
  static let lists: [[String]] = [
    ["model", "list"], ["directive", "list"], ["fund", "list"], ["fund", "entry", "list"],
    ["figure", "list"], ["source", "list"], ["committee", "list"], ["province", "list"],
    ["unit", "list"], ["task", "list"], ["task", "programme", "list"], ["rates"], ["search", "a"],
    ["report", "run", "undecided"], ["report", "run", "fund-statement"],
    ["sql", "select * from model"],
  ]

  /// What draws, and what explains; of the explanations a line is no row.
  static let drawn: [[String]] = [
    ["rates", "--chart"], ["report", "run", "fund-statement", "--chart"],
    ["sql", "select title, id from model", "--chart"],
  ]
  static let explained: [[String]] = [
    ["why", "rate", "2025", "--by", "year"], ["why", "report", "tasks", "--total"],
  ]

  static let exports = [
    "model", "committee", "alias", "directive", "mention", "link", "fund", "entry", "figure",
    "measure", "programme", "task", "source", "field", "unit",
  ]

  /// Every text that stands in a JSON.
  private func texts(_ json: Any) -> [String] {
    switch json {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(texts)
    case let object as [String: Any]: object.values.flatMap(texts)
    default: []
    }
  }

  private func same(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

  @Test(arguments: HostileTexts.all.indices)
  func `JSON and CSV give back what is stored`(_ index: Int) throws {
    let (name, bytes) = HostileTexts.all[index]
    let folder = try Folder.hostile(index)
    // What is no UTF-8 has U+FFFD in its place.
    let stored = String(decoding: bytes, as: UTF8.self)
    for entityKind in Self.exports {
      for form in entityKind == "model" ? ["json", "ndjson", "csv"] : ["json", "csv"] {
        let outcome = try folder.danvan("export", entityKind, "--format", form)
        try #require(outcome.code == 0, "\(name), \(entityKind): \(outcome.stderr.prefix(300))")
        let all: [String]
        if form == "csv" {
          all = CSV.exact(outcome.bytes).flatMap(\.self)
        } else {
          #expect(outcome.stdout.acting == [], "\(name), \(entityKind)")
          let parts = form == "json" ? [outcome.stdout] : outcome.lines
          all = try parts.flatMap { part in
            texts(try JSONSerialization.jsonObject(with: Data(part.utf8)))
          }
        }
        let isThere = all.contains { same($0, stored) }
        #expect(isThere, "\(name), \(entityKind), \(form): the text is not there")
      }
    }
    for list in Self.lists + Self.explained {
      let outcome = try folder.danvan(list + ["--format", "json"])
      try #require(outcome.code == 0, "\(name), \(list): \(outcome.stderr.prefix(300))")
      _ = try JSONSerialization.jsonObject(with: Data(outcome.bytes))
      #expect(outcome.stdout.acting == [], "\(name), \(list)")
    }
  }

  /// What a page of the seeds is made of.
  private static func elements(_ text: String) throws -> Set<String> {
    final class Collector: NSObject, XMLParserDelegate {
      var found: Set<String> = []
      func parser(
        _: XMLParser, didStartElement name: String, namespaceURI _: String?,
        qualifiedName _: String?, attributes: [String: String]
      ) { found.insert("\(name) \(attributes.keys.sorted())") }
      func parser(_: XMLParser, foundComment text: String) { found.insert("comment") }
      func parser(_: XMLParser, foundCDATA _: Data) { found.insert("CDATA") }
    }
    let collector = Collector()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "\(parser.parserError.debugDescription)")
    return collector.found
  }

  private static let usual = Result {
    let folder = try Folder.seeded()
    return try (lists + drawn + explained).reduce(into: Set<String>()) { all, list in
      all.formUnion(try elements(try folder.done(list + ["--format", "html"]).stdout))
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `HTML and Markdown have no markup of the text's making`(_ index: Int) throws {
    let name = HostileTexts.all[index].name
    let folder = try Folder.hostile(index)
    for list in Self.lists + Self.drawn + Self.explained {
      let page = try folder.danvan(list + ["--format", "html"]).stdout
      #expect(page.acting == [], "\(name), \(list)")
      let found = try Self.elements(page)
      #expect(found.isSubset(of: try Self.usual.get()), "\(name), \(list): \(found)")
      let markdown = try folder.danvan(list + ["--format", "markdown"]).stdout
      #expect(markdown.acting == [], "\(name), \(list)")
      #expect(!markdown.contains("<script") && !markdown.contains("<img"))
      guard !Self.explained.contains(list) else { continue }
      // Each line has as many cells as the first.
      let rows = markdown.split(separator: "\n").map { line in
        line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      }
      #expect(Set(rows).count == 1, "\(name), \(list)")
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `A terminal is not acted on, and its width is kept`(_ index: Int) throws {
    let name = HostileTexts.all[index].name
    let folder = try Folder.hostile(index)
    for list in Self.lists + Self.drawn + Self.explained {
      let shown = try folder.onTerminal(list)
      #expect(shown.acting == [], "\(name), \(list)")
      let widest = shown.split(separator: "\n").map { String($0).roughWidth }.max() ?? 0
      #expect(widest <= 80, "\(name), \(list): \(widest)")
    }
    for form in ["csv", "tsv", "json", "ndjson", "markdown", "html"] {
      let shown = try folder.onTerminal(["model", "list", "--format", form])
      let plain = form == "tsv" ? shown.replacing("\t", with: "") : shown
      #expect(plain.acting == [], "\(name), \(form)")
    }
  }

  /// Whether a spreadsheet would take a cell for a formula, or hide how it begins.
  private func isActive(_ cell: String) -> Bool {
    let isNumber = cell.allSatisfy { "-0123456789.,".contains($0) }
    let seen = cell.unicodeScalars.first {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
    let begins = seen.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    return !isNumber && begins || ["\t", "\r", "\n"].contains { cell.hasPrefix($0) }
  }

  @Test(arguments: [0, 6, 12])
  func `Nothing in a file for a spreadsheet is a formula`(_ offset: Int) throws {
    let folder = try Folder.formulas(offset)
    for command in [
      ["export", "model"], ["export", "source"], ["export", "unit"], ["export", "figure"],
      ["rates"], ["model", "list"], ["report", "run", "fund-statement"],
    ] {
      let outcome = try folder.danvan(command + ["--excel"])
      #expect(outcome.code == 0, "\(outcome.stderr)")
      for cell in CSV.exact(Array(outcome.bytes.dropFirst(3))).flatMap(\.self) {
        #expect(!isActive(cell), "\(command): \(cell.debugDescription)")
      }
    }
  }

  /// The form that is sent out names every unit.
  @Test func `Nothing in a form to be filled in is a formula`() throws {
    let folder = try Folder.seeded()
    let units = HostileTexts.formulas.enumerated().map { index, formula in
      let name = formula.replacing("'", with: "''")
      return """
        INSERT INTO unit (id, level) VALUES (\(50_000 + index), 'commune');
        INSERT INTO unit_version (id, unit, code, name_vi, type, parent, valid_from, search_key)
          SELECT \(50_000 + index), \(50_000 + index), '\(10_000 + index)', '\(name)', 'xã', unit,
                 '2025-07-01', '' FROM unit_version WHERE code = '22' AND valid_to IS NULL;
        """
    }
    try folder.sqlite(units.joined(separator: "\n"))
    let form = try folder.done(
      ["template", "model", "--province", "22", "--year", "2026", "--format", "csv"])
    let rows = CSV.exact(Array(form.bytes.dropFirst(3)))
    #expect(rows.count == 1 + HostileTexts.formulas.count)
    for cell in rows.flatMap(\.self) { #expect(!isActive(cell), "\(cell.debugDescription)") }
  }

  @Test func `Refused rows come back as they were, and what is said of them acts on nothing`()
    throws
  {
    let folder = try Folder.seeded()
    let texts = HostileTexts.typed.map(\.text) + HostileTexts.formulas
    let rows = texts.map { text in
      "\"\(text.replacing("\"", with: "\"\""))\",nowhere,2026\r\n"
    }
    try folder.write(Array(("title,province,year\r\n" + rows.joined()).utf8), "in.csv")
    let outcome = try folder.danvan("model", "import", "in.csv", "--skip-bad", "bad.csv")
    #expect(outcome.stdout.replacing("\t", with: "").acting == [] && outcome.stderr.acting == [])
    let cells = CSV.exact(try folder.read("bad.csv")).flatMap(\.self)
    for text in texts {
      let isThere = cells.contains { same($0, text) || same($0, "'" + text) }
      #expect(isThere, "\(text.prefix(40).debugDescription)")
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `A prompt that offers what is stored acts on nothing`(_ index: Int) throws {
    let folder = try Folder.hostile(index)
    let outcome = try folder.screen(
      ["model", "register"],
      typed: "x\n" + String(repeating: "\n", count: 12) + "q\nq\n")
    let screen = outcome.stderr
    #expect(screen.contains("[") && screen.acting == [], "\(HostileTexts.all[index].name)")
  }

  /// The names of columns are the asker's as well.
  @Test(arguments: ["csv", "json", "ndjson", "markdown", "html", "table", "tsv"])
  func `A column's name is text too`(_ form: String) throws {
    let folder = try Folder.seeded()
    for (name, title) in HostileTexts.typed {
      let sql = "select 1 as \"\(title.replacing("\"", with: "\"\""))\", 2 as b"
      let input = try folder.danvan(["sql", "-", "--format", form], input: sql)
      #expect(input.code == 0, "\(name): \(input.stderr.prefix(300))")
      switch form {
      case "json": #expect(try input.objects().first?.keys.contains { same($0, title) } == true)
      case "csv": #expect(same(CSV.exact(input.bytes)[0][0], title), "\(name)")
      case "html":
        let found = try Self.elements(input.stdout)
        #expect(found.isSubset(of: try Self.usual.get()), "\(name): \(found)")
      default: break
      }
      if !["csv", "tsv"].contains(form) { #expect(input.stdout.acting == [], "\(name)") }
    }
    let excel = try folder.danvan("sql", "select 1 as \"=1+1\", 2 as \"@x\"", "--excel")
    #expect(excel.stdout.contains("'=1+1,'@x"), "\(excel.stdout)")
  }

  @Test(arguments: HostileTexts.typed.indices, Tongue.allCases)
  func `A message shows what was typed, and does nothing else`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let (name, text) = HostileTexts.typed[index]
    let folder = try Folder.seeded()
    for command in [
      ["model", "show", text], ["rates", "--province", text], ["sql", "select \(text)"],
      ["report", "run", text], ["directive", "show", text], ["sql", "--file", text],
      ["rates", "-o", "nowhere/" + text], ["model", "list", "--field", text],
      ["sql", "select 1", "-p", "x" + text.replacing("=", with: "")],
      ["sql", "select 1", "--format", text],
      ["unit", "show", text],
      ["release", "show", text], ["search", text, "--limit", text], [text],
    ] {
      let outcome = try folder.danvan(command, tongue)
      #expect(outcome.code != 0 || command[1] == "list", "\(name), \(command.prefix(2))")
      #expect(outcome.stderr.acting == [], "\(name), \(command.prefix(2))")
    }
    try folder.expectUntouched()
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `What a shell is offered it does not run`(_ shell: String) throws {
    for (index, (name, _)) in HostileTexts.all.enumerated() {
      let folder = try Folder.hostile(index)
      for typed in ["", "\"", "'", "a"] {
        let outcome = try folder.danvan(
          "complete", shell, "--", "--db", "danvan.db", "model", "show", typed)
        #expect(outcome.stdout.replacing("\t", with: "").acting == [], "\(name)")
      }
    }
    guard shell == "bash" else { return }
    // A word as bash would complete it is one word, and runs nothing.
    let folder = try Folder.hostile { _ in
      Array("$(touch run1)`touch run2`a\"b'c`\u{301}touch run3`".utf8)
    }
    for typed in ["", "\"", "'"] {
      let offered = try folder.danvan(
        "complete", "bash", "--", "--db", "danvan.db", "model", "show", typed)
      #expect(!offered.lines.isEmpty)
      for line in offered.lines {
        let outcome = try folder.run("/bin/bash", ["-c", "printf %s \(typed)\(line)\(typed)"])
        #expect(outcome.stdout.hasPrefix("$(touch run1)`touch run2`a\"b'c"), "\(typed)\(line)")
      }
    }
    #expect(try !folder.names().contains { $0.hasPrefix("run") })
  }
}

extension Folder {
  fileprivate func done(_ arguments: [String]) throws -> Outcome {
    let outcome = try danvan(arguments)
    try #require(outcome.code == 0, "\(arguments): \(outcome.stderr)")
    return outcome
  }
}

extension CSV {
  /// RFC 4180 by bytes, so that a line break within quotes stays as it is.
  static func exact(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var (isQuoted, index) = (false, 0)
    func take() { rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self)) }
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case 0x22 where isQuoted && next == 0x22:
        cell.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        take()
        cell = []
      case 0x0D where !isQuoted && next == 0x0A: break
      case 0x0A where !isQuoted:
        take()
        cell = []
        rows.append([])
      default: cell.append(byte)
      }
      index += 1
    }
    return rows.dropLast(rows.last?.isEmpty == true ? 1 : 0)
  }
}
