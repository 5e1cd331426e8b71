"""What accounts for each figure of the five texts: a rule's constant, a condition, a manifest field, its heading."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from documents import Corpus
from documents.model import Clause, ClauseKind, Span
from tests.tools.figures_in_text import CHINESE, Found, figures_in
from tests.tools.rule_parts import parts
from tools.catalogue import RULES
from tools.clauses import Figure, NoFigure, squeeze
from tools.rule import Period, Rule

REVIEWED = Path(__file__).with_name("reviewed_figures.toml")
NUMBERED = (ClauseKind.CHAPTER, ClauseKind.ARTICLE, ClauseKind.ITEM, ClauseKind.TABLE_ROW)
ORDINAL = re.compile(rf"\s*(?:第{CHINESE}+[章条]|[（(]{CHINESE}+[）)](?:行动\d+\.)?|{CHINESE}+、|\d+\.|附件\d|\d+\t)")


@dataclass(frozen=True)
class Place:
    """A figure and where it stands."""

    document: str
    figure: Found

    def inside(self, document: str, span: Span) -> bool:
        return document == self.document and span.start <= self.figure.start and self.figure.end <= span.end


@dataclass(frozen=True)
class Reviewed:
    """Words whose figures bind nothing, by review; of one document, or wherever they stand."""

    text: str
    reason: str
    document: str | None = None

    def covers(self, place: Place, corpus: Corpus) -> bool:
        if self.document not in (None, place.document):
            return False
        return any(place.inside(place.document, span) for span in everywhere(corpus.text(place.document), self.text))


def all_figures(corpus: Corpus) -> Iterator[Place]:
    """Every figure of the five texts, but for noise: bookmarks and page numbers are no part of them."""
    for document in corpus.documents:
        for figure in figures_in(corpus.text(document)):
            if corpus.clause_at(document, figure.start).kind is not ClauseKind.NOISE:
                yield Place(document, figure)


def everywhere(text: str, fragment: str) -> Iterator[Span]:
    """Every place of a fragment; white space does not matter."""
    loose = r"\s*".join(map(re.escape, squeeze(fragment)))
    for match in re.finditer(loose, text):
        yield Span(*match.span())


class Accounts:
    """Names what accounts for a figure. The reviewed list is apart: it may hold only what nothing else accounts for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._manifest = list(self._manifest_spans())
        self._bound = [bound for rule in RULES.values() for bound in self._bound_spans(rule)]
        self._named = [
            (
                quote.document,
                corpus.locate(quote.document, quote.text, quote.article),
                squeeze(f"{fact.label}{fact.question}"),
            )
            for rule in RULES.values()
            for condition in rule.conditions
            if (quote := condition.quote)
            for fact in condition.facts
        ]
        self._once = [
            (quote.document, corpus.locate(quote.document, quote.text, quote.article))
            for rule in RULES.values()
            if rule.period is Period.ONCE
            for quote in rule.quotes
        ]

    def of(self, place: Place) -> str | None:
        """`constant`, `condition`, `once`, `manifest` or `ordinal`; None where nothing accounts for the figure."""
        if any(place.figure.value == value and place.inside(document, span) for document, span, value in self._bound):
            return "constant"
        if any(place.inside(document, span) for document, span in self._manifest):
            return "manifest"
        if self._is_ordinal(place):
            return "ordinal"
        words = place.figure.written + self._next(place)
        if any(place.inside(document, span) and squeeze(words) in label for document, span, label in self._named):
            return "condition"
        if words == "一次性" and any(place.inside(*once) for once in self._once):
            return "once"
        return None

    def _next(self, place: Place) -> str:
        return self._corpus.text(place.document)[place.figure.end :].lstrip()[:1]

    def _bound_spans(self, rule: Rule) -> Iterator[tuple[str, Span, object]]:
        for figure in parts(rule, Figure):
            yield (*self._located(rule, figure.span), figure.value)
        for option in parts(rule, NoFigure):
            document, span = self._located(rule, option.span)
            for stated in figures_in(option.span):
                yield document, span, stated.value

    def _located(self, rule: Rule, words: str) -> tuple[str, Span]:
        """Where the words stand inside the quote that holds them."""
        quote = rule.quote_of(words)
        whole = self._corpus.locate(quote.document, quote.text, quote.article)
        text = self._corpus.text(quote.document)[whole.start : whole.end]
        first = next(everywhere(text, words))
        return quote.document, Span(whole.start + first.start, whole.start + first.end)

    def _is_ordinal(self, place: Place) -> bool:
        clause: Clause = self._corpus.clause_at(place.document, place.figure.start)
        mark = ORDINAL.match(clause.text) if clause.kind in NUMBERED else None
        return mark is not None and place.figure.end <= clause.start + mark.end()

    def _manifest_spans(self) -> Iterator[tuple[str, Span]]:
        for document in self._corpus.documents.values():
            days = [f"{day.year}年{day.month}月{day.day}日" for day in (document.valid_from, document.valid_to) if day]
            for words in (document.number, *days):
                if words:
                    for span in everywhere(self._corpus.text(document.id), words):
                        yield document.id, span


def reviewed() -> list[Reviewed]:
    return [Reviewed(**entry) for entry in tomllib.loads(REVIEWED.read_text(encoding="utf-8"))["reviewed"]]
