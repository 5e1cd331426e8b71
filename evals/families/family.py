"""The cases about one provision: questions, and what the oracle says is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import cycle
from typing import Any

from evals.oracle.due import Due
from evals.schema import Case, Suite

TODAY = date(2026, 11, 21)
ASKS_BACK = Due("needs_facts")
PAST = "有效期已过"


@dataclass(frozen=True)
class Row:
    """One question with what is due.

    `missing` are fragments of the facts to be asked for; `about` are rules that it looks at beside the family's.
    """

    suite: Suite
    asked: str
    due: Due
    as_of: date = TODAY
    missing: Sequence[str] = ()
    mention: Sequence[Sequence[str]] = ()
    forbid: Sequence[str] = ()
    cited: bool = True
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Family:
    """A provision with its questions. `cite` is the part of the sentence that a citation has to show."""

    rule: str
    document: str
    article: str
    source: str
    cite: str
    rows: Sequence[Row] = field(default_factory=tuple)

    def cases(self) -> list[Case]:
        """The cases, numbered in their order."""
        return [self._case(number, row) for number, row in enumerate(self.rows, start=1)]

    def _case(self, number: int, row: Row) -> Case:
        wanted: dict[str, Any] = {"turn": 0, "status": _statuses(row.due), **_figures(row.due)}
        if row.due.status == "answered" and row.cited:
            wanted["cite"] = [{"document": self.document, "article": self.article, "quote": self.cite}]
        if row.missing:
            wanted["missing"] = list(row.missing)
        if row.mention:
            wanted["mention"] = [list(alternatives) for alternatives in row.mention]
        if row.forbid:
            wanted["forbid"] = list(row.forbid)
        return Case.model_validate(
            {
                "id": f"gen-{self.rule}-{number:02d}",
                "suite": row.suite,
                "rules": [self.rule, *row.about],
                "as_of": row.as_of.isoformat(),
                "turns": [row.asked],
                "source": self.source,
                "expect": [wanted],
            }
        )


def over(
    wordings: Sequence[str], due: Callable[[Decimal], Due], figures: Iterable[str], boundaries: Iterable[str] = ()
) -> list[Row]:
    """A row for each number, the wordings taken in turn; `{}` in a wording stands for the number."""
    wording = cycle(wordings)
    values: list[tuple[Suite, str]] = [*(("figures", v) for v in figures), *(("boundaries", v) for v in boundaries)]
    return [Row(suite, next(wording).format(value), due(Decimal(value))) for suite, value in values]


def rows(suite: Suite, *asked: tuple[str, Due]) -> list[Row]:
    """A row for each question, with what is due for it."""
    return [Row(suite, words, due) for words, due in asked]


def each(suite: Suite, wording: str, due: Callable[..., Due], *figures: Sequence[str]) -> list[Row]:
    """A row for each list of numbers: they fill the wording's `{}`, and what is due is computed from them, in order."""
    return [Row(suite, wording.format(*values), due(*map(Decimal, values))) for values in figures]


def asks_back(asked: str, *missing: str, mention: Sequence[Sequence[str]] = ()) -> Row:
    """A question without a fact that it takes: these have to be asked for."""
    return Row("missing_facts", asked, ASKS_BACK, missing=missing, mention=mention)


@dataclass(frozen=True)
class Term:
    """A text that is over: the last day of its term, and a day within it."""

    last: date
    within: date

    def over(self, asked: str, due: Due) -> Row:
        """Asked today: the sum that the text gives, and that its time is over."""
        last = (self.last.isoformat(), f"{self.last.year}年{self.last.month}月{self.last.day}日")
        return Row("validity", asked, due, mention=((PAST,), last, ("仅供核对",)))

    def then(self, asked: str, due: Due) -> Row:
        """Asked within the term."""
        return Row("validity", asked, due, self.within, forbid=(PAST,))


def plain(value: Decimal) -> str:
    """Without trailing zeros and exponent: 7.2, 0, 1000."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _statuses(due: Due) -> list[str]:
    """Where the clause itself sets the payment to nothing (不予支持), the answer may call it either."""
    return ["answered", "not_eligible"] if due.amount == 0 else [due.status]


def _figures(due: Due) -> dict[str, Any]:
    if due.certainty is None:
        return {"no_figure": True}
    figures: dict[str, Any] = {"amount": None if due.amount is None else plain(due.amount)}
    for name in ("minimum", "maximum"):
        if (value := getattr(due, name)) is not None:
            figures[name] = plain(value)
    if due.schedule:
        figures["schedule"] = [plain(value) for value in due.schedule]
    return {**figures, "certainty": due.certainty}
