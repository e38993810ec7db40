/// Sentences with `*` for what varies.
extension String {
  /// What stands for each `*` of a pattern, or `nil` where it does not match.
  public func parts(matching pattern: String) -> [Substring]? {
    let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard hasPrefix(fixed[0]) else { return nil }
    var rest = dropFirst(fixed[0].count)
    var parts: [Substring] = []
    for (index, next) in fixed.dropFirst().enumerated() {
      if index == fixed.count - 2 {
        guard rest.hasSuffix(next) else { return nil }
        parts.append(rest.dropLast(next.count))
        rest = ""
      } else {
        guard let found = rest.firstRange(of: next) else { return nil }
        parts.append(rest[..<found.lowerBound])
        rest = rest[found.upperBound...]
      }
    }
    return rest.isEmpty ? parts : nil
  }

  /// With a part for each `*`.
  public func filled(with parts: [Substring]) -> String {
    let fixed = split(separator: "*", omittingEmptySubsequences: false)
    return zip(fixed, parts + [""]).map { "\($0)\($1)" }.joined()
  }
}
