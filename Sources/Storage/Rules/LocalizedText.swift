/// The languages people are spoken to in.
public enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// A text in every language; one cannot be written without the other.
public struct LocalizedText: Sendable, Hashable {
  /// With all its marks.
  public let vietnamese: String
  /// A name that has no English one stands here in Vietnamese.
  public let english: String

  /// What differs between the languages.
  public init(vi vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// What is the same in every language, as names are.
  public init(_ name: String) { self.init(vi: name, en: name) }

  /// The text in one language.
  public subscript(_ language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
