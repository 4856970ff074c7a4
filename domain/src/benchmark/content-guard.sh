#!/usr/bin/env bash
# Measures the content guard with the labelled passages: precision and recall of each rule, in figures alone.
# Usage: content-guard.sh [speed, to measure the time and the memory of a check as well, which takes five minutes]
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -pl domain -DskipTests -Dmdep.outputFile="$work/classpath" test-compile dependency:build-classpath
cd domain
classes="target/classes:target/test-classes:$(cat "$work/classpath")"
java -cp "$classes" org.openmrs.module.sessionnotes.domain.contentguard.GuardEvaluation
if [ "${1:-}" = speed ]; then
	java -cp "$classes" org.openmrs.module.sessionnotes.domain.contentguard.GuardBenchmark
fi
