/// The number of a document as people type it, taken apart: `12 - NQ/TU`, `249/MTTQ-BTT`,
/// `30/2026/QH16`, `Nghị quyết số 25-NQ/TW ngày 03/6/2013`.
///
/// Codes that are not known are kept.
public struct DirectiveNumber: Sendable, Equatable {
  /// 4 of `04-NQ/TU`; at most five digits.
  public private(set) var number = 0
  /// A letter after the number.
  public private(set) var suffix = ""
  /// e.g. `NQ`; as typed where it is not known, empty where there is none.
  public private(set) var typeCode = ""
  /// e.g. `TU`, `QH16`; likewise.
  public private(set) var issuerCode = ""
  /// Stands in the numbers of laws and decrees.
  public private(set) var year: Int?
  /// The kind of document in words, where it was typed before the number.
  public private(set) var typeName = ""
  /// Typed after the number.
  public private(set) var issuedOn: Day?
  /// As it was typed, without the words around it.
  public private(set) var typed = ""
  /// What was read otherwise than it was typed, or is not known.
  public private(set) var doubts: [NumberDoubt] = []
  private var isSlashed = false

  /// - Returns: `nil` for what is no number of a document.
  public init?(_ text: String) {
    let tidy = text.tidied.map { $0 == "Ð" ? "Đ" : $0 == "ð" ? "đ" : $0 }
    guard let start = tidy.firstIndex(where: \.isASCIIDigit) else { return nil }
    readWords(String(tidy[..<start]))
    var rest = tidy[start...]
    let digits = rest.prefix(while: \.isASCIIDigit)
    guard digits.count <= 5, let number = Int(String(digits)) else { return nil }
    self.number = number
    rest = rest.dropFirst(digits.count)
    if let letter = rest.first, letter.isLetter, rest.dropFirst().first?.isLetter != true {
      suffix = String(letter)
      rest = rest.dropFirst()
    }
    let (codes, tail) = DirectiveNumber.split(rest)
    typed = String(digits) + suffix + String(codes)
    if typed.hasSuffix(" ") { typed.removeLast() }
    guard readDay(tail), readCodes(codes.filter { !$0.isWhitespace }) else { return nil }
    // A bare number is a document's only with the kind in words.
    guard !typeCode.isEmpty || !issuerCode.isEmpty else { return nil }
  }

  /// What it leaves open for a document of that day; `nil` = none is stated beside it.
  public func doubts(statedOn day: Day?) -> [NumberDoubt] {
    guard let issuedOn, let day, issuedOn != day else { return doubts }
    return doubts + [.day(issuedOn, stated: day)]
  }

  /// As it is cited: two digits at least, no spaces, in the style of its issuer.
  public var citation: String {
    let head = number.padded(2) + suffix
    let codes = [typeCode, issuerCode].filter { !$0.isEmpty }
    if isSlashed {
      // After a dash, a kind that is not known would be read as a part of the issuer.
      let mark = DocumentCode.types.known(typeCode) == nil ? "/" : "-"
      return ([head] + [year.map(String.init), codes.joined(separator: mark)].compactMap(\.self))
        .joined(separator: "/")
    }
    return head + "-" + codes.joined(separator: "/")
  }

  /// What stands before the number: "Nghị quyết số".
  private mutating func readWords(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    if let last = words.last?.searchKey, ["so", "no", "no.", "so:", "number"].contains(last) {
      words.removeLast()
    }
    guard !words.isEmpty else { return }
    let name = words.joined(separator: " ")
    guard let type = DocumentCode.types.named(name) else {
      typeName = name
      return
    }
    typeName =
      type.names.first {
        $0.vietnamese.searchKey == name.searchKey || $0.english.searchKey == name.searchKey
      }?
      .vietnamese ?? name
    typeCode = type.code
  }

