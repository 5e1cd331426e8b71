"""`python -m evals --peer`: the same cases put to the advisor and to its peers, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.embedding import load_embedder
from assistant.model.seam import open_chat_model
from assistant.settings import Settings
from documents import Corpus
from evals.peer.advisor import Quoting
from evals.peer.chat import Chatting
from evals.peer.searches import bm25_only, dense_only, plain_langchain
from evals.ranking import Mean, MissingLibrary, Search, measured, wanted_clauses
from evals.runner import Asked, CaseResult, run
from evals.schema import Case
from evals.summary import summarise

NO_MODEL = "a chat model over retrieval: skipped, POLICY_ADVISOR_MODEL names none"


def peers(settings: Settings, corpus: Corpus) -> tuple[dict[str, tuple[Asked, Search | None]], list[str]]:
    """Each peer with its search, and a line for each that is skipped."""
    embedder = load_embedder(settings)
    if embedder is None:
        raise ValueError("the peers search by vectors, and no embedding model is set")
    plain = Quoting(plain_langchain(corpus, embedder), corpus)
    quoting = {
        "BM25 only": Quoting(bm25_only(settings, corpus), corpus),
        "dense only": Quoting(dense_only(corpus, embedder), corpus),
        "plain LangChain": plain,
    }
    found: dict[str, tuple[Asked, Search | None]] = {name: (peer, peer.ranked) for name, peer in quoting.items()}
    if settings.model is None:
        return found, [NO_MODEL]
    found[f"{settings.model} over LangChain"] = (Chatting(open_chat_model(settings), plain), None)
    return found, []


def compared(
    cases: Sequence[Case],
    corpus: Corpus,
    own: tuple[Sequence[CaseResult], Search | None],
    others: Mapping[str, tuple[Asked, Search | None]],
    progress: Callable[[int, int], None] | None = None,
) -> list[list[str]]:
    """A table: a row of names, then a row for each measure, with a column for the advisor and for each peer."""
    wanted = wanted_clauses(cases, corpus)
    columns = {"advisor": _measures(own[0], own[1], wanted)}
    for name, (peer, search) in others.items():
        columns[name] = _measures(run(cases, peer, corpus, progress), search, wanted)
    names = list(dict.fromkeys(measure for column in columns.values() for measure in column))
    return [["measure", *columns], *([n, *(column.get(n, "-") for column in columns.values())] for n in names)]


def aligned(table: Sequence[Sequence[str]]) -> str:
    """The table with its columns under one another."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    rows = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
    return "\n".join(rows) + "\n"


def _measures(results: Sequence[CaseResult], search: Search | None, wanted: dict) -> dict[str, str]:
    summary = summarise(results)
    shares = {
        "cases passed": summary.passed,
        "figure exactness": summary.figures,
        "false figures": summary.false_figures,
        "citation recall": summary.citations,
        "citation precision": summary.precision,
        "decline recall": summary.declines_recall,
        "numbers grounded": summary.grounded,
        **{f"passed: {suite}": share for suite, share in summary.suites.items()},
    }
    found = {name: "-" if share.value is None else f"{share.value:.1%}" for name, share in shares.items()}
    return found | {name: f"{mean.value:.3f}" for name, mean in _ranked(search, wanted).items()}


def _ranked(search: Search | None, wanted: dict) -> dict[str, Mean]:
    if search is None:
        return {}
    try:
        return measured(search, wanted)
    except MissingLibrary:
        return {}
