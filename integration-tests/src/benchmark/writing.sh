#!/usr/bin/env bash
# Prints how many keys a progress note takes besides its words, and how long, by keyboard alone in Chromium on a new server
# with the demonstration's week. Needs what the build puts into omod/target and integration-tests/target (mvn verify -DskipTests), and Chromium.
# Usage: writing.sh [address of a server with a week that nobody has written in yet, up to and including the context path]
set -euo pipefail
. "$(dirname "$0")/browser.sh"
run_in_browser WritingBenchmark "$@"
