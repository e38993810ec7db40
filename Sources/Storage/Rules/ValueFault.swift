/// A value that breaks a rule of its field.
public struct ValueFault: Fault {
  /// One of a closed list: its code and, where people read another word, that.
  public struct Known: Sendable, Equatable {
    /// The word that is stored, or what else may be typed.
    public let code: String
    /// `nil` where people read the code itself.
    public let label: LocalizedText?

    /// - Parameter label: what people read for the code, where it is another word.
    public init(_ code: String, _ label: LocalizedText? = nil) {
      (self.code, self.label) = (code, label)
    }
  }

  /// The rules of values, each named by how it is broken.
  public enum Rule: Sendable, Equatable {
    case empty
    /// A code with a space in it.
    case spaced
    case lineBreak(Unicode.Scalar)
    /// A control character, or one that stands for bytes that were no text.
    case control(Unicode.Scalar)
    /// More characters than that.
    case long(Int)
    case noDate
    /// The month stands where the day must.
    case monthFirst(Int)
    case noSuchDay
    /// Yet to come, where only what was can be.
    case ahead
    /// After that year, where nothing is planned for so long.
    case far(Int)
    case noPeriod
    case noNumber
    case notWhole
    /// A number that begins at 1 was wanted.
    case notPositive
    case negative
    case outside(ClosedRange<Int>)
    case notOneOf([Known])
  }

  /// As it was given; of a text perhaps without the white space at its ends.
  public let value: String
  /// The rule it breaks.
  public let rule: Rule

  /// A value and the rule it breaks; the field is told by ``Fault/error(in:_:)``.
  public init(_ value: String, _ rule: Rule) {
    (self.value, self.rule) = (value, rule)
  }
}

extension DomainError {
  /// One of a closed list was wanted.
  public static func notOneOf(_ field: String, _ value: String, _ known: [String]) -> DomainError {
    ValueFault(value, .notOneOf(known.map { .init($0) })).error(in: field)
  }
}
