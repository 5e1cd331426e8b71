"""The words of a policy that a rule stands on, and the figures bound to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal


def squeeze(text: str) -> str:
    """Removes all white space: the PDF-made texts break lines and put spaces inside sentences."""
    return "".join(text.split())


@dataclass(frozen=True)
class Quote:
    """A verbatim piece of a policy text: a sentence or clause, white space aside."""

    document: str
    article: str | None
    text: str


@dataclass(frozen=True)
class Figure:
    """A constant of a rule and the verbatim words that state it.

    `value` is in the unit of its use: 万元 for money, a ratio for a rate (0.4 for 40%), a plain count otherwise.
    """

    value: Decimal
    span: str

    def figures(self) -> Iterator[Figure]:
        yield self


def figure(value: str, span: str) -> Figure:
    """`figure("0.4", "实际费用的 40%")`: the rate 40%, as the clause states it."""
    return Figure(Decimal(value), span)


@dataclass(frozen=True)
class NoFigure:
    """An outcome for which the text gives no amount (一事一议)."""

    span: str

    def figures(self) -> Iterator[Figure]:
        return iter(())


@dataclass(frozen=True)
class ByChoice:
    """A figure that depends on a choice fact: 国家级 200, 省级 50."""

    fact: str
    options: Mapping[str, Figure | NoFigure]

    def figures(self) -> Iterator[Figure]:
        for option in self.options.values():
            yield from option.figures()
