#!/usr/bin/env bash
# Builds danvan, makes a database from the seeds and prints the recognition rates.
# Where: $1, else demo/danvan.db under the project.
set -euo pipefail
where=$(realpath -m "${1:-$(dirname "$0")/../demo/danvan.db}")
source "$(dirname "$0")/prepare.sh"

swift build -c release --static-swift-stdlib --product danvan >&2
danvan="$(swift build -c release --static-swift-stdlib --show-bin-path)/danvan"

mkdir -p "$(dirname "$where")"
if [[ -e $where ]]; then
  "$danvan" --db "$where" seed >/dev/null
else
  "$danvan" --db "$where" init --seed >/dev/null
fi
echo "Database: $where"
echo "Binary:   $danvan"
echo
"$danvan" --db "$where" rates --format table
