"""Conditions that a clause sets. Each is met, not met, or unknown (None); unknown never counts as met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from tools.amounts import percent, plain, wan
from tools.clauses import Figure, Quote
from tools.facts import Fact, Kind, Value

Given = Mapping[str, Value]


class Condition(Protocol):
    """A condition: its words, the facts it looks at, and whether they meet it."""

    @property
    def text(self) -> str: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...
    @property
    def trigger(self) -> bool:
        """A title, selection or rank without which there is no award: unclaimed, it is asked for."""
        ...

    @property
    def quote(self) -> Quote | None: ...
    @property
    def proof(self) -> str: ...
    @property
    def decided_by(self) -> str: ...
    def met(self, given: Given) -> bool | None: ...
    def figures(self) -> Iterator[Figure]: ...


@dataclass(frozen=True, kw_only=True)
class _Stated:
    """What every condition says beside its own words; see `Condition`."""

    trigger: bool = False
    quote: Quote | None = None
    proof: str = ""
    decided_by: str = ""


@dataclass(frozen=True)
class Limit(_Stated):
    """A number against a threshold.

    超过/不满/首次超过 exclude the number itself (`over`); 以上/不低于/不少于/前N include it (`at_least`, `at_most`);
    a year that the clause names is `exactly`.
    A series meets it when every year does, fails when none does, and is open in between (the text rarely says).
    """

    fact: Fact
    how: Literal["over", "at_least", "at_most", "exactly"]
    figure: Figure

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact,)

    @property
    def text(self) -> str:
        signs = {"over": "超过(不含本数)", "at_least": "不低于(含本数)", "at_most": "不大于(含本数)", "exactly": "为"}
        return f"{self.fact.label}{signs[self.how]}{amount_in_unit(self.fact, self.figure.value)}"

    def met(self, given: Given) -> bool | None:
        value = given.get(self.fact.id)
        if value is None or isinstance(value, (bool, str)):
            return None
        numbers = value if isinstance(value, tuple) else (value,)
        passed = [self._passes(number) for number in numbers]
        if all(passed):
            return True
        return None if any(passed) else False

    def _passes(self, number: Decimal) -> bool:
        threshold = self.figure.value
        if self.how == "over":
            return number > threshold
        if self.how == "at_least":
            return number >= threshold
        if self.how == "exactly":
            return number == threshold
        return number <= threshold

    def figures(self) -> Iterator[Figure]:
        yield self.figure


@dataclass(frozen=True)
class Holds(_Stated):
    """A yes/no fact that has to be so (or, with `so=False`, must not be so)."""

    fact: Fact
    so: bool = True

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact,)

    @property
    def text(self) -> str:
        return self.fact.label if self.so else f"不属于: {self.fact.label}"

    def met(self, given: Given) -> bool | None:
        value = given.get(self.fact.id)
        return (value is self.so) if isinstance(value, bool) else None

    def figures(self) -> Iterator[Figure]:
        return iter(())


@dataclass(frozen=True)
class Among(_Stated):
    """A choice fact that has to be one of some values."""

    fact: Fact
    values: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact,)

    @property
    def text(self) -> str:
        return f"{self.fact.label}为{'、'.join(self.fact.choice(value).label for value in self.values)}"

    def met(self, given: Given) -> bool | None:
        value = given.get(self.fact.id)
        return (value in self.values) if isinstance(value, str) else None

    def figures(self) -> Iterator[Figure]:
        return iter(())


@dataclass(frozen=True)
class ByCase(_Stated):
    """A threshold that depends on a choice: 通用大模型 > 千亿, 行业大模型 > 百亿.

    As a trigger it asks for the choice, and only where a number is known that the cases judge differently.
    """

    choice: Fact
    cases: Mapping[str, Limit]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.choice, *dict.fromkeys(limit.fact for limit in self.cases.values()))

    @property
    def text(self) -> str:
        return "；".join(f"{self.choice.choice(value).label}: {limit.text}" for value, limit in self.cases.items())

    def met(self, given: Given) -> bool | None:
        value = given.get(self.choice.id)
        if isinstance(value, str):
            return self.cases[value].met(given)
        results = {limit.met(given) for limit in self.cases.values()}
        return results.pop() if len(results) == 1 else None

    def figures(self) -> Iterator[Figure]:
        for limit in self.cases.values():
            yield limit.figure


@dataclass(frozen=True)
class FirstOver(_Stated):
    """首次超过: the highest threshold that the number exceeds was never exceeded before.

    Said outright (`claimed`), or told from `before`, the highest number of earlier times: being at a threshold is not
    being over it.

    Example, thresholds 50亿 and 100亿: 100亿 now exceeds 50亿, but with 90亿 before not for the first time.
    """

    fact: Fact
    before: Fact
    claimed: Fact
    thresholds: tuple[Figure, ...]  # from the highest

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.claimed, self.fact, self.before)

    @property
    def text(self) -> str:
        return f"{self.fact.label}首次超过(不含本数)所达到的一档"

    def met(self, given: Given) -> bool | None:
        claimed = given.get(self.claimed.id)
        if claimed is False:
            return False
        now, before = given.get(self.fact.id), given.get(self.before.id)
        if isinstance(now, Decimal) and isinstance(before, Decimal):
            reached = next((t.value for t in self.thresholds if now > t.value), None)
            if reached is not None:
                return before <= reached
        return True if claimed is True else None

    def figures(self) -> Iterator[Figure]:
        yield from self.thresholds


@dataclass(frozen=True)
class AnyOf(_Stated):
    """At least one of several conditions (备案 or 评测)."""

    options: tuple[Condition, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for option in self.options for fact in option.facts)

    @property
    def text(self) -> str:
        return " 或 ".join(option.text for option in self.options)

    def met(self, given: Given) -> bool | None:
        results = [option.met(given) for option in self.options]
        if any(results):
            return True
        return False if all(result is False for result in results) else None

    def figures(self) -> Iterator[Figure]:
        for option in self.options:
            yield from option.figures()


def asked_for(condition: Condition, given: Given) -> tuple[Fact, ...]:
    """The facts that an open trigger asks for before any award is named."""
    if not condition.trigger or condition.met(given) is not None:
        return ()
    if isinstance(condition, ByCase):
        judged = {limit.met(given) for limit in condition.cases.values()}
        return (condition.choice,) if judged == {True, False} and condition.choice.id not in given else ()
    return tuple(fact for fact in condition.facts if fact.id not in given)


def amount_in_unit(fact: Fact, value: Decimal) -> str:
    """`10万元`, `50家`, `第10名`, `12%`: a threshold as people write it."""
    if fact.kind is Kind.MONEY:
        return wan(value)
    if fact.kind is Kind.PERCENT:
        return percent(value)
    if fact.kind is Kind.RANK:
        return f"第{plain(value)}名"
    if fact.kind is Kind.YEAR:
        return f"{plain(value)}年"
    if fact.kind in (Kind.PARAMETERS, Kind.RECORDS, Kind.TIMES):
        for size, name in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
            if value >= size:
                return f"{plain(value / size)}{name}{fact.kind.value}"
    return f"{plain(value)}{fact.kind.value}"
