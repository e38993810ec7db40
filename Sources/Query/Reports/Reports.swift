/// The reports of this folder by name, as they stand in the binary.
public let reportFiles = files.filter { !shared.contains($0.key) }

/// What every report may read beside the tables of the file, as the beginning of a WITH. What
/// follows here goes on with it, a comma between.
public let sharedTables = files["shared"] ?? ""

/// What is counted, for reports and for rates.
public let countedTables = files["counted"] ?? ""

/// A year before: the same tables for the parameter `:year_before` in place of `:as_of`, under
/// names that end in `_before`.
public func before(_ tables: String) -> String {
  let names = [
    "decision_state", "dated_registration", "known_registration", "registered", "standing",
    "recorded",
  ]
  return names.reduce(tables.replacing(":as_of", with: ":year_before")) { text, name in
    text.replacing("\(name) (", with: "\(name)_before (")
      .replacing("\(name) AS ", with: "\(name)_before AS ")
  }
}

/// Selections as typical, for reports that name them; from what is counted.
public let selectedTables = files["selected"] ?? ""

/// Reported beside recorded, for reports that name them.
public let comparedTables = files["compared"] ?? ""

/// What the SELECT below `-- why` may read besides; from what is counted.
public let whyTables = files["why"] ?? ""

/// The reports that are listed first, in this order; the others follow by name.
public let listedFirst = [
  "rates-by-province",
  "rates-by-field",
  "rates-by-owner-kind",
  "rates-by-level",
  "rates-by-year",
  "undecided",
  "funnel",
  "typical-models",
  "same-period",
  "cumulative",
  "reconciliation",
  "not-reported",
  "directive-tree",
  "fund-statement",
  "housing-progress",
  "tasks",
  "contradictions",
  "data-quality",
]

private let shared: Set = ["shared", "selected", "counted", "compared", "why"]

private let files = Dictionary(
  uniqueKeysWithValues: embeddedFiles.map { (String($0.name.dropLast(4)), $0.text) })
