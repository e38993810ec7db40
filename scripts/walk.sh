#!/usr/bin/env bash
# Prints the source files that a command crosses, in the order in which a function of each is entered
# first: scripts/walk.sh model register --title … (with --db or DANVAN_DB). What the command prints goes
# to stderr. The walks in docs/architecture.md are made so.
set -euo pipefail
danvan_db=$(realpath -m "${DANVAN_DB:-danvan.db}")
source "$(dirname "$0")/prepare.sh"

export DANVAN_DB=$danvan_db
swift build --product danvan >&2
danvan="$(swift build --show-bin-path)/danvan"
walk=.build/walk
mkdir -p "$walk"

if [[ ! $walk/places -nt $danvan ]]; then
  clang -O1 -o "$walk/walk" scripts/walk.c
  # Functions of the product; not what the compiler makes for itself: metadata, witnesses, globals.
  made='(M[anriU]|WO[a-z]|W[a-zA-Z]|Tw[bcd]|T[Wm]|w[a-z]{2}|vau|_WZ|vpfi)$'
  nm --defined-only "$danvan" | awk '$2 ~ /[tT]/ && $3 ~ /^\$s/ { print $1, $3 }' |
    grep -vE "$made" >"$walk/symbols"
  awk '{ print "0x" $1 }' "$walk/symbols" |
    llvm-symbolizer --obj="$danvan" --functions=none --no-inlines --output-style=GNU >"$walk/lines"
  paste -d ' ' <(awk '{ print $1 }' "$walk/symbols") "$walk/lines" |
    sed -nE "s#^([0-9a-f]+) $PWD/((Sources|Migrations|Seeds)/[^:]*):.*#\1 \2#p" >"$walk/places"
fi

"$walk/walk" "$walk/places" "$danvan" "$@" 3>"$walk/crossed" >&2 || true
cat "$walk/crossed"
