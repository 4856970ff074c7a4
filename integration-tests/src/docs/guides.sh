#!/usr/bin/env bash
# Walks through the guides of the documentation in Chromium, on a new server with the demonstration's week: takes their pictures
# anew, into docs/guides, and fails where a guide names what is not on the page. Needs what the build puts into omod/target and
# integration-tests/target (mvn verify -DskipTests), and Chromium.
# Usage: guides.sh [address of a server with a week that nobody has touched yet, up to and including the context path]
set -euo pipefail
. "$(dirname "$0")/../benchmark/browser.sh"
run_in_browser Guides "$@"
