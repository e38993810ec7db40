import SQLite
import Storage

extension Table {
  /// Inputs opened: what each record says, and the words of the source it was read in. One SELECT a
  /// table, however many records.
  ///
  /// - Parameter titles: what people read for the columns that inputs enter, by their names.
  public static func evidence(
    _ inputs: [Provenance], titles: [String: LocalizedText] = [:], _ reader: Reader
  ) throws -> Table {
    var opened: [EntityKind: [Int64: [Cell]]] = [:]
    for (entityKind, own) in Dictionary(grouping: inputs, by: \.entityKind) {
      opened[entityKind] = try reader.opened(entityKind, Set(own.map(\.id)))
    }
    let nothing = ProvenanceFact.headings.map { _ in Cell.null }
    let rows = inputs.map { input in
      let names = input.columns.joined(separator: " ")
      let read = input.columns.map { titles[$0] ?? LocalizedText(vi: $0, en: $0) }.joined(by: ", ")
      return [
        .choice(input.entityKind.table, input.entityKind.counted(1)), .numeral(input.id),
        names.isEmpty ? .null : .choice(names, read),
        input.reason.map { .choice($0.word, $0.label) } ?? .null,
      ] + (opened[input.entityKind]?[input.id] ?? nothing)
    }
    return Table(shown(ProvenanceFact.start + ProvenanceFact.headings, rows), rows)
  }

  /// The articles and files that a sheet of evidence names, each once.
  public static func sources(of evidence: [Table], _ reader: Reader) throws -> Table {
    var codes: Set<String> = []
    for sheet in evidence {
      guard let index = sheet.headings.firstIndex(where: { $0.name == "source" }) else { continue }
      try sheet.forEach(reader) { if case .text(let code) = $0[index] { codes.insert(code) } }
    }
    return Table(
      ListQuery(
        ListFile.part("evidence-sources"), [:],
        after: "\nWHERE code IN (\(list: codes)) ORDER BY code"))
  }

  /// A column in which nothing stands is for machines alone; so are the columns of the report,
  /// where all inputs enter the same.
  private static func shown(_ headings: [Heading], _ rows: [[Cell]]) -> [Heading] {
    headings.enumerated().map { index, heading in
      let isSame = heading.name == "columns" && rows.allSatisfy { $0[index] == rows[0][index] }
      guard heading.audience == .all, isSame || rows.allSatisfy({ $0[index].isEmpty }) else {
        return heading
      }
      return Heading(
        heading.name, vi: heading.title.vietnamese, en: heading.title.english, for: .machines)
    }
  }
}

extension RecordView {
  /// Inputs opened as a section of a record; people are shown so many, and told of the rest.
  static func evidence(
    _ name: String, _ title: LocalizedText, _ inputs: [Provenance], _ limit: Int?,
    _ titles: [String: LocalizedText], _ words: WhyWords, _ reader: Reader
  ) throws -> (name: String, title: LocalizedText, sheet: Table) {
    let shown = inputs.prefix(limit ?? inputs.count)
    let heading =
      shown.count == inputs.count ? title : words.part(title, shown.count, inputs.count)
    return (name, heading, try .evidence(Array(shown), titles: titles, reader))
  }
}

extension [LocalizedText] {
  /// In every language, with a mark between each and the next.
  public func joined(by mark: String) -> LocalizedText {
    LocalizedText(
      vi: map(\.vietnamese).joined(separator: mark), en: map(\.english).joined(separator: mark))
  }
}

extension Cell {
  fileprivate var isEmpty: Bool { self == .null || self == .text("") }
}

extension Reader {
  /// What the records of a table say, by their ids, under ``ProvenanceFact/headings``.
  fileprivate func opened(_ entityKind: EntityKind, _ ids: Set<Int64>) throws -> [Int64: [Cell]] {
    let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
    var found: [Int64: [Cell]] = [:]
    try connection.forEach(ProvenanceFact.select(entityKind, among: list)) { row in
      let id: Int64 = try row[0]
      found[id] = try ProvenanceFact(row, of: entityKind).cells
    }
    return found
  }

  /// The number that each input says; nothing for what says none.
  func amounts(_ inputs: [Provenance]) throws -> [Provenance: Cell] {
    var found: [Provenance: Cell] = [:]
    for (entityKind, own) in Dictionary(grouping: inputs, by: \.entityKind) {
      let opened = try opened(entityKind, Set(own.map(\.id)))
      for input in own {
        for case .quantity(let value, let comparator) in opened[input.id] ?? [] {
          found[input] = .quantity(value, comparator)
        }
      }
    }
    return found
  }
}
