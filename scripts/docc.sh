#!/usr/bin/env bash
# Makes the documentation of the modules SQLite and SQLiteFoundation as static HTML. An argument is
# the folder; without one it is Documentation/.build/html. To read it:
#   python3 -m http.server --directory Documentation/.build/html
set -euo pipefail
here=$PWD
source "$(dirname "$0")/prepare.sh"

folder=${1:-$PWD/Documentation/.build/html}
[[ $folder == /* ]] || folder=$here/$folder

if ! swift package --package-path Documentation resolve >&2; then
  echo "swift-docc-plugin cannot be had, so no documentation was made." >&2
  exit 1
fi
mkdir -p "$folder"
swift package --package-path Documentation --allow-writing-to-directory "$folder" \
  generate-documentation --target SQLite --target SQLiteFoundation \
  --enable-experimental-combined-documentation \
  --enable-experimental-overloaded-symbol-presentation --transform-for-static-hosting \
  --output-path "$folder" >&2
echo "$folder/documentation/index.html"
