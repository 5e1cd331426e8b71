#!/bin/sh
# Installs the program with its test tools, then runs the tests and the evals; fails when either does.
# Arguments are passed on to the evals.
set -eu
. "$(dirname -- "$0")/environment.sh"

prepare requirements-dev.lock 4
cd "$root"
result=0
step 3/4 '运行测试' 'running the tests'
"$venv/bin/python" -m pytest --junitxml=reports/tests.xml || result=1
step 4/4 '运行评测' 'running the evals'
"$venv/bin/python" -m evals "$@" || result=1
exit "$result"
