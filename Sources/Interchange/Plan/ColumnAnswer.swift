import Storage

/// One of the ways to read a column that does not tell which.
public enum ColumnAnswer: Sendable, Hashable {
  /// A blank cell has what stands above it.
  case filledDown(String)
  /// A blank cell says nothing.
  case blank(String)
  /// Days are written so.
  case dates(Day.Order)
  /// Numbers are written so.
  case numbers(Amount.Style)
  /// A header means that column.
  case meant(header: String, column: String)
  /// The file is stored once more, for another place or time.
  case again
  /// A header means nothing that is to be read.
  case ignored(String)
  /// The file is read by that profile.
  case profile(String)
  /// It is read by none.
  case noProfile

  /// Whether it says what a header means, which a profile may keep.
  public var isKept: Bool {
    switch self {
    case .meant(let header, _), .ignored(let header): !ImportSettings.isCaption(header)
    default: false
    }
  }
}

extension AmbiguityFault {
  /// What can be answered to it.
  public var answers: [ColumnAnswer] {
    switch self {
    case .blankBelow(let column, _, let caption):
      [.filledDown(column), .blank(column)]
        + (caption.map { [.meant(header: $0, column: column)] } ?? [])
    case .monthFirst: [.dates(.monthFirst), .dates(.dayFirst)]
    case .numberStyle: [.numbers(.vietnamese), .numbers(.english)]
    case .unitOrOwner(let label, _):
      [.meant(header: label, column: "unit"), .meant(header: label, column: "owner")]
    case .modeAsNote(let label, _): [.meant(header: label, column: "mode"), .blank("mode")]
    case .kindOrOwner(let label, _):
      [.meant(header: label, column: "owner"), .ignored(label)]
    case .around(let caption, _, let column, let other):
      AmbiguityFault.answers(column, around: caption, other)
    case .sameFile: [.again]
    case .halfDays: [.dates(.dayFirst)]
    case .unreadNumbers(let label, let column):
      [.meant(header: label, column: column), .ignored(label)]
    case .profiles(let names): names.map(ColumnAnswer.profile) + [.noProfile]
    }
  }
}

extension AmbiguityFault {
  private static func answers(
    _ column: String, around caption: String, _ other: OtherWord
  ) -> [ColumnAnswer] {
    let (taken, ignored) = (
      ColumnAnswer.meant(header: caption, column: column), ColumnAnswer.ignored(caption)
    )
    return switch other {
    // What a row says itself holds, whatever stands above the table.
    case .ofRows, .decided: [ignored]
    case .set, .ofOthers: [taken, ignored]
    case .notStated where column == "unit": [taken, .blank(column)]
    // A registration cannot do without.
    case .notStated where column == "year": [taken]
    case .notStated: [taken, ignored]
    }
  }
}

extension ImportSettings {
  /// Sets what was answered, as the option that says so would.
  public mutating func settle(_ answer: ColumnAnswer) {
    switch answer {
    case .filledDown(let column): filledDown.insert(column)
    case .blank(let column): blank.insert(column)
    case .dates(let order): dates = order
    case .numbers(let style): numbers = style
    case .meant(let header, let column): mean(header, column)
    case .again: takesAgain = true
    case .ignored(let header): ignored.append(header)
    case .profile(let name): profile = .answered(name)
    case .noProfile: profile = .none
    }
  }
}
