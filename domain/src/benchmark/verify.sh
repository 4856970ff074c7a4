#!/usr/bin/env bash
# Measures how long an export of the log takes to be verified, and has it manipulated at random.
# Usage: verify.sh [number of events, 100000 unless told] [number of manipulations, 1000 unless told]
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -pl domain -DskipTests -Dmdep.outputFile="$work/classpath" test-compile dependency:build-classpath
java -cp "domain/target/classes:domain/target/test-classes:$(cat "$work/classpath")" \
	org.openmrs.module.sessionnotes.domain.audit.VerifyBenchmark "$work/export.jsonl" "${1:-100000}" "${2:-1000}"
