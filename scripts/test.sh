#!/usr/bin/env bash
# Builds danvan and passes every test. Arguments are those of `swift test`; docs/tests.md says how to
# run a part. With DANVAN_DEBUG=1 nothing is optimised: built sooner, run several times as long.
set -euo pipefail
# What some tests look at the outcome with: paper, and shells that complete.
more=(chromium poppler-utils zsh fish python3 e2fsprogs)
source "$(dirname "$0")/prepare.sh"

flags=(--scratch-path .build/tests -c release -Xswiftc -enable-testing)
[[ -z ${DANVAN_DEBUG:-} ]] || flags=()
swift build "${flags[@]}" --build-tests
swift test "${flags[@]}" --skip-build --parallel "$@"
