import Storage

/// How a heading is numbered: headings of one sort stand side by side.
enum SectionNumbering: Sendable, Equatable {
  case roman, letter, digit, small
  /// `1.1`, `I.2.3`: so many numbers, two at least.
  case dotted(Int)

  /// Whether groups of it stand within those of the other, however a list begins.
  func isWithin(_ other: SectionNumbering) -> Bool {
    switch (self, other) {
    case (.roman, _), (.letter, _): false
    case (_, .roman), (_, .letter): true
    case (.dotted, .digit): true
    case (.dotted(let parts), .dotted(let others)): parts > others
    default: false
    }
  }

  /// Of `II`, `B`, `3`, `a`, `1.1`, with or without a mark behind.
  init?(of mark: Substring) {
    let text = mark.drop { $0 == "(" }
    let parts = text.prefix { $0.isLetter || $0.isNumber || $0 == "." }.split(separator: ".")
    guard let first = parts.first, (1...4).contains(first.count) else { return nil }
    if parts.count > 1, parts.dropFirst().allSatisfy({ $0.allSatisfy(\.isNumber) }),
      first.allSatisfy(\.isNumber) || first.allSatisfy(\.isUppercase)
    {
      self = .dotted(parts.count)
    } else if first.allSatisfy({ "IVX".contains($0) }) {
      self = .roman
    } else if first.count == 1, first.allSatisfy(\.isLetter) {
      self = first.allSatisfy(\.isLowercase) ? .small : .letter
    } else if first.allSatisfy(\.isNumber) {
      self = .digit
    } else {
      return nil
    }
  }
}

/// The headings that the rows below them stand under, the outer ones first.
struct GroupHeadings {
  /// What a heading says of its rows, by column; nothing where it is not understood.
  typealias Saying = [String: String]

  private struct Group {
    let record: FileRecord
    let numbering: SectionNumbering?
    let saying: Saying
    /// Whether the file of refused rows has it.
    var isWritten = false
  }

  private var open: [Group] = []
  /// A line in the middle that may be the head of a group and is not understood, while what heads
  /// the rows above it says something of them.
  private(set) var doubt: String?

  /// What they say of a row, by column.
  var values: [String: String] {
    open.reduce(into: [:]) { values, group in
      values.merge(group.saying) { $1 }
    }
  }

  /// A heading takes the place of the one of its sort, and of all that stood within that one:
  /// what was said of the fields of one commune says nothing of the next commune.
  mutating func begin(_ record: FileRecord, _ numbering: SectionNumbering?, _ saying: Saying) {
    let place = open.firstIndex { group in
      saying.keys.contains { group.saying[$0] != nil }
        || numbering.map { new in
          group.numbering.map { $0 == new || $0.isWithin(new) } ?? false
        } ?? false
    }
    doubt = nil
    // Beside a commune, a name that is not understood may be another one.
    if saying.isEmpty, let place, !open[place].saying.isEmpty {
      doubt = record.cells.map(\.ofGroup).first { $0.count > 4 && $0.isName }
    }
    if let place { open.removeSubrange(place...) }
    open.append(Group(record: record, numbering: numbering, saying: saying))
  }

  /// A line names another group than the one that is open.
  mutating func doubt(_ text: String) { doubt = text }

  /// What is said of all rows of a table from outside of it: refused rows need to have it told.
  mutating func caption(_ record: FileRecord) {
    open.append(Group(record: record, numbering: nil, saying: [:]))
  }

  /// A name alone that nobody numbered.
  ///
  /// - Parameter isPlace: whether it may be where rows are that do not say so.
  mutating func meet(_ text: String, isPlace: Bool) {
    if isPlace || open.contains(where: { !$0.saying.isEmpty }) { doubt = text }
  }

  /// Those that a refused row depends on and that were not given yet.
  mutating func unwritten() -> [FileRecord] {
    defer { for index in open.indices { open[index].isWritten = true } }
    return open.filter { !$0.isWritten }.map(\.record)
  }
}

extension String {
  /// Every word of a few begins with a capital: "Khu Bắc", and not "Các mô hình khác".
  fileprivate var isName: Bool {
    let words = split(separator: " ")
    return words.count < 5 && words.allSatisfy { $0.first?.isUppercase ?? false }
  }
}
