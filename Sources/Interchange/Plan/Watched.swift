/// What the rows of a table say in one column.
struct ColumnTexts: Sendable {
  /// The first of them.
  private(set) var texts: Set<String> = []
  /// Whether some row says nothing.
  private(set) var lacks = false
  private var last = ""

  mutating func add(_ text: String) {
    if text.isEmpty { lacks = true }
    guard !text.isEmpty, text != last, texts.count < ColumnTexts.most else { return }
    last = text
    texts.insert(text)
  }

  private static let most = 100
}

/// A column of the form, where the file has it or ticks for it.
struct Watched {
  let column: String
  let places: [Int]
  let ticks: [(place: Int, value: String)]
  var texts = ColumnTexts()

  mutating func add(_ cell: (Int) -> String) {
    let own = places.lazy.map(cell).first { !$0.isEmpty && !$0.isDash }
    let ticked = ticks.first { TickColumn.isTicked(cell($0.place)) ?? false }
    texts.add(own ?? ticked?.value ?? "")
  }
}

extension Watched {
  /// Only where a row belongs is asked of tables that nothing stands around.
  static func columns(of table: FileTable) -> [Watched] {
    let header = table.header
    let isAlone = header.above.isEmpty && table.sheet == nil
    let columns = ModelSpec.captioned + ["period", "as_of", "registered_on", "code"]
    let watched = ["owner", "note"] + (isAlone ? ["unit"] : columns)
    return watched.filter { header.has($0) }.map { column in
      let ticks = header.ticks(for: column).compactMap { index in
        if case .mark(_, let value) = header.meanings[index] { (index, value) } else { nil }
      }
      return Watched(column: column, places: header.places(of: column), ticks: ticks)
    }
  }
}
