"""The columns of a list of companies: who a company is, and a column for every fact of the rules that are screened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tools.fact_values import parse_value
from tools.facts import Fact, Kind, Value, checked
from tools.normalising import normalise
from tools.rule import Rule
from tools.standing import defining_facts, subject_fact

NAME, CODE, PLACE = "企业名称", "统一社会信用代码", "所在地"
IDENTITY = (NAME, CODE, PLACE)
PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
WITH_UNIT = re.compile(r"(?P<label>.+?)[（(](?P<unit>[^（()）]+)[)）]")
MONEY_UNITS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}


class UnknownUnit(ValueError):
    """A column's heading names a unit that its fact is not told in."""

    def __init__(self, heading: str, fact: Fact) -> None:
        super().__init__(heading)
        self.heading = heading
        self.fact = fact


@dataclass(frozen=True)
class Column:
    """A fact's column. `factor` brings a bare number to the fact's own unit, as the heading says (元 → 万元)."""

    fact: Fact
    factor: Decimal = Decimal(1)

    def value(self, text: str) -> Value:
        """The value of a cell. Raises FactError where it has none; a number without a unit is in the heading's."""
        written = normalise(text)[0].strip()
        if self.fact.kind not in (Kind.YES_NO, Kind.CHOICE, Kind.RENT) and PLAIN_NUMBER.fullmatch(written):
            number = Decimal(written.replace(",", ""))
            return checked(self.fact, number / 100 if self.fact.kind is Kind.PERCENT else number * self.factor)
        return parse_value(self.fact, text)


@dataclass(frozen=True)
class Columns:
    """The columns that the screened rules know, in the order of the rules."""

    facts: tuple[Fact, ...]

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The heading of each fact, by its id: the label with its unit, and the id where two share a label."""
        labels = Counter(fact.label for fact in self.facts)
        return {fact.id: _heading(fact, labels[fact.label] > 1) for fact in self.facts}

    @cached_property
    def _known(self) -> Mapping[str, Fact]:
        labels = Counter(fact.label for fact in self.facts)
        known = {_tight(self.headings[fact.id]): fact for fact in self.facts}
        known |= {fact.id: fact for fact in self.facts}
        return known | {_tight(fact.label): fact for fact in self.facts if labels[fact.label] == 1}

    def column(self, heading: str) -> Column | None:
        """The column under a heading; None for one that is no fact's. Raises UnknownUnit."""
        written = _tight(heading)
        if fact := self._known.get(written):
            return Column(fact)
        match = WITH_UNIT.fullmatch(written)
        fact = self._known.get(match["label"]) if match else None
        if match is None or fact is None:
            return None
        factor = MONEY_UNITS.get(match["unit"]) if fact.kind is Kind.MONEY else None
        if factor is None:
            raise UnknownUnit(heading, fact)
        return Column(fact, factor)


def columns_of(rules: Iterable[Rule]) -> Columns:
    """A column for every fact of the rules; for an award that no fact of its own names, whether it is the company's."""
    found: dict[str, Fact] = {}
    for rule in rules:
        if not defining_facts(rule):
            found.setdefault(f"subject:{rule.id}", subject_fact(rule))
        for fact in rule.facts:
            found.setdefault(fact.id, fact)
    return Columns(tuple(found.values()))


def _heading(fact: Fact, shared: bool) -> str:
    name = f"{fact.label}[{fact.id}]" if shared else fact.label
    return name if fact.kind in (Kind.YES_NO, Kind.CHOICE) else f"{name}({_unit(fact)})"


def _unit(fact: Fact) -> str:
    return "元/㎡·月" if fact.kind is Kind.RENT else fact.kind.value


def _tight(heading: str) -> str:
    """Without white space, and with half-width brackets: headings are typed by hand."""
    return "".join(heading.split()).replace("（", "(").replace("）", ")")
