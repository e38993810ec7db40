#!/usr/bin/env bash
# Feeds hostile bytes to every place where they come in, and prints a line for each.
# scripts/fuzz.sh [executions] [entry…]; inputs that break something are kept in Fuzz/.build/found/.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

executions=${1:-100000}
entries=("${@:2}")

build=(--package-path Fuzz -c release -Xswiftc -enable-testing -Xswiftc -sanitize=fuzzer,address
  -Xswiftc -use-ld=lld)
# A binary made before, so that a long run does not mind what is built meanwhile.
fuzz=${DANVAN_FUZZ:-}
if [[ -z $fuzz ]]; then
  swift build "${build[@]}" --product fuzz >&2
  fuzz="$(swift build "${build[@]}" --show-bin-path)/fuzz"
fi
((${#entries[@]})) || mapfile -t entries < <("$fuzz" || true)

# Longer inputs find nothing more and take longer. An input may take a minute, because a busy
# machine stands still now and then.
declare -A longest=([csv]=128 [table]=192 [report]=512 [sql]=96 [workbook]=512)

# Swift's own report of a crash waits for a terminal; the rest halves the time of an allocation.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1:malloc_context_size=0
ASAN_OPTIONS+=:detect_stack_use_after_return=0:max_malloc_fill_size=0

found=Fuzz/.build/found
mkdir -p "$found"
failed=0
printf '| entry | executions | seconds | a second | memory, MB | result |\n|---|--:|--:|--:|--:|---|\n'
for entry in "${entries[@]}"; do
  grown=Fuzz/.build/grown/$entry
  mkdir -p "$grown"
  log=$found/$entry.log
  code=0
  "$fuzz" "$entry" "$grown" "Fuzz/Corpus/$entry" -runs="$executions" \
    -max_len="${longest[$entry]:-64}" -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$found/$entry-" >"$log" 2>&1 || code=$?
  stat() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
  done=$(stat number_of_executed_units)
  rate=$(stat average_exec_per_sec)
  seconds=$(sed -n 's/^Done [0-9]* runs in \([0-9]*\) second.*/\1/p' "$log")
  result=nothing
  ((code == 0)) || result="stopped ($code): $(grep -m1 -E "^($entry:|SUMMARY)" "$log" || tail -1 "$log")"
  ((code == 0)) || failed=1
  printf '| %s | %s | %s | %s | %s | %s |\n' "$entry" "${done:-?}" "${seconds:-?}" "${rate:-?}" \
    "$(stat peak_rss_mb)" "$result"
done
exit $failed
