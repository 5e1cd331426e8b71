"""The exact search: the same rows whether all cosines are computed or only those of the chosen documents."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.dense import ExactSearch, best_rows
from tests.assistant.retrieval.many_chunks import many_chunks


@pytest.mark.parametrize("limit", [1, 3, 10, 100])
def test_the_best_rows_are_those_of_a_full_sort(limit: int) -> None:
    scores = np.array([0.5, 0.1, 0.5, 0.9, 0.0, 0.5, 0.2, 0.9, 0.1, 0.3], dtype=np.float32)
    assert best_rows(scores, limit) == [int(row) for row in np.argsort(-scores, kind="stable")[:limit]]


def test_few_and_many_documents_are_searched_alike() -> None:
    chunks = many_chunks(documents=40, each=10)
    vectors = np.random.default_rng(1).normal(size=(len(chunks), 8)).astype(np.float32)
    search = ExactSearch(chunks, vectors)
    for chosen in (["d1"], [f"d{i}" for i in range(30)], ["unknown"], []):
        rows = [row for row, chunk in enumerate(chunks) if chunk.clause.document in chosen]
        expected = sorted(rows, key=lambda row: (-float(vectors[row] @ vectors[7]), row))[:5]
        assert [row for row, _ in search.search(vectors[7], 5, chosen)] == expected
