extension String {
  /// Whether it has digits that only look like ours: raised (`1400¹` is 1400 and a note), in a
  /// circle, of another script. Those of full width (`１２`) can be read in one way only.
  public var hasForeignDigits: Bool {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return false }
    return unicodeScalars.contains {
      !$0.isASCII && !(0xFF10...0xFF19).contains($0.value) && $0.properties.numericType != nil
    }
  }

  /// Without the `.0` that some spreadsheets save behind a whole number: `2026.0`.
  public var withoutZeroFraction: String {
    let digits = prefix { ("0"..."9").contains($0) }
    let rest = self[digits.endIndex...]
    return !digits.isEmpty && (rest == ".0" || rest == ",0") ? String(digits) : self
  }
}

/// What one cell tells of how its whole column is written.
public enum Clue<Style: Sendable & Equatable>: Sendable, Equatable {
  /// Nothing that can be read in any style.
  case unreadable
  /// It can be read in this style alone.
  case only(Style)
  /// Each style reads something else.
  case either
  /// All styles read the same.
  case same
}
