#!/usr/bin/env bash
# Measures how much longer the platform takes to start with the module than without it: the same server, installed
# once for each, started in turns. Needs what the build puts into integration-tests/target and omod/target (mvn verify -DskipTests).
# Usage: startup.sh [starts of each, 5 unless told]
set -euo pipefail
cd "$(dirname "$0")/../../target"
. ../src/benchmark/server.sh
starts=${1:-5}
others=$(ls server/modules/*.omod | paste -sd :)
module=$(ls ../../omod/target/sessionnotes-*.omod)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$work"' EXIT

# start NAME MODULES: sets $seconds, from the start of the process until its REST answers and the clinic is there
start() {
	local begin end
	begin=$(date +%s.%N)
	start_server "$work/$1" "$2"
	end=$(date +%s.%N)
	stop_server
	seconds=$(awk "BEGIN { printf \"%.2f\", $end - $begin }")
}

median() {
	printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

echo "installing both"
start without "$others"
start with "$others:$module"
without=()
with=()
for ((i = 1; i <= starts; i++)); do
	start without "$others"
	without+=("$seconds")
	start with "$others:$module"
	with+=("$seconds")
	echo "start $i of $starts: without ${without[-1]} s, with ${with[-1]} s"
done
a=$(median "${without[@]}")
b=$(median "${with[@]}")
echo "median without $a s, with $b s, difference $(awk "BEGIN { printf \"%.2f\", $b - $a }") s"
