import SQLite
import Storage

/// One column of a table: its heading, and what it is read from.
struct TableColumn: Sendable {
  let heading: Heading
  let kind: ColumnKind
  /// What people read for its stored words, or the column of a table that says it: `model.kind`.
  let words: Words

  enum Words: Sendable {
    case own([String: LocalizedText])
    case of(String)

    var all: [String: LocalizedText] {
      switch self {
      case .own(let words): words
      case .of(let column): RecordWords.words(of: column)
      }
    }
  }

  /// A value as it is stored, under the column's own name.
  init(stored name: String) { self.init(Heading(name), .stored) }

  private init(_ heading: Heading, _ kind: ColumnKind, _ words: Words = .own([:])) {
    (self.heading, self.kind, self.words) = (heading, kind, words)
  }

  /// `kind word model.kind for details`; what it is called stands in the dictionary.
  init(_ line: Substring, _ scope: ColumnWords.Scope, _ words: [String: LocalizedText]) {
    let parts = line.split(separator: " ").map(String.init)
    let audience = parts.firstIndex(of: "for").map { parts[$0 + 1] }
    guard parts.count > 1, let kind = ColumnKind(rawValue: parts[1]) else {
      preconditionFailure("of no kind: column \(line)")
    }
    let title = kind == .stored ? LocalizedText(parts[0]) : scope.title(of: parts[0])
    let heading = Heading(
      parts[0], vi: title.vietnamese, en: title.english,
      for: audience == "details" ? .details : audience == "machines" ? .machines : .all)
    self.init(heading, kind, kind == .word && parts.count > 2 ? .of(parts[2]) : .own(words))
  }

  /// The names the SELECT gives what it is read from.
  var selected: [String] {
    let name = heading.name
    return switch kind {
    case .name: [name, "\(name)_vi", "\(name)_en"]
    case .quantity: [name, "scale", "comparator"]
    case .figure: [name, "scale", "comparator", "kind"]
    default: [name]
    }
  }

  /// - Parameter names: those of the columns of a statement, in order.
  func reading(from names: [String]) throws(SQLiteError) -> Reading {
    var places: [Int] = []
    for name in selected {
      guard let place = names.firstIndex(of: name) else {
        throw SQLiteError(.error, message: "no such column in the SELECT of a list: \(name)")
      }
      places.append(place)
    }
    return Reading(kind: kind, places: places, words: kind == .word ? words.all : [:])
  }

  /// How it is read from the rows of one statement.
  struct Reading {
    let kind: ColumnKind
    let places: [Int]
    let words: [String: LocalizedText]
    private let first: Int

    init(kind: ColumnKind, places: [Int], words: [String: LocalizedText]) {
      (self.kind, self.places, self.words, first) = (kind, places, words, places[0])
    }

    func cell(_ row: borrowing Row) throws(SQLiteError) -> Cell {
      switch kind {
      case .text, .code: Cell(try row[first] as String?)
      case .date: Cell(try row[first] as Day?)
      case .count, .money, .percent, .range: Cell(try row[first] as Int?)
      case .year: (try row[first] as Int64?).map { .numeral($0) } ?? .null
      case .moment: (try row[first] as String?).map(Cell.moment) ?? .null
      case .list: .list((try row[first] as String?)?.split(separator: " ").map(String.init) ?? [])
      case .stored: Cell(try row[first] as Value)
      case .word: try word(row)
      case .name: try name(row)
      case .quantity, .figure: try quantity(row)
      }
    }

    /// A stored word that people read in their language.
    private func word(_ row: borrowing Row) throws(SQLiteError) -> Cell {
      guard let word: String = try row[first] else { return .null }
      guard let label = words[word] else {
        throw row.mismatch(first, wanted: "one of \(words.keys.sorted())")
      }
      return .choice(word, label)
    }

    /// A code for machines, and the Vietnamese and English names for people.
    private func name(_ row: borrowing Row) throws(SQLiteError) -> Cell {
      guard let code: String = try row[first] else { return .null }
      let vietnamese: String = try row[places[1]]
      let english: String = try row[places[2]]
      return .choice(
        code, LocalizedText(vi: vietnamese, en: english.isEmpty ? vietnamese : english))
    }

    /// A number with its comparator; a year is read without grouping marks.
    private func quantity(_ row: borrowing Row) throws(SQLiteError) -> Cell {
      guard let units: Int64 = try row[first] else { return .null }
      let value = Decimal(units, scale: try row[places[1]])
      let comparator: Comparator = try row[places[2]]
      guard kind == .figure, try row[places[3]] as MeasureKind == .year else {
        return .quantity(value, comparator)
      }
      return .numeral(value.units, comparator)
    }
  }
}
