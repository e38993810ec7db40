#!/usr/bin/env bash
# Builds danvan, makes a database from the seeds and prints the recognition rates.
# Where: the first argument, else demo/danvan.db in the project.
set -euo pipefail
folder=$(dirname "$0")
where=$(realpath -m "${1:-$folder/../demo/danvan.db}")
danvan=$(bash "$folder/build.sh")

mkdir -p "$(dirname "$where")"
if [[ -e $where ]]; then
  "$danvan" --db "$where" seed >/dev/null
else
  "$danvan" --db "$where" init --seed >/dev/null
fi
echo "Binary:   $danvan"
echo "Database: $where"
echo
"$danvan" --db "$where" rates --format table
