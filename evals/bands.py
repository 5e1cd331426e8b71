"""What kind of figure a case is about, since an average over all hides the rare kinds."""

from __future__ import annotations

from typing import Literal, get_args

from documents import Corpus
from evals.schema import Case, Expectation

Band = Literal["zero", "positive", "boundary", "missing_fact", "expired"]
BANDS: tuple[Band, ...] = get_args(Band)


def bands_of(case: Case, corpus: Corpus) -> set[Band]:
    """The bands of a case; it may be of several, or of none.

    zero: nothing is due (not_eligible, or an amount of 0). positive: a figure above 0 is due. boundary: the suite of
    that name. missing_fact: a fact has to be asked for. expired: a text it cites is over on its day.
    """
    found: set[Band] = {"boundary"} if case.suite == "boundaries" else set()
    for wanted in case.expect:
        if _is_zero(wanted):
            found.add("zero")
        if any(value for value in _figures(wanted)):
            found.add("positive")
        if wanted.missing or wanted.status == ["needs_facts"]:
            found.add("missing_fact")
        for cite in wanted.cite or []:
            document = corpus.documents.get(cite.document)
            if document is not None and document.period(case.as_of) == "expired":
                found.add("expired")
    return found


def _is_zero(wanted: Expectation) -> bool:
    return wanted.status == ["not_eligible"] or wanted.amount == 0


def _figures(wanted: Expectation) -> list[object]:
    return [wanted.amount, wanted.minimum, wanted.maximum, *(wanted.amount_any or []), *(wanted.schedule or [])]
