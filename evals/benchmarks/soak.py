"""`python -m evals.benchmarks.soak`: a server answers at a steady rate for half an hour, and its memory is watched.

Exit code 0; 1 where an answer failed, the rate was not kept, or the memory grew; 2 where nothing could be measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import linear_regression, median

import httpx

from evals.benchmarks.cold import DidNotRun
from evals.benchmarks.office import Served, call, served
from evals.benchmarks.timings import Timings
from evals.loading import CaseError, files_of, load_cases

MINUTES, RATE = 30.0, 10.0
SETTLING = 0.2
"""Share of the time before the memory counts: what is loaded on first use and the caches that fill up."""

GROWTH_BAR = 1.05
"""The memory of the last fifth over that of the fifth after settling."""

IDLE_SECONDS = 2.0
"""How long a caller keeps a connection: shorter than the server does, which else closes it as a question is sent."""

EVERY = 5.0
"""Seconds from one reading of the memory to the next."""

CALLERS = 32
KEPT_BAR = 0.95
"""Share of the rate that has to be answered."""


class Soak:
    """Asks a server at a steady rate, whatever time it takes to answer."""

    def __init__(self, server: Served, questions: Sequence[str]) -> None:
        self._server = server
        self._questions = questions
        self._clients = threading.local()
        self.times: list[float] = []
        self.failed: list[str] = []

    def run(self, seconds: float, rate: float) -> list[tuple[float, float]]:
        """The server's memory by the second it was read at: (seconds, megabytes)."""
        memory: list[tuple[float, float]] = []
        started = time.perf_counter()
        with ThreadPoolExecutor(CALLERS) as pool:
            for number in range(round(seconds * rate)):
                time.sleep(max(0.0, started + number / rate - time.perf_counter()))
                pool.submit(self._ask, self._questions[number % len(self._questions)])
                if number >= len(memory) * EVERY * rate:
                    memory.append((time.perf_counter() - started, self._server.memory()))
                    self._tell(memory)
        memory.append((time.perf_counter() - started, self._server.memory()))
        return memory

    def _tell(self, memory: Sequence[tuple[float, float]]) -> None:
        """A line for every minute that is over."""
        minute = int(memory[-1][0] // 60)
        if len(memory) > 1 and minute > memory[-2][0] // 60:
            of_minute = median(mb for at, mb in memory[:-1] if at >= (minute - 1) * 60)
            counts = f"{len(self.times)} answers, {len(self.failed)} errors so far"
            print(f"minute {minute}: {of_minute:.0f} MB; {counts}", flush=True)

    def _ask(self, question: str) -> None:
        if not hasattr(self._clients, "own"):
            kept = httpx.Limits(keepalive_expiry=IDLE_SECONDS)
            self._clients.own = httpx.Client(base_url=self._server.address, timeout=60, limits=kept)
        started = time.perf_counter()
        try:
            call(self._clients.own, question)
        except (DidNotRun, httpx.HTTPError) as error:
            self.failed.append(str(error) or type(error).__name__)
            return
        self.times.append(time.perf_counter() - started)


def growth(memory: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Megabytes after settling and at the end, each the median of a fifth of the time."""
    end = memory[-1][0]
    early = [mb for at, mb in memory if SETTLING * end <= at <= 2 * SETTLING * end]
    late = [mb for at, mb in memory if at >= (1 - SETTLING) * end]
    return median(early), median(late)


def slope(memory: Sequence[tuple[float, float]]) -> float:
    """Megabytes a minute after settling, by the line that fits best."""
    settled = [(at / 60, mb) for at, mb in memory if at >= SETTLING * memory[-1][0]]
    return linear_regression(*zip(*settled, strict=True)).slope


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="length of the run (default %(default)g)")
    parser.add_argument("--rate", type=float, default=RATE, help="questions a second (default %(default)g)")
    args = parser.parse_args(argv)
    try:
        questions = [case.turns[0] for case in load_cases(files_of("gate"))]
        with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder, served(folder) as server:
            soak = Soak(server, questions)
            memory = soak.run(args.minutes * 60, args.rate)
            times = Timings(f"answers of {args.minutes:g} minutes at {args.rate:g} a second", soak.times)
    except (DidNotRun, CaseError, OSError, ValueError) as error:
        print(f"could not measure: {error}", file=sys.stderr)
        return 2
    early, late = growth(memory)
    answered = len(soak.times) / memory[-1][0]
    print(times.as_percentiles())
    print(f"errors: {len(soak.failed)}", *soak.failed[:5], sep="\n")
    change = f"{late / early - 1:+.1%}, {slope(memory):+.2f} MB a minute"
    print(f"{answered:.1f} answers a second; memory {early:.0f} MB after settling, {late:.0f} MB at the end: {change}")
    met = not soak.failed and late <= early * GROWTH_BAR and answered >= args.rate * KEPT_BAR
    print(f"{'met    ' if met else 'NOT MET'} no error, the rate kept, memory grown by less than {GROWTH_BAR - 1:.0%}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
