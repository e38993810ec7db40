import Storage

/// What is wrong with the rows of a finding, as a value; its words are those of `Messages`.
public enum Flaw: Sendable, Hashable {
  /// The rule could not be followed through; SQLite says why.
  case unchecked(String)
  case file(FileFlaw)
  case journal(JournalFlaw)
  case outside(OutsideFlaw)
  case release(ReleaseFlaw)
  case search(SearchFlaw)
  /// A circle of ties, by what they are called.
  case circle(LocalizedText)
  case unit(UnitFlaw)
  case model(ModelFlaw)
  case days(DateFlaw)
  case figures(FigureFlaw)
  case fund(FundFlaw)
}

/// What is wrong with the file as a whole.
public enum FileFlaw: Sendable, Hashable {
  /// What SQLite says of it.
  case damaged(String)
  case reference(from: String, to: String)
  case foreign(SchemaKind)
  case missing(SchemaKind)
  case changed(SchemaKind)
  case migration(Int)
  /// - Parameter bytes: of changes that lay in a WAL nobody had open.
  case leftWAL(bytes: Int)
  /// - Parameters:
  ///   - rows: what people call the rows of the table.
  ///   - fields: what people call them.
  case badBytes(rows: LocalizedText, fields: [LocalizedText])

  /// What SQL makes in a file.
  public enum SchemaKind: String, Sendable {
    case table, index, trigger, view

    /// Whether it runs with the rights of whoever opens the file.
    public var runs: Bool { self == .trigger || self == .view }
  }
}

/// What is wrong with the journal.
public enum JournalFlaw: Sendable, Hashable {
  /// - Parameter count: of entries before this one.
  case missing(count: Int64)
  case outOfOrder
  case schemaVersion
  case noEnd
  case noChanges
  case damaged(piece: Int64)
}

/// How a row differs from what the journal has of it.
public struct OutsideFlaw: Sendable, Hashable {
  /// What became of the row.
  public let kind: Kind
  /// What people call the rows of its table.
  public let rows: LocalizedText
  /// Whether its bytes are all text.
  public let isText: Bool

  /// What another tool did to a row.
  public enum Kind: Sendable, Hashable {
    case removed, added
    /// - Parameter fields: what people call them.
    case changed(fields: [LocalizedText])
  }
}

/// What is wrong with a release.
public enum ReleaseFlaw: Sendable, Hashable {
  case hash(found: String, stored: String)
  case changed(columns: [String])
  case unrecorded
  case removed
  /// Neither it nor the journal up to it has the hash that was printed.
  case otherSeal(String)
  /// - Parameter other: the release that has it, and which of its outputs it is.
  case notReleased(path: String, other: String?)
}

/// What a search does not find, or finds and should not.
public enum SearchFlaw: Sendable, Hashable {
  case notFound(name: String)
  /// - Parameter title: of a model; `nil` where there is no such model any more.
  case index(title: String?)
}

/// What is wrong with a unit, or with what became of it.
public enum UnitFlaw: Sendable, Hashable {
  /// - Parameter id: of a unit.
  case noName(id: String)
  /// - Parameter start: `nil` for the beginning of time.
  case twoNames(String, start: Day?)
  case oneCode(String, String)
  case noParent(String, parent: String)
  case notBefore(String, Day)
  case notOn(String, Day)
  case stillThere(String, Day)
  case noSuccessor(String, since: Day)
  /// Totals that are kept are not what counting gives; `nil` = of models never registered.
  case totals(year: Int?)
}

/// What is wrong with a model.
public enum ModelFlaw: Sendable, Hashable {
  case lookAlike(title: String, year: Int)
  /// - Parameter time: a day, or a year.
  case unitGone(String, time: String)
  case otherProvince(year: Int, written: String, over: String)
  /// - Parameter before: the decision before it at that level, if there is one.
  case outOfOrder(year: Int, RecognitionLevel, before: LocalizedText?, LocalizedText)
  /// A selection of that day, without a recognition.
  case unrecognized(year: Int, RecognitionLevel, Day)
}

/// Days that do not go together.
public enum DateFlaw: Sendable, Hashable {
  /// - Parameter registered: `nil` where no more than the year is known.
  case decidedEarly(decided: Day, registered: Day?, year: Int)
  case registeredIn(year: Int, day: Day)
  case span(Day, Day)
  case afterSource(day: Day, source: String, published: Day)
  case beforeTarget(issued: Day, target: Day)
  case namedEarly(issued: Day, source: String, published: Day)
  /// Yet to come, or too far ahead; the first day of it.
  case ahead(Day)
}

/// Figures that do not go together, or lack something.
public enum FigureFlaw: Sendable, Hashable {
  case sum(parts: [Said], total: Said)
  case above(Said, Said, Relation)
  /// One thing, said twice by one source.
  case differ(Said, Said)
  case percentage(part: Said, whole: Said, printed: Said)
  /// More than is usual; percent, or a number of models.
  case beyond(Said, most: Int)
  case noQuote(source: String?)
  case bound(Decimal, BoundSide, of: Quantity)
  case sharesLeft(shares: [Said], sum: Int64, whole: Said)
  case sharesOverlap(shares: [Said], sum: Int64, whole: Said)
  /// - Parameter reason: why there is no rate.
  case noRate(unit: String, sources: [String], reason: LocalizedText)

  /// What two figures are to one another.
  public enum Relation: Sendable {
    case partOfWhole, recognizedOfRegistered, usuallyBelow
  }
}

/// What is wrong with the money of a fund.
public enum FundFlaw: Sendable, Hashable {
  /// Amounts in đồng.
  case overspent(fund: String, name: String, paid: Int64, raised: Int64)
  case reached(Int64, of: Int64)
}
