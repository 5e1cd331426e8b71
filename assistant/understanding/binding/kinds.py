"""Several of a fact's choices had at once, with how many of each: 2个数字化车间和1个智能工厂."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.choices import mentions
from assistant.understanding.binding.said import Said
from tools.clauses import ByChoice
from tools.facts import Fact
from tools.formulas import PerUnit
from tools.quantities import Quantity, Unit
from tools.rule import Rule

HELD = r"(?:新|刚|都|也|各|又|被|市级|市里|省级|国家级|区级|认定|评上|评|拿|获|是|有|的|了|过|个|家)*"
AND = re.compile(rf"{HELD}[，,]?(?:和|、|跟|与|及|以及|还有|再?加上?|外加|另外|另有|再有|，|,)?{HELD}")
ALL_HELD = re.compile(
    r"都(?:被|是|有|拿|评|认定|获|过)|各(?:有|认定|评上?|拿)|既[^，。]{0,8}又|也(?:被|评|认定|拿|有|是)"
)
TO_COUNT = re.compile(rf"{HELD}")
COUNTED_BEHIND = re.compile(r"(?:有|了|是|认定|评上|拿)*")


def kinds_held(said: Said, rule: Rule, fact: Fact) -> BoundFact | None:
    """The choices of a rule that pays for each of a number of things, where the message counts things of two kinds.

    A message that only names two kinds (智能工厂和数字化车间分别奖多少) holds none: the value of one of them is asked for.
    """
    formula = rule.formula
    if not isinstance(formula, PerUnit) or not isinstance(formula.amount, ByChoice) or formula.amount.fact != fact.id:
        return None
    named = sorted(mentions(said, fact))
    if len({value for _, _, value in named}) < 2:
        return None
    counts = _counts(said, [(start, end) for start, end, _ in named])
    text = said.message.text
    if not any(counts) and not ALL_HELD.search(text):
        return None
    for (_, end, _), (start, _, _) in pairwise(named):
        if not AND.fullmatch(_without(text[end:start], [c.text for c in counts if c is not None])):
            return None
    held: dict[str, Decimal] = {}
    for (_, _, value), count in zip(named, counts, strict=True):
        held[value] = held.get(value, Decimal(0)) + (count.value if count is not None else 1)
    places = [(start, end) for start, end, _ in named] + [(c.start, c.end) for c in counts if c is not None]
    first, last = min(places)[0], max(end for _, end in places)
    quote = said.message.original(first, last)
    return BoundFact(
        fact, named[0][2], quote, True, turn=said.turn, spans=tuple(sorted(places)), kinds=tuple(held.items())
    )


def _counts(said: Said, places: Sequence[tuple[int, int]]) -> list[Quantity | None]:
    """How many of each thing: the numbers before them (2个车间和1个工厂), else those behind (车间2个, 工厂1个)."""
    text = said.message.text
    counts = [q for q in said.message.quantities if q.unit is Unit.ITEMS]
    before = [
        _first(q for q in counts if q.end <= start and TO_COUNT.fullmatch(text[q.end : start])) for start, _ in places
    ]
    if before[0] is not None:
        return before
    return [
        _first(q for q in counts if q.start >= end and COUNTED_BEHIND.fullmatch(text[end : q.start]))
        for _, end in places
    ]


def _first(found: Iterator[Quantity]) -> Quantity | None:
    return next(found, None)


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
