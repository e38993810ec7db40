import Storage

extension Check {
  /// Every rule: first the file, then what stands in it.
  public static let all: [Check] = [
    file, journal, releases, [utf8, outside, searchIndex, searchKeys, tallies, loops], units,
    models,
    dates,
    figures, shares, funds,
  ].flatMap(\.self)

  /// The rules of those names, each once, in the order of ``all``.
  ///
  /// - Throws: `DomainError` naming the first that is not known.
  public static func named(_ names: [String]) throws(DomainError) -> [Check] {
    for name in names where !all.contains(where: { $0.name == name }) {
      throw .notOneOf("name", name, all.map(\.name))
    }
    return names.isEmpty ? all : all.filter { names.contains($0.name) }
  }
}
