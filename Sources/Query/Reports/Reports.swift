/// The reports of this folder, in the order they are listed, as they stand in the binary.
public let reportFiles: [(name: String, text: [UInt8])] = [
  ("rates-by-province", PackageResources.rates_by_province_sql),
  ("rates-by-field", PackageResources.rates_by_field_sql),
  ("rates-by-owner-kind", PackageResources.rates_by_owner_kind_sql),
  ("rates-by-level", PackageResources.rates_by_level_sql),
  ("rates-by-year", PackageResources.rates_by_year_sql),
  ("undecided", PackageResources.undecided_sql),
  ("funnel", PackageResources.funnel_sql),
  ("typical-models", PackageResources.typical_models_sql),
  ("same-period", PackageResources.same_period_sql),
  ("cumulative", PackageResources.cumulative_sql),
  ("reconciliation", PackageResources.reconciliation_sql),
  ("not-reported", PackageResources.not_reported_sql),
  ("directive-tree", PackageResources.directive_tree_sql),
  ("fund-statement", PackageResources.fund_statement_sql),
  ("housing-progress", PackageResources.housing_progress_sql),
  ("tasks", PackageResources.tasks_sql),
  ("contradictions", PackageResources.contradictions_sql),
  ("data-quality", PackageResources.data_quality_sql),
]

/// What every report may read beside the tables of the file: goes before its own SQL.
public let sharedTables: [UInt8] = PackageResources.shared_sql

/// What the SELECT below `-- why` may read besides: goes after those.
public let whyTables: [UInt8] = PackageResources.why_sql
