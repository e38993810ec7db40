import SQLite
import Storage

/// What a question may do, and how much of it. What is not named here is refused.
extension ReadOnlySQL {
  /// The longest value, and the longest row of the answer, bytes.
  static let longestRow = 16 << 20

  static let limits: [(Limit, Int)] = [
    (.length, longestRow), (.sqlLength, longestStatement), (.columns, 500),
    (.expressionDepth, 500), (.compoundSelect, 200), (.instructions, 100_000),
    (.functionArguments, 100), (.attached, 0), (.likePatternLength, 1000), (.parameters, 1000),
    (.triggerDepth, 1), (.workerThreads, 0),
  ]

  static func decide(_ request: AuthorizerRequest) -> AuthorizerDecision {
    switch request.action {
    case .select, .recursive: .allow
    // Its rows are the bytes of the file, removed records among them.
    case .read: request.first?.lowercased() == "sqlite_dbpage" ? .deny : .allow
    // A virtual table declares its shape so; the schema itself cannot be changed here.
    case .update: request.first == "sqlite_master" ? .allow : .deny
    case .function: functions.contains(request.second?.lowercased() ?? "") ? .allow : .deny
    case .pragma: canRead(request.first?.lowercased() ?? "", request.second) ? .allow : .deny
    default: .deny
    }
  }

  private static func canRead(_ pragma: String, _ argument: String?) -> Bool {
    explaining.contains(pragma) || argument == nil && telling.contains(pragma)
  }

  /// The first pragma that a statement asks, as a table or without an argument, and may not.
  static func refusedPragma(in sql: String) -> SQLFault? {
    let words = sql.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .map(String.init)
    let tables = words.filter { $0.hasPrefix("pragma_") }.map { String($0.dropFirst(7)) }
    let isAlone = words.count == 2 && words[0] == "pragma" && !acting.contains(words[1])
    let known = explaining.union(telling)
    return (tables + (isAlone ? [words[1]] : [])).first { !known.contains($0) }
      .map { .pragma($0, known: known.sorted()) }
  }

  /// Pragmas that do something without an argument.
  private static let acting: Set = [
    "incremental_vacuum", "optimize", "shrink_memory", "wal_checkpoint",
  ]

  /// Pragmas whose argument names what they explain. FTS5 reads its own shape through them.
  private static let explaining: Set = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check", "data_version",
  ]

  /// Pragmas that tell something, and change it when given an argument.
  private static let telling: Set = [
    "application_id", "collation_list", "compile_options", "encoding", "freelist_count",
    "function_list", "module_list", "page_count", "page_size", "pragma_list", "schema_version",
    "user_version",
  ]

  /// SQLite's functions that read nothing but their arguments, and our own.
  private static let functions: Set<String> = Set(
    """
    abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil ceiling char coalesce cos cosh count
    cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp
    first_value floor format glob group_concat hex highlight ifnull iif instr json json_array
    json_array_length json_each json_extract json_group_array json_group_object json_insert
    json_object json_patch json_quote json_remove json_replace json_set json_tree json_type
    json_valid julianday lag last_value lead length like likelihood likely ln log log10 log2 lower
    ltrim match max min mod nth_value ntile nullif octet_length percent_rank pi pow power printf
    quote radians random randomblob rank replace round row_number rtrim sign sin sinh snippet
    soundex sqlite_source_id sqlite_version sqrt strftime string_agg substr substring subtype sum
    tan tanh time timediff total trim trunc typeof unhex unicode unixepoch unlikely upper zeroblob
    -> ->>
    """.split(whereSeparator: \.isWhitespace).map(String.init)
      + [
        Vietnamese.sameAccents, Vietnamese.folded, Vietnamese.wordsFound, Vietnamese.order,
        TerritoryMapping.function,
      ])
}