  /// The codes, and the words after them.
  private static func split(_ text: ArraySlice<Character>) -> ([Character], [Character]) {
    var end = text.startIndex
    var mark = end
    while mark < text.endIndex {
      let character = text[mark]
      // "01-KL/TW, ngày 18/5/2021", "01-KL/TW (18/5/2021)".
      if ",;(".contains(character) { break }
      if character.isWhitespace {
        // A space belongs to the codes only beside a dash or stroke.
        let next = text[mark...].first { !$0.isWhitespace }
        let last = text[text.startIndex..<mark].last { !$0.isWhitespace }
        guard next.map(\.joins) == true || last.map(\.joins) == true else { break }
      }
      mark += 1
      end = mark
    }
    return (Array(text[..<end]), Array(text[end...]))
  }

  /// "ngày 03/6/2013", "ký ngày 3 tháng 6 năm 2013", "dated 3/6/2013", "(3/6/2013)", or nothing.
  private mutating func readDay(_ tail: [Character]) -> Bool {
    var text = String(tail).tidied
    while let first = text.first, ",;( ".contains(first) { text.removeFirst() }
    if text.last == ")" || text.last == "." { text.removeLast() }
    guard !text.isEmpty else { return tail.allSatisfy { ",; ".contains($0) } }
    var words = text.split(separator: " ").map(String.init)
    while let word = words.first, DirectiveNumber.dayWords.contains(word.searchKey) {
      words.removeFirst()
    }
    // A number alone may be anything.
    guard words.joined().contains(where: { !$0.isNumber }),
      let day = try? Day.parse(words.joined(separator: " "), field: "")
    else { return false }
    issuedOn = day
    return true
  }

  private static let dayWords: Set = ["ky", "ban", "hanh", "ngay", "dated", "of"]

  /// `-NQ/TW`, `/KH-UBND`, `/MTTQ-BTT`, `/2026/QH16`, or nothing.
  private mutating func readCodes(_ codes: [Character]) -> Bool {
    guard let style = codes.first else { return true }
    guard style.joins else { return false }
    isSlashed = style == "/"
    var parts = codes.dropFirst().split(
      separator: "/", omittingEmptySubsequences: false
    ).map { String($0.map { $0.joins ? "-" : $0 }) }
    if isSlashed, parts.count == 2, let year = Int(parts[0]), (1000...9999).contains(year) {
      self.year = year
      parts.removeFirst()
    }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.first != "-" && $0.last != "-" }),
      parts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isOfCode) }),
      // `25/05/2021` and `8/33` are a day and a share.
      parts.allSatisfy({ $0.first?.isLetter == true })
    else { return false }
    if parts.count == 2 {
      setType(parts[0])
      setIssuer(parts[1])
    } else if isSlashed {
      readSlashed(parts[0])
    } else {
      setType(parts[0])
    }
    return true
  }

  /// `KH-UBND` is a kind and an issuer, `MTTQ-BTT` an issuer alone.
  private mutating func readSlashed(_ text: String) {
    let dash = text.firstIndex(of: "-")
    if let dash, DocumentCode.types.known(String(text[..<dash])) != nil {
      setType(String(text[..<dash]))
      setIssuer(String(text[text.index(after: dash)...]))
    } else {
      setIssuer(text)
    }
  }

  private mutating func setType(_ text: String) {
    typeCode = resolved(text, DocumentCode.types, .unknownType(text))
  }

  private mutating func setIssuer(_ text: String) {
    issuerCode = resolved(text, DocumentCode.issuers, .unknownIssuer(text))
  }

  private mutating func resolved(
    _ text: String, _ codes: [DocumentCode], _ unknown: NumberDoubt
  ) -> String {
    guard let found = codes.known(text) else {
      doubts.append(unknown)
      return text
    }
    if found.code.lowercased() != text.lowercased() {
      doubts.append(.read(text, as: found.code))
    }
    return found.code
  }
}

extension Character {
  /// A dash or stroke, between the parts of a number.
  fileprivate var joins: Bool { "-–—‐‑/".contains(self) }
}

extension Unicode.Scalar {
  /// A mark that combines would go with whatever comes before it once the number is written.
  fileprivate var isOfCode: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    // A raised digit is a footnote's.
    default: self == "-" || ("0"..."9").contains(self)
    }
  }
}
