# Read by the scripts beside it, in integration-tests/target: starts the server of what the build put there.

# start_server DIRECTORY MODULES OPTIONS...: starts one whose data is in the directory and sets $server, its process, and
# $address, once its REST answers and the clinic is there
start_server() {
	local data=$1 modules=$2 log="$1.log"
	shift 2
	: >"$log"
	java -Xmx1500m -Dserver.war="$(ls -t server/openmrs-*.war | head -n 1)" -Dserver.omods="$modules" \
		-Ddemo.data="$data" -Ddemo.port=0 "$@" -jar server/lib/sessionnotes-server.jar >"$log" 2>&1 &
	server=$!
	until grep -q '^READY' "$log"; do
		kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
		sleep 0.05
	done
	address=$(sed -n 's/^READY //p' "$log")
}

stop_server() {
	kill "$server"
	wait "$server" 2>/dev/null || true
	server=
}
