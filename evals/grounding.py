"""Traces every number of an answer's text to where it may come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.answer import Answer, Possibility
from assistant.understanding.message import MOST_NUMBERS, read
from documents import Corpus, PolicyDocument
from evals.numbers import SCALES, Number, compounds_in, counts_in, numbers_in, squeeze
from tools.catalogue import RULES

_JOINT = "、"
"""Between the amounts of a fact that is their sum, each in the person's words."""

_SAID = re.compile("“([^”]*)”")

# [1] before a quote, 1. before a line, and 3 项 after a list count what stands there; they say nothing about a policy. A
# reading (2202按2202万理解) says the person's own digits again.
_MARKERS = re.compile(
    r"\[\d+\]|^\s*\d+[.、)](?=\s|\D)|\d+ ?项待核|等 ?\d+ ?项|[(（]\d+ ?项[)）]|\(\d+ in all\)|\d+ conditions? to be verified"
    r"|(?P<digits>[\d零〇一二三四五六七八九十百千]+)按(?P=digits)万理解|(?P<short>\d\d)年按20(?P=short)年理解",
    re.MULTILINE,
)


@dataclass
class Sources:
    """The numbers that an answer may show: one with a unit needs one with that unit, one without needs the digits."""

    plain: set[Decimal] = field(default_factory=set)
    percent: set[Decimal] = field(default_factory=set)
    scaled: set[Decimal] = field(default_factory=set)
    dates: set[Decimal] = field(default_factory=set)

    def add_text(self, *texts: str | None) -> None:
        for text in texts:
            self.plain |= set(counts_in(text or ""))
            self.scaled |= set(compounds_in(text or ""))
            for number in numbers_in(text or ""):
                if number.unit == "date":
                    self._add_day(int(number.value))
                    continue
                getattr(self, number.unit).add(number.value)
                if number.digits is not None:
                    self.plain.add(number.digits)

    def add_value(self, *values: Decimal | None) -> None:
        """A value of the answer's own model: 万元, but for the steps that work out a share, a count or a percentage."""
        for value in values:
            if value is not None:
                for numbers in (self.plain, self.percent, self.scaled):
                    numbers |= {value, +value}  # a number of more digits than are worked with is read rounded

    def add_date(self, day: date | None) -> None:
        if day is not None:
            self._add_day(day.year * 10_000 + day.month * 100 + day.day)

    def _add_day(self, ordinal: int) -> None:
        self.dates.add(Decimal(ordinal))
        self.plain |= {Decimal(part) for part in (ordinal // 10_000, ordinal // 100 % 100, ordinal % 100)}

    def trace(self, number: Number) -> bool:
        known = {"plain": self.plain, "percent": self.percent, "scaled": self.scaled, "date": self.dates}
        return number.value in known[number.unit]


def untraced(answer: Answer, said: Sequence[str], corpus: Corpus) -> tuple[list[Number], int]:
    """The numbers of the answer's text that come from nowhere, and how many numbers there are.

    `said` is what the person has said so far. A number may come from an award, a step, a condition, a total, a quoted
    clause, the person's words, the manifest's entry of a document, or what the office entered. What the answer says
    in its own notices and questions is no source: that is what is checked.
    """
    words = squeeze("\n".join(said))
    text = _SAID.sub(lambda match: " " if _are_said(match[1], words) else match[0], _MARKERS.sub(" ", answer.text))
    numbers = numbers_in(text)
    sources = _sources(answer, said, corpus)
    return [number for number in numbers if not sources.trace(number)], len(numbers)


def _sources(answer: Answer, said: Sequence[str], corpus: Corpus) -> Sources:
    sources = Sources()
    for award in answer.awards:
        sources.add_value(award.amount, award.minimum, award.maximum, *(award.schedule or []))
        sources.add_text(award.title)
        for step in award.steps:
            sources.add_value(step.value)
            sources.add_text(step.label, step.expression)
            _add_operands(sources, step.expression)
        sources.add_text(*(condition.text for condition in award.conditions))
        for other in award.alternatives:
            _add_other(sources, other)
    for other in answer.beside:
        _add_other(sources, other)
    if answer.headline is not None:
        headline = answer.headline
        sources.add_value(headline.amount, headline.minimum, headline.maximum, *(headline.schedule or []))
    if answer.total is not None:
        sources.add_value(answer.total.amount, answer.total.maximum)
        _add_operands(sources, answer.total.explanation)
        for part in answer.total.subtotals:
            sources.add_value(part.minimum, part.maximum)
        for cut in answer.total.cuts:
            sources.add_value(cut.before, cut.after)
            _add_operands(sources, cut.limit)
        sources.add_value(*(reading.amount for reading in answer.total.others))
    for citation in answer.citations:
        sources.add_text(citation.quote, citation.article, citation.title)
    sources.add_text(*said, *(info.text for info in answer.office_info))
    words = squeeze("\n".join(said))
    for fact in answer.facts:
        if fact.quote and _are_said(fact.quote, words):
            _add_fact(sources, fact.value)
    sources.add_date(answer.as_of)
    cited = {citation.document for citation in answer.citations}
    text = squeeze(answer.text)
    sources.add_text(*(rule.title for rule in RULES.values() if squeeze(rule.title) in text))
    for document in corpus.documents.values():
        named = any(squeeze(title) in text for title in (document.title, document.short_title))
        _add_document(sources, document, spoken_of=named or document.id in cited)
    _add_counts(sources, corpus.documents.values(), answer.as_of)
    still_open = sum(condition.met is None for award in answer.awards for condition in award.conditions)
    sources.plain.add(Decimal(still_open))
    if any(read(message).numbers_unread for message in said):
        sources.plain.add(Decimal(MOST_NUMBERS))  # how many of them were read
    return sources


def _are_said(quote: str, words: str) -> bool:
    """Whether these are the person's own words, `words` without spaces."""
    return all(squeeze(part) in words for part in quote.split(_JOINT))


def _add_other(sources: Sources, other: Possibility) -> None:
    sources.add_value(other.amount, other.minimum, other.maximum)
    sources.add_text(other.label)
    for step in other.steps:
        sources.add_value(step.value)
        sources.add_text(step.label, step.expression)
        _add_operands(sources, step.expression)


def _add_operands(sources: Sources, expression: str) -> None:
    """The operands of a working are written without their unit."""
    sources.add_value(*(number.digits for number in numbers_in(expression) if number.unit == "plain"))


def _add_fact(sources: Sources, value: str) -> None:
    """A fact is kept in a unit of its own (130B as 1300 of 亿, 元 for each ㎡), which its value does not name."""
    sources.add_text(value)
    digits = [number.digits for number in numbers_in(value) if number.digits is not None]
    sources.add_value(*digits)
    sources.scaled |= {number * scale for number in digits for scale in (SCALES["元"], SCALES["亿"])}


def _add_document(sources: Sources, document: PolicyDocument, spoken_of: bool) -> None:
    """The days of a document belong only to an answer that speaks of it: another policy's last day is a wrong one."""
    sources.add_text(document.title, document.short_title, document.number, *document.aliases)
    for lead in document.leads:
        sources.add_text(lead.title, lead.number)
    if spoken_of:
        for day in (document.valid_from, document.valid_to, *(lead.seen_on for lead in document.leads)):
            sources.add_date(day)


def _add_counts(sources: Sources, documents: Iterable[PolicyDocument], as_of: date) -> None:
    """How many documents there are, and how many of each state: what the advisor says about its corpus."""
    states = Counter((d.status.value, d.period(as_of) if d.status.value == "final" else "") for d in documents)
    sources.plain |= {Decimal(count) for count in [*states.values(), states.total()]}
