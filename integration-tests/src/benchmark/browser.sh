# Read by the scripts beside it and by that of the guides: runs a class of the tests that drives the pages.

cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$work"' EXIT

# run_in_browser CLASS [ADDRESS]: with the address of a server, or of a new one with the demonstration's week
run_in_browser() {
	local class=$1 address=${2:-}
	mvn -q -DskipTests -Dskip.npm -Dskip.installnodenpm -Dmdep.outputFile="$work/classpath" compile \
		dependency:build-classpath
	if [ -z "$address" ]; then
		cd integration-tests/target
		. ../src/benchmark/server.sh
		start_server "$work/data" "$(ls server/modules/*.omod ../../omod/target/sessionnotes-*.omod | paste -sd :)" -Ddemo.week=true
		cd - >/dev/null
	fi
	java -cp "integration-tests/target/test-classes:integration-tests/target/classes:$(cat "$work/classpath")" \
		"org.openmrs.module.sessionnotes.browser.$class" "$address"
}
