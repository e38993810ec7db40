import Query
import Storage

extension Heading {
  /// Whether its cells name sources by their codes.
  var namesSources: Bool { name == "source" || name == "sources" || name.hasSuffix("_source") }
}

/// The sources that one page names, numbered as they come.
final class Footnotes {
  private let sources: [String: Source]
  private let language: Language
  private var cited: [Source] = []
  private var numbers: [String: Int] = [:]

  init(_ style: Style) { (sources, language) = (style.sources, style.language) }

  /// A cell of codes as numbers, `¹ (12, 15), ²`; `nil` where it names anything else.
  ///
  /// Each code may have a line of its source after a colon: `S0:12`.
  func cite(_ cell: Cell) -> String? {
    guard let places = places(cell) else { return nil }
    if places.allSatisfy({ $1.isEmpty }) {
      return "<sup>\(places.map { "\(number($0.0))" }.joined(separator: ", "))</sup>"
    }
    let cites = places.map { source, lines in
      let shown = lines.isEmpty ? "" : " (\(lines.joined(separator: ", ").forHTML))"
      return "<sup>\(number(source))</sup>" + shown
    }
    return cites.joined(separator: ", ")
  }

  /// How much room that takes, as text.
  func measure(_ cell: Cell) -> String? {
    places(cell).map { places in
      places.map { $1.isEmpty ? "00" : "00 (\($1.joined(separator: ", ")))" }
        .joined(separator: ", ")
    }
  }

  private func places(_ cell: Cell) -> [(Source, [String])]? {
    let codes: [String]
    switch cell {
    case .text(let text): codes = text.split(separator: " ").map(String.init)
    case .list(let texts): codes = texts
    default: return nil
    }
    var places: [(source: Source, lines: [String])] = []
    for code in codes {
      let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
      guard let source = sources[code] ?? parts.first.flatMap({ sources[$0] }) else { return nil }
      let line = sources[code] == nil && parts.count == 2 ? [parts[1]] : []
      if let index = places.firstIndex(where: { $0.source.code == source.code }) {
        places[index].lines += line
      } else {
        places.append((source, line))
      }
    }
    return places.isEmpty ? nil : places
  }

  private func number(_ source: Source) -> Int {
    if let number = numbers[source.code] { return number }
    cited.append(source)
    numbers[source.code] = cited.count
    return cited.count
  }

  static let title = LocalizedText(vi: "Nguồn:", en: "Sources:")

  /// Those named, a line each.
  var lines: [String] { cited.map { $0.cited(language) } }

  /// The list of those named; nothing where none was.
  func list() -> String {
    guard !cited.isEmpty else { return "" }
    let items = lines.map { "<li>\($0.forHTML)</li>\n" }
    return """
      <section class="sources">
      <p>\(Footnotes.title[language])</p>
      <ol>
      \(items.joined())</ol>
      </section>

      """
  }
}

extension Source {
  /// Publisher, title, day, address, and the code it goes by in the file.
  fileprivate func cited(_ language: Language) -> String {
    let quoted = LocalizedText(vi: "«\(title)»", en: "“\(title)”")
    let parts = [publisher, quoted[language], day(language), address]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ") + " [\(code)]"
  }

  /// An imported file is called what its file is called.
  private var address: String { url ?? (file == title ? "" : file ?? "") }

  private func day(_ language: Language) -> String {
    func said(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    if let publishedOn {
      let day = language.written(publishedOn)
      return said("ngày \(day)", day)
    }
    switch (publishedFrom.map(language.written), publishedTo.map(language.written)) {
    case (let from?, let to?):
      return said("trong khoảng \(from) – \(to)", "between \(from) and \(to)")
    case (let from?, nil): return said("không trước \(from)", "not before \(from)")
    case (nil, let to?): return said("không sau \(to)", "not after \(to)")
    case (nil, nil): return said("không rõ ngày", "day not known")
    }
  }
}
