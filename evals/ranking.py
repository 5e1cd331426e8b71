"""How well the search finds the clause that a case wants cited: Recall@k, MRR and nDCG, worked out by pytrec_eval.

The library comes with the development tools; without it `MissingLibrary` says so and nothing is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents import Clause, Corpus
from evals.intervals import bootstrap
from evals.metrics import within
from evals.numbers import squeeze
from evals.schema import Case, WantedCitation

DEPTH = 20
MEASURES = {
    "Recall@1": "recall_1",
    "Recall@5": "recall_5",
    "Recall@10": "recall_10",
    "MRR": "recip_rank",
    "nDCG@10": "ndcg_cut_10",
}
Search = Callable[[str, int], Sequence[str]]
"""A question and how many are wanted; gives clause ids, best first."""


class MissingLibrary(Exception):
    """pytrec_eval is not installed."""


@dataclass(frozen=True)
class Mean:
    """The mean over the questions with its bootstrap interval."""

    value: float
    interval: tuple[float, float]

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.interval[0]:.3f}, {self.interval[1]:.3f}]"


def wanted_clauses(cases: Sequence[Case], corpus: Corpus) -> dict[str, tuple[str, dict[str, int]]]:
    """For each case that wants a citation in its first turn: the question, and the ids of the clauses that will do.

    The clause with the wanted words will do; without words, every clause of the article.
    """
    found = {}
    clauses = {document: corpus.clauses(document) for document in corpus.documents}
    for case in cases:
        first = next((wanted for wanted in case.expect if wanted.turn == 0), None)
        good = {c.id: 1 for cite in (first.cite or [] if first else []) for c in clauses[cite.document] if _is(cite, c)}
        if good:
            found[case.id] = (case.turns[0], good)
    return found


def measured(search: Search, wanted: dict[str, tuple[str, dict[str, int]]]) -> dict[str, Mean]:
    """Each measure over the questions. Raises MissingLibrary."""
    try:
        import pytrec_eval
    except ImportError as error:
        raise MissingLibrary(str(error)) from error
    runs = {}
    for case, (question, _) in wanted.items():
        ids = search(question, DEPTH)
        runs[case] = {clause: float(DEPTH - rank) for rank, clause in enumerate(ids)}
    judged = {case: good for case, (_, good) in wanted.items()}
    scores = pytrec_eval.RelevanceEvaluator(judged, {"recall.1,5,10", "recip_rank", "ndcg_cut.10"}).evaluate(runs)
    means = {}
    for name, key in MEASURES.items():
        # A question for which nothing was found is missing from the scores, and counts as 0.
        values = [scores.get(case, {}).get(key, 0.0) for case in sorted(wanted)]
        interval = bootstrap(values)
        if interval is not None:
            means[name] = Mean(sum(values) / len(values), interval)
    return means


def _is(cite: WantedCitation, clause: Clause) -> bool:
    if cite.quote is not None:
        return squeeze(cite.quote) in squeeze(clause.text)
    return cite.article is not None and within(clause.article, cite.article)
