"""Nothing is unaccounted for: every figure of the five texts is bound, or reviewed with a reason."""

from __future__ import annotations

import pytest

from documents import Corpus, load_corpus
from tests.tools.figure_accounts import Accounts, Place, Reviewed, all_figures, reviewed

CORPUS = load_corpus()
ACCOUNTS = Accounts(CORPUS)
FIGURES = list(all_figures(CORPUS))
UNBOUND = [place for place in FIGURES if ACCOUNTS.of(place) is None]


def shown(place: Place, corpus: Corpus) -> str:
    text, figure = corpus.text(place.document), place.figure
    article = corpus.clause_at(place.document, figure.start).article or "no article"
    context = " ".join(text[max(0, figure.start - 20) : figure.end + 20].split())
    return f"{place.document}, {article}: {figure.written} ({figure.value}) in …{context}…"


def test_every_figure_is_accounted_for() -> None:
    entries = reviewed()
    left = [place for place in UNBOUND if not any(entry.covers(place, CORPUS) for entry in entries)]
    assert [shown(place, CORPUS) for place in left] == []


def test_the_walk_finds_the_figures_of_every_document() -> None:
    found = {document: sum(place.document == document for place in FIGURES) for document in CORPUS.documents}
    assert min(found.values()) > 50
    assert {"constant", "condition", "once", "manifest", "ordinal"} <= {ACCOUNTS.of(place) for place in FIGURES}


@pytest.mark.parametrize("entry", reviewed(), ids=lambda entry: entry.text)
def test_a_reviewed_entry_is_needed_and_says_why(entry: Reviewed) -> None:
    assert entry.reason.strip()
    assert any(entry.covers(place, CORPUS) for place in UNBOUND), "stale: it holds no figure that is unaccounted for"


@pytest.mark.parametrize("entry", [entry for entry in reviewed() if entry.document], ids=lambda entry: entry.text)
def test_a_reviewed_entry_hides_no_constant(entry: Reviewed) -> None:
    hidden = [place for place in FIGURES if entry.covers(place, CORPUS) and ACCOUNTS.of(place) == "constant"]
    assert [shown(place, CORPUS) for place in hidden] == []
