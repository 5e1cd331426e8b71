#!/bin/sh
# Installs the program the first time, then starts the page. Arguments are passed on to `policy-advisor serve`.
set -eu
. "$(dirname -- "$0")/environment.sh"

prepare requirements.lock 3
step 3/3 '启动' 'starting'
cd "$root"
exec "$venv/bin/python" -m assistant serve "$@"
