"""The time of each turn inside one process, and how much of it the embedding takes."""

from __future__ import annotations

import time
from collections.abc import Sequence

from assistant.conversation import Conversation
from assistant.embedding import load_embedder
from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.benchmarks.timings import Timings
from evals.schema import Case


def time_turns(cases: Sequence[Case], settings: Settings) -> tuple[Timings, Timings | None]:
    """The times of all turns of all cases, and of embedding the same texts with the same model (None without one).

    The first case is asked once more beforehand and not counted: it loads what is loaded on first use.
    """
    advisor, _ = open_advisor(settings)
    embedder = load_embedder(settings)
    turns, embeddings = [], []
    for case in [cases[0], *cases]:
        memory = Conversation()
        for said in case.turns:
            started = time.perf_counter()
            advisor.ask(said, memory=memory, as_of=case.as_of)
            turns.append(time.perf_counter() - started)
            if embedder is not None:
                started = time.perf_counter()
                embedder.encode_query(said)
                embeddings.append(time.perf_counter() - started)
    uncounted = len(cases[0].turns)
    embedding = Timings("embedding a turn", embeddings[uncounted:]) if embeddings else None
    return Timings("a warm turn", turns[uncounted:]), embedding
