#!/usr/bin/env bash
# Imports 100,000 generated rows (or as many as the first argument says) with random Vietnamese
# text into a fresh database, exports them, imports the export into another and compares every field.
# Then eight writers and eight readers share one file, and the slowest write is printed; and a writer
# meets checkpoints for a minute.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

DANVAN_BINARY=$(bash scripts/build.sh)
export DANVAN_BINARY DANVAN_SOAK=${1:-100000}
swift build --build-tests
time swift test --skip-build \
  --filter 'ImportRoundTripTests|CrowdTests|aCommitThatMeetsACheckpointIsNotLost'
