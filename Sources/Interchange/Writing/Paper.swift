import Storage

/// What an office puts around a table before it is signed.
public struct Paper: Sendable {
  /// The body that reports, the one above it first; empty = a dotted line to fill in.
  public var agency: [String] = []
  /// Where it is made, before the day; `nil` = dots to fill in.
  public var place: String?
  /// When it is made.
  var day = Day.byTheClock
  /// Who made the table.
  public var preparer: String?
  /// What the signer signs as, a line each: `T/M BAN THƯỜNG VỤ`, `PHÓ BÍ THƯ`.
  public var position: [String] = []
  /// Who signs as that; `nil` = a dotted line to fill in.
  public var signer: String?

  /// A paper of today on which all else is to be filled in by hand.
  public init() {}
}

extension Paper {
  /// The heading block. A star stands under the body and a rule under the Party's name, as on every
  /// paper of its offices.
  func head(_ language: Language) -> String {
    let bodies = agency.isEmpty ? [Paper.dots] : agency
    let lines = bodies.enumerated().map { index, name in
      let isOwn = index == bodies.count - 1
      return "<p class=\"\(isOwn ? "body" : "above")\">\(name.forHTML)</p>"
    }
    let party = LocalizedText(vi: "ĐẢNG CỘNG SẢN VIỆT NAM", en: "COMMUNIST PARTY OF VIET NAM")
    return """
      <header>
      <div class="agency">\(lines.joined())<p class="star">*</p></div>
      <div class="party"><p class="name">\(party[language])</p>\
      <p class="place">\(written(language).forHTML)</p></div>
      </header>

      """
  }

  /// Where and when: a day or month that could be changed with a stroke has its zero.
  private func written(_ language: Language) -> String {
    // The date beside it stays on the line.
    let place = place ?? String(repeating: "…", count: 6)
    switch language {
    case .vietnamese:
      let month = day.month < 3 ? day.month.padded(2) : String(day.month)
      return "\(place), ngày \(day.day.padded(2)) tháng \(month) năm \(day.year)"
    case .english:
      return "\(place), \(day.day) \(Paper.months[day.month - 1]) \(day.year)"
    }
  }

  /// Who signs, and room for it.
  func signatures(_ language: Language) -> String {
    let made = LocalizedText(vi: "NGƯỜI LẬP BIỂU", en: "PREPARED BY")
    let onBehalf = LocalizedText(vi: "T/M ", en: "ON BEHALF OF ")
    let positions = position.isEmpty ? [onBehalf[language] + Paper.dots] : position
    return """
      <footer>
      <p class="position">\(made[language])</p>
      <div>\(positions.map { "<p class=\"position\">\($0.forHTML)</p>" }.joined())</div>
      <p class="signed">\((preparer ?? Paper.dots).forHTML)</p>
      <p class="signed">\((signer ?? Paper.dots).forHTML)</p>
      </footer>

      """
  }

  private static let dots = String(repeating: "…", count: 12)
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Style {
  /// What stands around and below a table on paper, where that is where it goes.
  ///
  /// - Parameter reader: gives the sources that a page lists.
  public mutating func makePage(_ paper: Paper, _ reader: Reader?) throws {
    guard format.listsSources else { return }
    self.paper = paper
    for source in try reader?.list(Source.self) ?? [] { sources[source.code] = source }
  }
}
