/// How a number is shown. That a number is a date is known by this alone.
public struct CellFormat: Equatable, Sendable {
  /// What kind of value is shown.
  public enum Kind: String, CaseIterable, Sendable {
    /// A number, or whatever stands there.
    case number
    /// A hundredfold with a percent sign.
    case percentage
    /// A day, perhaps with a time.
    case date
    /// A time of day.
    case time
    /// Hours that may be more than 24.
    case duration
  }

  /// The format's code, e.g. `#,##0" triệu"`; empty where the format is a built-in one or there is
  /// none.
  public let code: String
  /// What it shows.
  public let kind: Kind
  /// The words that are shown around a number and are not in the cell, e.g. `triệu`.
  public let words: String
  /// By how many times three digits less is shown than the cell has: `#,##0,` shows 5 for 5000.
  public let thousands: Int

  static let general = CellFormat(code: "", kind: .number, words: "", thousands: 0)

  init(code: String, kind: Kind, words: String, thousands: Int) {
    self.code = code
    self.kind = kind
    self.words = words
    self.thousands = thousands
  }

  /// A built-in format. 27 to 36 and 50 to 58 are dates of East Asia.
  init(builtIn id: Int) {
    let kind: Kind =
      switch id {
      case 9, 10: .percentage
      case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
      case 18...21, 32...35, 45, 47, 55, 56: .time
      case 46: .duration
      default: .number
      }
    self.init(code: "", kind: kind, words: "", thousands: 0)
  }

  /// A format by its code, of which the part for positive numbers counts.
  init(code: String) {
    var scan = FormatScan(code)
    scan.run()
    self.init(code: code, kind: scan.kind, words: scan.trimmedWords, thousands: scan.thousands)
  }
}

/// The letters of a format's code, without quoted text, escapes and brackets.
private struct FormatScan {
  private var rest: Substring.UnicodeScalarView
  private(set) var words = ""
  private(set) var thousands = 0
  private var letters: [Unicode.Scalar] = []
  private var isDuration = false
  private var isPercentage = false
  private var hasDigits = false

  init(_ code: String) {
    rest = code[...].unicodeScalars
  }

  mutating func run() {
    while let next = rest.popFirst(), next != ";" { take(next) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": words.unicodeScalars.append(contentsOf: upTo("\""))
    case "\\": if let escaped = rest.popFirst() { words.unicodeScalars.append(escaped) }
    case "_", "*": _ = rest.popFirst()
    case "[": bracket(upTo("]"))
    case "%": isPercentage = true
    case "0", "#", "?": (hasDigits, thousands) = (true, 0)
    case ",": if hasDigits { thousands += 1 }
    case "E", "e":
      if let sign = rest.first, sign == "+" || sign == "-" { break } else { letter("e") }
    case "A", "a": marker(scalar)
    case "G", "g": general(scalar)
    default: other(scalar)
    }
  }

  private mutating func other(_ scalar: Unicode.Scalar) {
    if scalar.isASCII, scalar.properties.isAlphabetic {
      letter(scalar)
    } else if !scalar.isASCII {
      words.unicodeScalars.append(scalar)
    }
  }

  private mutating func letter(_ scalar: Unicode.Scalar) {
    letters.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
  }

  private mutating func upTo(_ end: Unicode.Scalar) -> Substring.UnicodeScalarView {
    let found = rest.prefix { $0 != end }
    rest = rest.dropFirst(found.count + 1)
    return found
  }

  /// `[h]` counts hours on; `[$đ-42A]` is a currency and a language; `[Red]` and `[>1]` are
  /// neither.
  private mutating func bracket(_ inside: Substring.UnicodeScalarView) {
    let text = String(inside).lowercased()
    if !text.isEmpty,
      text.allSatisfy({ $0 == "h" }) || text.allSatisfy({ $0 == "m" })
        || text.allSatisfy({ $0 == "s" })
    {
      isDuration = true
    } else if text.hasPrefix("$") {
      words.unicodeScalars.append(contentsOf: inside.dropFirst().prefix { $0 != "-" })
    }
  }

  /// `AM/PM` and `A/P` belong to a time; any other A is of a day's name in some languages.
  private mutating func marker(_ scalar: Unicode.Scalar) {
    for sign in ["m/pm", "/p"] where String(rest).lowercased().hasPrefix(sign) {
      rest = rest.dropFirst(sign.count)
      return letters.append("h")
    }
    letter(scalar)
  }

  private mutating func general(_ scalar: Unicode.Scalar) {
    guard String(rest).lowercased().hasPrefix("eneral") else { return letter(scalar) }
    rest = rest.dropFirst(6)
    hasDigits = true
  }

  var trimmedWords: String {
    let parts = words.split(whereSeparator: \.isWhitespace)
    return parts.joined(separator: " ")
  }

  /// A lone `m` is a month; beside hours or seconds it is minutes.
  var kind: CellFormat.Kind {
    if isDuration { return .duration }
    let isTime = letters.contains("h") || letters.contains("s")
    let isDate =
      letters.contains("d") || letters.contains("y")
      || (letters.contains("e") && !hasDigits) || (letters.contains("m") && !isTime)
    if isDate { return .date }
    if isTime { return .time }
    return isPercentage ? .percentage : .number
  }
}
