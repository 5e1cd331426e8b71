"""The grown corpus: the same for a seed, larger ones begin with smaller ones, and every planted answer is there."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from documents import load_corpus
from evals.benchmarks.grown import PLANTED, grow
from evals.benchmarks.scale import StandIn, _bars


def test_a_larger_corpus_begins_with_a_smaller_one_and_has_every_planted_clause(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    planted = grow(small, 1000, seed=5)
    assert grow(large, 2000, seed=5) == planted and len(planted) == PLANTED
    corpus = load_corpus(large / "texts")
    assert 2000 <= len(corpus.clauses()) <= 2500
    for entry in planted:
        assert "按照实际投入的" in corpus.clause(entry.clause).text
    for path in (small / "texts").glob("*.txt"):
        assert (large / "texts" / path.name).read_bytes() == path.read_bytes()


def test_a_slow_growth_and_a_kept_recall_meet_the_bars(capsys) -> None:
    small = {"clauses": 1_000, "search": 0.01, "answer": 0.02, "recall": 0.9}
    large = {**small, "clauses": 60_000}
    assert _bars([small, {**large, "search": 0.029, "answer": 0.05}])
    assert not _bars([small, {**large, "search": 0.031, "answer": 0.05}])
    assert not _bars([{**large, "search": 0.031, "answer": 0.05}, small]), "measured from the largest down"
    assert not _bars([small, {**large, "recall": 0.89}])
    assert _bars([small, {**large, "recall": 0.1}], recall=False)
    assert capsys.readouterr().out.count("NOT MET") == 3


def test_vectors_that_stand_in_are_of_length_one_and_the_same_for_a_text() -> None:
    model = StandIn()
    first, second, again = model.encode_documents(["补贴", "奖励", "补贴"])
    assert np.allclose(np.linalg.norm([first, second], axis=1), 1) and first.shape == model.encode_query("补贴").shape
    assert np.array_equal(first, again) and abs(float(first @ second)) < 0.3
