#!/usr/bin/env bash
# Makes 100,000 damaged or hostile files (or as many as the first argument says), tries to read and
# to write each, and prints what became of them. A file that breaks something is kept in
# Fuzz/.build/found/; the second argument is the number of the first.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

# A folder of its own: what scripts/fuzz.sh builds is instrumented.
build=(--package-path Fuzz --scratch-path Fuzz/.build/damage -c release -Xswiftc -enable-testing)
swift build "${build[@]}" --product damage >&2
mkdir -p Fuzz/.build/found
"$(swift build "${build[@]}" --show-bin-path)/damage" "${1:-100000}" "${2:-0}"
