/// The SQL files of this folder, in order, as they stand in the binary.
public let migrationFiles: [(name: String, text: [UInt8])] = [
  ("0001_foundation.sql", PackageResources._001_foundation_sql),
  ("0002_units.sql", PackageResources._002_units_sql),
  ("0003_models.sql", PackageResources._003_models_sql),
  ("0004_directives.sql", PackageResources._004_directives_sql),
  ("0005_figures.sql", PackageResources._005_figures_sql),
  ("0006_releases.sql", PackageResources._006_releases_sql),
  ("0007_ties.sql", PackageResources._007_ties_sql),
  ("0008_files.sql", PackageResources._008_files_sql),
  ("0009_views.sql", PackageResources._009_views_sql),
  ("0010_releases_kept.sql", PackageResources._010_releases_kept_sql),
  ("0011_undo.sql", PackageResources._011_undo_sql),
  ("0012_tallies.sql", PackageResources._012_tallies_sql),
  ("0013_search.sql", PackageResources._013_search_sql),
]
