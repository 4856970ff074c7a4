#!/usr/bin/env bash
# Prints how large the pages and the OpenMRS 3 module are, how soon one can write on the page of a session of a client with 500
# earlier ones, and how soon a key shows in a text of 100 KiB, in Chromium on a new server with the demonstration's week. Needs
# what the build puts into frontend/target, omod/target and integration-tests/target (mvn verify -DskipTests), and Chromium.
# Usage: pages.sh [address of a server with the demonstration's week, up to and including the context path]
set -euo pipefail
. "$(dirname "$0")/browser.sh"
built=frontend/target/built/org/openmrs/module/sessionnotes/frontend
for face in pages openmrs3; do
	for compression in gz br; do
		bytes=$(find $built/$face -name "*.js.$compression" -o -name "*.css.$compression" | xargs cat | wc -c)
		echo "SIZE of all scripts and styles of $face: $(((bytes + 1023) / 1024)) KiB ($compression)"
	done
done
echo "SIZE of what OpenMRS 3 loads first: $((($(wc -c <$built/openmrs3/session-notes.js.gz) + 1023) / 1024)) KiB (gz)"
run_in_browser PagesBenchmark "$@"
