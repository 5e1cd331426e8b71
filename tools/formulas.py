"""The few shapes in which these policies grant money, each a small object that shows its working.

A formula raises `FactNeeded` for a fact it cannot do without. Amounts are Decimal 万元; rates are ratios.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from tools.amounts import percent, plain, wan
from tools.award import Certainty, Outcome, Step
from tools.clauses import ByChoice, Figure, NoFigure
from tools.conditions import Limit, amount_in_unit
from tools.facts import Fact, Value

ZERO = Decimal(0)


class FactNeeded(Exception):
    """The formula cannot be computed without this fact."""

    def __init__(self, fact: Fact) -> None:
        super().__init__(fact.label)
        self.fact = fact
        self.steps: tuple[tuple[Step, str], ...] = ()  # what could be computed before


class CapScope(StrEnum):
    """What a cap limits."""

    AWARD = "单笔"
    PROJECT = "每个项目"
    COMPANY = "每家企业累计"
    COMPANY_YEAR = "每家企业每年"
    TERM = "政策期内累计"


@dataclass(frozen=True)
class Cap:
    """The most that a clause grants, and what that limits."""

    figure: Figure | ByChoice
    scope: CapScope

    @property
    def yearly(self) -> bool:
        return self.scope is CapScope.COMPANY_YEAR


@dataclass
class Working:
    """The known facts and the steps computed from them. Each step remembers the words of the clause behind it."""

    given: Mapping[str, Value]
    choices: Mapping[str, Fact]
    steps: list[tuple[Step, str]] = field(default_factory=list)

    def number(self, fact: Fact) -> Decimal | tuple[Decimal, ...]:
        value = self.given.get(fact.id)
        if value is None or isinstance(value, (bool, str)):
            raise FactNeeded(fact)
        return value

    def one(self, fact: Fact) -> Decimal:
        """The number of a fact that is not counted by year: a series is added up."""
        value = self.number(fact)
        return sum(value, ZERO) if isinstance(value, tuple) else value

    def pick(self, figure: Figure | ByChoice) -> Figure | NoFigure:
        """The figure itself, or the one that the choice fact selects."""
        if isinstance(figure, Figure):
            return figure
        value = self.given.get(figure.fact)
        if not isinstance(value, str):
            raise FactNeeded(self.choices[figure.fact])
        return figure.options[value]

    def figure(self, figure: Figure | ByChoice) -> Figure:
        picked = self.pick(figure)
        if isinstance(picked, NoFigure):
            raise TypeError(f"no figure stands at {picked.span}")
        return picked

    def step(self, label: str, expression: str, value: Decimal, span: str) -> Decimal:
        self.steps.append((Step(label=label, expression=expression, value=value), span))
        return value

    def capped(self, value: Decimal, cap: Cap | None, label: str = "") -> Decimal:
        """The value under the cap, as a step of its own whether or not the cap bites."""
        if cap is None:
            return value
        limit = self.figure(cap.figure)
        name = f"{label}上限({cap.scope.value}{wan(limit.value)})"
        return self.step(name, f"min({plain(value)}, {plain(limit.value)})", min(value, limit.value), limit.span)


class Formula(Protocol):
    """How an amount comes out of the facts."""

    @property
    def facts(self) -> tuple[Fact, ...]: ...
    @property
    def certainty(self) -> Certainty: ...
    def compute(self, work: Working) -> Outcome: ...
    def words(self) -> str:
        """The formula in words, for the catalogue."""
        ...

    def figures(self) -> Iterator[Figure]: ...
    def bases(self) -> tuple[Fact, ...]:
        """The facts with which the amount grows."""
        ...


def shown(figure: Figure | ByChoice | NoFigure, as_percent: bool = False) -> str:
    if isinstance(figure, NoFigure):
        return "不定额"
    if isinstance(figure, Figure):
        return percent(figure.value) if as_percent else wan(figure.value)
    return "/".join(f"{name} {shown(option, as_percent)}" for name, option in figure.options.items())


def cap_words(cap: Cap | None) -> str:
    return f", {cap.scope.value}不超过 {shown(cap.figure)}" if cap else ", 条文未写上限"


@dataclass(frozen=True)
class Share:
    """A rate of a base, under a cap where the clause states one.

    `certainty` is fixed where the rate is granted (按X%给予), ceiling where the clause says 不超过X%.
    With a base given by year, a yearly cap holds in each year and a cap on the whole holds for the running sum.
    `received` is what was paid under a cap on the whole before. `together` adds several values up before the cap.
    `each_year` is a threshold on the base by which every year is judged by itself: a year short of it gets nothing.

    Example: Share(of=base, rate=40%, cap=20): 18 → 7.2; 60 → min(24, 20) = 20; with 15 received, min(24, 5) = 5.
    """

    of: Fact
    rate: Figure | ByChoice
    cap: Cap | None = None
    certainty: Certainty = "fixed"
    choices: tuple[Fact, ...] = ()
    received: Fact | None = None
    together: bool = False
    each_year: Limit | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.choices, self.of, *((self.received,) if self.received else ()))

    def bases(self) -> tuple[Fact, ...]:
        return (self.of,)

    def compute(self, work: Working) -> Outcome:
        rate = self.figure_of(work)
        base = work.one(self.of) if self.together else work.number(self.of)
        left = self._left(work)
        if isinstance(base, tuple):
            return self._by_year(work, rate, base, left)
        share = work.step(
            f"{self.of.label} × {percent(rate.value)}",
            f"{plain(base)} × {percent(rate.value)}",
            base * rate.value,
            rate.span,
        )
        if left is not None and self.cap:
            span = work.figure(self.cap.figure).span
            expression = f"min({plain(share)}, {plain(left)})"
            return outcome_of(self.certainty, work.step("剩余额度内", expression, min(share, left), span))
        return outcome_of(self.certainty, work.capped(share, self.cap))

    def figure_of(self, work: Working) -> Figure:
        return work.figure(self.rate)

    def _left(self, work: Working) -> Decimal | None:
        """What the cap leaves after earlier payments; None where none is stated."""
        if self.received is None or self.cap is None or self.received.id not in work.given:
            return None
        limit, received = work.figure(self.cap.figure), work.one(self.received)
        label = f"剩余额度({self.cap.scope.value}{wan(limit.value)} − {self.received.label})"
        expression = f"max({plain(limit.value)} − {plain(received)}, 0)"
        return work.step(label, expression, max(limit.value - received, ZERO), limit.span)

    def _by_year(
        self, work: Working, rate: Figure, bases: tuple[Decimal, ...], remaining: Decimal | None
    ) -> Outcome:
        schedule: list[Decimal] = []
        by_project = self.cap is not None and self.cap.scope is CapScope.PROJECT
        for number, base in enumerate(bases, start=1):
            name = f"第{number}个项目" if by_project else f"第{number}年"
            if self.each_year and self.each_year.met({self.of.id: base}) is False:
                label = f"{name}: 不符合“{self.each_year.text}”, 当年不补"
                schedule.append(work.step(label, f"{plain(base)} × 0", ZERO, self.each_year.figure.span))
                continue
            share = work.step(
                f"{name}: {self.of.label} × {percent(rate.value)}",
                f"{plain(base)} × {percent(rate.value)}",
                base * rate.value,
                rate.span,
            )
            if self.cap and (self.cap.yearly or by_project):
                share = work.capped(share, self.cap, name)
            elif self.cap:
                limit = work.figure(self.cap.figure)
                left = (limit.value if remaining is None else remaining) - sum(schedule, ZERO)
                share = work.step(
                    f"{name}剩余额度({self.cap.scope.value}{wan(limit.value)})",
                    f"min({plain(share)}, {plain(left)})",
                    min(share, left),
                    limit.span,
                )
            schedule.append(share)
        return summed(work, schedule, self.certainty, rate.span)

    def words(self) -> str:
        most = "不超过" if self.certainty == "ceiling" else ""
        return f"{self.of.label} × {most}{shown(self.rate, as_percent=True)}{cap_words(self.cap)}"

    def figures(self) -> Iterator[Figure]:
        yield from self.rate.figures()
        if self.cap:
            yield from self.cap.figure.figures()


@dataclass(frozen=True)
class ShareRange:
    """A rate between two ends, under a cap. Where the lower end already exceeds the cap, only the cap holds.

    Example: 10%-30%, cap 200: 900 → 90 to 200; 2500 → at most 200.
    """

    of: Fact
    low: Figure
    high: Figure
    cap: Cap
    certainty: Certainty = "range"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.of,)

    def bases(self) -> tuple[Fact, ...]:
        return (self.of,)

    def compute(self, work: Working) -> Outcome:
        base = work.one(self.of)
        low = work.step(
            f"下限: {self.of.label} × {percent(self.low.value)}",
            f"{plain(base)} × {percent(self.low.value)}",
            base * self.low.value,
            self.low.span,
        )
        limit = work.figure(self.cap.figure)
        if low > limit.value:
            most = work.capped(low, self.cap, "下限已超过上限: ")
            return Outcome(certainty="ceiling", maximum=most)
        high = work.step(
            f"上限: {self.of.label} × {percent(self.high.value)}",
            f"{plain(base)} × {percent(self.high.value)}",
            base * self.high.value,
            self.high.span,
        )
        return Outcome(certainty="range", minimum=low, maximum=work.capped(high, self.cap))

    def words(self) -> str:
        rates = f"{percent(self.low.value)}-{percent(self.high.value)}"
        return f"{self.of.label} × {rates}{cap_words(self.cap)}"

    def figures(self) -> Iterator[Figure]:
        yield self.low
        yield self.high
        yield from self.cap.figure.figures()


@dataclass(frozen=True)
class Fixed:
    """A sum stated by the clause, the same for all or chosen by a level or title; a ceiling where it says 最高.

    Example: 国家级 200, 省级 50. An option without a figure (一事一议) is discretionary.
    """

    amount: Figure | ByChoice
    certainty: Certainty = "fixed"
    choices: tuple[Fact, ...] = ()
    label: str = "条文定额"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.choices

    def bases(self) -> tuple[Fact, ...]:
        return ()

    def compute(self, work: Working) -> Outcome:
        picked = work.pick(self.amount)
        if isinstance(picked, NoFigure):
            return Outcome(certainty="discretionary")
        label = "条文上限" if self.certainty == "ceiling" else self.label
        if isinstance(self.amount, ByChoice):
            choice = work.choices[self.amount.fact].choice(str(work.given[self.amount.fact]))
            label = f"{choice.label}: {label}"
        return outcome_of(self.certainty, work.step(label, plain(picked.value), picked.value, picked.span))

    def words(self) -> str:
        return f"{'最高 ' if self.certainty == 'ceiling' else ''}{shown(self.amount)}"

    def figures(self) -> Iterator[Figure]:
        yield from self.amount.figures()


@dataclass(frozen=True)
class PerUnit:
    """A stated sum for each of a number of things (一场 展会, 一个 项目); the number is one unless said.

    Example: 50 each, 3 of them → 150.
    """

    amount: Figure | ByChoice
    count: Fact
    certainty: Certainty = "fixed"
    choices: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.choices, self.count)

    def bases(self) -> tuple[Fact, ...]:
        return (self.count,)

    def compute(self, work: Working) -> Outcome:
        each = work.figure(self.amount)
        count = work.one(self.count) if self.count.id in work.given else Decimal(1)
        value = work.step(
            f"每{self.count.kind.value}{wan(each.value)} × {self.count.label}",
            f"{plain(each.value)} × {plain(count)}",
            each.value * count,
            each.span,
        )
        return outcome_of(self.certainty, value)

    def words(self) -> str:
        return f"{self.count.label} × {shown(self.amount)}"

    def figures(self) -> Iterator[Figure]:
        yield from self.amount.figures()


@dataclass(frozen=True)
class UpTo:
    """A cost, repaid up to a cap, with no rate stated: never a promise of the whole.

    Example: cap 10: 15 → at most 10; 6 → at most 6. Without the cost it is asked for.
    """

    cost: Fact
    cap: Cap
    certainty: Certainty = "ceiling"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.cost,)

    def bases(self) -> tuple[Fact, ...]:
        return (self.cost,)

    def compute(self, work: Working) -> Outcome:
        return outcome_of(self.certainty, work.capped(work.one(self.cost), self.cap, f"{self.cost.label}与"))

    def words(self) -> str:
        return f"不超过{self.cost.label}{cap_words(self.cap)}"

    def figures(self) -> Iterator[Figure]:
        yield from self.cap.figure.figures()


@dataclass(frozen=True)
class AmountRange:
    """A sum between two ends that the clause states (50-200万元)."""

    low: Figure
    high: Figure
    certainty: Certainty = "range"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return ()

    def bases(self) -> tuple[Fact, ...]:
        return ()

    def compute(self, work: Working) -> Outcome:
        low = work.step("条文下限", plain(self.low.value), self.low.value, self.low.span)
        high = work.step("条文上限", plain(self.high.value), self.high.value, self.high.span)
        return Outcome(certainty="range", minimum=low, maximum=high)

    def words(self) -> str:
        return f"{wan(self.low.value)}至{wan(self.high.value)}"

    def figures(self) -> Iterator[Figure]:
        yield self.low
        yield self.high


@dataclass(frozen=True)
class Tier:
    """A threshold and what is given above it."""

    threshold: Figure
    amount: Figure


@dataclass(frozen=True)
class Tiers:
    """The highest tier that the base exceeds (超过: the threshold itself is excluded); the next one is shown.

    Example: over 50亿 → 50, over 100亿 → 100: 103亿 → 100, exactly 100亿 → 50, exactly 50亿 → nothing.
    """

    of: Fact
    tiers: tuple[Tier, ...]  # from the highest
    certainty: Certainty = "fixed"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.of,)

    def bases(self) -> tuple[Fact, ...]:
        return (self.of,)

    def compute(self, work: Working) -> Outcome:
        base = work.one(self.of)
        for tier in self.tiers:
            if base > tier.threshold.value:
                reached = amount_in_unit(self.of, tier.threshold.value)
                label = f"达到的最高一档: {self.of.label}超过{reached}"
                return outcome_of(
                    self.certainty, work.step(label, plain(tier.amount.value), tier.amount.value, tier.amount.span)
                )
        raise BelowLowestTier(self.of, self.tiers[-1])

    def next_tier(self, base: Decimal) -> Tier | None:
        """The lowest tier not reached yet."""
        above = [tier for tier in self.tiers if base <= tier.threshold.value]
        return above[-1] if above else None

    def words(self) -> str:
        return "；".join(
            f"{self.of.label}超过 {amount_in_unit(self.of, t.threshold.value)}: {wan(t.amount.value)}"
            for t in self.tiers
        )

    def figures(self) -> Iterator[Figure]:
        for tier in self.tiers:
            yield tier.threshold
            yield tier.amount


@dataclass(frozen=True)
class EveryTier:
    """Every tier crossed since `before` counts, not the highest alone; without `before`, the highest.

    Example: over 50亿 → 50, over 100亿 → 100: from 40亿 to 120亿 → 150; from 60亿 to 120亿 → 100.
    """

    of: Fact
    before: Fact
    tiers: tuple[Tier, ...]  # from the highest
    certainty: Certainty = "fixed"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.of, self.before)

    def bases(self) -> tuple[Fact, ...]:
        return (self.of,)

    def compute(self, work: Working) -> Outcome:
        if self.before.id not in work.given:
            return Tiers(self.of, self.tiers, self.certainty).compute(work)
        base, before = work.one(self.of), work.one(self.before)
        crossed = [tier for tier in self.tiers if before <= tier.threshold.value < base]
        for tier in crossed:
            label = f"超过{amount_in_unit(self.of, tier.threshold.value)}一档"
            work.step(label, plain(tier.amount.value), tier.amount.value, tier.amount.span)
        amounts = [tier.amount.value for tier in crossed]
        total = sum(amounts, ZERO)
        if len(crossed) > 1:
            work.step("各档累计", " + ".join(plain(a) for a in amounts), total, crossed[0].amount.span)
        return outcome_of(self.certainty, total)

    def words(self) -> str:
        return f"跨过的各档累计: {Tiers(self.of, self.tiers).words()}"

    def figures(self) -> Iterator[Figure]:
        yield from Tiers(self.of, self.tiers).figures()


class BelowLowestTier(Exception):
    """The base reaches no tier."""

    def __init__(self, fact: Fact, lowest: Tier) -> None:
        super().__init__(fact.label)
        self.fact = fact
        self.lowest = lowest


@dataclass(frozen=True)
class YearlyShares:
    """Each year's own rate of that year's base (100%, 80%, 60%, 60%, 60%).

    One number is that of the first year alone, unless the facts give a series: 150 in each of five years
    → 150, 120, 90, 90, 90, together 540.
    """

    of: Fact
    rates: tuple[Figure, ...]
    year: Fact  # which year one number is of, where it is not the first
    certainty: Certainty = "fixed"
    floor: Figure | None = None  # a year's base has to be over this

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.of, self.year)

    def bases(self) -> tuple[Fact, ...]:
        return (self.of,)

    def compute(self, work: Working) -> Outcome:
        given = work.number(self.of)
        first = 1
        if not isinstance(given, tuple) and self.year.id in work.given:
            first = int(work.one(self.year))
            if not 1 <= first <= len(self.rates):
                return outcome_of(self.certainty, work.step(f"第{first}年不在补贴年限内", "0", ZERO, self.rates[-1].span))
        series = given if isinstance(given, tuple) else (given,)
        schedule = []
        for year, (base, rate) in enumerate(zip(series, self.rates[first - 1 :], strict=False), start=first):
            if self.floor and base <= self.floor.value:
                label = f"第{year}年: {self.of.label}未超过{wan(self.floor.value)}, 当年不补"
                schedule.append(work.step(label, f"{plain(base)} ≤ {plain(self.floor.value)}", ZERO, self.floor.span))
                continue
            label = f"第{year}年: {self.of.label} × {percent(rate.value)}"
            expression = f"{plain(base)} × {percent(rate.value)}"
            schedule.append(work.step(label, expression, base * rate.value, rate.span))
        return summed(work, schedule, self.certainty, self.rates[0].span)

    def words(self) -> str:
        return f"逐年{self.of.label} × {'、'.join(percent(rate.value) for rate in self.rates)}"

    def figures(self) -> Iterator[Figure]:
        yield from self.rates
        if self.floor:
            yield self.floor


@dataclass(frozen=True)
class YearlyRent:
    """Rent of a counted area (at most so much a person), a rate for each year, under a sum for all years.

    The yearly rent is stated whole, or as a price per ㎡ and year. Where the rented area is larger than the counted
    one, the rent is taken in proportion; where it is not known, all of it is taken to be rented.

    Example: 80 people, 1000 ㎡, 120 a year: 800 ㎡ count, 96 a year; 96+96+96+48+48 = 384.
    """

    people: Fact
    area: Fact
    rent: Fact
    price: Fact
    per_person: Figure
    rates: tuple[Figure, ...]
    cap: Cap
    years: Fact  # how many years, from the first
    year: Fact  # one year alone
    certainty: Certainty = "fixed"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.people, self.area, self.rent, self.price, self.years, self.year)

    def bases(self) -> tuple[Fact, ...]:
        return (self.rent, self.price)

    def compute(self, work: Working) -> Outcome:
        rent = self._counted_rent(work)
        limit = work.figure(self.cap.figure)
        schedule: list[Decimal] = []
        asked = int(work.one(self.years)) if self.years.id in work.given else len(self.rates)
        one = int(work.one(self.year)) if self.year.id in work.given else None
        if one is not None:
            asked = one
        for year, rate in enumerate(self.rates[:asked], start=1):
            share = work.step(
                f"第{year}年: 计入租金 × {percent(rate.value)}",
                f"{plain(rent)} × {percent(rate.value)}",
                rent * rate.value,
                rate.span,
            )
            left = limit.value - sum(schedule, ZERO)
            schedule.append(
                work.step(
                    f"第{year}年剩余额度({self.cap.scope.value}{wan(limit.value)})",
                    f"min({plain(share)}, {plain(left)})",
                    min(share, left),
                    limit.span,
                )
            )
        if one is not None and 1 <= one <= len(schedule):
            return outcome_of(self.certainty, schedule[one - 1])
        return summed(work, schedule, self.certainty, self.rates[0].span)

    def _counted_rent(self, work: Working) -> Decimal:
        if self.people.id not in work.given:
            raise FactNeeded(self.people)
        people = work.one(self.people)
        allowed = work.step(
            f"可计入面积(㎡): {self.people.label} × 人均标准",
            f"{plain(people)} × {plain(self.per_person.value)}",
            people * self.per_person.value,
            self.per_person.span,
        )
        rented = work.one(self.area) if self.area.id in work.given else None
        counted = allowed
        if rented is not None:
            counted = work.step(
                "计入面积(㎡): 实租与标准取小",
                f"min({plain(rented)}, {plain(allowed)})",
                min(rented, allowed),
                self.per_person.span,
            )
        if self.price.id in work.given:
            price = work.one(self.price)
            return work.step(
                "计入年租金(万元)",
                f"{plain(counted)} × {plain(price)}元/㎡·年 ÷ 10000",
                counted * price / 10000,
                self.per_person.span,
            )
        if self.rent.id not in work.given:
            raise FactNeeded(self.rent)
        rent = work.one(self.rent)
        if rented is None:
            raise FactNeeded(self.area)
        if rented == counted or rented == 0:
            return work.step("计入年租金(万元)", plain(rent), rent, self.per_person.span)
        return work.step(
            "计入年租金(万元): 按面积比例",
            f"{plain(rent)} × {plain(counted)} ÷ {plain(rented)}",
            rent * counted / rented,
            self.per_person.span,
        )

    def words(self) -> str:
        rates = "、".join(percent(rate.value) for rate in self.rates)
        return (
            f"计入面积(≤ {plain(self.per_person.value)} ㎡ × {self.people.label})的年租金"
            f" × {rates}{cap_words(self.cap)}"
        )

    def figures(self) -> Iterator[Figure]:
        yield self.per_person
        yield from self.rates
        yield from self.cap.figure.figures()


@dataclass(frozen=True)
class WeightedScore:
    """A score weighed by the shares of an annex: points out of 100 a part, the weighted sum out of 100. Not money."""

    parts: tuple[tuple[Fact, Figure], ...]
    certainty: Certainty = "discretionary"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact, _ in self.parts)

    def bases(self) -> tuple[Fact, ...]:
        return ()

    def compute(self, work: Working) -> Outcome:
        """No amount; the score is worked out where every part has its points."""
        if all(fact.id in work.given for fact in self.facts):
            shares = [
                work.step(
                    f"{fact.label} × {percent(weight.value)}(分)",
                    f"{plain(work.one(fact))} × {percent(weight.value)}",
                    work.one(fact) * weight.value,
                    weight.span,
                )
                for fact, weight in self.parts
            ]
            expression = " + ".join(plain(share) for share in shares)
            work.step("加权得分(分, 不是金额)", expression, sum(shares, ZERO), self.parts[0][1].span)
        return Outcome(certainty="discretionary")

    def score(self, points: Mapping[str, Decimal]) -> Decimal:
        return sum((points[fact.id] * weight.value for fact, weight in self.parts), ZERO)

    def words(self) -> str:
        return " + ".join(f"{fact.label} × {percent(weight.value)}" for fact, weight in self.parts)

    def figures(self) -> Iterator[Figure]:
        for _, weight in self.parts:
            yield weight


@dataclass(frozen=True)
class Discretionary:
    """Support without an amount in the text (一事一议, 股权投资, 办公空间): what the text gives instead."""

    instead: str
    certainty: Certainty = "discretionary"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return ()

    def bases(self) -> tuple[Fact, ...]:
        return ()

    def compute(self, work: Working) -> Outcome:
        return Outcome(certainty="discretionary")

    def words(self) -> str:
        return self.instead

    def figures(self) -> Iterator[Figure]:
        return iter(())


def outcome_of(certainty: Certainty, value: Decimal) -> Outcome:
    if certainty == "ceiling":
        return Outcome(certainty="ceiling", maximum=value)
    return Outcome(certainty=certainty, amount=value)


def summed(work: Working, schedule: list[Decimal], certainty: Certainty, span: str) -> Outcome:
    """The years and their sum; a single year is its own sum."""
    total = sum(schedule, ZERO)
    if len(schedule) == 1:
        return outcome_of(certainty, total)
    work.step("各年合计", " + ".join(plain(year) for year in schedule), total, span)
    if certainty == "ceiling":
        return Outcome(certainty="ceiling", maximum=total, schedule=tuple(schedule))
    return Outcome(certainty=certainty, amount=total, schedule=tuple(schedule))


@dataclass(frozen=True)
class Higher:
    """就高不重复: of two awards for the same thing, the higher one and not both. Example: 80 and 120 → 120."""

    one: Fact
    other: Fact
    principle: str  # the words of the clause
    certainty: Certainty = "fixed"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.one, self.other)

    def bases(self) -> tuple[Fact, ...]:
        return (self.one, self.other)

    def compute(self, work: Working) -> Outcome:
        one, other = work.one(self.one), work.one(self.other)
        expression = f"max({plain(one)}, {plain(other)})"
        return outcome_of(self.certainty, work.step("就高不重复", expression, max(one, other), self.principle))

    def words(self) -> str:
        return f"{self.one.label}与{self.other.label}取高者"

    def figures(self) -> Iterator[Figure]:
        return iter(())
