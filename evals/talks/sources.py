"""Single questions that are answered with a figure, each with a fact that can be said otherwise or later."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from assistant.answer import Answer, UsedFact
from assistant.conversation import Conversation
from evals.runner import run_case
from evals.schema import Case
from tools.catalogue import RULES
from tools.facts import Fact, Kind

NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
FACTORS = ("0.4", "0.6", "0.8", "1.3", "1.7", "2.5")
PLACES = ("崂山区", "崂山", "青岛市", "青岛", "济南市", "济南")
PLACE_LEFT = re.compile(r"[在于是到](?=[，。,;；的]|$)|^[的区市]|[，,][的区市]")
UNMOVABLE = frozenset({Kind.YES_NO, Kind.YEAR, Kind.ORDINAL, Kind.PERCENT, Kind.POINTS})
SHORTEST_WORD = 2


class Asked(Protocol):
    """The call that everyone makes."""

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer: ...


@dataclass(frozen=True)
class Figure:
    """What an answer leads with, for comparison: its status and the parts of its headline."""

    status: str
    parts: tuple[object, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> Figure:
        shown = answer.headline
        if shown is None or (shown.amount is shown.minimum is shown.maximum is None and not shown.schedule):
            return cls(answer.status)
        return cls(answer.status, (shown.amount, shown.minimum, shown.maximum, *(shown.schedule or ())))

    def __str__(self) -> str:
        return " ".join((self.status, *map(str, self.parts)))


@dataclass(frozen=True)
class Source:
    """A question with its figure. `value`: the words of one fact; `other`: words of another value of it, which gives the
    figure `supposed`. `used`: the facts that the answer stands on; `subject`: a word for the award, empty where it is not
    the only one; `place`: the one place named, or None."""

    case: str
    as_of: date
    text: str
    rule: str
    used: frozenset[str]
    figure: Figure
    fact: Fact
    value: str
    other: str
    supposed: Figure
    subject: str
    place: str | None

    @property
    def is_number(self) -> bool:
        return self.fact.kind is not Kind.CHOICE

    def saying(self, words: str) -> str:
        """The question with other words for the fact."""
        return self.text.replace(self.value, words)

    @property
    def without_place(self) -> str | None:
        """The question without its place; None where it names none, several, or leans on it."""
        if self.place is None:
            return None
        left = self.text.replace(self.place, "", 1)
        return None if PLACE_LEFT.search(left) or re.search(r"区里|区级|市里|市级|省里", left) else left


def sources(cases: Iterable[Case], advisor: Asked, chance: random.Random, corpus: object) -> Iterator[Source]:
    """A source for each case of one turn that is answered rightly, with a figure."""
    for case in cases:
        wanted = case.expect[0]
        if len(case.turns) > 1 or all(getattr(wanted, n) is None for n in ("amount", "minimum", "maximum", "schedule")):
            continue
        result = run_case(case, advisor, corpus)  # type: ignore[arg-type]
        if not result.passed or not (figure := Figure.of(result.turns[0].answer)).parts:
            continue
        found = _movable(case, result.turns[0].answer, figure, advisor, chance)
        if found is not None:
            yield found


def answered(advisor: Asked, text: str, as_of: date) -> Answer:
    """The answer to a question by itself."""
    return advisor.ask(text, Conversation(), as_of)


def _movable(case: Case, answer: Answer, figure: Figure, advisor: Asked, chance: random.Random) -> Source | None:
    text, rule = case.turns[0], RULES[answer.awards[0].rule]
    facts = {fact.id: fact for fact in rule.facts}
    known = frozenset(used.fact for used in answer.facts)
    everything = {fact.id: fact for award in answer.awards for fact in RULES[award.rule].facts}
    kinds = Counter(everything[fact].kind for fact in known if fact in everything)
    usable = [
        used
        for used in answer.facts
        if used.fact in facts
        and facts[used.fact].kind not in UNMOVABLE
        and (
            facts[used.fact].kind is Kind.CHOICE or kinds[facts[used.fact].kind] == 1
        )  # else 不对, 是… may be of either
        and text.count(used.quote) == 1
        and not used.assumed
    ]
    chance.shuffle(usable)
    for used in usable:
        fact = facts[used.fact]
        other = _another(fact, used, chance)
        if other is None:
            continue
        then = answered(advisor, text.replace(used.quote, other), case.as_of)
        said = next((f for f in then.facts if f.fact == used.fact), None)
        if said is None or said.value == used.value or not then.awards or then.awards[0].rule != rule.id:
            continue
        names = [word for word in (*rule.words, rule.title) if word in text and len(word) >= SHORTEST_WORD]
        named = [place for place in PLACES if place in text]
        place = named[0] if named and sum(text.count(p) for p in ("崂山", "青岛", "济南", "山东")) == 1 else None
        subject = max(names, key=len, default="") if len(answer.awards) == 1 else ""
        value, supposed = used.quote, Figure.of(then)
        return Source(case.id, case.as_of, text, rule.id, known, figure, fact, value, other, supposed, subject, place)
    return None


def _another(fact: Fact, used: UsedFact, chance: random.Random) -> str | None:
    """Words for another value of the fact, in the manner of those used."""
    if fact.kind is Kind.CHOICE:
        own = next((c for c in fact.choices if used.quote in (*c.words, c.label)), None)
        others = [word for c in fact.choices if c is not own for word in (*c.words, c.label)]
        alike = [word for word in others if len(word) == len(used.quote) and word[-1] == used.quote[-1]]
        return chance.choice(alike) if own is not None and alike else None
    if len(NUMBER.findall(used.quote)) != 1:
        return None
    written = NUMBER.findall(used.quote)[0]
    return used.quote.replace(written, _scaled(written, chance.choice(FACTORS)))


def _scaled(written: str, factor: str) -> str:
    """Another number of like size, and never the same."""
    scaled = Decimal(written) * Decimal(factor)
    whole = scaled.quantize(Decimal(1) if "." not in written else Decimal("0.1"))
    return format(whole if whole not in (0, Decimal(written)) else Decimal(written) + 3, "f")


def grown(source: Source, more: Decimal) -> tuple[str, str] | None:
    """The words of a further part and of the sum with it; None where the fact is no sum in digits."""
    found = NUMBER.findall(source.value)
    if source.fact.kind is not Kind.MONEY or len(found) != 1:
        return None
    part = max(Decimal(1), (Decimal(found[0]) * more).quantize(Decimal(1)))
    whole = format(Decimal(found[0]) + part, "f")
    return source.value.replace(found[0], format(part, "f")), source.value.replace(found[0], whole)
