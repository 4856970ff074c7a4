#!/usr/bin/env bash
# Prints how long a page of the log of accesses takes over REST on MariaDB, for each way to search it. Needs what the build puts
# into omod/target and integration-tests/target (mvn verify -DskipTests).
# Usage: log.sh [number of events, 1000000 unless told]
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -f .. -DskipTests -Dskip.npm -Dskip.installnodenpm -Dmdep.outputFile="$work/classpath" compile dependency:build-classpath
cd target
java -cp "test-classes:classes:$(cat "$work/classpath")" -Djava.io.tmpdir="$work" -Dserver.jvm.arguments=-Xmx1500m \
	-Dserver.launcher=server/lib/sessionnotes-server.jar -Dserver.war="$(ls -t server/openmrs-*.war | head -n 1)" \
	-Dserver.omods="$(ls server/modules/*.omod ../../omod/target/sessionnotes-*.omod | paste -sd :)" \
	org.openmrs.module.sessionnotes.psychotherapynote.LogBenchmark "${1:-1000000}"
