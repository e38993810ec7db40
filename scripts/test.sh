#!/usr/bin/env bash
# Builds danvan and passes every test.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"

swift build --build-tests
swift test --skip-build --parallel "$@"
