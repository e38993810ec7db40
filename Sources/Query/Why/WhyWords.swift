import Storage

/// What people read about the inputs of an answer; it names options, so whoever prints it says it.
public struct WhyWords: Sendable {
  /// The heading of inputs that are not all shown: by their title, how many are, and of how many.
  let part: @Sendable (_ title: LocalizedText, _ some: Int, _ all: Int) -> LocalizedText
  /// What stands in the place of inputs, where a report lists none.
  let noInputs: LocalizedText

  /// - Parameters:
  ///   - part: heads inputs of which people are shown only some.
  ///   - noInputs: said where a report lists none.
  public init(
    part: @escaping @Sendable (_ title: LocalizedText, _ some: Int, _ all: Int) -> LocalizedText,
    noInputs: LocalizedText
  ) {
    (self.part, self.noInputs) = (part, noInputs)
  }
}
