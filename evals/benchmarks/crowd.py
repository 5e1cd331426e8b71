"""`python -m evals.benchmarks.crowd`: many people ask the chat page at the same moment, each in a conversation of their own.

The server is started as a visitor's would be, with a data folder of its own, and is spoken to as a browser does: a cookie,
the page's own event, the stream of its updates. Exit code 1 where an answer failed, 2 where nothing could be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import httpx

from evals.benchmarks.timings import Timings
from evals.loading import CaseError, files_of, load_cases

BAR_SECONDS = 1.0
START_SECONDS = 120
ANSWER_SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]


class Failed(Exception):
    """An answer that did not come, or a server that did not start."""


class Person:
    """One visitor's browser."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=ANSWER_SECONDS)
        self._client.get("/", headers={"accept": "text/html"}).raise_for_status()
        config = self._client.get("/config").json()
        box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "pa-question")
        self._session = uuid.uuid4().hex  # a browser has one for as long as the page is open
        self._event = next(d["id"] for d in config["dependencies"] if [box, "submit"] in d["targets"])

    def ask(self, question: str) -> float:
        """Seconds from sending a question to the last update of its answer. Raises Failed."""
        started = time.perf_counter()
        body = {"fn_index": self._event, "session_hash": self._session, "data": [question, None]}
        self._client.post("/gradio_api/queue/join", json=body).raise_for_status()
        for told in self._updates():
            if told["msg"] == "process_completed":
                if not told["success"] or "pa-answer" not in json.dumps(told["output"]):
                    raise Failed(f"{question}: {told['output']}")
                return time.perf_counter() - started
        raise Failed(f"{question}: the stream ended")

    def _updates(self) -> Iterator[dict[str, Any]]:
        with self._client.stream("GET", f"/gradio_api/queue/data?session_hash={self._session}") as stream:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line.removeprefix("data:"))


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server started for this. Raises Failed where it does not start."""
    with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder:
        environment = {
            **os.environ,
            "POLICY_ADVISOR_DATA_DIR": folder,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
        command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as server:
            try:
                yield _address(server)
            finally:
                server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    guard = threading.Timer(START_SECONDS, server.kill)
    guard.start()
    try:
        for line in server.stdout:
            if "http://" in line:
                return line[line.index("http://") :].split()[0].rstrip("/")
    finally:
        guard.cancel()
    raise Failed("the server did not start")


def crowd(address: str, questions: Sequence[str], people: int, rounds: int) -> tuple[Timings, list[str]]:
    """Everybody asks at the same moment, round after round. The times, and what went wrong."""
    together = threading.Barrier(people)
    seconds: list[float] = []
    errors: list[str] = []
    persons = [Person(address) for _ in range(people)]
    for person in persons:
        person.ask(questions[0])  # loads what is loaded on first use, and is not counted

    def visit(place: int) -> None:
        for question in islice(cycle(questions), place * rounds, (place + 1) * rounds):
            together.wait()
            try:
                seconds.append(persons[place].ask(question))
            except (Failed, httpx.HTTPError) as error:
                errors.append(str(error) or type(error).__name__)

    threads = [threading.Thread(target=visit, args=(place,)) for place in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Timings(f"{people} people asking at once", seconds), errors


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.crowd", description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5, help="questions of each person (default 5)")
    args = parser.parse_args(argv)
    try:
        questions = [case.turns[0] for case in load_cases(files_of("gate"))]
        with serving() as address:
            times, errors = crowd(address, questions, args.people, args.rounds)
    except (Failed, CaseError, httpx.HTTPError, ValueError) as error:
        print(f"could not measure: {error}", file=sys.stderr)
        return 2
    print(times.as_percentiles())
    print(f"errors: {len(errors)}", *errors[:5], sep="\n")
    print(f"{'met    ' if times.median < BAR_SECONDS else 'NOT MET'} median below {BAR_SECONDS:g} s, no error")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
