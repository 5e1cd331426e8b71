"""What a clause gives for certain facts: a sum, a ceiling, a range, a decision of the authority, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Due:
    """The headline that an answer has to lead with. Amounts in 万元; `schedule` is the sum year by year."""

    status: str
    certainty: str | None = None
    amount: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    schedule: tuple[Decimal, ...] = ()


NOTHING = Due("not_eligible")


def fixed(amount: Decimal | int) -> Due:
    """给予X: the sum itself."""
    return Due("answered", "fixed", amount=Decimal(amount))


def ceiling(most: Decimal | int) -> Due:
    """最高X, 不超过X%: no more than this, perhaps less."""
    return Due("answered", "ceiling", maximum=Decimal(most))


def between(least: Decimal, most: Decimal) -> Due:
    """X到Y: both ends."""
    return Due("answered", "range", minimum=Decimal(least), maximum=Decimal(most))


def by_year(years: list[Decimal]) -> Due:
    """A sum for each year; the whole is their sum. One year alone is no schedule."""
    return Due("answered", "fixed", amount=sum(years, Decimal(0)), schedule=tuple(years) if len(years) > 1 else ())


def percent(rate: int, of: Decimal) -> Decimal:
    """`rate` hundredths of a sum."""
    return of * rate / 100
