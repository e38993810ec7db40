import Storage

extension String {
  /// Whether what stands in brackets makes another thing of what stands before them: a plan, a
  /// share, a year before.
  ///
  /// - Parameter isShare: whether it is a share anyway.
  func isNarrowed(isShare: Bool = false) -> Bool {
    let parts = split(omittingEmptySubsequences: false) { "([".contains($0) }.dropFirst()
    return parts.contains { part in
      let inside = String(part).searchKey
      return inside.contains("%") && !isShare || String.narrowing.contains(where: inside.contains)
    }
  }

  private static let narrowing = [
    "ke hoach", "du kien", "luy ke", "uoc", "so voi", "chi tieu", "muc tieu", "nam truoc",
    "cung ky", "de nghi", "phan dau", "tang", "giam", "ty le", "ti le",
  ]

  /// `Ghi chú#2`: the second of the columns that are headed so.
  var numberedHead: (head: String, number: Int)? {
    guard let mark = lastIndex(of: "#"), let number = Int(self[index(after: mark)...]), number > 0
    else { return nil }
    return (String(self[..<mark]).tidied, number)
  }

  /// A header as it is compared: folded, without what stands in brackets, letters and digits only.
  var labelKey: String {
    var depth = 0
    var isParted = false
    var key = "".unicodeScalars
    for scalar in searchKey.unicodeScalars {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      case _ where depth > 0: break
      case _ where scalar.isOfWord:
        if isParted, !key.isEmpty { key.append(" ") }
        key.append(scalar)
        isParted = false
      default: isParted = true
      }
    }
    return String(key)
  }
}

extension Unicode.Scalar {
  /// A letter or a digit; those of ASCII without a look into the tables of Unicode.
  fileprivate var isOfWord: Bool {
    switch self {
    case "a"..."z", "0"..."9", "A"..."Z": true
    case _ where isASCII: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
