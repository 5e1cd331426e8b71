"""What a plan is measured by: every award with its figure, what the total leaves out, and the totals of other readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.answer import Answer, Award
from evals.metrics import Check
from evals.schema import Expectation
from tools.amounts import plain


def given(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """Exactly these awards have a figure, each this one: its amount, or its ceiling where it has none.

    An award whose condition is not met has no figure; one that waits for a fact (国家级还是省级) has none either.
    """
    if wanted.given is None:
        return
    figures = {award.rule: figure for award in answer.awards if (figure := _figure(award)) is not None}
    expected = {rule: plain(value) for rule, value in wanted.given.items()}
    got = {rule: plain(value) for rule, value in figures.items()}
    yield Check("awards", got == expected, f"awards {_pairs(expected)}", f"awards {_pairs(got)}")


def left_out(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The total leaves out exactly these rules."""
    if wanted.left_out is not None:
        got = sorted(one.rule for one in answer.total.left_out) if answer.total else []
        expected = sorted(wanted.left_out)
        yield Check("left_out", got == expected, f"leaves out {expected}", f"leaves out {got}")


def other_totals(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The totals of other readings are exactly these, in any order."""
    if wanted.other_totals is not None:
        got = sorted(plain(one.amount) for one in answer.total.others) if answer.total else []
        expected = sorted(plain(value) for value in wanted.other_totals)
        yield Check("other_totals", got == expected, f"other totals {expected}", f"other totals {got}")


ASKED: tuple[Callable[[Expectation, Answer], Iterator[Check]], ...] = (given, left_out, other_totals)


def _figure(award: Award) -> Decimal | None:
    if any(condition.met is False for condition in award.conditions) or _waits(award):
        return None
    return award.amount if award.amount is not None else award.maximum


def _waits(award: Award) -> bool:
    """Whether the figure is only what could be: the alternatives of a missing fact."""
    return bool(award.alternatives) and not award.steps


def _pairs(figures: dict[str, str]) -> str:
    return ", ".join(f"{rule} {value}" for rule, value in sorted(figures.items()))
