"""A fact's value as a message states it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.strings import Strings
from tools.facts import Fact, Value


@dataclass(frozen=True)
class Reading:
    """The reading that was taken of a value where its writing leaves it open: a key of the catalogue, or a text that
    the number's own form or a clause gives."""

    key: str = ""
    unit: str = ""
    text: str = ""

    def words(self, strings: Strings) -> str:
        return strings.say(f"reading.{self.key}", unit=self.unit) if self.key else self.text


@dataclass(frozen=True)
class OfYear:
    """What was told of one year of a series, counted from 1."""

    year: int
    value: Decimal
    quote: str


@dataclass(frozen=True)
class BoundFact:
    """A fact's value with the words that state it. `assumed` says which reading was taken, where one was."""

    fact: Fact
    value: Value
    quote: str
    labelled: bool
    assumed: Reading | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    turn: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    parts: tuple[Decimal, ...] = ()  # of a sum
    apart: bool = False  # the parts are projects that are computed by themselves; the value is the first one's
    kinds: tuple[tuple[str, Decimal], ...] = ()  # of a choice: how many of each are held; the value is the first kind
    beyond: bool = False  # the number is one that the value is over: 首次超过100亿
    years: tuple[OfYear, ...] = ()  # told one by one of a series, in order; the value is the one spoken of, or all of them
