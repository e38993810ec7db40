/// The SQL files of this folder, in the order of their numbers, as they stand in the binary.
public let migrationFiles = embeddedFiles.filter { $0.name.hasSuffix(".sql") }

/// The digest of the schema that they make, as `scripts/docs.sh` writes it to `schema.sha256`.
public let schemaDigest = embeddedFiles.first { $0.name == "schema.sha256" }?.text ?? ""
