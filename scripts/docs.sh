#!/usr/bin/env bash
# Writes what in docs/ is made: tables from the binary, the schema from the migrations.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

# The digest of the schema stands in the binary, so it is written first.
DANVAN_WRITE_DOCS=1 swift test "${testing[@]}" --filter 'StructureTests|LandedSchemaTests' >/dev/null || true
DANVAN_WRITE_DOCS=1 swift test "${testing[@]}" --filter \
  'CommandTableTests|HeaderTableTests|JSONContractTests|Transcript|SchemaFileTests|StructureTests|LandedSchemaTests'
