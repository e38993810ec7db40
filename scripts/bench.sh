#!/usr/bin/env bash
# Builds danvan and Benchmarks/, measures danvan against C, GRDB, the sqlite3 shell, sqlite-utils and
# DuckDB, and prints Markdown. Without options it takes an hour and writes docs/benchmarks.md as well.
#   --quick                 a tenth of each size, in minutes
#   --section rates         only that section; more options: Benchmarks/.build/…/bench run --help
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

danvan=$(bash scripts/build.sh)
build=(-c release --static-swift-stdlib)

# Without an opponent the rest is measured all the same, and its lines say that it is absent.
if ! swift package --package-path Benchmarks resolve >&2; then
  export DANVAN_BENCH_WITHOUT_GRDB=1
fi
if ! command -v sqlite-utils >/dev/null; then
  as_root=()
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" apt-get install -y -qq sqlite-utils >&2 || true
fi
python=Benchmarks/.build/duckdb/bin/python
if ! "$python" -c 'import duckdb, duckdb_extensions' 2>/dev/null; then
  packages=(duckdb==1.5.5 duckdb-extensions==1.5.5 duckdb-extension-sqlite-scanner==1.5.5)
  python3 -m venv Benchmarks/.build/duckdb >&2 && "$python" -m pip install -q "${packages[@]}" >&2 ||
    python=
fi

swift build --package-path Benchmarks "${build[@]}" --product bench >&2
bench="$(swift build --package-path Benchmarks "${build[@]}" --show-bin-path)/bench"

# On the project's own disk: what a commit costs is the disk's.
data=$PWD/Benchmarks/.build/data
mkdir -p "$data"
folder=$(mktemp -d "$PWD/Benchmarks/.build/run.XXXXXX")
trap 'rm -rf "$folder"' EXIT

# Nobody's settings: no ~/.sqliterc, no DANVAN_DB, one language.
run=(env -i "PATH=$PATH" "HOME=$folder" LANG=C.UTF-8)

version() { "$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -1 || true; }

report() {
  cat <<END
# Benchmarks

- machine: $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, \
$(free -g | awk '/^Mem/ { print $2 }') GiB
- system: $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)
- Swift: $(version swift --version)
- danvan: $(version "$danvan" --version)
- SQLite: $(version sqlite3 --version)
- sqlite-utils: $(version sqlite-utils --version)
- DuckDB: $([[ $python ]] && version "$python" -c 'import duckdb; print(duckdb.__version__)')
- options: ${*:-none}

Each round runs everybody in turn; a ratio is danvan's time over the opponent's in the same round.
Given are the median of the times in milliseconds, the median of the ratios and their range. What was
read or written agreed between all, or the line is said to have failed.

END
  "${run[@]}" "$bench" run --folder "$folder" --data "$data" --scripts Benchmarks/SQL \
    --danvan "$danvan" ${python:+--duckdb "$PWD/$python"} "$@"
}

if (($#)); then
  report "$@"
else
  status=0
  report | tee "$folder/report" || status=$?
  # What was written by hand stays below what was measured.
  sed -n '/^## Where time goes/,$p' docs/benchmarks.md >"$folder/byhand"
  { cat "$folder/report" && echo && cat "$folder/byhand"; } >docs/benchmarks.md
  exit "$status"
fi
