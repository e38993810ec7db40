/// The reports of this folder by name, as they stand in the binary.
public let reportFiles = files.filter { !shared.contains($0.key) }

/// What every report may read beside the tables of the file: goes before its own SQL.
public let sharedTables = (files["shared"] ?? "") + (files["selected"] ?? "")

/// What the SELECT below `-- why` may read besides: goes after those.
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

private let shared: Set = ["shared", "selected", "why"]

private let files = Dictionary(
  uniqueKeysWithValues: embeddedFiles.map { (String($0.name.dropLast(4)), $0.text) })
