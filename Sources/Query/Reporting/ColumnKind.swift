/// What a column of a report or a list holds: how it is read from the columns of a SELECT, and how
/// it is printed.
public enum ColumnKind: String, Sendable, CaseIterable {
  case text, code
  /// A code for machines, with names for people in the columns `NAME_vi` and `NAME_en`.
  case name
  /// One of a closed list.
  case word
  case count, money, percent, date
  /// A number with its comparator: of a report in the column `NAME_comparator`, of a list in
  /// `comparator`, with how many of its digits are decimals in `scale`.
  case quantity
  /// A number of which only this is known: at most it, and at least what stands in `NAME_least`.
  case range
  /// A number that is a name: people read it without grouping marks.
  case year
  /// A point in time.
  case moment
  /// Codes joined by spaces.
  case list
  /// A quantity of the kind of measure in the column `kind`.
  case figure
  /// As it is stored, under the column's own name.
  case stored

  /// Those that a report can have.
  static let ofReports: [ColumnKind] = [
    .text, .code, .name, .word, .count, .money, .percent, .date, .quantity, .range,
    .year,
  ]

  /// Whether its numbers may be qualified, with a comparator beside them for machines.
  var isQualified: Bool { self == .quantity || self == .range }
  /// What can be divided.
  var isAmount: Bool { [.count, .money, .quantity, .range].contains(self) }
  /// What can be added up; a share means nothing added.
  var canBeSummed: Bool { isAmount }
  /// Says what a row is about, rather than something of it.
  var names: Bool { [.code, .word, .name, .year, .date].contains(self) }
}
