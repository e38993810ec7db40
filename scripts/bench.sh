#!/usr/bin/env bash
# Builds danvan and Benchmarks/, measures danvan against C, GRDB and the sqlite3 shell, and prints
# a Markdown table. Options go to the bench program, e.g.: --rounds 21 --only process
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

danvan=$(bash scripts/build.sh)

danvan=$(bash scripts/build.sh)
build=(-c release --static-swift-stdlib)

# Without GRDB the rest is measured all the same, and its lines say that it is absent.
if ! swift package --package-path Benchmarks resolve >&2; then
  export DANVAN_BENCH_WITHOUT_GRDB=1
fi
swift build --package-path Benchmarks "${build[@]}" --product bench >&2
bench="$(swift build --package-path Benchmarks "${build[@]}" --show-bin-path)/bench"

# On the project's own disk: what a commit costs is the disk's.
mkdir -p Benchmarks/.build
folder=$(mktemp -d "$PWD/Benchmarks/.build/run.XXXXXX")
trap 'rm -rf "$folder"' EXIT

# Nobody's settings: no ~/.sqliterc, no DANVAN_DB, one language.
run=(env -i "PATH=$PATH" "HOME=$folder" LANG=C.UTF-8)

cat <<END
# Benchmarks

- machine: $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, \
$(free -g | awk '/^Mem/ { print $2 }') GiB
- system: $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)
- Swift: $(swift --version 2>/dev/null | sed -n 's/^.*Swift version \([^ ]*\).*/\1/p' | head -1)
- SQLite: $(sqlite3 --version | cut -d' ' -f1)
- danvan: $("$danvan" --version)

Each round runs everybody in turn; a ratio is danvan's time over the opponent's in the same round.
Given are the median of the times, the median of the ratios and their range. What was read or
written agreed between all, or the run would have stopped.

END
"${run[@]}" "$bench" --folder "$folder" --scripts Benchmarks/SQL --danvan "$danvan" "$@"
