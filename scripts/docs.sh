#!/usr/bin/env bash
# Writes the tables in docs/ that are made from the binary.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

DANVAN_WRITE_DOCS=1 swift test "${testing[@]}" --filter 'CommandTableTests|HeaderTableTests|JSONContractTests|Transcript'
