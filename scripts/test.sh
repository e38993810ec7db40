#!/usr/bin/env bash
# Builds danvan and passes every test. Arguments are those of `swift test`; docs/tests.md says how to
# run a part.
set -euo pipefail
# What some tests look at the outcome with: paper, shells that complete, a disk of ext4.
more=(chromium poppler-utils zsh fish python3 e2fsprogs)
source "$(dirname "$0")/prepare.sh"

swift build "${testing[@]}" --build-tests
swift test "${testing[@]}" --skip-build --parallel "$@"
