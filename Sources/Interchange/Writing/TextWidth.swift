/// How wide text is in Times New Roman, near enough to share out a page.
extension StringProtocol {
  /// In ems.
  var ems: Double { unicodeScalars.reduce(0) { $0 + $1.ems } }

  /// In lines of at most so many ems; what is left after `most` of them ends in an ellipsis.
  func lines(of ems: Double, atMost most: Int) -> [String] {
    var lines = [""]
    for word in split(separator: " ").flatMap({ $0.pieces(of: ems) }) {
      let longer = lines[lines.count - 1].isEmpty ? word : lines[lines.count - 1] + " " + word
      if longer.ems <= ems { lines[lines.count - 1] = longer } else { lines.append(word) }
    }
    guard lines.count > most else { return lines }
    var last = lines[most - 1]
    while (last + "…").ems > ems, !last.isEmpty { last.removeLast() }
    return lines[..<(most - 1)] + [last + "…"]
  }

  /// A word that is longer than a line, cut.
  private func pieces(of ems: Double) -> [String] {
    guard self.ems > ems else { return [String(self)] }
    var pieces = [""]
    for character in self {
      if (pieces[pieces.count - 1] + String(character)).ems > ems { pieces.append("") }
      pieces[pieces.count - 1].append(character)
    }
    return pieces
  }
}

extension Unicode.Scalar {
  fileprivate var ems: Double {
    switch self {
    case "i", "ì", "í", "ỉ", "ĩ", "ị", "I", "j", "l", "t", "'", ".", ",", ":", ";", "|", "!": 0.3
    case " ", "\u{A0}", "(", ")", "[", "]", "/", "-", "f", "r", "\"": 0.34
    case "m", "M", "W", "w", "%", "…", "—", "@": 0.92
    case "0"..."9": 0.5
    case _ where properties.generalCategory == .nonspacingMark: 0
    case _ where properties.isUppercase: 0.72
    // Ideographs and pictures.
    case _ where value >= 0x2E80: 1.1
    default: 0.5
    }
  }
}
