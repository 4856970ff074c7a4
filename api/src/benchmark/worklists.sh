#!/usr/bin/env bash
# Measures how long the lists of unsigned, waiting and missing progress notes take on MariaDB, in the platform's tables.
# Usage: worklists.sh [numbers of notes, 10000 and 100000 unless told]
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -pl domain,api -DskipTests -Dmdep.outputFile="$work/classpath" test-compile dependency:build-classpath
java -cp "domain/target/classes:api/target/classes:api/target/test-classes:$(cat "$work/classpath")" \
	org.openmrs.module.sessionnotes.progressnote.WorkListsBenchmark "${@:-}" 2>"$work/errors" \
	| grep '^LIST' || { cat "$work/errors" >&2; exit 1; }
