#!/usr/bin/env bash
# Long runs. Without arguments, all of them but `files`:
#   import [ROWS]        imports 10,000 rows (or as many) of hard text and numbers of every kind that
#                        can be imported, exports them in every form, imports each into a fresh
#                        database and compares every field
#   files FOLDER         looks at every file of a folder as if to import it: none may end danvan, or
#                        take 20 seconds or 200 MB, and what is refused is told
#   crowd                eight writers and eight readers share one file, and the slowest write is
#                        printed; and a writer meets checkpoints for a minute
#   faults [ALLOCATIONS] lets every call of every workflow fail, kills and cuts the power at each, and
#                        2,000 allocations (or as many) of each fail; prints a table
#   logs [ROUNDS]        200 random runs (or as many), and at each moment of them the log that a kill
#                        leaves, beside its own file and beside older copies of it
#   operations [STEPS]   10,000 (or as many) random operations and changes of totals against models
#   reckoning [SEED]     500 random files, every answer that counts against a second reckoning
#   workbooks [COUNT] [SEED]
#                        reads 1,000 random workbooks (or as many) of openpyxl, XlsxWriter and, where
#                        it is installed, LibreOffice, and compares every cell with what was written;
#                        and those that would cost most. Needs PyPI the first time
#   hostile              every statement that is slow to refuse in both languages, every damaged file
#   sanitize [thread|address]
#                        the tests of the libraries, which start no process, under a sanitizer; both
#                        without an argument
#   damage, fuzz         scripts/damage.sh with 100,000 files, and scripts/fuzz.sh with 10,000,000
#                        executions of each entry
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

release() {
  DANVAN_BINARY=$(bash scripts/build.sh)
  export DANVAN_BINARY
  swift build "${testing[@]}" --build-tests >&2
}

import() {
  release
  export DANVAN_SOAK=${1:-10000}
  time swift test "${testing[@]}" --skip-build --filter EveryFormTests
}

files() {
  release
  time python3 scripts/files.py "$DANVAN_BINARY" "$1"
}

crowd() {
  release
  export DANVAN_SOAK=1
  time swift test "${testing[@]}" --skip-build --filter 'CrowdTests|aCommitThatMeetsACheckpointIsNotLost'
}

# A library is put before danvan, so it must be linked dynamically; and optimized, for speed.
faults() {
  swift build -c release --product danvan --scratch-path .build/dynamic >&2
  DANVAN_DYNAMIC=$PWD/.build/dynamic/release/danvan
  export DANVAN_DYNAMIC DANVAN_SOAK_FAULTS=${1:-2000}
  swift build "${testing[@]}" --build-tests >&2
  echo "| workflow | what fails | runs | done | refused | unknown | violations |"
  echo "|---|---|--:|--:|--:|--:|--:|"
  time swift test "${testing[@]}" --skip-build --filter ReliabilityTests \
    | grep --line-buffered -E '^\||✘|↳|SEED|Test run'
}

logs() {
  export DANVAN_SOAK_LOGS=${1:-200}
  swift build "${testing[@]}" --build-tests >&2
  time swift test "${testing[@]}" --skip-build --filter LeftLogTests
}

operations() {
  export DANVAN_SOAK_STEPS=${1:-10000}
  swift build "${testing[@]}" --build-tests >&2
  time swift test "${testing[@]}" --skip-build --filter 'OperationsTests|TallyTests|TerritoryTests'
}

reckoning() {
  export DANVAN_SOAK_STEPS=1
  if (($#)); then export DANVAN_SEED=$1; fi
  swift build "${testing[@]}" --build-tests >&2
  time swift test "${testing[@]}" --skip-build --filter ReckoningTests
}

workbooks() {
  local python=.build/python/bin/python folder
  if [[ ! -x $python ]]; then
    python3 -m venv .build/python
    "$python" -m pip install -q openpyxl==3.1.5 XlsxWriter==3.3.1 >&2
  fi
  folder=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$folder'" EXIT
  "$python" scripts/workbooks.py "$folder" "${1:-1000}" "${2:-1}"
  export DANVAN_WORKBOOKS=$folder DANVAN_SOAK=1
  swift build "${testing[@]}" --build-tests >&2
  time swift test "${testing[@]}" --skip-build --filter WorkbooksTests
}

hostile() {
  export DANVAN_SOAK=1
  swift build "${testing[@]}" --build-tests >&2
  time swift test "${testing[@]}" --skip-build --filter 'SQLHostileTests|DamagedFileTests'
}

sanitize() {
  (($#)) || set -- thread address
  # As many tasks at a pool.
  export DANVAN_SOAK_TASKS=10000
  for kind; do
    # The whole tree is built anew, in a folder of its own.
    time swift test --sanitize "$kind" --scratch-path ".build/$kind" \
      --filter '(Threads|SQLite|Workbooks|Storage|Query|Interchange|Hostile)Tests'
  done
}

damage() { bash scripts/damage.sh "${1:-100000}" "${2:-0}"; }

fuzz() { bash scripts/fuzz.sh "${1:-10000000}" "${@:2}"; }

if (($#)); then
  "$@"
else
  for run in import crowd faults logs operations reckoning workbooks hostile sanitize damage fuzz; do ("$run"); done
fi
