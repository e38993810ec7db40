# Sourced by the other scripts: installs what is missing and finds Swift.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

# More, where a script needs more.
packages=(
  libsqlite3-dev libutf8proc-dev libmd-dev libminizip-dev zlib1g-dev libexpat1-dev
  sqlite3 "${more[@]}"
)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done

if ((${#missing[@]})); then
  echo "Installing: ${missing[*]}" >&2
  as_root=()
  ((EUID == 0)) || as_root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  # An old package list names files that are gone, so it is renewed first.
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >&2
fi

# How the tests are built: as quickly as for debugging, but without DEBUG, for which the parser of
# arguments checks the definition of every option again and again: nine tenths of a command's time.
# shellcheck disable=SC2034
testing=(
  --scratch-path .build/tests -c release -Xswiftc -enable-testing -Xswiftc -Onone
  -Xswiftc -no-whole-module-optimization -Xswiftc -enable-batch-mode
)

command -v swift >/dev/null || {
  echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/" >&2
  exit 1
}
