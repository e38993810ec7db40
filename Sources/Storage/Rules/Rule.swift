/// What a text column accepts.
enum Rule: Sendable {
  /// A key people type: no spaces.
  case code
  /// One line, not empty.
  case line
  /// One line, or nothing.
  case optionalLine
  /// Text of several lines, or nothing.
  case note

  /// The text in stored form, or the rule it breaks.
  func apply(_ field: String, _ text: String) throws(DomainError) -> String {
    if isUsual(text) { return text }
    let tidy = try prose(field, text)
    if self == .note { return tidy }
    if let bad = tidy.unicodeScalars.first(where: \.isLineBreak) {
      throw ValueFault(tidy, .lineBreak(bad)).error(in: field)
    }
    // What folds to nothing cannot be seen either.
    if self != .optionalLine || !tidy.isEmpty, tidy.searchKey.isEmpty {
      throw ValueFault(text, .empty).error(in: field)
    }
    if self == .code, tidy.unicodeScalars.contains(where: \.properties.isWhitespace) {
      throw ValueFault(tidy, .spaced).error(in: field)
    }
    return tidy
  }

  /// Whether a look at the bytes tells that the text is as it must be.
  private func isUsual(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.isTidy else { return false }
    return switch self {
    case .code: false
    case .note: true
    case .line: text.hasLetterOrDigit
    case .optionalLine: text.isEmpty || text.hasLetterOrDigit
    }
  }

  /// Unicode scalars.
  private var longest: Int {
    switch self {
    case .code: 64
    case .line, .optionalLine: 2_000
    case .note: 20_000
    }
  }

  private func prose(_ field: String, _ text: String) throws(DomainError) -> String {
    // Bytes first: ten megabytes need not be decoded to be refused.
    guard text.utf8.count <= longest * 4, text.unicodeScalars.count <= longest else {
      throw ValueFault(text, .long(longest)).error(in: field)
    }
    let tidy = text.tidied
    if let bad = tidy.unicodeScalars.first(where: \.isForbidden) {
      throw ValueFault(tidy, .control(bad)).error(in: field)
    }
    return tidy
  }
}

extension String {
  /// Whether it has a letter or digit of ASCII, and so does not fold to nothing.
  fileprivate var hasLetterOrDigit: Bool {
    utf8.contains { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Control characters, the marks that reorder or hide text, and what stands for bytes that were
  /// no text; never part of a name.
  fileprivate var isForbidden: Bool {
    switch value {
    case _ where isLineBreak: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD...0xFFFF: true
    default: properties.generalCategory == .control
    }
  }
}
