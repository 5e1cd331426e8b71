"""Faults in what an answer quotes: a figure of a clause that no formula uses, told wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal

from assistant.answer import Answer
from evals.faults.fault import Fault, Tampered, suites
from evals.runner import Asked
from tools.clauses import Figure
from tools.rule import Rule

TOLD = suites("fact_questions", "figures", "boundaries", "not_eligible", "retrieval", "stacking", "validity")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?|[一二两三四五六七八九十]+")
_HAN_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_UNITS = (Decimal(1), Decimal(100), Decimal(10) ** -4)  # as written, in percent, in 亿 (a figure is in 万)
_NOTHING = ("不予支持", "按照10%给予拨付")
MORE = 37  # above any day and month, so that the date of an answer does not account for it


def in_quotes(rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """Each bound constant that nothing is computed from, changed where an answer shows its words."""
    for rule in rules.values():
        for number, figure in enumerate(rule.bound):
            name = f"{rule.id}  bound.{number}: {figure.span} → {changed(figure)}"
            yield _of(name, rule, figure)


def changed(figure: Figure) -> str:
    """The words of a constant with another number in its place. Raises ValueError for words that do not state it."""
    for match in _NUMERAL.finditer(figure.span):
        value = _value(match[0])
        if any(value == figure.value * unit for unit in _UNITS):
            return f"{figure.span[: match.start()]}{value + MORE}{figure.span[match.end() :]}"
    words, others = _NOTHING
    if not figure.value and words in figure.span:
        return figure.span.replace(words, others)
    raise ValueError(f"{figure.span!r} does not state {figure.value}")


def _value(numeral: str) -> Decimal:
    """Digits, or Chinese numerals below a hundred: 两, 十, 二十五."""
    if numeral.isdecimal() or "." in numeral:
        return Decimal(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return Decimal((_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(ones, 0))


def _of(name: str, rule: Rule, figure: Figure) -> Fault:
    shown = re.compile(r"\s*".join(map(re.escape, "".join(figure.span.split()))))
    told = changed(figure)

    def tamper(answer: Answer) -> Answer:
        return answer.model_copy(update={"text": shown.sub(told, answer.text)})

    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        yield Tampered(advisor, tamper)

    return Fault("quoted figure changed", name, TOLD, plant, frozenset({rule.id}))
