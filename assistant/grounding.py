"""The number check: every figure shown is traced, by role, before an answer leaves.

An award's figure may only be one of this answer's awards or steps; a clause's figure one of the quoted clauses and of
the conditions bound to them; the person's figure one that the person wrote, marked as theirs; a document's figure
(dates, numbers) one of its manifest entry; the office's figure one of its own records. Plain prose carries no figure at all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from tools.amounts import plain
from tools.award import Alternative, Assessment, Outcome
from tools.quantities import find_quantities, normalise
from tools.rule import Rule

Role = Literal["plain", "award", "clause", "user", "document", "office"]
DIGITS = re.compile(r"\d+(?:\.\d+)?")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Piece:
    """A stretch of an answer's text whose figures all have one role."""

    text: str
    role: Role = "plain"


@dataclass
class Ground:
    """The figures that each role may show."""

    award: set[str] = field(default_factory=set)
    clause: set[str] = field(default_factory=set)
    user: set[str] = field(default_factory=set)
    document: set[str] = field(default_factory=set)
    office: set[str] = field(default_factory=set)

    def allow(self, role: Literal["award", "clause", "user", "document", "office"], *texts: str) -> None:
        getattr(self, role).update(figures for text in texts for figures in numbers_in(text))

    def allow_values(self, values: Iterable[Decimal | None]) -> None:
        for value in values:
            if value is not None:
                self.award |= {plain(value), plain(value / 10000), plain(value * 100)}

    def allow_assessment(self, rule: Rule, assessment: Assessment) -> None:
        """The award's own figures, and those of the clauses it stands on."""
        outcomes = [assessment.outcome, *(a.outcome for a in assessment.alternatives)]
        for outcome in outcomes:
            if outcome is not None:
                self.allow_values(values_of(outcome))
        for step in (*assessment.steps, *(s for a in assessment.alternatives for s in a.steps)):
            self.allow_values([step.value])
            self.allow("award", step.label, step.expression)
        self.allow_rule(rule)

    def allow_alternative(self, alternative: Alternative) -> None:
        """The figures of another case: a class, the next tier, the cap reached."""
        self.allow_values(values_of(alternative.outcome))
        self.allow("award", alternative.label)
        for step in alternative.steps:
            self.allow_values([step.value])
            self.allow("award", step.label, step.expression)

    def allow_rule(self, rule: Rule) -> None:
        """The figures of the clauses a rule stands on and of the conditions bound to them."""
        for quote in rule.all_quotes():
            self.allow("clause", quote.text, quote.article or "")
        for figure in rule.figures():
            self.clause |= {
                plain(figure.value),
                plain(figure.value * 100),
                plain(figure.value / 10000),
                plain(figure.value / 10**8),
            }
        for fact in rule.facts:
            self.allow("clause", fact.label)
        for condition in rule.conditions:
            self.allow("clause", condition.text)

    def traced(self, piece: Piece) -> bool:
        """Whether each figure of the piece belongs to its role."""
        allowed = set[str]() if piece.role == "plain" else getattr(self, piece.role)
        stray = numbers_in(piece.text) - allowed
        if stray:
            log.error("untraced figures %s in a piece of role %s: %s", sorted(stray), piece.role, piece.text)
        return not stray


def values_of(outcome: Outcome) -> tuple[Decimal | None, ...]:
    return (outcome.amount, outcome.minimum, outcome.maximum, *(outcome.schedule or ()))


@lru_cache(maxsize=8192)
def numbers_in(text: str) -> frozenset[str]:
    """Every number written in a text, plainly: digits as they stand, and quantities by their value (五千万 → 5000)."""
    normal, _ = normalise(text)
    squeezed = re.sub(r"(?<=\d)[\s,](?=\d)", "", normal)
    found = {plain(Decimal(digits)) for digits in DIGITS.findall(squeezed)}
    found |= {plain(quantity.value) for quantity in find_quantities(normal)}
    return frozenset(found)
