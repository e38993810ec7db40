import SQLite
import Storage

extension EntityKind {
  /// What `search` looks through, in the order of the list where nothing else decides.
  public static let searched: [EntityKind] = [
    .unit, .committee, .field, .model, .directive, .fund, .figure, .task, .source,
  ]
}

/// Where in a record the words stand; those before count more.
public enum MatchedIn: String, Choice {
  case code, name, alias, measure, verbatim, breakdown, publisher, owner, quote, note

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .code: LocalizedText(vi: "mã", en: "code")
    case .name: LocalizedText(vi: "tên", en: "name")
    case .alias: LocalizedText(vi: "tên gọi khác", en: "other name")
    case .measure: LocalizedText(vi: "chỉ tiêu", en: "measure")
    case .verbatim: LocalizedText(vi: "nguyên văn", en: "as printed")
    case .breakdown: LocalizedText(vi: "phân tổ", en: "breakdown")
    case .publisher: LocalizedText(vi: "nơi đăng", en: "publisher")
    case .owner: LocalizedText(vi: "chủ thể", en: "owner")
    case .quote: LocalizedText(vi: "trích dẫn", en: "quote")
    case .note: LocalizedText(vi: "ghi chú", en: "note")
    }
  }

  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Table {
  /// What has the words, of every noun.
  public static func hits(
    _ search: Search, of nouns: [EntityKind], in territory: Territory = .everywhere, limit: Int,
    _ reader: Reader
  ) throws -> Table {
    var hits: SQL = ""
    for entityKind in nouns {
      // There are many, so only those are looked at that may be printed.
      let condition: SQL =
        entityKind == .model
        ? try reader.firstModels(search, in: territory, limit: limit).areIds(of: "m.id") : "1"
      for place in entityKind.places {
        if !hits.text.isEmpty { hits += " UNION ALL " }
        hits += place.hits(search, entityKind, in: territory, where: condition)
      }
    }
    let best: SQL = """
      WITH hit (noun, noun_rank, id, code, name, unit, matched, place_rank, words, score) AS (
        \(hits)
      ), best AS (
        SELECT *, min(place_rank - 100 * (score = 2)) FROM hit GROUP BY noun, id
         ORDER BY \(search.order("words", score: "score", place: "place_rank")), noun_rank,
                  \(raw: Vietnamese.order)(name), code
         LIMIT \(limit)
      )

      """
    return Table(ListQuery(ListFile.part("hits"), [:], before: best))
  }
}

extension [Id<Model>] {
  /// The condition that a column is one of them, however many they are.
  fileprivate func areIds(of column: String) -> SQL {
    let list = "[" + map { String($0.rawValue) }.joined(separator: ",") + "]"
    return "\(raw: column) IN (SELECT value FROM json_each(\(list)))"
  }
}
