import SQLite
import Testing

@testable import Interchange
@testable import Query
@testable import Storage

/// The dictionary of columns: every column has its words, and every word a column.
@Suite("The dictionary of columns") struct ColumnWordsTests {
  /// Every file that offices send.
  private static let forms: [(form: String, columns: [ImportColumn], ticks: [TickColumn])] = [
    ("model", ModelSpec.columns, ModelSpec.marks), ("committee", CommitteeSpec.columns, []),
    ("directive", DirectiveSpec.columns, []), ("fund", FundSpec.columns, []),
    ("figure", FigureSpec.columns, FigureSpec.words), ("units", UnitList.columns, []),
    ("successions", SuccessionRow.columns, []),
  ]

  @Test func `Every column of every table is explained in both languages`() throws {
    for (table, column) in try columns() {
      #expect(ColumnWords.about(table, column) != nil, "\(table).\(column ?? "")")
    }
  }

  @Test func `Every column that the history tells of has a name in both languages`() throws {
    for record in RecordWords.records {
      for column in record.columns where RecordWords.isTold(column) {
        #expect(
          ColumnWords.find([record.table, ""], column, ["name"]) != nil,
          "\(record.table).\(column)")
      }
    }
  }

  @Test func `Every column of every list has a title in both languages`() {
    for (scope, column) in Self.listed {
      let entry = ColumnWords.find(scope.scopes, column, ["list", "name"])
      #expect(entry?.text.split(separator: " | ").count == 2, "\(scope.list).\(column)")
    }
  }

  @Test func `Every column of every file has a header in both languages`() {
    for form in Self.forms {
      for column in form.columns {
        #expect(Self.header(form.form, column.name) != nil, "\(form.form).\(column.name)")
      }
      for tick in form.ticks { #expect(!tick.synonyms.isEmpty, "\(tick.column) \(tick.value)") }
    }
  }

  @Test func `Every word of the dictionary is used`() throws {
    var used: Set<String?> = []
    for (table, column) in try columns() {
      used.insert(ColumnWords.find([table, ""], column ?? "", ["about"])?.key)
    }
    for record in RecordWords.records {
      for column in record.columns {
        used.insert(ColumnWords.find([record.table, ""], column, ["name"])?.key)
      }
    }
    for (scope, column) in Self.listed {
      used.insert(ColumnWords.find(scope.scopes, column, ["list", "name"])?.key)
    }
    for form in Self.forms {
      for column in form.columns {
        used.insert(Self.header(form.form, column.name)?.key)
        used.insert(ColumnWords.find([form.form, ""], column.name, ["also"])?.key)
      }
      for tick in form.ticks { used.insert("\(form.form).\(tick.column)/tick \(tick.value)") }
    }
    let keys = ColumnWords.scopes.keys.flatMap { scope in
      ColumnWords.texts(of: scope).keys.map { "\(scope).\($0)" }
    }
    let unused = keys.filter { !used.contains($0) }.sorted()
    #expect(keys.count > 500)
    #expect(unused == [])
  }

  /// Tables and views, each by itself and with its columns.
  private func columns() throws -> [(table: String, column: String?)] {
    let scratch = try Scratch()
    defer { scratch.close() }
    return try scratch.store.read { reader in
      try reader.schema(nil).rows(reader).compactMap { row in
        guard case .text(let table) = row[0] else { return nil }
        if case .text(let column) = row[1] { return (table, column) }
        return (table, nil)
      }
    }
  }

  private static var listed: [(scope: ColumnWords.Scope, column: String)] {
    ListFile.names.flatMap { ListFile(named: $0).parts }.flatMap { part in
      part.columns.filter { $0.kind != .stored }.map { (part.scope, $0.heading.name) }
    }
  }

  private static func header(_ form: String, _ column: String) -> ColumnWords.Entry? {
    ColumnWords.find([form, ""], column, ["header"])
      ?? ColumnWords.find([form, ""], column, ["list", "name"])
  }
}
