"""The readers of quantities and facts by themselves: they never raise but what they promise, and stay in the text."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tools.catalogue import RULES
from tools.fact_values import parse_value
from tools.facts import Fact, FactError
from tools.quantities import QuantityError, find_quantities, normalise, parse_money, parse_number

SLOW = 0.25
"""Seconds of the processor for one reading of a text."""

_FACTS: tuple[Fact, ...] = tuple({fact.kind: fact for rule in RULES.values() for fact in rule.facts}.values())


@dataclass
class Broken:
    """What a reader did that it must not do, with the first text that makes it do so."""

    texts: int = 0
    longest: float = 0.0
    found: dict[str, str] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return not self.found

    def add(self, other: Broken) -> None:
        """Takes over what another part of the run has found."""
        self.texts += other.texts
        self.longest = max(self.longest, other.longest)
        self.found = {**other.found, **self.found}

    def record(self) -> dict[str, Any]:
        """As plain JSON values."""
        return dict(vars(self))

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Broken:
        """What `record` gave."""
        return cls(**record)

    def lines(self) -> list[str]:
        told = [f"{what}\n    {text!r}"[:400] for what, text in self.found.items()]
        return [*told, f"{self.texts} texts for the readers: {len(self.found)} findings; the slowest took {self.longest:.2f} s"]


def check_readers(texts: Iterable[str]) -> Broken:
    """Reads every text with every reader, one fact of each kind among them."""
    broken = Broken()
    for text in texts:
        broken.texts += 1
        for name, read in _READERS.items():
            started = time.process_time()
            try:
                problem = read(text)
            except Exception as error:
                last = traceback.extract_tb(error.__traceback__)[-1]
                problem = f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}"
            if problem:
                broken.found.setdefault(f"{name}: {problem}", text)
            seconds = (time.process_time() - started) / (len(_FACTS) if read is _facts else 1)
            broken.longest = max(broken.longest, seconds)
            if seconds > SLOW:
                broken.found.setdefault(f"slow: {name} takes {seconds:.2f} s for {len(text)} characters", text)
    return broken


def _quantities(text: str) -> str | None:
    before = 0
    for quantity in find_quantities(text):
        if not 0 <= quantity.start < quantity.end <= len(text):
            return "a span outside the text"
        if text[quantity.start : quantity.end] != quantity.text:
            return "the words are not those of the span"
        if quantity.start < before:
            return "spans overlap or are out of order"
        if not quantity.value.is_finite():
            return "a value that is no number"
        if quantity.high is not None and not quantity.high > quantity.value:
            return "a range whose upper end is not above the lower one"
        before = quantity.end
    return None


def _normal(text: str) -> str | None:
    normal, offsets = normalise(text)
    if len(offsets) != len(normal) or any(a > b for a, b in pairwise(offsets)):
        return "offsets that do not lead back"
    return None


def _refusing(read: Callable[[str], object], *promised: type[Exception]) -> Callable[[str], str | None]:
    def check(text: str) -> str | None:
        try:
            read(text)
        except promised:
            return None
        return None

    return check


def _facts(text: str) -> str | None:
    for fact in _FACTS:
        try:
            parse_value(fact, text)
        except FactError:
            continue
    return None


_READERS: dict[str, Callable[[str], str | None]] = {
    "find_quantities": _quantities,
    "normalise": _normal,
    "parse_money": _refusing(parse_money, QuantityError),
    "parse_number": _refusing(parse_number, QuantityError),
    "parse_value": _facts,
}
