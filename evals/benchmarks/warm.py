"""The time of each turn inside one process, and how much of it the embedding takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from assistant.conversation import Conversation
from assistant.embedding import Embedder, Vectors, load_embedder
from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.benchmarks.timings import Timings
from evals.schema import Case


@dataclass(frozen=True)
class Warm:
    """The times of all turns, and of the calls of the embedding model inside them, in seconds."""

    turns: Timings
    embeddings: Sequence[float]

    def lines(self) -> Iterator[str]:
        yield self.turns.as_percentiles()
        if self.embeddings:
            yield Timings("an embedding inside a turn", self.embeddings).as_percentiles()
        share = sum(self.embeddings) / sum(self.turns.seconds)
        yield f"embedding share of the warm time: {share:.0%}, {len(self.embeddings)} embeddings in {len(self.turns.seconds)} turns"


def time_turns(cases: Sequence[Case], settings: Settings) -> Warm:
    """The times of all turns of all cases.

    The first case is asked once more beforehand and not counted: it loads what is loaded on first use.
    """
    advisor, retrieval = open_advisor(settings)
    embedder = load_embedder(settings)
    turns: list[float] = []
    with _embeddings_of(embedder) as embeddings:
        for number, case in enumerate([cases[0], *cases]):
            if number == 1:
                turns.clear()
                embeddings.clear()
            memory = Conversation()
            for said in case.turns:
                started = time.perf_counter()
                advisor.ask(said, memory=memory, as_of=case.as_of)
                turns.append(time.perf_counter() - started)
    retrieval.close()
    return Warm(Timings("a warm turn", turns), embeddings)


@contextmanager
def _embeddings_of(embedder: Embedder | None) -> Iterator[list[float]]:
    """The seconds of each question that this kind of model embeds meanwhile; stays empty without a model."""
    seconds: list[float] = []
    if embedder is None:
        yield seconds
        return
    kind = type(embedder)
    encode = kind.encode_query

    def timed(self: Embedder, text: str) -> Vectors:
        started = time.perf_counter()
        vector = encode(self, text)
        seconds.append(time.perf_counter() - started)
        return vector

    with patch.object(kind, "encode_query", timed):
        yield seconds
